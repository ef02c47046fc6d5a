"""What a shop that takes money may not be started with."""

import zlib
from collections.abc import Iterator, Sequence
from urllib.parse import urlsplit

# Known to everyone who can read this file.
DEVELOPMENT_SECRET_KEY = "only-for-developing-and-never-for-a-shop-that-takes-money"  # noqa: S105
SHORTEST_KEY = 50
# What is left of a key when it is compressed: repetitions and runs are worth nothing.
LEAST_CONTENT = 40
SHORTEST_WEBHOOK_SECRET = 20


def unsafe_settings(
    *,
    secret_key: str,
    allowed_hosts: Sequence[str],
    base_url: str,
    stripe_key: str,
    webhook_secret: str,
    trusted_proxies: str,
    takes_test_payments: bool,
) -> Iterator[str]:
    """Yield a sentence about each setting that would make a shop unsafe."""
    yield from _about_key(secret_key)
    if any(host in ("", "*") for host in allowed_hosts):
        yield "ALLOWED_HOSTS must name the shop's hosts: with * anyone chooses the host that our links lead to."
    if urlsplit(base_url).scheme != "https" or not urlsplit(base_url).hostname:
        yield "BASE_URL must start with https://: links to orders would travel in the clear."
    if not stripe_key.startswith(("sk_live_", "rk_live_")) and not takes_test_payments:
        yield "STRIPE_SECRET_KEY is a test key: no money would arrive. To rehearse, set TAKES_TEST_PAYMENTS=true."
    if not webhook_secret.startswith("whsec_") or "emulated" in webhook_secret:
        yield "STRIPE_WEBHOOK_SECRET must be the one that Stripe shows for your endpoint; it starts with whsec_."
    elif len(webhook_secret) < SHORTEST_WEBHOOK_SECRET:
        yield "STRIPE_WEBHOOK_SECRET is too short to be Stripe's."
    if not trusted_proxies.isdecimal():
        yield "Set TRUSTED_PROXIES to how many proxies of yours stand before the shop, 0 if none; limits need it."


def _about_key(key: str) -> Iterator[str]:
    advice = "Make one: python -c 'import secrets; print(secrets.token_urlsafe(48))'"
    if key == DEVELOPMENT_SECRET_KEY or key.startswith("django-insecure-"):
        yield f"SECRET_KEY is one that everyone can read. {advice}"
    elif len(key) < SHORTEST_KEY or len(zlib.compress(key.encode())) < LEAST_CONTENT:
        yield f"SECRET_KEY can be guessed: it is too short, or repeats itself. {advice}"
