"""What all tests share: a database each, and no way out of this machine."""

import os
from collections.abc import Iterator
from contextlib import ExitStack
from typing import Any

import environ
import pytest
from django.conf import settings
from django.core.cache import caches
from django.db import connections
from django.test import TransactionTestCase

from local.databases import Databases
from shop.handler import ShopRequest
from tests.support.databases import serve_tests, template_database
from tests.support.network import forbid_network
from tests.support.renewal import RenewableDatabase

pytest_plugins = ["tests.support.journeys"]
SERVER = pytest.StashKey[ExitStack]()


def pytest_configure(config: pytest.Config) -> None:
    """Start one server for all workers, before there are any."""
    config.stash[SERVER] = stack = ExitStack()
    if getattr(config.option, "numprocesses", None) and not hasattr(config, "workerinput"):
        stack.enter_context(serve_tests())


def pytest_unconfigure(config: pytest.Config) -> None:
    """Stop the server."""
    config.stash[SERVER].close()


@pytest.fixture(scope="session", autouse=True)
def no_network() -> Iterator[None]:
    """Refuse connections to other machines."""
    with pytest.MonkeyPatch.context() as monkeypatch:
        forbid_network(monkeypatch)
        yield


@pytest.fixture(scope="session", autouse=True)
def requests_are_read_as_in_the_shop() -> Iterator[None]:
    """Let the test client make requests of the shop's own kind, as shop.wsgi does."""
    with pytest.MonkeyPatch.context() as monkeypatch:
        monkeypatch.setattr("django.test.client.WSGIRequest", ShopRequest)
        yield


@pytest.fixture(autouse=True)
def nothing_kept() -> None:
    """Forget what this process keeps of pages: navigation and site settings."""
    caches["process"].clear()


@pytest.fixture
def cache_away(settings: Any) -> None:
    """Let the shared cache fail whatever is asked of it."""
    settings.CACHES = {**settings.CACHES, "default": {"BACKEND": "tests.support.caches.AwayCache"}}


@pytest.fixture(scope="session")
def databases(request: pytest.FixtureRequest) -> Databases:
    """The databases of the tests' server, which is started when the first test asks for it."""
    stack = request.config.stash[SERVER]
    return Databases(server_url=stack.enter_context(serve_tests()))


@pytest.fixture(scope="session")
def template(databases: Databases) -> str:
    """The name of a database as the migrations make it."""
    return template_database(databases)


@pytest.fixture(scope="session")
def django_db_setup(databases: Databases, template: str, worker_id: str, django_db_blocker: Any) -> Iterator[None]:
    """Point Django at a copy of the template, which is made as new after each test that commits."""
    name = f"test_{worker_id}_{os.getpid()}"
    database = RenewableDatabase(databases=databases, name=name, template=template)

    def renew(*_: object) -> None:
        with django_db_blocker.unblock():
            connections.close_all()
        database.renew()

    database.make()
    for place in (settings.DATABASES["default"], connections["default"].settings_dict):
        config = environ.Env.db_url_config(databases.url(name))
        place.update({**config, "OPTIONS": {**place["OPTIONS"], **config.get("OPTIONS", {})}})
    with pytest.MonkeyPatch.context() as monkeypatch:
        # Emptying every table, as Django does, would lose the rows that migrations made.
        monkeypatch.setattr(TransactionTestCase, "_fixture_teardown", renew)
        yield
    with django_db_blocker.unblock():
        connections.close_all()
    database.drop()


@pytest.fixture(autouse=True)
def media_root(settings: Any, tmp_path_factory: pytest.TempPathFactory) -> None:
    """Keep uploaded files apart from those of a shop that runs here."""
    settings.MEDIA_ROOT = tmp_path_factory.mktemp("media")
    settings.ORIGINALS_ROOT = tmp_path_factory.mktemp("originals")
