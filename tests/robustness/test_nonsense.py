"""Whatever an address, a query or a form holds, no page fails: the back office and Wagtail's own pages included."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.db import connection

from shop.local.databases import Databases
from tests.robustness.back_office import BackOffice, make_back_office
from tests.robustness.hostile import VALUES, Attack, quoted, send
from tests.robustness.nonsense import answering_nonsense
from tests.robustness.routes import Route, all_routes
from tests.robustness.scene import Scene, fresh
from tests.support.stack import copy_pictures, demo_template

BACK_OFFICE = [route for route in all_routes() if route.is_back_office]
# Each variant gives each name another value; there are more names than variants, so each value is tried often.
VARIANTS = {"GET": range(2), "POST": range(3)}
IN_ADDRESSES = ("not a number", "a huge number", "superscript", "dots", "no UTF-8")


@pytest.fixture(scope="module")
def back_office(
    scene: Scene, databases: Databases, template: str, tmp_path_factory: Any, django_db_blocker: Any
) -> Iterator[BackOffice]:
    """Let the owner in; what a page does in vain is undone, as each of its statements is without transactions."""
    with django_db_blocker.unblock(), pytest.MonkeyPatch.context() as monkeypatch:
        monkeypatch.setitem(connection.settings_dict, "ATOMIC_REQUESTS", True)
        media = tmp_path_factory.mktemp("media")
        copy_pictures(databases, demo_template(databases, base=template), to=media)
        yield make_back_office(scene, media=media)


@pytest.fixture(autouse=True)
def pictures(media_root: None, back_office: BackOffice, settings: Any) -> None:
    """Let the demo shop have its pictures."""
    settings.MEDIA_ROOT = back_office.media


# Wagtail leaves it to the garbage collector to close the file of a picture that it has just made smaller.
@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
@pytest.mark.parametrize("route", BACK_OFFICE, ids=lambda route: route.template)
def test_back_office_withstands_nonsense(route: Route, back_office: BackOffice):
    path = back_office.path(route)
    paths = [
        back_office.path(route, **{hole: quoted(VALUES[IN_ADDRESSES[number % len(IN_ADDRESSES)]])})
        for number, hole in enumerate(route.holes, start=len(route.template))
    ]

    problems = [problem for method in VARIANTS for problem in with_nonsense(back_office, method, path)]
    problems += [
        problem
        for other in paths
        for problem in send(fresh(back_office.owner), Attack("nonsense in the address", "GET", other))
    ]

    assert problems == []


def with_nonsense(back_office: BackOffice, method: str, path: str) -> Iterator[str]:
    """Ask with another nonsense in each variant, and say what is wrong with the answers."""
    for variant in VARIANTS[method]:
        with answering_nonsense(variant) as given:
            problems = send(fresh(back_office.owner), Attack("nonsense", method, f"{path}?a=1", b"a=1"))
        yield from (f"{problem}; it was given {given}" for problem in problems)
