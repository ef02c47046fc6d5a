from datetime import timedelta

import pytest
from django.utils import timezone

from shop.mail.models import OutboxMail
from shop.order.models import Order, OrderStatus, PaymentEvent
from shop.partner.models import StockRecord
from shop.payment import refunds, services, stripe
from shop.payment.models import PaymentAttempt, PaymentRefund, Source
from shop.payment.states import AttemptState, RefundState
from tests.factories.products import make_product
from tests.ordering import fill_bag, make_recipient, make_voucher, place_order

pytestmark = pytest.mark.django_db(transaction=True)


def sync(attempt):
    return services.sync_attempt(attempt_id=attempt.pk, now=timezone.now())


def confirmations():
    return OutboxMail.objects.filter(kind="order_confirmation").count()


def test_open_attempt_asks_for_the_total_to_the_cent(open_order, emulator):
    make_voucher()
    basket = fill_bag(lines=[(make_product(sizes=[{"price": "42.55"}]), 3)], code="miliagone")

    order, attempt = open_order(basket=basket)

    session = stripe.retrieve_session(session_id=attempt.session_id)
    assert session.amount_total == attempt.amount_in_minor_units == int(order.total_incl_tax * 100)
    assert attempt.state == AttemptState.OPEN


def test_open_attempt_twice_makes_one_session(open_order):
    _order, attempt = open_order()
    PaymentAttempt.objects.update(state=AttemptState.CREATING, session_id=None, url="")

    again = services.open_attempt(attempt_id=attempt.pk)

    assert again.session_id == attempt.session_id


def test_open_attempt_with_a_lost_answer_finds_the_session_again(emulator):
    order = place_order()
    attempt = order.payment_attempts.get()
    emulator.spoil_calls("lose_response", times=5)
    with pytest.raises(stripe.StripeUnavailable):
        services.open_attempt(attempt_id=attempt.pk)
    emulator.reset_faults()

    services.open_attempt(attempt_id=attempt.pk)

    sessions = [
        row for row in emulator.client().v1.checkout.sessions.list().data if row.client_reference_id == order.number
    ]
    assert len(sessions) == 1


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


def test_cancel_order_waiting_for_payment_closes_the_payment_page(open_order, emulator):
    order, attempt = open_order()

    services.cancel_order(order_number=order.number, now=timezone.now())

    attempt.refresh_from_db()
    order.refresh_from_db()
    assert (order.status, attempt.state) == (OrderStatus.CANCELLED, AttemptState.EXPIRED)
    assert stripe.retrieve_session(session_id=attempt.session_id).status == "expired"


def test_cancel_order_just_paid_keeps_it(open_order, emulator):
    order, attempt = open_order()
    emulator.pay(attempt.url)

    with pytest.raises(services.UnableToCancel):
        services.cancel_order(order_number=order.number, now=timezone.now())

    order.refresh_from_db()
    assert order.status == OrderStatus.PAID


def test_cancel_order_paid_gives_all_back_once(open_order, emulator):
    order, attempt = open_order()
    emulator.pay(attempt.url)
    sync(attempt)

    services.cancel_order(order_number=order.number, now=timezone.now())
    services.cancel_order(order_number=order.number, now=timezone.now())
    refund = PaymentRefund.objects.get(order=order)
    refunds.send_refund(refund_id=refund.pk, now=timezone.now())
    refunds.send_refund(refund_id=refund.pk, now=timezone.now())

    refund.refresh_from_db()
    order.refresh_from_db()
    assert refund.state == RefundState.SUCCEEDED
    assert order.status == OrderStatus.CANCELLED
    assert Source.objects.get(order=order).amount_refunded == order.total_incl_tax
    assert sum(row.amount for row in stripe.list_refunds(payment_intent_id=refund.attempt.payment_intent_id)) == (
        refund.amount_in_minor_units
    )


def test_paid_after_cancelling_takes_the_order_up_again(open_order, emulator):
    order, attempt = open_order()
    emulator.pay(attempt.url)
    Order.objects.filter(pk=order.pk).update(status=OrderStatus.AWAITING_PAYMENT)
    services.orders.cancel(order_number=order.number, now=timezone.now())

    synced = sync(attempt)

    order.refresh_from_db()
    assert (order.status, synced.state) == (OrderStatus.PAID, AttemptState.REINSTATED)
    assert StockRecord.objects.get().num_allocated == 1


def test_payment_after_cancelling_and_selling_out_is_refunded(open_order, emulator):
    order, attempt = open_order()
    emulator.pay(attempt.url)
    services.orders.cancel(order_number=order.number, now=timezone.now())
    StockRecord.objects.update(num_in_stock=0)

    synced = sync(attempt)
    refunds.send_refund(refund_id=PaymentRefund.objects.get(order=order).pk, now=timezone.now())

    synced.refresh_from_db()
    order.refresh_from_db()
    assert (order.status, synced.state) == (OrderStatus.CANCELLED, AttemptState.REFUNDED)
    assert OutboxMail.objects.filter(kind="payment_returned").count() == 1


def test_paid_by_two_sessions_gives_the_second_back(open_order, emulator):
    order, first = open_order()
    PaymentAttempt.objects.update(state=AttemptState.SUPERSEDED)
    second = services.continue_to_payment(order_number=order.number, now=timezone.now())
    emulator.pay(first.url)
    emulator.pay(second.url)

    sync(second)
    synced = sync(first)
    refunds.send_refund(refund_id=PaymentRefund.objects.get(attempt=first).pk, now=timezone.now())

    synced.refresh_from_db()
    order.refresh_from_db()
    assert order.status == OrderStatus.PAID
    assert synced.state == AttemptState.REFUNDED
    assert PaymentRefund.objects.filter(attempt=second).count() == 0


def test_request_refund_never_gives_more_than_came_in(open_order, emulator):
    _order, attempt = open_order()
    emulator.pay(attempt.url)
    attempt = sync(attempt)
    refunds.request_refund(attempt_id=attempt.pk, amount_in_minor_units=100, reason="A dent", now=timezone.now())

    with pytest.raises(refunds.UnableToRefund):
        refunds.request_refund(
            attempt_id=attempt.pk,
            amount_in_minor_units=attempt.amount_in_minor_units - 99,
            reason="All of it",
            now=timezone.now(),
        )


def test_sync_refunds_takes_over_what_was_made_at_stripe(open_order, emulator):
    order, attempt = open_order()
    emulator.pay(attempt.url)
    attempt = sync(attempt)
    emulator.client().v1.refunds.create({"payment_intent": attempt.payment_intent_id, "amount": 250})

    refunds.sync_refunds(attempt_id=attempt.pk, now=timezone.now())
    refunds.sync_refunds(attempt_id=attempt.pk, now=timezone.now())

    refund = PaymentRefund.objects.get(order=order)
    assert (refund.is_external, refund.amount_in_minor_units, refund.state) == (True, 250, RefundState.SUCCEEDED)


def test_begin_attempt_below_the_smallest_charge_is_refused(emulator):
    basket = fill_bag(lines=[(make_product(sizes=[{"price": "0.40"}]), 1)])

    with pytest.raises(services.UnableToTakePayment):
        place_order(basket=basket, method_code="click-and-collect")

    assert Order.objects.count() == 0


def test_order_that_costs_nothing_needs_no_payment(emulator):
    make_voucher(code="allfree", percent="100")
    basket = fill_bag(code="allfree")

    order = place_order(basket=basket, method_code="click-and-collect", recipient=make_recipient())

    assert order.status == OrderStatus.PAID
    assert order.payment_attempts.count() == 0
    assert confirmations() == 1


def test_attempt_expires_after_35_minutes(open_order):
    _, attempt = open_order()

    left = attempt.expires_at - timezone.now()

    assert timedelta(minutes=34) < left <= services.TIME_TO_PAY
