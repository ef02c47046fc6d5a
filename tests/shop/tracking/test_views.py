"""What customers do on an order's own pages, and that the pages' old addresses lead there."""

import pytest
from django.test import Client
from django.urls import reverse

from shop.basket.models import Basket
from shop.mail.models import OutboxMail
from shop.order.models import Order, OrderStatus
from shop.payment.states import AttemptState
from shop.users.models import User
from tests.factories.products import make_product
from tests.ordering import fill_bag, make_voucher, place_order
from tests.shop.payment.conftest import emulator, open_order, stripe_process  # noqa: F401 fixtures

pytestmark = pytest.mark.django_db
OLD_PATHS = {
    "/checkout/return/{}/": "/orders/{}/return/",
    "/checkout/back/{}/": "/orders/{}/back/",
    "/checkout/continue/{}/": "/orders/{}/pay/",
    "/checkout/change/{}/": "/orders/{}/change/",
    "/checkout/resume/{}/": "/orders/{}/resume/",
    "/checkout/cancel/{}/": "/orders/{}/cancel/",
    "/checkout/thanks/{}/": "/orders/{}/thanks/",
}


def test_return_confirms_a_paid_order_and_offers_an_account(client, open_order, emulator):  # noqa: F811
    order, attempt = open_order()
    emulator.pay(attempt.url)

    page = client.get(
        reverse("tracking:return", args=[order.token]), {"session_id": attempt.session_id}, follow=True
    )

    html = page.content.decode()
    order.refresh_from_db()
    assert order.status == OrderStatus.PAID
    assert "Your order is paid" in html
    assert "Create account" in html


def test_return_while_stripe_is_down_says_we_are_checking(client, open_order, emulator):  # noqa: F811
    order, attempt = open_order()
    emulator.pay(attempt.url)
    emulator.spoil_calls("fail", times=50, status=500)

    page = client.get(
        reverse("tracking:return", args=[order.token]), {"session_id": attempt.session_id}, follow=True
    )

    html = page.content.decode()
    assert "We’re confirming your payment" in html
    assert 'http-equiv="refresh"' in html


def test_thanks_makes_an_account_with_one_field(client, open_order, emulator):  # noqa: F811
    order, attempt = open_order()
    emulator.pay(attempt.url)
    address = reverse("tracking:thanks", args=[order.token])
    client.get(address)

    refused = client.post(address, {"password": "short"})
    client.post(address, {"password": "a long and quiet evening"})

    assert refused.status_code == 303
    assert User.objects.get().email == order.guest_email
    assert OutboxMail.objects.filter(kind__startswith="account").count() == 1


def test_thanks_of_an_unpaid_order_writes_to_nobody(client, open_order):  # noqa: F811
    order, _attempt = open_order()
    User.objects.create_user(email=order.guest_email)

    for _ in range(3):
        client.post(reverse("tracking:thanks", args=[order.token]), {"password": "a long and quiet evening"})

    assert not OutboxMail.objects.exists()


def test_change_puts_everything_back_into_the_bag(client, open_order):  # noqa: F811
    make_voucher()
    product = make_product()
    order, attempt = open_order(basket=fill_bag(lines=[(product, 2)], code="miliagone"))

    page = client.post(reverse("tracking:change", args=[order.token]), follow=True)

    order.refresh_from_db()
    attempt.refresh_from_db()
    bag = Basket.open.get()
    assert (order.status, attempt.state) == (OrderStatus.CANCELLED, AttemptState.EXPIRED)
    assert [line.quantity for line in bag.lines.all()] == [2]
    assert bag.vouchers.count() == 1
    assert "is cancelled and its items are back in your bag" in page.content.decode()


def test_cancel_asks_first_and_gives_the_money_back(client, open_order, emulator):  # noqa: F811
    order, attempt = open_order()
    emulator.pay(attempt.url)
    client.get(reverse("tracking:return", args=[order.token]), {"session_id": attempt.session_id})

    asked = client.get(reverse("tracking:cancel", args=[order.token]))
    order.refresh_from_db()
    assert order.status == OrderStatus.PAID
    client.post(reverse("tracking:cancel", args=[order.token]))

    order.refresh_from_db()
    assert "Cancel this order?" in asked.content.decode()
    assert order.status == OrderStatus.CANCELLED
    assert order.payment_refunds.get().amount_in_minor_units == attempt.amount_in_minor_units


@pytest.mark.parametrize("address", ["tracking:thanks", "tracking:back", "tracking:order"])
def test_order_whose_payment_staff_look_at_asks_for_no_second_one(client, address):
    order = place_order()
    Order.objects.update(hold_reason="Payment differs: 5.00 AUD was asked, 4.00 AUD came in")

    page = client.get(reverse(address, args=[order.token]), follow=True).content.decode()

    assert "We’re checking your payment" in page
    assert "or pay again" in page
    assert "Continue to payment" not in page


def test_paid_orders_never_lead_to_a_payment_again(client, open_order, emulator):  # noqa: F811
    order, attempt = open_order()
    emulator.pay(attempt.url)
    client.get(reverse("tracking:return", args=[order.token]), {"session_id": attempt.session_id})

    answers = [client.post(reverse(f"tracking:{name}", args=[order.token])) for name in ("pay", "change")]

    assert all(answer.status_code == 302 and emulator.url not in answer.url for answer in answers)


@pytest.mark.parametrize("name", ["return", "back", "pay", "change", "resume", "cancel", "thanks"])
@pytest.mark.parametrize("token", ["x", "eyJhIjoxfQ:1x:abc", "%00", "SP-7K3M9XQ2"])
def test_pages_of_an_order_open_only_by_its_token(client, name, token):
    address = f"/orders/{token}/{name}/"

    assert {client.get(address).status_code, client.post(address).status_code} <= {400, 404, 405}


@pytest.mark.parametrize(("old", "now"), OLD_PATHS.items())
def test_old_address_leads_on_with_its_query(client, old, now):
    token = place_order().token

    answer = client.get(f"{old.format(token)}?session_id=cs_1&utm_source=mail")

    assert answer.status_code == 301
    assert answer["Location"] == f"{now.format(token)}?session_id=cs_1&utm_source=mail"


@pytest.mark.parametrize(("old", "now"), OLD_PATHS.items())
def test_form_sent_to_an_old_address_goes_along(client, old, now):
    token = place_order().token

    answer = client.post(old.format(token), {"password": "a long and quiet evening"})

    assert (answer.status_code, answer["Location"]) == (308, now.format(token))


def test_customer_comes_back_from_a_payment_page_of_the_older_release(client, open_order, emulator):  # noqa: F811
    order, attempt = open_order()
    emulator.pay(attempt.url)
    token = order.token

    page = client.get(f"/checkout/return/{token}/?session_id={attempt.session_id}", follow=True)

    assert page.redirect_chain[-1] == (reverse("tracking:thanks", args=[token]), 302)
    assert "Your order is paid" in page.content.decode()


def test_order_is_cancelled_from_a_page_of_the_older_release(client, open_order):  # noqa: F811
    order, _attempt = open_order()

    client.post(f"/checkout/cancel/{order.token}/", follow=True)

    order.refresh_from_db()
    assert order.status == OrderStatus.CANCELLED


def test_form_of_the_older_release_is_checked_for_forgery_at_both_addresses():
    browser = Client(enforce_csrf_checks=True)
    order = place_order()

    answer = browser.post(f"/checkout/cancel/{order.token}/", follow=True)

    order.refresh_from_db()
    assert (answer.status_code, order.status) == (403, OrderStatus.AWAITING_PAYMENT)
