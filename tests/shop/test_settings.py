"""Production refuses to start with what would make it unsafe, and says why."""

import os
import secrets
import subprocess
import sys
from typing import Any

import pytest

from local.checks import production_environment
from local.place import ROOT
from shop.settings.safety import DEVELOPMENT_SECRET_KEY, unsafe_settings

SAFE: dict[str, Any] = {
    "secret_key": secrets.token_urlsafe(48),
    "allowed_hosts": ["shop.example.com"],
    "base_url": "https://shop.example.com",
    "stripe_key": "sk_live_" + "a1" * 12,
    "webhook_secret": "whsec_" + "b2" * 12,
    "trusted_proxies": "1",
    "takes_test_payments": False,
}


# Workers that share the tests must see one list of them, so random keys have names.
@pytest.mark.parametrize(
    "key",
    [
        pytest.param(secrets.token_urlsafe(48), id="url-safe"),
        pytest.param(secrets.token_hex(32), id="hex"),
        pytest.param("correct horse " + "z8Q!" * 3 + secrets.token_hex(16), id="phrase"),
    ],
)
def test_safe_settings_are_left_alone(key: str):
    assert list(unsafe_settings(**{**SAFE, "secret_key": key})) == []


@pytest.mark.parametrize(
    ("name", "value", "about"),
    [
        ("secret_key", DEVELOPMENT_SECRET_KEY, "SECRET_KEY"),
        pytest.param("secret_key", "django-insecure-" + secrets.token_urlsafe(48), "SECRET_KEY", id="django's"),
        pytest.param("secret_key", secrets.token_urlsafe(16), "SECRET_KEY", id="short"),
        ("secret_key", "x" * 80, "SECRET_KEY"),
        ("secret_key", "0123456789" * 8, "SECRET_KEY"),
        ("allowed_hosts", ["*"], "ALLOWED_HOSTS"),
        ("allowed_hosts", ["shop.example.com", "*"], "ALLOWED_HOSTS"),
        ("base_url", "http://shop.example.com", "BASE_URL"),
        ("base_url", "https://", "BASE_URL"),
        ("stripe_key", "sk_test_" + "a1" * 12, "STRIPE_SECRET_KEY"),
        ("stripe_key", "rk_test_" + "a1" * 12, "STRIPE_SECRET_KEY"),
        ("webhook_secret", "whsec_emulated", "STRIPE_WEBHOOK_SECRET"),
        ("webhook_secret", "whsec_...", "STRIPE_WEBHOOK_SECRET"),
        ("webhook_secret", "b2" * 20, "STRIPE_WEBHOOK_SECRET"),
        ("trusted_proxies", "", "TRUSTED_PROXIES"),
        ("trusted_proxies", "-1", "TRUSTED_PROXIES"),
        ("trusted_proxies", "many", "TRUSTED_PROXIES"),
    ],
)
def test_unsafe_setting_is_refused_in_a_sentence(name: str, value: Any, about: str):
    [sentence] = unsafe_settings(**{**SAFE, name: value})

    assert about in sentence


def test_test_key_is_allowed_when_one_says_so():
    rehearsal = {"stripe_key": "sk_test_" + "a1" * 12, "takes_test_payments": True}

    assert list(unsafe_settings(**{**SAFE, **rehearsal})) == []


def start(**changes: str | None) -> "subprocess.CompletedProcess[str]":
    """Load production's settings in a process of their own."""
    environment = {**os.environ, **production_environment(), "DATABASE_URL": "postgres:///nowhere"}
    for name, value in changes.items():
        environment.pop(name, None)
        if value is not None:
            environment[name] = value
    program = "from django.conf import settings; settings.DEBUG"
    return subprocess.run(
        [sys.executable, "-c", program], cwd=ROOT, env=environment, capture_output=True, text=True, check=False
    )


def test_production_starts_with_what_the_checks_give_it():
    assert start().returncode == 0


def test_production_names_everything_that_is_unsafe_at_once():
    done = start(ALLOWED_HOSTS="*", BASE_URL="http://shop.example.com", TRUSTED_PROXIES=None)

    last_words = done.stderr.strip().splitlines()[-3:]
    assert done.returncode == 1
    assert [name for name in ("ALLOWED_HOSTS", "BASE_URL", "TRUSTED_PROXIES") if name in " ".join(last_words)] == [
        "ALLOWED_HOSTS",
        "BASE_URL",
        "TRUSTED_PROXIES",
    ]


def test_example_says_what_production_insists_on():
    example = (ROOT / ".env.example").read_text()
    needed, _, _ = example.partition("# --- May be set ---")

    assert [name for name in production_environment() if f"\n{name}=" not in needed] == [
        "DJANGO_SETTINGS_MODULE",
        "CACHE_URL",
    ]
