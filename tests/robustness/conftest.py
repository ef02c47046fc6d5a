"""The demo shop, with people in it, for tests that send what nobody should."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import environ
import pytest
from django.db import connections

from local.databases import Databases, connect
from shop.payment import stripe
from tests.robustness.hostile import SECONDS_ALLOWED
from tests.robustness.scene import Scene, make_scene
from tests.support.stack import demo_template


@contextmanager
def pointing_at(url: str) -> Iterator[None]:
    """Point Django at another database for a while."""
    place = connections["default"].settings_dict
    config = environ.Env.db_url_config(url)
    before = {name: place.get(name) for name in config}
    connections.close_all()
    place.update({**config, "OPTIONS": {**place["OPTIONS"], **config.get("OPTIONS", {})}})
    try:
        yield
    finally:
        connections.close_all()
        place.update(before)


@pytest.fixture(scope="package")
def scene(
    django_db_setup: None, databases: Databases, template: str, worker_id: str, django_db_blocker: Any
) -> Iterator[Scene]:
    """Open the demo shop, in a database of its own, where no statement may take long."""
    name = f"robustness_{worker_id}_{os.getpid()}"
    databases.create(name, template=demo_template(databases, base=template))
    with connect(databases.url(name)) as database:
        database.execute(f"ALTER DATABASE {name} SET statement_timeout = '{SECONDS_ALLOWED} s'")
    try:
        with django_db_blocker.unblock(), pointing_at(databases.url(name)):
            yield make_scene()
    finally:
        databases.drop(name)


@pytest.fixture(autouse=True)
def stripe_is_away(settings: Any, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Let nobody answer where Stripe should be, and wait for nobody."""
    settings.STRIPE_API_BASE = "http://127.0.0.1:9"
    monkeypatch.setattr(stripe, "RETRIES", 0)
    stripe.forget_client()
    yield
    stripe.forget_client()
