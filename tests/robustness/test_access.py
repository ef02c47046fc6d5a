"""
Who may open what outside the back office, and that nobody reaches what belongs to another.

A new address without a place in this table fails a test. The back office has its own table, tests/shop/backoffice/.
"""

from collections.abc import Callable
from dataclasses import dataclass
from urllib.parse import urlsplit

import pytest
from django.core import signing
from django.db import connection
from django.http import HttpResponse
from django.test import Client

from shop.order.models import Order
from tests.robustness.addresses import ADDRESSES
from tests.robustness.routes import all_routes
from tests.robustness.scene import Scene, fresh
from tests.support.undoing import undone

ROUTES = {route.name: route for route in all_routes() if not route.is_back_office}
NO_SUCH_THING = 404

# Everyone may, and nothing personal is there but the asker's own.
OPEN = [
    "home",
    "catalogue:shop",
    "catalogue:category",
    "catalogue:product",
    "catalogue:ingredients",
    "catalogue:ingredient",
    "search:results",
    "search:suggest",
    "basket:summary",
    "basket:drawer",
    "basket:add",
    "basket:apply-code",
    "basket:remove-code",
    "offer",
    "checkout:start",
    "checkout:details",
    "checkout:delivery",
    "checkout:review",
    "checkout:code",
    "checkout:remove_code",
    "checkout:pay",
    "tracking:find",
    # They lead on to where the links below are judged.
    "moved:return",
    "moved:back",
    "moved:continue",
    "moved:change",
    "moved:resume",
    "moved:cancel",
    "moved:thanks",
    "account_login",
    "account_logout",
    "account_signup",
    "account_inactive",
    "account_email_verification_sent",
    "account_confirm_email",
    "account_confirm_login_code",
    "account_reset_password",
    "account_reset_password_done",
    "account_reset_password_from_key",
    "account_reset_password_from_key_done",
    "mfa_authenticate",
    "mfa_login_webauthn",
    "payment:webhook",
    "cms:enquiry",
    "cms:enquiry-done",
    "wagtail_serve",
    "wagtailcore_authenticate_with_password",
    "wagtailcore_login",
    "journal-feed",
    "healthz",
    "readyz",
    "sitemap",
    "robots.txt",
    "favicon.ico",
    # The demo only: a shop that takes money has no such address.
    "mail:mails",
    "mail:mail",
]
# Members may, each with what is their own; the rest is led to logging in.
SIGNED_IN = [
    "account:home",
    "account:orders",
    "account:order",
    "account:addresses",
    "account:add-address",
    "account:change-address",
    "account:remove-address",
    "account:prefer-address",
    "account:details",
    "account:close",
    "account:sessions",
    "account:end-session",
    "account:end-other-sessions",
    "account_email",
    "account_change_password",
    "account_set_password",
    "account_reauthenticate",
    "mfa_index",
    "mfa_reauthenticate",
    "mfa_activate_totp",
    "mfa_deactivate_totp",
    "mfa_view_recovery_codes",
    "mfa_generate_recovery_codes",
    "mfa_download_recovery_codes",
    "mfa_list_webauthn",
    "mfa_add_webauthn",
    "mfa_reauthenticate_webauthn",
    "mfa_remove_webauthn",
    "mfa_edit_webauthn",
]
# Whoever has the signed link may.
BY_LINK = [
    "tracking:order",
    "account:undo-email",
    "tracking:return",
    "tracking:back",
    "tracking:pay",
    "tracking:change",
    "tracking:resume",
    "tracking:cancel",
    "tracking:thanks",
]
# Only a line of the asker's own bag is found.
OWN_LINES = ["basket:change", "basket:remove", "basket:save", "basket:move", "basket:remove-saved"]


@dataclass(frozen=True)
class Belonging:
    """Something of another customer's, and how one would try to reach it."""

    name: str
    value: Callable[[Scene], str]
    rows: str


BELONGINGS = [
    Belonging("account:order", lambda scene: scene.orders["stranger"].number, "order_order"),
    *(
        Belonging(name, lambda scene: str(scene.addresses["stranger"].pk), "address_useraddress")
        for name in ("account:change-address", "account:remove-address", "account:prefer-address")
    ),
    Belonging("account:end-session", lambda scene: scene.values["session of another"], "users_accountsession"),
    *(Belonging(name, lambda scene: scene.values["line of another"], "basket_line") for name in OWN_LINES),
]


def test_each_address_has_a_place_in_the_table():
    assert sorted([*OPEN, *SIGNED_IN, *BY_LINK, *OWN_LINES]) == sorted(ADDRESSES)


def test_each_address_that_names_something_private_is_tried():
    private = [name for name in SIGNED_IN if ROUTES[name].holes and not name.startswith("mfa_")]

    assert sorted(belonging.name for belonging in BELONGINGS) == sorted([*private, *OWN_LINES])


@pytest.mark.parametrize("method", ["GET", "POST"])
@pytest.mark.parametrize("name", SIGNED_IN)
def test_strangers_are_led_to_logging_in(name: str, method: str, scene: Scene):
    response = ask(fresh(scene.guest), method, scene.path(ROUTES[name]))

    assert response.status_code in (302, 405)
    assert method == "POST" or response.headers.get("Location", "").startswith("/account/login/")


@pytest.mark.parametrize("method", ["GET", "POST"])
@pytest.mark.parametrize("belonging", BELONGINGS, ids=lambda belonging: belonging.name)
def test_another_persons_pages_are_not_found(belonging: Belonging, method: str, scene: Scene):
    route = ROUTES[belonging.name]
    path = route.path(**dict.fromkeys(route.holes, belonging.value(scene)))
    before = rows_of(belonging.rows)

    with undone():
        response = fresh(scene.member).generic(method, path, b"quantity=5&full_name=Eve", FORM)
        after = rows_of(belonging.rows)

    assert after == before
    assert scene.addresses["stranger"].line1.encode() not in response.content or response.status_code >= 400
    assert scene.orders["stranger"].number.encode() not in response.content


def test_another_s_order_and_address_look_as_if_they_were_not_there(scene: Scene):
    member = fresh(scene.member)
    paths = [
        f"/account/orders/{scene.orders['stranger'].number}/",
        f"/account/orders/{scene.orders['guest'].number}/",
        f"/account/addresses/{scene.addresses['stranger'].pk}/",
    ]

    assert [member.get(path).status_code for path in paths] == [NO_SUCH_THING] * 3


@pytest.mark.parametrize("method", ["GET", "POST"])
@pytest.mark.parametrize("name", BY_LINK)
def test_links_that_we_did_not_sign_open_nothing(name: str, method: str, scene: Scene):
    order = scene.orders["guest"]
    forged = [
        order.number,
        str(order.pk),
        order.token[:-1],
        order.token + "x",
        order.token.replace(":", ";"),
        signing.dumps(order.number),
        signing.dumps(order.pk, salt=Order.TOKEN_SALT),
        signing.dumps({"number": order.number}, salt=Order.TOKEN_SALT),
    ]

    responses = [ask(Client(), method, ROUTES[name].path(token=token)) for token in forged]

    assert {response.status_code for response in responses} <= {NO_SUCH_THING, 405}


@pytest.mark.parametrize("cookie", ["bag", "bag-saved"])
def test_bags_open_by_no_cookie_that_we_did_not_sign(cookie: str, scene: Scene):
    number = fresh(scene.guest).get("/basket/").context["summary"].lines[0].id
    for value in ("1", "1:x", f"{number}:{'x' * 43}", signing.Signer().sign(number)):
        client = Client()
        client.cookies[cookie] = value

        page = client.get("/basket/")

        assert page.context["summary"].lines == []
        assert page.context["saved_lines"] == []


def test_order_look_up_takes_number_and_address_together(scene: Scene):
    order = scene.orders["guest"]
    wrong = [
        {"number": order.number, "email": "eve@example.com"},
        {"number": scene.orders["member"].number, "email": order.guest_email},
        {"number": "", "email": order.guest_email},
        {"number": order.number, "email": ""},
        {"number": order.number, "email": f"{order.guest_email}\x00"},
        {"number": "%", "email": "%"},
    ]

    pages = [Client().post("/orders/find/", fields) for fields in wrong]

    assert all(order.token.encode() not in page.content for page in pages)
    assert {page.status_code for page in pages} == {303}
    assert {urlsplit(page["Location"]).path for page in pages} == {"/orders/find/"}


FORM = "application/x-www-form-urlencoded"


def ask(client: Client, method: str, path: str) -> HttpResponse:
    """Send a request and undo what it did."""
    with undone():
        return client.generic(method, path, b"", FORM)


def rows_of(table: str) -> list[tuple[object, ...]]:
    """Return all rows of a table."""
    with connection.cursor() as cursor:
        cursor.execute(f'SELECT * FROM "{table}" ORDER BY id')  # noqa: S608 our own names
        return cursor.fetchall()
