"""A shop with orders in every state, and a way to spoil its books."""

from collections.abc import Callable, Iterator
from datetime import timedelta
from decimal import Decimal
from typing import Any

import pytest
from django.db import connection
from django.test import TransactionTestCase
from django.utils import timezone

from shop.fulfilment import services as fulfilment
from shop.fulfilment.models import Carrier
from shop.health.services import check
from shop.mail import services as mails
from shop.mail.models import OutboxMail
from shop.order import services as order_services
from shop.order.models import Order
from shop.partner.models import StockRecord
from shop.payment import cancelling, refund_answers, refunds, settlement
from shop.payment.mails import mail_confirmation
from shop.payment.models import PaymentAttempt
from shop.payment.states import AttemptState
from tests.factories.products import make_product
from tests.ordering import fill_bag, make_recipient, make_voucher, place_order


@pytest.fixture(scope="module")
def books(django_db_setup: None, django_db_blocker: Any) -> Iterator[dict[str, Order]]:
    """Orders in every state, committed once for all tests of a file; each test undoes what it changes."""
    with django_db_blocker.unblock():
        yield make_orders_in_every_state()
        TransactionTestCase._fixture_teardown(None)


@pytest.fixture
def healthy(books: dict[str, Order], db: None) -> dict[str, Order]:
    """Orders in every state, none of which waits for anything; by what is special about each."""
    return {name: Order.objects.get(pk=order.pk) for name, order in books.items()}


def make_orders_in_every_state() -> dict[str, Order]:
    """Place orders and let each go its way."""
    product = make_product(sizes=[{"stock": 100, "sku": "SERUM", "price": "42.55"}])
    other = make_product(sizes=[{"stock": 50, "sku": "POLISH", "price": "19.99"}])
    make_voucher(code="third", percent="33", usage="Multi-use", max_uses=5)
    make_voucher(code="first")

    def place(*, code: str = "", quantity: int = 2) -> Order:
        return place_order(basket=fill_bag(lines=[(product, quantity), (other, 1)], code=code))

    orders = {
        "waiting": place(code="third"),
        "paid": pay(place(code="third", quantity=3)),
        "first": pay(place(code="first")),
        "packed": pay(place()),
        "shipped": pay(place()),
        "complete": pay(place()),
        "cancelled": place(code="third"),
        "cancelled after paying": pay(place(code="third")),
        "refunded": pay(place()),
        "refunded in part": pay(place()),
        "free": free_order(),
    }
    now = timezone.now()
    fulfilment.mark_packed(order_number=orders["packed"].number, by=None)
    for name, carrier_number in (("shipped", "33ABC0000001"), ("complete", "33ABC0000002")):
        fulfilment.ship(
            order_number=orders[name].number,
            carrier=Carrier.AUSTRALIA_POST,
            tracking_number=carrier_number,
            by=None,
            now=now,
        )
    fulfilment.complete(order_number=orders["complete"].number, by=None)
    order_services.cancel(order_number=orders["cancelled"].number, now=now)
    PaymentAttempt.objects.filter(order=orders["cancelled"]).update(state="expired", session_id="cs_expired")
    cancelling.cancel_order(order_number=orders["cancelled after paying"].number, now=now)
    give_back(orders["cancelled after paying"])
    refunds.request_rest(attempt=orders["refunded"].payment_attempts.get(), reason="Broken", now=timezone.now())
    give_back(orders["refunded"])
    refunds.request_refund(
        attempt_id=orders["refunded in part"].payment_attempts.get().pk,
        amount_in_minor_units=500,
        reason="A dent",
        now=timezone.now(),
    )
    give_back(orders["refunded in part"])
    PaymentAttempt.objects.filter(order=orders["waiting"]).update(state="open", session_id="cs_open")
    for mail in OutboxMail.objects.unsent():
        mails.send(mail=mail, now=now)
    return orders


def free_order() -> Order:
    """Place an order that costs nothing."""
    make_voucher(code="all", percent="100", usage="Multi-use")
    basket = fill_bag(lines=[(make_product(sizes=[{"price": "10.00"}]), 1)], code="all")
    return place_order(basket=basket, recipient=make_recipient(), method_code="click-and-collect")


def pay(order: Order) -> Order:
    """Have the money of an order come in, as `sync_attempt` records it."""
    attempt = order.payment_attempts.get()
    attempt.state, attempt.session_id = AttemptState.PAID, f"cs_{order.number}"
    attempt.payment_intent_id = f"pi_{order.number}"
    attempt.captured_in_minor_units, attempt.captured_currency = attempt.amount_in_minor_units, attempt.currency
    attempt.save()
    settlement._record_capture(attempt=attempt, order=order)
    mail_confirmation(order=order_services.mark_paid(order_number=order.number, now=timezone.now()))
    return order


def give_back(order: Order) -> None:
    """Have what was asked to go back arrive."""
    for refund in order.payment_refunds.filter(state="requested"):
        refund_answers.apply_refund_answer(
            refund_id=refund.pk, state="succeeded", stripe_id=f"re_{refund.pk}", now=timezone.now()
        )


@pytest.fixture
def spoil(db) -> Callable[..., None]:
    """Run SQL that neither triggers nor foreign keys see; constraints can be dropped before."""

    def run(sql: str, *parameters: object, without: str = "") -> None:
        with connection.cursor() as cursor:
            if without:
                table, _, constraint = without.partition(".")
                cursor.execute(f"ALTER TABLE {table} DROP CONSTRAINT IF EXISTS {constraint}")
                cursor.execute(f"DROP INDEX IF EXISTS {constraint}")
            cursor.execute("SET LOCAL session_replication_role = replica")
            cursor.execute(sql, parameters)
            cursor.execute("SET LOCAL session_replication_role = DEFAULT")

    return run


@pytest.fixture
def found() -> Callable[..., dict[str, list[str]]]:
    """Say which rules are broken, and by which rows."""

    def look(*, minutes_later: int = 0, is_idle: bool = False) -> dict[str, list[str]]:
        now = timezone.now() + timedelta(minutes=minutes_later)
        return {finding.check: finding.rows for finding in check(now=now, is_idle=is_idle)}

    return look


def stock_record() -> StockRecord:
    """Return the size that all orders hold."""
    return StockRecord.objects.get(partner_sku="SERUM")


def total_in_cents(order: Order) -> int:
    """Return what an order costs."""
    return int(order.total_incl_tax * Decimal(100))
