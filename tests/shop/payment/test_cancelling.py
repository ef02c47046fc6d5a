"""Cancelling an order, paid or not."""

import pytest
from django.utils import timezone

from shop.order.models import OrderStatus
from shop.payment import cancelling, refund_sending, settlement, stripe
from shop.payment.models import PaymentRefund, Source
from shop.payment.states import AttemptState, RefundState

pytestmark = pytest.mark.django_db(transaction=True)


def sync(attempt):
    return settlement.sync_attempt(attempt_id=attempt.pk, now=timezone.now())


def test_cancel_order_waiting_for_payment_closes_the_payment_page(open_order, emulator):
    order, attempt = open_order()

    cancelling.cancel_order(order_number=order.number, now=timezone.now())

    attempt.refresh_from_db()
    order.refresh_from_db()
    assert (order.status, attempt.state) == (OrderStatus.CANCELLED, AttemptState.EXPIRED)
    assert stripe.retrieve_session(session_id=attempt.session_id).status == "expired"


def test_cancel_order_just_paid_keeps_it(open_order, emulator):
    order, attempt = open_order()
    emulator.pay(attempt.url)

    with pytest.raises(cancelling.UnableToCancel):
        cancelling.cancel_order(order_number=order.number, now=timezone.now())

    order.refresh_from_db()
    assert order.status == OrderStatus.PAID


def test_cancel_order_paid_gives_all_back_once(open_order, emulator):
    order, attempt = open_order()
    emulator.pay(attempt.url)
    sync(attempt)

    cancelling.cancel_order(order_number=order.number, now=timezone.now())
    cancelling.cancel_order(order_number=order.number, now=timezone.now())
    refund = PaymentRefund.objects.get(order=order)
    refund_sending.send_refund(refund_id=refund.pk, now=timezone.now())
    refund_sending.send_refund(refund_id=refund.pk, now=timezone.now())

    refund.refresh_from_db()
    order.refresh_from_db()
    assert refund.state == RefundState.SUCCEEDED
    assert order.status == OrderStatus.CANCELLED
    assert Source.objects.get(order=order).amount_refunded == order.total_incl_tax
    assert sum(row.amount for row in stripe.list_refunds(payment_intent_id=refund.attempt.payment_intent_id)) == (
        refund.amount_in_minor_units
    )
