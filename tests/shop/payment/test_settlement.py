"""Learning what became of a payment."""

import pytest
from django.utils import timezone

from shop.mail.models import OutboxMail
from shop.order import services as orders
from shop.order.models import Order, OrderStatus, PaymentEvent
from shop.partner.models import StockRecord
from shop.payment import opening, refund_sending, settlement
from shop.payment.models import PaymentAttempt, PaymentRefund, Source
from shop.payment.states import AttemptState
from tests.factories.products import make_product
from tests.ordering import fill_bag, make_recipient, make_voucher, place_order

pytestmark = pytest.mark.django_db(transaction=True)


def sync(attempt):
    return settlement.sync_attempt(attempt_id=attempt.pk, now=timezone.now())


def confirmations():
    return OutboxMail.objects.filter(kind="order_confirmation").count()


def test_sync_attempt_marks_the_order_paid_once(open_order, emulator):
    order, attempt = open_order()
    emulator.pay(attempt.url)

    sync(attempt)
    attempt = sync(attempt)

    order.refresh_from_db()
    assert (order.status, attempt.state) == (OrderStatus.PAID, AttemptState.PAID)
    assert Source.objects.get(order=order).amount_debited == order.total_incl_tax
    assert PaymentEvent.objects.filter(order=order).count() == 1
    assert confirmations() == 1


def test_sync_attempt_before_paying_changes_nothing(open_order):
    order, attempt = open_order()

    synced = sync(attempt)

    order.refresh_from_db()
    assert (order.status, synced.state) == (OrderStatus.AWAITING_PAYMENT, AttemptState.OPEN)


def test_sync_attempt_after_a_decline_goes_on_with_another_card(open_order, emulator):
    _order, attempt = open_order()

    declined = emulator.pay(attempt.url, card="4000000000000002")
    assert "declined" in declined.text.lower()
    assert sync(attempt).state == AttemptState.OPEN
    emulator.pay(attempt.url)

    assert sync(attempt).state == AttemptState.PAID


def test_sync_attempt_expired_cancels_and_gives_stock_and_code_back(open_order, emulator):
    voucher = make_voucher()
    basket = fill_bag(lines=[(make_product(), 2)], code="miliagone")
    order, attempt = open_order(basket=basket)
    emulator.advance_clock(40 * 60)

    sync(attempt)
    synced = sync(attempt)

    order.refresh_from_db()
    record = StockRecord.objects.get()
    assert (order.status, synced.state) == (OrderStatus.CANCELLED, AttemptState.EXPIRED)
    assert (record.num_allocated, record.num_in_stock) == (0, 10)
    assert voucher.claims.filter(released_at=None).count() == 0


def test_sync_attempt_with_another_amount_holds_the_order(open_order, emulator):
    order, attempt = open_order()
    PaymentAttempt.objects.update(amount_in_minor_units=1)
    emulator.pay(attempt.url)

    synced = sync(attempt)

    order.refresh_from_db()
    assert synced.state == AttemptState.AMOUNT_DIFFERS
    assert order.status == OrderStatus.AWAITING_PAYMENT
    assert order.hold_reason.startswith("Payment differs")
    assert OutboxMail.objects.filter(kind="payment_mismatch").count() == 1
    assert synced.captured == order.total_incl_tax


def test_paid_after_cancelling_takes_the_order_up_again(open_order, emulator):
    order, attempt = open_order()
    emulator.pay(attempt.url)
    Order.objects.filter(pk=order.pk).update(status=OrderStatus.AWAITING_PAYMENT)
    orders.cancel(order_number=order.number, now=timezone.now())

    synced = sync(attempt)

    order.refresh_from_db()
    assert (order.status, synced.state) == (OrderStatus.PAID, AttemptState.REINSTATED)
    assert StockRecord.objects.get().num_allocated == 1


def test_payment_after_cancelling_and_selling_out_is_refunded(open_order, emulator):
    order, attempt = open_order()
    emulator.pay(attempt.url)
    orders.cancel(order_number=order.number, now=timezone.now())
    StockRecord.objects.update(num_in_stock=0)

    synced = sync(attempt)
    refund_sending.send_refund(refund_id=PaymentRefund.objects.get(order=order).pk, now=timezone.now())

    synced.refresh_from_db()
    order.refresh_from_db()
    assert (order.status, synced.state) == (OrderStatus.CANCELLED, AttemptState.REFUNDED)
    assert OutboxMail.objects.filter(kind="payment_returned").count() == 1


def test_paid_by_two_sessions_gives_the_second_back(open_order, emulator):
    order, first = open_order()
    PaymentAttempt.objects.update(state=AttemptState.SUPERSEDED)
    second = opening.continue_to_payment(order_number=order.number, now=timezone.now())
    emulator.pay(first.url)
    emulator.pay(second.url)

    sync(second)
    synced = sync(first)
    refund_sending.send_refund(refund_id=PaymentRefund.objects.get(attempt=first).pk, now=timezone.now())

    synced.refresh_from_db()
    order.refresh_from_db()
    assert order.status == OrderStatus.PAID
    assert synced.state == AttemptState.REFUNDED
    assert PaymentRefund.objects.filter(attempt=second).count() == 0


def test_order_that_costs_nothing_needs_no_payment(emulator):
    make_voucher(code="allfree", percent="100")
    basket = fill_bag(code="allfree")

    order = place_order(basket=basket, method_code="click-and-collect", recipient=make_recipient())

    assert order.status == OrderStatus.PAID
    assert order.payment_attempts.count() == 0
    assert confirmations() == 1
