"""What every answer tells browsers, whatever the answer is."""

import json
import os
import subprocess
import sys
from typing import Any

import pytest
from django.http import HttpResponse
from django.test import Client

from local.checks import production_environment
from local.place import ROOT
from tests.factories.orders import PASSWORD
from tests.robustness.addresses import ADDRESSES
from tests.robustness.routes import all_routes
from tests.robustness.scene import Scene

ROUTES = {route.name: route for route in all_routes() if not route.is_back_office}
PAGES = sorted(ADDRESSES)
PRIVATE = [name for name in PAGES if name.startswith(("account", "basket:", "checkout:", "mfa_", "order:"))]
SET_FOR_PRODUCTION = (
    "CONTENT_SECURITY_POLICY",
    "CSRF_COOKIE_",
    "MESSAGE_",
    "OSCAR_BASKET_COOKIE_",
    "SECURE_",
    "SESSION_COOKIE_",
)
# Each is answered by something else than a view of ours.
ERRORS = {
    "/no-such-page/": 404,
    "/shop/?q=%00": 400,
    "/shop/%00/": 400,
    "/static/%00": 400,
    "/static/no-such-file.css": 404,
    "/media/%2e%2e/manage.py": 404,
}


def policy_of(response: HttpResponse) -> dict[str, list[str]]:
    """Return the Content-Security-Policy by directive."""
    directives = [part.split() for part in response.headers["Content-Security-Policy"].split(";")]
    return {name: sources for name, *sources in filter(None, directives)}


def assert_safe(response: HttpResponse, *, stripe: str) -> None:
    """Assert that an answer of the shop lets browsers do only what its pages need."""
    policy = policy_of(response)
    assert policy["default-src"] == ["'none'"]
    assert policy["script-src"] == ["'self'"]
    assert policy["style-src"] == ["'self'"]
    assert policy["form-action"] == ["'self'", stripe]
    assert policy["frame-ancestors"] == ["'none'"]
    assert policy["base-uri"] == ["'none'"]
    assert policy["object-src"] == ["'none'"]
    assert response.headers["X-Content-Type-Options"] == "nosniff"
    assert response.headers["Referrer-Policy"] == "strict-origin-when-cross-origin"
    assert response.headers["Cross-Origin-Opener-Policy"] == "same-origin"
    assert "camera=()" in response.headers["Permissions-Policy"]


@pytest.mark.parametrize("name", PAGES)
def test_page_has_safe_headers(name: str, scene: Scene, settings: Any):
    response = scene.client(ADDRESSES[name]).get(scene.path(ROUTES[name]))

    assert_safe(response, stripe=settings.STRIPE_CHECKOUT_ORIGIN)


@pytest.mark.parametrize("name", PAGES)
def test_refused_form_has_safe_headers(name: str, scene: Scene, settings: Any):
    """Without its token each form is refused, but for Stripe's webhook, which has a signature instead."""
    client = Client(enforce_csrf_checks=True, raise_request_exception=False)

    response = client.post(scene.path(ROUTES[name]))

    assert response.status_code in (400, 403, 404, 405)
    assert_safe(response, stripe=settings.STRIPE_CHECKOUT_ORIGIN)


@pytest.mark.parametrize(("path", "status"), ERRORS.items())
def test_error_has_safe_headers(path: str, status: int, scene: Scene, settings: Any):
    response = Client(raise_request_exception=False).get(path)

    assert response.status_code == status
    assert_safe(response, stripe=settings.STRIPE_CHECKOUT_ORIGIN)


@pytest.mark.parametrize("name", PRIVATE)
def test_private_page_is_kept_nowhere(name: str, scene: Scene):
    response = scene.client(ADDRESSES[name]).get(scene.path(ROUTES[name]))

    assert "no-store" in response.headers["Cache-Control"]


@pytest.mark.parametrize("name", PAGES)
def test_answer_to_htmx_is_kept_apart_from_the_page(name: str, scene: Scene):
    client, path = scene.client(ADDRESSES[name]), scene.path(ROUTES[name])

    page, fragment = client.get(path), client.get(path, headers={"HX-Request": "true"})

    assert "HX-Request" in page.headers["Vary"]
    assert "HX-Request" in fragment.headers["Vary"]
    assert "no-store" in fragment.headers["Cache-Control"]


@pytest.mark.parametrize("name", PAGES)
def test_page_says_how_it_may_be_kept(name: str, scene: Scene):
    response = scene.client(ADDRESSES[name]).get(scene.path(ROUTES[name]))

    assert response.headers.get("Cache-Control", "") != ""


@pytest.mark.parametrize("path", ERRORS)
def test_error_says_how_it_may_be_kept(path: str, scene: Scene):
    response = Client(raise_request_exception=False).get(path)

    assert response.headers.get("Cache-Control", "") != ""


def test_back_office_is_kept_nowhere(scene: Scene):
    paths = [route.path(**dict.fromkeys(route.holes, "1")) for route in all_routes() if route.is_back_office]

    kept = [path for path in paths if "no-store" not in Client().get(path).headers["Cache-Control"]]

    assert kept == []


def test_page_leaves_compressed(scene: Scene):
    response = scene.client(ADDRESSES["catalogue:shop"]).get("/shop/", headers={"Accept-Encoding": "gzip, br"})

    assert response.headers["Content-Encoding"] == "br"
    assert {"Accept-Encoding", "Cookie"} <= {name.strip() for name in response.headers["Vary"].split(",")}


def test_page_of_someone_with_a_bag_is_shared_with_nobody(scene: Scene):
    response = scene.client(ADDRESSES["catalogue:shop"]).get("/shop/")

    assert "Cookie" in response.headers["Vary"]


def test_cookies_are_out_of_reach_of_scripts_and_of_other_sites(scene: Scene):
    cookies = all_cookies(Client(), scene=scene)

    assert set(cookies) == {"bag", "bag-saved", "browser", "csrftoken", "messages", "sessionid"}
    assert {name for name, morsel in cookies.items() if not morsel["httponly"]} == set()
    assert {morsel["samesite"] for morsel in cookies.values()} == {"Lax"}


def test_cookies_belong_to_the_host_in_production(scene: Scene, in_production: None):
    cookies = all_cookies(Client(), scene=scene, secure=True)

    assert [name for name in cookies if not name.startswith("__Host-")] == []
    assert {name for name, morsel in cookies.items() if not morsel["secure"]} == set()
    assert {(morsel["path"], morsel["domain"]) for morsel in cookies.values()} == {("/", "")}


def test_production_insists_on_an_encrypted_connection(scene: Scene, in_production: None):
    plain, secure = (Client().get("/shop/", secure=is_secure) for is_secure in (False, True))

    assert plain.status_code == 301
    assert plain.headers["Location"] == "https://testserver/shop/"
    assert secure.headers["Strict-Transport-Security"] == "max-age=31536000; includeSubDomains; preload"


def test_production_sends_forms_to_stripe_and_nobody_else(production: dict[str, Any]):
    directives = production["CONTENT_SECURITY_POLICY"]["DIRECTIVES"]

    assert directives["form-action"] == ["'self'", "https://checkout.stripe.com"]
    assert directives["upgrade-insecure-requests"] is True


@pytest.fixture(scope="session")
def production() -> dict[str, Any]:
    """Return the settings of a shop that takes money, as a process of its own reads them."""
    program = (
        "import json; from shop.settings import production as p;"
        f"print(json.dumps({{n: getattr(p, n) for n in dir(p) if n.startswith({SET_FOR_PRODUCTION})}}))"
    )
    done = subprocess.run(
        [sys.executable, "-c", program],
        cwd=ROOT,
        env={**os.environ, **production_environment(), "DATABASE_URL": "postgres:///nowhere"},
        capture_output=True,
        text=True,
        check=True,
    )
    return json.loads(done.stdout)


@pytest.fixture
def in_production(production: dict[str, Any], settings: Any) -> None:
    """Use what production says about connections and cookies."""
    for name, value in production.items():
        if name != "CONTENT_SECURITY_POLICY":
            setattr(settings, name, tuple(value) if name == "SECURE_PROXY_SSL_HEADER" else value)


def all_cookies(client: Client, *, scene: Scene, secure: bool = False) -> dict[str, Any]:
    """Do what makes the shop give each of its cookies, and return them."""
    found: dict[str, Any] = {}
    client.get("/account/login/", secure=secure)
    found.update(client.cookies)
    size = scene.values["size_id"]
    client.post("/basket/add/", {"size_id": size}, secure=secure)
    client.post("/basket/add/", {"size_id": size}, secure=secure)
    found.update(client.cookies)
    line = client.get("/basket/", secure=secure).context["summary"].lines[0].id
    client.post(f"/basket/lines/{line}/save/", secure=secure)
    found.update({name: morsel for name, morsel in client.cookies.items() if morsel.value})
    client.post("/account/login/", {"login": "ada@example.com", "password": PASSWORD}, secure=secure)
    found.update({name: morsel for name, morsel in client.cookies.items() if morsel.value})
    return found
