"""Logged in in another tab: the form of the first one works, and no other site can send one (rules.md G4)."""

import re

import pytest
from django.test import Client
from django.urls import reverse

from shop.basket.models import Line
from shop.order.models import Order
from tests.factories.orders import PASSWORD, make_user
from tests.factories.products import make_product
from tests.ordering import make_australia, size_of

pytestmark = pytest.mark.django_db

OWN, ELSEWHERE = "http://testserver", "https://evil.example"
SAME_ORIGIN = {"sec-fetch-site": "same-origin", "origin": OWN}
HTMX = {"hx-request": "true", "hx-target": "bag-drawer-content"}
DETAILS = {
    "email": "ada@example.com",
    "full_name": "Ada Typed",
    "line1": "1 Collins Street",
    "suburb": "Melbourne",
    "state": "VIC",
    "postcode": "3000",
    "country": "AU",
}


@pytest.fixture
def browser():
    return Client(enforce_csrf_checks=True)


def token_on(browser, path):
    return re.search(r'name="csrfmiddlewaretoken" value="(\w+)"', browser.get(path).content.decode())[1]


def log_in_elsewhere(browser):
    user = make_user(email="ada@example.com")
    sent = {"login": user.email, "password": PASSWORD, "csrfmiddlewaretoken": token_on(browser, "/account/login/")}
    assert browser.post("/account/login/", sent, headers=SAME_ORIGIN).status_code == 302


def add(browser, size, token, headers):
    sent = {"size_id": size.pk, "csrfmiddlewaretoken": token}
    return browser.post(reverse("basket:add"), sent, headers=headers)


@pytest.fixture
def open_tab(browser):
    """A page that was opened before its visitor logged in elsewhere: the size it shows, and its token."""
    size = size_of(make_product(slug="omega"))
    token = token_on(browser, "/products/omega/")
    log_in_elsewhere(browser)
    return size, token


@pytest.mark.parametrize(
    "headers",
    [
        SAME_ORIGIN,
        {"sec-fetch-site": "same-origin"},
        {"origin": OWN},
        {"referer": f"{OWN}/products/omega/"},
    ],
    ids=["both", "fetch metadata", "origin", "referer"],
)
def test_add_to_bag_works_after_logging_in_in_another_tab(browser, open_tab, headers):
    answer = add(browser, *open_tab, headers)

    assert answer.status_code == 303
    assert Line.objects.count() == 1


def test_drawer_opens_after_logging_in_in_another_tab(browser, open_tab):
    answer = add(browser, *open_tab, {**SAME_ORIGIN, **HTMX})

    assert answer.status_code == 200
    assert "bag:changed" in answer["HX-Trigger"]


def test_checkout_details_work_after_logging_in_in_another_tab(browser):
    make_australia()
    size = size_of(make_product(slug="omega"))
    add(browser, size, token_on(browser, "/products/omega/"), SAME_ORIGIN)
    token = token_on(browser, "/checkout/details/")
    log_in_elsewhere(browser)

    answer = browser.post("/checkout/details/", {**DETAILS, "csrfmiddlewaretoken": token}, headers=SAME_ORIGIN)

    assert answer["Location"] == "/checkout/delivery/"
    assert browser.session["checkout"]["recipient"]["full_name"] == "Ada Typed"


@pytest.mark.parametrize(
    ("path", "sent"),
    [
        ("/account/password/reset/", {"email": "bob@example.com"}),
        ("/enquiries/new/", {"kind": "question", "name": "Ada", "email": "ada@example.com", "message": "Hi"}),
    ],
)
def test_other_forms_work_after_logging_in_in_another_tab(browser, path, sent):
    token = token_on(browser, path)
    log_in_elsewhere(browser)

    answer = browser.post(path, {**sent, "csrfmiddlewaretoken": token}, headers=SAME_ORIGIN)

    assert answer.status_code // 100 == 3
    assert "again=" not in answer["Location"]


@pytest.mark.parametrize("path", ["/account/login/", "/account/signup/"])
def test_log_in_and_sign_up_lead_to_the_account_that_is_logged_in(browser, path):
    token = token_on(browser, path)
    log_in_elsewhere(browser)
    sent = {"login": "ada@example.com", "password": PASSWORD, "csrfmiddlewaretoken": token}

    answer = browser.post(path, sent, headers=SAME_ORIGIN)

    assert answer["Location"] == "/account/"


@pytest.mark.parametrize(
    "headers",
    [
        {},
        {"origin": ELSEWHERE},
        {"origin": "null"},
        {"origin": "http://testserver:81"},
        {"origin": "https://testserver"},
        {"referer": f"{ELSEWHERE}/products/omega/"},
        {"referer": "http://testserver.evil.example/"},
        {"sec-fetch-site": "cross-site"},
        {"sec-fetch-site": "same-site"},
        {"sec-fetch-site": "none"},
        {"sec-fetch-site": "cross-site", "referer": f"{OWN}/"},
        {"sec-fetch-site": "same-origin", "origin": ELSEWHERE},
        {"sec-fetch-site": "same-site", "origin": OWN},
    ],
    ids=str,
)
def test_no_other_site_can_send_an_outdated_token(browser, open_tab, headers):
    answer = add(browser, *open_tab, headers)

    assert answer.status_code == 403
    assert Line.objects.count() == 0


@pytest.mark.parametrize("token", ["", "x", "x" * 63, "!" * 64, "\x00"])
def test_what_is_no_token_is_refused_from_our_own_page_too(browser, open_tab, token):
    answer = add(browser, open_tab[0], token, SAME_ORIGIN)

    assert answer.status_code == 403


def test_a_browser_without_our_cookie_is_refused(open_tab):
    answer = add(Client(enforce_csrf_checks=True), *open_tab, SAME_ORIGIN)

    assert answer.status_code == 403


@pytest.mark.parametrize("headers", [{"origin": ELSEWHERE}, {"sec-fetch-site": "cross-site", "origin": ELSEWHERE}])
def test_no_other_site_can_send_a_token_that_fits(browser, headers):
    size = size_of(make_product(slug="omega"))
    token = token_on(browser, "/products/omega/")

    answer = add(browser, size, token, headers)

    assert answer.status_code == 403


def test_refusal_leads_back_to_the_page_and_to_the_bag(browser, open_tab):
    refused = add(browser, open_tab[0], "x", {"referer": f"{OWN}/products/omega/"}).content.decode()

    assert f'href="{OWN}/products/omega/"' in refused
    assert 'href="/basket/"' in refused


def test_refusal_leads_to_no_other_site(browser, open_tab):
    refused = add(browser, open_tab[0], "x", {"referer": f"{ELSEWHERE}/"}).content.decode()

    assert "evil.example" not in refused
    assert Order.objects.count() == 0


def test_webhook_from_a_page_of_ours_that_sends_a_form_is_refused_and_not_an_error(browser):
    """What stands before Django's check must not read what the view reads itself."""
    browser.cookies["csrftoken"] = "t" * 32

    answer = browser.post(reverse("payment:webhook"), {"a": "b"}, headers=SAME_ORIGIN)

    assert answer.status_code == 400
