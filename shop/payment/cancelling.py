"""
Cancelling an order: what was paid goes back, and nobody can pay any more.

No call to Stripe is made while a row is locked. Locks are taken on the attempt first, then on its order.
"""

from datetime import datetime
from decimal import Decimal

from django.db import transaction

from shop.order import holds
from shop.order import services as orders
from shop.order.models import HoldKind, Order, OrderStatus
from shop.payment import books, money, refund_answers, refunds, states, stripe
from shop.payment.mails import mail_customer
from shop.payment.models import PaymentAttempt
from shop.payment.opening import UnableToTakePayment, open_attempt
from shop.payment.settlement import sync_attempt
from shop.payment.states import AttemptState


class UnableToCancel(Exception):
    """The order cannot be cancelled any more; the message is for the shopper."""


def cancel_order(*, order_number: str, now: datetime, reason: str = "Cancelled by the customer") -> Order:
    """
    Cancel an order while that's possible. Payments are refunded; unpaid attempts are closed.

    :raises UnableToCancel: if it is packed or refunded already, or was paid this very moment
    :raises shop.payment.stripe.StripeUnavailable: then nothing is cancelled
    """
    _close_live_attempts(order_number=order_number, now=now)
    refund_answers.learn_from_stripe(order_number=order_number, now=now)
    with transaction.atomic():
        attempts = list(
            PaymentAttempt.objects.select_for_update(of=("self",)).filter(order__number=order_number).order_by("pk")
        )
        order = Order.objects.select_for_update().get(number=order_number)
        if order.status == OrderStatus.REFUNDED:
            raise UnableToCancel(f"Everything paid for order {order.number} has already been refunded.")
        if order.status != OrderStatus.CANCELLED and not order.is_cancellable:
            raise UnableToCancel("This order is being sent and can no longer be cancelled.")
        order = orders.cancel(order_number=order_number, now=now)
        orders.forget_lapse(order=order)
        taken = [attempt for attempt in attempts if attempt.state in states.TAKEN]
        amount = amount_to_give_back(order=order)
        for attempt in taken:
            refunds.request_rest(attempt=attempt, reason=reason, now=now)
        holds.settle(order=order, kind=HoldKind.AMOUNT_DIFFERS, now=now)
        if taken:
            mail_customer(
                order=order,
                kind="order_cancelled",
                subject=f"Your order {order.number} is cancelled",
                amount=amount,
                is_with_the_bank=any(books.is_with_the_bank(attempt) for attempt in taken),
            )
    return order


def amount_to_give_back(*, order: Order) -> Decimal:
    """Return what came in for an order, is not on its way back yet, and can be given back now."""
    attempts = order.payment_attempts.taken()
    free = (attempt for attempt in attempts if not books.is_with_the_bank(attempt))
    rests = (max(books.refundable_in_minor_units(attempt), 0) for attempt in free)
    return money.from_minor_units(sum(rests), order.currency)


def _close_live_attempts(*, order_number: str, now: datetime) -> None:
    """Close all payment pages, and find out if someone just paid."""
    for attempt in PaymentAttempt.objects.live().filter(order__number=order_number).order_by("pk"):
        try:
            opened = open_attempt(attempt_id=attempt.pk)
            stripe.expire_session(session_id=str(opened.session_id))
        except (stripe.StripeRefused, UnableToTakePayment):
            pass  # paid or expired already, or never made: sync tells
        synced = sync_attempt(attempt_id=attempt.pk, now=now)
        if synced.state in (AttemptState.PAID, AttemptState.PROCESSING):
            raise UnableToCancel("Your payment has just come in, so the order stands. You can cancel it from here.")
