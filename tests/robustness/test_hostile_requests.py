"""Whatever is sent to any address is answered, in time, and never believed."""

from collections.abc import Iterable, Iterator

import pytest

from tests.robustness import hostile
from tests.robustness.addresses import ADDRESSES
from tests.robustness.hostile import VALUES, Attack, send
from tests.robustness.routes import Route, all_routes
from tests.robustness.scene import Scene, fresh

ROUTES = {route.name: route for route in all_routes() if not route.is_back_office}
BACK_OFFICE = [route for route in all_routes() if route.is_back_office]
OPEN_TO_EVERYBODY = sorted(ADDRESSES)
COOKIES = ("sessionid", "csrftoken", "bag", "bag-saved", "messages")
READ_FORMS = ("account_login", "cms:enquiry", "payment:webhook")
READ_LARGE_BODIES = ("basket:add", "account_login", "cms:enquiry", "payment:webhook")


def test_each_address_has_an_entry():
    assert sorted(ROUTES) == OPEN_TO_EVERYBODY


@pytest.mark.parametrize("name", OPEN_TO_EVERYBODY)
def test_address_is_there(name: str, scene: Scene):
    path = scene.path(ROUTES[name])

    problems = send(scene.client(ADDRESSES[name]), Attack("a plain visit", "GET", path))

    assert problems == []


@pytest.mark.parametrize("name", OPEN_TO_EVERYBODY)
def test_url_survives_bad_requests(name: str, scene: Scene):
    attacks = list(attacks_on(ROUTES[name], scene))

    problems = answers_to(attacks, scene=scene, name=name)

    assert problems == []


@pytest.mark.parametrize("name", OPEN_TO_EVERYBODY)
def test_form_survives_bad_input(name: str, scene: Scene):
    path, fields = form_of(ROUTES[name], scene)
    attacks = [*hostile.on_form(path, fields=fields), *hostile.on_fields(path, fields=fields)]

    problems = answers_to(attacks, scene=scene, name=name)

    assert problems == []


def test_hosts_that_we_are_not_are_refused(scene: Scene):
    attacks = hostile.on_host("/shop/")

    problems = answers_to(attacks, scene=scene, name="catalogue:shop")

    assert problems == []


@pytest.mark.parametrize("name", READ_FORMS)
def test_unknown_charset_is_ignored(name: str, scene: Scene):
    path, fields = form_of(ROUTES[name], scene)
    attacks = [*hostile.on_charset(path), *hostile.on_parts(path, name=next(iter(fields), "a"))]

    problems = answers_to(attacks, scene=scene, name=name)

    assert problems == []


@pytest.mark.parametrize("name", READ_LARGE_BODIES)
def test_large_bodies_are_refused(name: str, scene: Scene):
    attacks = hostile.large_uploads(scene.path(ROUTES[name]))

    problems = answers_to(attacks, scene=scene, name=name)

    assert problems == []


@pytest.mark.parametrize("route", BACK_OFFICE, ids=lambda route: route.template)
def test_back_office_refuses_strangers(route: Route, scene: Scene):
    values = ("1", "x", "%00", "9" * 25, "%ff") if route.holes else ("",)
    paths = [route.path(**dict.fromkeys(route.holes, value)) for value in values]
    attacks = [Attack("a stranger's visit", "GET", path) for path in paths]

    problems = [
        problem
        for attack in [*attacks, Attack("a stranger's form", "POST", paths[0])]
        for problem in send(fresh(scene.guest), attack)
    ]

    assert problems == []


def answers_to(attacks: Iterable[Attack], *, scene: Scene, name: str) -> list[str]:
    """Say what is wrong with the answers; each attack comes from someone who sent nothing before."""
    return [problem for attack in attacks for problem in send(scene.client(ADDRESSES[name]), attack)]


def attacks_on(route: Route, scene: Scene) -> Iterator[Attack]:
    """Yield everything that one may send to an address, save what goes into its form."""
    path, fields = form_of(route, scene)
    yield from hostile.on_path(hostile_paths(route, scene))
    yield from hostile.on_query(path, names=ADDRESSES[route.name].query)
    yield from hostile.on_body(path, fields=fields)
    yield from hostile.on_charset(path, charsets=["zlib"])
    yield from hostile.on_method(path)
    yield from hostile.on_headers(path)
    yield from hostile.on_cookies(path, names=COOKIES)


def hostile_paths(route: Route, scene: Scene) -> dict[str, str]:
    """Return the paths with each value in each hole."""
    values = {hole: scene.value(route, hole) for hole in route.holes}
    return {
        f"{label} for {hole}": route.path(**{**values, hole: hostile.quoted(value)})
        for hole in route.holes
        for label, value in VALUES.items()
    }


def form_of(route: Route, scene: Scene) -> tuple[str, dict[str, bytes]]:
    """Return where a form is sent and what it holds."""
    shown_on = ADDRESSES[route.name].form_on
    shown_at = scene.path(ROUTES[shown_on]) if shown_on else scene.path(route)
    return scene.path(route), scene.fields(route, shown_at=shown_at)
