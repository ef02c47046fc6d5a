"""Who an order is for and where it goes: a saved address, another one, someone else, or our counter."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from oscar.apps.address.models import Country, UserAddress

from shop.basket.models import Basket
from shop.basket.visitor import signer
from shop.customer import services as customers
from shop.mail.models import OutboxMail
from shop.order.models import Order
from shop.order.summary import address_lines
from shop.payment.mails import mail_confirmation
from shop.users.models import User
from tests.factories.orders import make_order
from tests.factories.products import make_product
from tests.ordering import fill_bag, make_australia, place_order
from tests.ordering import make_recipient as recipient

pytestmark = pytest.mark.django_db

DETAILS = {
    "email": "ada@example.com",
    "full_name": "Ada Lovelace",
    "line1": "1 Collins Street",
    "line2": "",
    "suburb": "Melbourne",
    "state": "VIC",
    "postcode": "3000",
    "country": "AU",
    "phone": "",
}
DETAILS_URL = "/checkout/details/"


@pytest.fixture
def member(client: Client) -> User:
    """Someone signed in with one thing in the bag."""
    make_australia()
    user = User.objects.create_user(email="ada@example.com", first_name="Ada", last_name="Lovelace")
    client.force_login(user)
    give_bag(client, fill_bag(lines=[(make_product(title="Omega serum"), 1)], owner=user))
    return user


@pytest.fixture
def guest(client: Client) -> Client:
    """Someone without an account, with one thing in the bag."""
    make_australia()
    give_bag(client, fill_bag(lines=[(make_product(title="Omega serum"), 1)]))
    return client


def give_bag(client: Client, basket: Basket) -> None:
    """Let a visitor carry this bag."""
    client.cookies["bag"] = signer.sign(basket.pk)


def save(user: User, *, line1: str, name: str = "Ada", **fields: Any) -> UserAddress:
    """Put an address into someone's book."""
    address = {
        "first_name": name,
        "last_name": "Lovelace",
        "line1": line1,
        "line2": "",
        "line4": "Carlton",
        "state": "VIC",
        "postcode": "3053",
        "country": make_australia(),
        "phone_number": "",
    }
    return customers.save_address(user=user, fields=address | fields)


def chosen(client: Client) -> dict[str, Any]:
    """Return who the order is for, as the review shows it."""
    client.post(reverse("checkout:delivery"), {"method": "standard"})
    return vars(client.get(reverse("checkout:review")).context["recipient"])


def test_saved_addresses_are_offered_with_the_default_chosen(client, member):
    save(member, line1="1 Home Street")
    save(member, line1="2 Work Street")

    html = client.get(DETAILS_URL).content.decode()

    assert html.index("1 Home Street") < html.index("2 Work Street") < html.index("Another address")
    home = member.addresses.get(line1="1 Home Street")
    assert f'name="to" value="{home.pk}" checked' in html
    assert html.count('name="to"') == 3


def test_members_without_addresses_and_guests_are_asked_for_one(guest):
    html = guest.get(DETAILS_URL).content.decode()

    assert 'name="to"' not in html
    assert 'name="line1"' in html


def test_saved_address_is_taken_without_typing_anything(client, member):
    save(member, line1="1 Home Street")
    work = save(member, line1="2 Work Street", phone_number="+61412345678")

    response = client.post(DETAILS_URL, {"email": "ada@example.com", "to": work.pk})

    assert response.url == reverse("checkout:delivery")
    found = chosen(client)
    assert (found["full_name"], found["line1"], found["postcode"]) == ("Ada Lovelace", "2 Work Street", "3053")
    assert found["phone"] == "+61412345678"
    assert member.addresses.count() == 2
    assert f'name="to" value="{work.pk}" checked' in client.get(DETAILS_URL).content.decode()


def test_another_address_is_typed_and_kept(client, member):
    save(member, line1="1 Home Street")

    client.post(DETAILS_URL, {**DETAILS, "to": "new", "save_address": "on"})

    assert chosen(client)["line1"] == "1 Collins Street"
    assert member.addresses.get(is_default_for_shipping=True).line1 == "1 Home Street"
    assert member.addresses.count() == 2


def test_kept_address_can_be_made_the_default(client, member):
    save(member, line1="1 Home Street")

    client.post(DETAILS_URL, {**DETAILS, "to": "new", "save_address": "on", "make_default": "on"})

    assert member.addresses.get(is_default_for_shipping=True).line1 == "1 Collins Street"


def test_first_address_that_checkout_keeps_is_the_default(client, member):
    client.post(DETAILS_URL, {**DETAILS, "save_address": "on"})

    assert member.addresses.get().is_default_for_shipping


def test_address_that_is_not_to_be_kept_is_not_kept(client, member):
    client.post(DETAILS_URL, {**DETAILS, "make_default": "on"})

    assert member.addresses.count() == 0


def test_full_address_book_keeps_no_more_and_says_so(client, member, monkeypatch):
    monkeypatch.setattr(customers, "MOST_ADDRESSES", 1)
    save(member, line1="1 Home Street")

    response = client.post(DETAILS_URL, {**DETAILS, "to": "new", "save_address": "on"}, follow=True)

    assert member.addresses.count() == 1
    assert "Your address book is full" in response.content.decode()
    assert chosen(client)["line1"] == "1 Collins Street"


@pytest.mark.parametrize("to", ["0", "-1", "abc", "9" * 30, "１", "new'"])
def test_unknown_saved_address_shows_error(client, member, to):
    save(member, line1="1 Home Street")

    response = client.post(DETAILS_URL, {"email": "ada@example.com", "to": to}, follow=True)

    assert "Choose where your order goes" in response.content.decode()


def test_page_of_an_older_release_has_its_address_taken(client, member):
    save(member, line1="1 Home Street")

    client.post(DETAILS_URL, DETAILS)

    assert chosen(client)["line1"] == "1 Collins Street"


def test_nobody_sends_an_order_to_the_address_of_another(client, member):
    save(member, line1="1 Home Street")
    other = save(User.objects.create_user(email="eve@example.com"), line1="9 Secret Street")

    response = client.post(DETAILS_URL, {"email": "ada@example.com", "to": other.pk}, follow=True)

    html = response.content.decode()
    assert "Choose where your order goes" in html
    assert "Secret" not in html
    assert client.get(reverse("checkout:review")).url == DETAILS_URL


def test_guest_reaches_no_address_by_its_number(guest):
    other = save(User.objects.create_user(email="eve@example.com"), line1="9 Secret Street")

    response = guest.post(DETAILS_URL, {"email": "ada@example.com", "to": other.pk}, follow=True)

    html = response.content.decode()
    assert "Enter the street and number" in html
    assert "Secret" not in html


def test_address_in_a_country_we_no_longer_send_to_is_not_offered(client, member):
    canada = Country.objects.create(iso_3166_1_a2="CA", printable_name="Canada", is_shipping_country=True)
    save(member, line1="1 Home Street")
    away = save(member, line1="3 Maple Street", country=canada, state="", postcode="V5H 4N2")
    Country.objects.filter(pk="CA").update(is_shipping_country=False)

    html = client.get(DETAILS_URL).content.decode()
    response = client.post(DETAILS_URL, {"email": "ada@example.com", "to": away.pk}, follow=True)

    assert "3 Maple Street" not in html
    assert "Choose where your order goes" in response.content.decode()


@pytest.mark.parametrize("amount", [1, 3])
def test_details_takes_the_same_queries_for_1_and_3_addresses(
    client, member, amount, django_assert_max_num_queries
):
    for number in range(amount):
        save(member, line1=f"{number} Street")
    client.get(DETAILS_URL)

    with django_assert_max_num_queries(14) as queries:
        client.get(DETAILS_URL)

    assert len(queries) == 10


def test_gift_has_the_name_of_who_gets_it_on_the_parcel(client, member):
    home = save(member, line1="1 Home Street")

    client.post(DETAILS_URL, {"email": "ada@example.com", "to": home.pk, "gift_name": "Mary Somerville"})
    found = chosen(client)
    html = client.get(reverse("checkout:review")).content.decode()

    assert (found["full_name"], found["buyer_name"]) == ("Mary Somerville", "Ada Lovelace")
    assert "Mary Somerville" in html
    assert 'value="Mary Somerville"' in client.get(DETAILS_URL).content.decode()
    assert member.addresses.get().name == "Ada Lovelace"


def test_address_of_a_gift_is_kept_under_the_name_of_who_lives_there(client, member):
    client.post(DETAILS_URL, {**DETAILS, "gift_name": "Mary Somerville", "save_address": "on"})

    assert member.addresses.get().name == "Mary Somerville"


def test_order_knows_who_bought_it_and_who_gets_it():
    order = place_order(recipient=recipient(full_name="Mary Somerville", buyer_name="Ada Lovelace"))

    assert (order.shipping_address.name, order.buyer_name) == ("Mary Somerville", "Ada Lovelace")
    assert place_order().buyer_name == "Ada Shopper"


def test_collecting_asks_for_no_address(guest):
    page = guest.get(f"{DETAILS_URL}?way=collect").content.decode()

    response = guest.post(f"{DETAILS_URL}?way=collect", {"email": "ada@example.com", "full_name": "Ada Lovelace"})
    review = guest.get(reverse("checkout:review")).content.decode()

    assert 'name="line1"' not in page
    assert "Standard delivery" not in page
    assert 'name="postcode"' not in page
    assert response.url == reverse("checkout:review")
    assert "Collect from" in review
    assert "Deliver to" not in review


def test_collecting_speaks_of_no_delivery_to_choose_nor_of_a_parcel(guest):
    page = guest.get(f"{DETAILS_URL}?way=collect").content.decode().partition("<main")[2]

    assert "how it&#x27;s delivered" not in page
    assert "question about the delivery" not in page
    assert "parcel" not in page


def test_collected_order_has_a_name_and_no_address(guest):
    collected = recipient(line1="", suburb="", state="", postcode="")

    order = place_order(recipient=collected, method_code="click-and-collect")

    assert (order.shipping_address.name, order.shipping_address.line1) == ("Ada Shopper", "")
    page = guest.get(order.get_absolute_url()).content.decode()
    assert "Collect from" in page
    assert "<dt>" in page


def test_collected_order_keeps_no_address_that_was_typed_before(guest):
    guest.post(DETAILS_URL, {**DETAILS, "gift_name": "Mary Somerville", "phone": "0412 345 678"})
    guest.post(reverse("checkout:delivery"), {"method": "click-and-collect"})

    review = guest.get(reverse("checkout:review"))
    pay_form = review.context["pay_form"]
    guest.post(reverse("checkout:pay"), {name: pay_form[name].value() for name in pay_form.fields})
    order = Order.objects.get()
    mails = [mail_customer_text(order), guest.get(order.get_absolute_url()).content.decode()]

    for address in (order.shipping_address, order.billing_address):
        assert (address.name, address.line1, address.line4) == ("Ada Lovelace", "", "")
        assert (address.state, address.postcode) == ("", "")
    assert [text for text in [review.content.decode(), *mails] if "Collins Street" in text] == []
    assert "checkout" not in guest.session
    assert order.phone == "+61412345678"


def test_collected_order_of_an_older_release_shows_no_address():
    order = make_order(lines=[(make_product().children.get(), 1)], shipping_code="click-and-collect")

    assert order.shipping_address.line1
    assert address_lines(order) == ["Rosa Lindqvist"]


def mail_customer_text(order: Order) -> str:
    """Return the words of the email that confirms an order."""
    mail_confirmation(order=order)
    return OutboxMail.objects.get(kind="order_confirmation").text_body


def test_nothing_is_delivered_without_an_address(guest):
    guest.post(f"{DETAILS_URL}?way=collect", {"email": "ada@example.com", "full_name": "Ada Lovelace"})

    options = guest.get(reverse("checkout:delivery")).context["options"]
    refused = guest.post(reverse("checkout:delivery"), {"method": "standard"}, follow=True)

    assert [option["code"] for option in options] == ["click-and-collect"]
    assert "Choose a delivery method from the list" in refused.content.decode()
    assert Order.objects.count() == 0


def test_phone_of_the_buyer_is_read_as_that_of_the_shops_own_country(guest):
    Country.objects.create(iso_3166_1_a2="GB", printable_name="United Kingdom", is_shipping_country=True)
    abroad = {"country": "GB", "suburb": "London", "state": "", "postcode": "SW1A 2AA"}

    for typed, stored in [("0412 345 678", "+61412345678"), ("020 7946 0018", "+442079460018")]:
        guest.post(DETAILS_URL, {**DETAILS, **abroad, "phone": typed})
        guest.post(reverse("checkout:delivery"), {"method": "international"})

        assert guest.get(reverse("checkout:review")).context["recipient"].phone == stored
