"""What is left of a payment: what came in, less what went back, is on its way back, or was taken by the bank."""

from django.db.models import Sum

from shop.order.models import Order
from shop.payment.models import PaymentAttempt

# What Stripe says of a dispute. Whatever is none of these is with the bank, so what Stripe adds later is too.
ASKED_ONLY = ("warning_needs_response", "warning_under_review")  # the bank asks, and no money has moved
LET_GO = ("won", "warning_closed")
TAKEN = ("lost", "prevented")  # a prevented one was settled with the customer's bank at once, out of our money


def refundable_in_minor_units(attempt: PaymentAttempt) -> int:
    """Return what has come in by an attempt and is not on its way back. Lock the attempt first."""
    back = attempt.refunds.counted().sum_in_minor_units()
    taken = attempt.disputes.filter(status__in=TAKEN).aggregate(sum=Sum("amount_in_minor_units"))["sum"] or 0
    return (attempt.captured_in_minor_units or 0) - back - taken


def is_with_the_bank(attempt: PaymentAttempt) -> bool:
    """Whether the customer's bank is deciding who gets the money, so that nobody else can move it."""
    return attempt.disputes.exclude(status__in=[*ASKED_ONLY, *LET_GO, *TAKEN]).exists()


def is_owed_nothing(order: Order) -> bool:
    """Whether all that came in for an order that is over went back, or is on its way."""
    return all(refundable_in_minor_units(attempt) <= 0 for attempt in order.payment_attempts.all())
