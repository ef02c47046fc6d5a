"""A refused form answers with a redirect, so that Back and Reload send nothing (rules.md G3)."""

import json
from html import unescape

import pytest
from bs4 import BeautifulSoup
from django.contrib.sessions.models import Session
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from shop import refused_forms
from shop.order.models import Order, OrderStatus
from tests.factories.orders import PASSWORD, make_user
from tests.factories.products import make_product
from tests.ordering import make_australia, make_recipient, place_order, size_of

pytestmark = pytest.mark.django_db

ENQUIRY = "/enquiries/new/"
DETAILS = "/checkout/details/"


@pytest.fixture
def guest(client: Client) -> Client:
    """A browser with something in the bag."""
    make_australia()
    client.post(reverse("basket:add"), {"size_id": size_of(make_product()).pk})
    return client


@pytest.fixture
def member(client: Client) -> Client:
    make_australia()
    client.force_login(make_user(email="ada@example.com", first_name="Ada"))
    return client


def page_of(response):
    return BeautifulSoup(response.content, "html.parser")


def refuse(client, url, sent, **more):
    """Send a form that is refused, and return the page it leads to."""
    answer = client.post(url, sent, **more)
    assert (answer.status_code, "again=" in answer["Location"]) == (303, True)
    page = client.get(answer["Location"])
    assert page.status_code == 200
    return page


def shows_errors(page, *, value=""):
    html = page_of(page)
    summary = html.select_one("[data-error-summary]")
    return (
        html.title.text.startswith("Error: "),
        summary is not None and "There is a problem" in summary.text,
        summary is not None and summary["tabindex"] == "-1",
        value in unescape(page.content.decode()),
        "no-store" in page["Cache-Control"],
    )


SHOWN = (True, True, True, True, True)


def test_checkout_details_show_what_was_typed_and_what_is_wrong(guest):
    page = refuse(guest, DETAILS, {"email": "ada@example.com", "full_name": "Ada", "country": "AU"})

    assert shows_errors(page, value="ada@example.com") == SHOWN
    assert page.context["form"].errors["line1"] == ["Enter the street and number"]


def test_delivery_shows_what_is_wrong(guest):
    session = guest.session
    session["checkout"] = {"recipient": vars(make_recipient())}
    session.save()

    page = refuse(guest, reverse("checkout:delivery"), {"method": "by-balloon"})

    assert shows_errors(page, value="Choose a delivery method from the list") == SHOWN


def test_code_in_the_bag_shows_what_was_typed(guest):
    page = refuse(guest, reverse("basket:apply-code"), {"code": "milagone"})

    assert page.wsgi_request.path == "/basket/"
    assert shows_errors(page, value='value="milagone"') == SHOWN


def test_code_in_the_review_shows_what_was_typed(guest):
    session = guest.session
    session["checkout"] = {"recipient": vars(make_recipient()), "method": "standard"}
    session.save()

    page = refuse(guest, reverse("checkout:code"), {"code": "milagone"})

    assert page.wsgi_request.path == "/checkout/review/"
    assert shows_errors(page, value='value="milagone"') == SHOWN


def test_account_for_an_order_shows_what_is_wrong(client):
    order = place_order()
    Order.objects.filter(pk=order.pk).update(status=OrderStatus.PAID, paid_at=timezone.now())

    page = refuse(client, reverse("tracking:thanks", args=[order.token]), {"password": "short"})

    assert shows_errors(page, value="at least 10 characters") == SHOWN


@pytest.mark.parametrize(
    ("url", "sent", "value"),
    [
        (ENQUIRY, {"kind": "question", "name": "Ada Typed", "email": "nothing"}, "Ada Typed"),
        ("/orders/find/", {"number": "SP-TYPED", "email": "ada@example.com"}, "SP-TYPED"),
        ("/account/login/", {"login": "ada@example.com", "password": "wrong, quite wrong"}, "ada@example.com"),
        ("/account/signup/", {"email": "ada@typed.example", "password1": "short"}, "ada@typed.example"),
        ("/account/password/reset/", {"email": "ada-typed"}, "ada-typed"),
    ],
)
def test_forms_of_strangers_show_what_was_typed(client, url, sent, value):
    page = refuse(client, url, sent)

    assert page.wsgi_request.path == url
    assert shows_errors(page, value=value) == SHOWN


@pytest.mark.parametrize(
    ("url", "sent", "value"),
    [
        ("/account/addresses/add/", {"full_name": "Ada Typed", "country": "AU"}, "Ada Typed"),
        ("/account/details/", {"first_name": "A" * 300, "last_name": "Typed"}, "Typed"),
        ("/account/email/", {"action_add": "1", "email": "ada-typed"}, "ada-typed"),
        ("/account/password/change/", {"oldpassword": "wrong", "password1": "also wrong"}, "isn't right"),
    ],
)
def test_forms_of_members_show_what_was_typed(member, url, sent, value):
    page = refuse(member, url, sent)

    assert page.wsgi_request.path == url
    assert shows_errors(page, value=value) == SHOWN


def test_the_country_that_was_typed_says_what_is_optional(guest):
    page = refuse(guest, DETAILS, {"email": "ada@example.com", "country": "AU", "full_name": ""})
    other = refuse(guest, DETAILS, {"email": "ada@example.com", "country": "HK", "full_name": ""})

    assert page.context["form"].fields["state"].required
    assert not other.context["form"].fields["state"].required


def test_a_log_in_still_leads_on_to_where_they_wanted(client):
    make_user(email="ada@example.com")
    sent = {"login": "ada@example.com", "password": "wrong, quite wrong", "next": "/account/orders/"}

    page = refuse(client, "/account/login/", sent)

    assert 'name="next" value="/account/orders/"' in page.content.decode()


def test_reload_shows_the_same_and_sends_nothing(client):
    answer = client.post(ENQUIRY, {"kind": "question", "name": "Ada Typed"})

    first, again = (client.get(answer["Location"]) for _ in range(2))

    assert shows_errors(first, value="Ada Typed") == shows_errors(again, value="Ada Typed") == SHOWN


def test_two_tabs_show_each_its_own(client):
    one = client.post(ENQUIRY, {"kind": "question", "name": "Ada"})["Location"]
    other = client.post(ENQUIRY, {"kind": "booking", "name": "Bob"})["Location"]

    names = [client.get(url).context["form"]["name"].value() for url in (one, other)]

    assert names == ["Ada", "Bob"]


def test_a_refusal_is_replaced_by_the_next_one_of_its_page(client):
    first = client.post(ENQUIRY, {"kind": "question", "name": "Ada"})["Location"]

    client.post(first, {"kind": "question", "name": "Ada B."})

    assert [one["forms"]["form"]["data"]["name"] for one in client.session["refused_forms"]] == [["Ada B."]]
    assert client.get(first).context["form"].is_bound is False


def test_a_refusal_is_forgotten_once_it_was_put_right(member):
    url = member.post("/account/details/", {"first_name": "A" * 300, "last_name": "Typed"})["Location"]

    member.post(url, {"first_name": "Ada", "last_name": "Typed"})

    assert member.session["refused_forms"] == []


def test_only_the_latest_few_are_kept(client):
    for number in range(refused_forms.MOST_KEPT + 3):
        client.post(ENQUIRY, {"kind": "question", "name": f"Ada {number}"})

    kept = client.session["refused_forms"]
    assert [one["forms"]["form"]["data"]["name"] for one in kept] == [[f"Ada {n}"] for n in range(3, 8)]


def test_what_is_too_long_for_a_session_is_shown_at_once(client):
    page = client.post(ENQUIRY, {"kind": "question", "name": "Ada", "message": "long " * 20_000})

    assert page.status_code == 422
    assert page.context["form"]["name"].value() == "Ada"
    assert "refused_forms" not in client.session


def test_what_is_old_is_not_shown(client, monkeypatch):
    url = client.post(ENQUIRY, {"kind": "question", "name": "Ada"})["Location"]
    monkeypatch.setattr("shop.refused_forms.SECONDS_KEPT", -1)

    assert client.get(url).context["form"].is_bound is False


def test_another_visitor_sees_nothing_of_it(client):
    url = client.post(ENQUIRY, {"kind": "question", "name": "Ada Typed"})["Location"]

    assert b"Ada Typed" not in Client().get(url).content


@pytest.mark.parametrize("key", ["", "nothing", "%00", "a" * 3000])
def test_an_unknown_key_shows_the_form_as_ever(client, key):
    client.post(ENQUIRY, {"kind": "question", "name": "Ada"})

    page = client.get(f"{ENQUIRY}?again={key}")

    assert page.status_code == (400 if "%00" in key else 200)


def test_passwords_are_never_kept(client):
    make_user(email="ada@example.com")
    client.post("/account/login/", {"login": "ada@example.com", "password": "my wrong pass phrase"})
    client.post("/account/signup/", {"email": "nothing", "password1": "my wrong pass phrase"})
    client.login(email="ada@example.com", password=PASSWORD)
    client.post("/account/password/change/", {"oldpassword": "my wrong pass phrase", "password1": "my wrong"})

    kept = json.dumps([session.get_decoded() for session in Session.objects.all()])
    assert "refused_forms" in kept
    assert "my wrong" not in kept


def test_card_numbers_are_never_kept(client):
    message = "My card is 4242 4242 4242 4242, and my order 4242424242424241."

    page = refuse(client, ENQUIRY, {"kind": "question", "name": "", "message": message})

    assert page.context["form"]["message"].value() == (
        "My card is [card number removed], and my order 4242424242424241."
    )


def test_what_is_none_of_the_fields_is_not_kept(client):
    client.post(ENQUIRY, {"kind": "question", "name": "Ada", "other": "x", "csrfmiddlewaretoken": "y"})

    kept = client.session["refused_forms"][0]["forms"]["form"]["data"]
    assert "name" in kept
    assert not kept.keys() & {"other", "csrfmiddlewaretoken"}


def test_htmx_is_answered_at_once(guest):
    refused = guest.post(reverse("basket:add"), {"size_id": "0"}, headers={"hx-request": "true"})

    assert refused.status_code == 422
    assert "refused_forms" not in guest.session


def test_errors_say_what_they_said_before_and_judge_nothing_again(client, monkeypatch):
    url = client.post("/orders/find/", {"number": "SP-1", "email": "ada@example.com"})["Location"]
    monkeypatch.setattr("shop.tracking.forms.FindOrderForm.full_clean", lambda self: pytest.fail("judged again"))

    page = client.get(url)

    assert page.context["form"].non_field_errors() == [
        "We couldn't find an order with this number and email address. Check both and try again."
    ]


def test_a_mistyped_email_is_asked_about_once_and_taken_without_javascript(client):
    sent = {"kind": "question", "name": "Ada", "email": "ada@gmial.con", "message": "Hi"}
    answer = client.post(ENQUIRY, sent)
    page = page_of(client.get(answer["Location"]))
    hidden = page.select_one("input[name=email-asked]")

    done = client.post(answer["Location"], {**sent, "email-asked": hidden["value"]})

    assert "Did you mean ada@gmail.com?" in page.select_one("[data-error-summary]").text
    assert done["Location"] == "/enquiries/done/?kind=question"


def log_in_again(client, page):
    """Log in on the page that asks for it, and return the page it leads to."""
    fields = {"login": "ada@example.com", "password": PASSWORD, "next": page.context["redirect_field_value"]}
    return client.post("/account/login/", fields, follow=True)


def test_form_sent_after_its_session_ended_is_filled_in_after_log_in(member):
    member.logout()
    fields = {"full_name": "Ada Lovelace", "line1": "1 Collins Street", "postcode": "3000", "country": "AU"}

    asked = member.post("/account/addresses/add/", fields, follow=True)
    page = log_in_again(member, asked)

    assert asked.redirect_chain[-1][0].startswith("/account/login/")
    assert "Your session has ended" in asked.content.decode()
    assert page_of(page).select_one("#id_line1")["value"] == "1 Collins Street"
    assert page_of(page).select_one("#id_full_name")["value"] == "Ada Lovelace"
    assert page_of(page).select_one("#id_postcode")["value"] == "3000"


def test_password_sent_after_its_session_ended_is_kept_nowhere(member):
    member.logout()
    fields = {"oldpassword": PASSWORD, "password1": "another long pass phrase"}

    asked = member.post("/account/password/change/", fields, follow=True)

    kept = json.dumps([session.get_decoded() for session in Session.objects.all()])
    assert "Your session has ended" in asked.content.decode()
    assert PASSWORD not in kept
    assert "another long pass phrase" not in kept
    assert log_in_again(member, asked).request["PATH_INFO"] == "/account/password/change/"


def test_button_pressed_after_its_session_ended_leads_back_to_its_page(member):
    member.logout()

    asked = member.post(
        "/account/sessions/end-others/", headers={"referer": "http://testserver/account/sessions/"}, follow=True
    )
    page = log_in_again(member, asked)

    assert (page.status_code, page.request["PATH_INFO"]) == (200, "/account/sessions/")


def test_page_elsewhere_is_led_back_to_by_no_referer(member):
    member.logout()

    asked = member.post("/account/details/", {"first_name": "Ada"}, headers={"referer": "https://evil.example/x"})

    assert asked["Location"].startswith("/account/login/?next=/account/details/")
