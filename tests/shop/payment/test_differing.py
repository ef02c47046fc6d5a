"""A payment of another amount than was asked: staff take it, or it goes back."""

import pytest
from django.utils import timezone

from shop.mail.models import OutboxMail
from shop.order import services as orders
from shop.order.models import OrderStatus
from shop.payment import cancelling, opening, refund_sending, settlement, stripe
from shop.payment.models import PaymentAttempt, Source
from shop.payment.states import AttemptState
from shop.users.models import User

pytestmark = pytest.mark.django_db(transaction=True)


def sync(attempt):
    return settlement.sync_attempt(attempt_id=attempt.pk, now=timezone.now())


def send_refunds(order):
    for refund in order.payment_refunds.order_by("pk"):
        refund_sending.send_refund(refund_id=refund.pk, now=timezone.now())


@pytest.fixture
def owner(db):
    return User.objects.create_user(email="owner@example.com", password=None)


@pytest.fixture
def differing_order(open_order, emulator):
    """An order for which ten dollars less came in than were asked."""
    order, attempt = open_order()
    PaymentAttempt.objects.update(amount_in_minor_units=attempt.amount_in_minor_units + 1000)
    emulator.pay(attempt.url)
    sync(attempt)
    order.refresh_from_db()
    return order


def test_continue_to_payment_while_staff_decide_asks_for_no_second_payment(differing_order):
    with pytest.raises(opening.UnableToTakePayment, match="You don't need to pay again"):
        opening.continue_to_payment(order_number=differing_order.number, now=timezone.now())

    assert differing_order.payment_attempts.count() == 1


def test_accept_payment_twice_pays_the_order_once(differing_order, owner):
    options = {"order_number": differing_order.number, "by": owner, "now": timezone.now()}

    settlement.accept_payment(**options)
    order = settlement.accept_payment(**options)

    order.refresh_from_db()
    attempt = order.payment_attempts.get()
    assert (order.status, order.hold_reason, attempt.state) == (OrderStatus.PAID, "", AttemptState.PAID)
    assert Source.objects.get(order=order).amount_debited == order.total_incl_tax
    assert order.notes.count() == 1
    assert OutboxMail.objects.filter(kind="order_confirmation").count() == 1


def test_accept_payment_without_one_is_refused(open_order, owner):
    order, _ = open_order()

    with pytest.raises(settlement.UnableToAccept):
        settlement.accept_payment(order_number=order.number, by=owner, now=timezone.now())


def test_accept_payment_in_another_currency_is_refused(differing_order, owner):
    PaymentAttempt.objects.update(captured_currency="NZD")

    with pytest.raises(settlement.UnableToAccept):
        settlement.accept_payment(order_number=differing_order.number, by=owner, now=timezone.now())


def test_cancel_order_with_a_different_payment_refunds_it(differing_order):
    cancelling.cancel_order(order_number=differing_order.number, now=timezone.now())
    cancelling.cancel_order(order_number=differing_order.number, now=timezone.now())
    send_refunds(differing_order)

    differing_order.refresh_from_db()
    attempt = differing_order.payment_attempts.get()
    payment = stripe.retrieve_payment(payment_intent_id=attempt.payment_intent_id)
    assert (differing_order.status, differing_order.hold_reason) == (OrderStatus.CANCELLED, "")
    assert attempt.state == AttemptState.REFUNDED
    assert attempt.refunds.get().amount == differing_order.total_incl_tax
    assert payment.amount_refunded == payment.amount_received == int(differing_order.total_incl_tax * 100)


def test_different_payment_of_a_cancelled_order_is_refunded(open_order, emulator):
    order, attempt = open_order()
    PaymentAttempt.objects.update(amount_in_minor_units=attempt.amount_in_minor_units + 1000)
    emulator.pay(attempt.url)
    orders.cancel(order_number=order.number, now=timezone.now())

    sync(attempt)
    send_refunds(order)

    attempt.refresh_from_db()
    assert attempt.state == AttemptState.REFUNDED
    assert attempt.refunds.get().amount == order.total_incl_tax


def test_different_payment_is_refunded_when_the_order_is_paid_another_way(open_order, emulator):
    order, differing = open_order()
    PaymentAttempt.objects.update(state=AttemptState.SUPERSEDED)
    second = opening.continue_to_payment(order_number=order.number, now=timezone.now())
    PaymentAttempt.objects.filter(pk=differing.pk).update(amount_in_minor_units=1)
    emulator.pay(differing.url)
    sync(differing)
    emulator.pay(second.url)

    sync(second)
    send_refunds(order)

    order.refresh_from_db()
    differing.refresh_from_db()
    assert (order.status, order.hold_reason) == (OrderStatus.PAID, "")
    assert differing.state == AttemptState.REFUNDED
    assert order.payment_attempts.get(pk=second.pk).state == AttemptState.PAID
