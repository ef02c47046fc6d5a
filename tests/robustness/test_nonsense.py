"""Whatever an address, a query or a form holds, no page fails: the back office and Wagtail's own pages included."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.db import connection
from django.test import Client

from local.databases import Databases
from tests.robustness.addresses import ADDRESSES
from tests.robustness.back_office import BackOffice, make_back_office
from tests.robustness.hostile import VALUES, Attack, quoted, send
from tests.robustness.nonsense import answering_nonsense
from tests.robustness.routes import Route, all_routes
from tests.robustness.scene import Scene, fresh
from tests.support.stack import copy_pictures, demo_template

ROUTES = {route.name: route for route in all_routes() if not route.is_back_office}
BACK_OFFICE = [route for route in all_routes() if route.is_back_office]
# Each variant gives each name another value; there are more names than variants, so each value is tried often.
VARIANTS = (("GET", 0), ("GET", 1), ("POST", 0), ("POST", 1), ("POST", 2))
IN_ADDRESSES = ("not a number", "a huge number", "superscript", "dots", "no UTF-8")


@pytest.fixture(scope="module")
def back_office(
    scene: Scene, databases: Databases, template: str, tmp_path_factory: Any, django_db_blocker: Any
) -> Iterator[BackOffice]:
    """Let the owner in."""
    with django_db_blocker.unblock():
        media = tmp_path_factory.mktemp("media")
        copy_pictures(databases, demo_template(databases, base=template), to=media)
        yield make_back_office(scene, media=media)


@pytest.fixture
def failed_statements_are_undone(back_office: BackOffice, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let a page go on after PostgreSQL refused a value, as it can where no transaction of a test surrounds it."""
    monkeypatch.setitem(connection.settings_dict, "ATOMIC_REQUESTS", True)


@pytest.fixture(autouse=True)
def pictures(media_root: None, back_office: BackOffice, settings: Any) -> None:
    """Let the demo shop have its pictures."""
    settings.MEDIA_ROOT = back_office.media


# Wagtail leaves it to the garbage collector to close the file of a picture that it has just made smaller.
@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
@pytest.mark.usefixtures("failed_statements_are_undone")
@pytest.mark.parametrize("route", BACK_OFFICE, ids=lambda route: route.template)
def test_back_office_survives_bad_input(route: Route, back_office: BackOffice):
    path = back_office.path(route)
    paths = [
        back_office.path(route, **{hole: quoted(VALUES[IN_ADDRESSES[number % len(IN_ADDRESSES)]])})
        for number, hole in enumerate(route.holes, start=len(route.template))
    ]

    problems = with_nonsense(back_office.owner, path)
    problems += [
        problem
        for other in paths
        for problem in send(fresh(back_office.owner), Attack("nonsense in the address", "GET", other))
    ]

    assert problems == []


@pytest.mark.parametrize("name", sorted(ADDRESSES))
def test_shop_survives_bad_input(name: str, scene: Scene, back_office: BackOffice):
    """Its pages are asked by who they are for, and by the owner, who sees more of them."""
    path = scene.path(ROUTES[name])

    problems = [
        problem
        for client in (scene.client(ADDRESSES[name]), back_office.owner)
        for problem in with_nonsense(client, path)
    ]

    assert problems == []


def with_nonsense(client: Client, path: str) -> list[str]:
    """Ask with another nonsense in each variant, and say what is wrong with the answers."""
    problems = []
    for method, variant in VARIANTS:
        with answering_nonsense(variant) as given:
            found = send(fresh(client), Attack("nonsense", method, f"{path}?a=1", b"a=1"))
        problems += [f"{problem}; it was given {given}" for problem in found]
    return problems
