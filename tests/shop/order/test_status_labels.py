"""The words for where an order is and what became of its money: one place decides them for everyone."""

from decimal import Decimal

import pytest
from django.urls import reverse

from shop.backoffice.roles import sync_roles
from shop.order.models import Order, OrderStatus
from shop.payment.models import PaymentAttempt, PaymentRefund
from shop.payment.states import AttemptState, RefundState
from tests.factories.orders import make_order, make_user
from tests.factories.products import make_product

pytestmark = pytest.mark.django_db


def make_sold_order(*, user=None, status=OrderStatus.PAID, number="SP-1", **fields):
    """Make an order whose payment came in."""
    size = make_product().children.get()
    order = make_order(lines=[(size, 1)], status=status, number=number, user=user, **fields)
    cents = int(order.total_incl_tax * 100)
    PaymentAttempt.objects.create(
        order=order,
        n=1,
        amount_in_minor_units=cents,
        captured_in_minor_units=cents,
        currency="AUD",
        captured_currency="AUD",
        state=AttemptState.PAID,
        expires_at=order.date_placed,
        idempotency_key=f"pay-{number}",
        session_id=f"cs_{number}",
        request={},
    )
    return order


def give_back(order, amount, *, state=RefundState.SUCCEEDED, key="one"):
    """Record that this much of an order's money went back."""
    PaymentRefund.objects.create(
        order=order,
        attempt=order.payment_attempts.get(),
        amount_in_minor_units=int(amount * 100),
        currency="AUD",
        state=state,
        idempotency_key=f"{order.number}-{key}",
    )


@pytest.mark.parametrize(
    ("status", "shipping_code", "label"),
    [
        ("paid", "standard", "paid, partly refunded"),
        ("shipped", "standard", "shipped, partly refunded"),
        ("shipped", "click-and-collect", "ready to collect, partly refunded"),
        ("complete", "standard", "complete, partly refunded"),
        ("refunded", "standard", "refunded"),
        ("cancelled", "standard", "cancelled"),
    ],
)
def test_order_whose_money_partly_went_back_says_so(status, shipping_code, label):
    order = make_sold_order(status=status, shipping_code=shipping_code)

    give_back(order, Decimal(1))

    assert Order.objects.get().get_status_label() == label


@pytest.mark.parametrize("state", [RefundState.REQUESTED, RefundState.FAILED])
def test_money_that_did_not_go_back_is_not_said_to(state):
    order = make_sold_order()

    give_back(order, Decimal(1), state=state)

    assert Order.objects.get().get_status_label() == "paid"


def test_order_whose_money_is_all_on_its_way_back_is_not_partly_refunded():
    order = make_sold_order()

    give_back(order, order.total_incl_tax - 1)
    give_back(order, Decimal(1), state=RefundState.PENDING, key="two")

    assert not Order.objects.get().is_partly_refunded


def test_customers_read_that_an_order_is_partly_refunded(client):
    user = make_user(email="rosa@example.com")
    order = make_sold_order(user=user, status=OrderStatus.SHIPPED)
    give_back(order, Decimal(1))
    client.force_login(user)

    pages = {
        url: client.get(url).content.decode()
        for url in (
            order.get_absolute_url(),
            reverse("account:order", args=[order.number]),
            reverse("account:orders"),
            reverse("account:home"),
        )
    }

    assert {url for url, page in pages.items() if "hipped, partly refunded" not in page} == set()


@pytest.mark.parametrize("hold_reason", ["", "The address is odd"])
def test_staff_read_that_an_order_is_partly_refunded(client, hold_reason):
    order = make_sold_order(hold_reason=hold_reason)
    give_back(order, Decimal(1))
    sync_roles()
    client.force_login(make_user(email="owner@example.com", groups=["owner"]))

    orders_page = client.get(reverse("backoffice:orders"), {"status": "all"}).content.decode()
    order_page = client.get(reverse("backoffice:order", args=[order.number])).content.decode()

    badge = '<span class="w-status">Partly refunded</span>'
    assert (orders_page.count(badge), order_page.count(badge)) == (1, 1)


def test_lists_ask_once_for_what_went_back(client, django_assert_num_queries, django_assert_max_num_queries):
    user = make_user(email="rosa@example.com")
    give_back(make_sold_order(user=user), Decimal(1))
    with django_assert_max_num_queries(50) as one:
        [order.get_status_label() for order in Order.objects.in_account(user=user)]

    for number in ("SP-2", "SP-3"):
        give_back(make_sold_order(user=user, number=number), Decimal(1))

    with django_assert_num_queries(len(one)):
        labels = [order.get_status_label() for order in Order.objects.in_account(user=user)]
    assert labels == ["paid, partly refunded"] * 3
