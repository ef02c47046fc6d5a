"""Hearing from Stripe: an event is a hint. It is stored, then Stripe is asked how things stand."""

import logging
from collections.abc import Mapping
from datetime import datetime, timedelta

from django.conf import settings
from django.db import transaction
from django.db.models import F, QuerySet

from shop import jobs
from shop.order import services as orders
from shop.order.models import Order, OrderStatus
from shop.payment import refunds, services, stripe
from shop.payment.mails import mail_staff
from shop.payment.models import AttemptState, PaymentAttempt, PaymentDispute, StripeEvent

logger = logging.getLogger(__name__)
LONGEST_WAIT = timedelta(hours=1)
WAIT_FOR_STRIPE = timedelta(seconds=15)
MOST_DOUBLINGS = 10
DISPUTED = "Payment disputed"
CLOSED_DISPUTES = ("won", "lost", "warning_closed")
OPEN_DISPUTES = ("needs_response", "under_review", "warning_needs_response", "warning_under_review")


@transaction.atomic
def receive(*, event: stripe.Event) -> bool:
    """Store an event and have it processed. Return False, and do nothing, when it is stored already."""
    _, is_new = StripeEvent.objects.get_or_create(
        event_id=event.id,
        defaults={
            "type": event.type,
            "object_id": event.object_id,
            "livemode": event.livemode,
            "api_version": event.api_version,
            "payload": event.payload,
        },
    )
    if is_new:
        jobs.defer("payment.process_event", queue="payment", lock=f"event-{event.id}", event_id=event.id)
    return is_new


def process(*, event_id: str, now: datetime) -> bool:
    """
    Do what an event hints at, and remember that it was done or why it could not be.

    Whatever fails is kept with its error and tried again, ever more rarely; what only waits for Stripe, soon.
    Return False when Stripe is away.
    """
    row = StripeEvent.objects.get(pk=event_id)
    if row.processed_at:
        return True
    try:
        note = _act_on(row, now=now)
    except stripe.StripeUnavailable as error:  # not the event's fault: it waits no longer than Stripe is away
        StripeEvent.objects.filter(pk=event_id).update(
            tries=F("tries") + 1, error=f"{type(error).__name__}: {error}", next_try_at=now + WAIT_FOR_STRIPE
        )
        return False
    except Exception as error:
        logger.exception("Stripe event %s could not be processed", event_id)
        wait = min(timedelta(seconds=10) * 2 ** min(row.tries, MOST_DOUBLINGS), LONGEST_WAIT)
        StripeEvent.objects.filter(pk=event_id).update(
            tries=F("tries") + 1, error=f"{type(error).__name__}: {error}", next_try_at=now + wait
        )
        return True
    StripeEvent.objects.filter(pk=event_id).update(tries=F("tries") + 1, error=note, processed_at=now)
    return True


def _act_on(row: StripeEvent, *, now: datetime) -> str:
    """Return a note for staff: why nothing was done, or nothing."""
    if row.livemode != settings.STRIPE_SECRET_KEY.startswith(("sk_live", "rk_live")):
        logger.error("Stripe event %s is of the other mode", row.pk)
        return "ignored: of the other mode"
    if row.type.startswith("checkout.session."):
        return _sync_session(row, now=now)
    if row.type.startswith(("charge.refund", "refund.")):
        return _sync_refunds(row, now=now)
    if row.type.startswith("charge.dispute."):
        return _follow_dispute(row, now=now)
    return "ignored: nothing to do"


def _sync_session(row: StripeEvent, *, now: datetime) -> str:
    attempt = PaymentAttempt.objects.filter(session_id=row.object_id).first()
    if attempt is None:
        attempt = _attempt_by_metadata(row)
    if attempt is None:
        logger.warning("Stripe event %s is about a session that is not ours", row.pk)
        return "ignored: no such session"
    if attempt.session_id is None:
        attempt = services.open_attempt(attempt_id=attempt.pk)
    services.sync_attempt(attempt_id=attempt.pk, now=now)
    return ""


def _attempt_by_metadata(row: StripeEvent) -> PaymentAttempt | None:
    """Find the attempt whose session was made while its answer was lost."""
    return _named_attempts(row.payload["data"]["object"].get("metadata")).filter(session_id=None).first()


def _named_attempts(metadata: Mapping[str, str] | None) -> QuerySet[PaymentAttempt]:
    """Find the attempt that Stripe's object names, as we asked it to."""
    number, n = str((metadata or {}).get("order", "")), str((metadata or {}).get("attempt", ""))
    if not (n.isascii() and n.isdigit() and len(n) < 5):
        return PaymentAttempt.objects.none()
    return PaymentAttempt.objects.filter(order__number=number, n=int(n))


def _attempt_of_payment(row: StripeEvent, *, now: datetime) -> PaymentAttempt | None:
    """
    Find the attempt whose payment an event is about.

    News of a refund or a dispute may overtake the news of the payment itself: then Stripe is asked whose it is.
    """
    intent_id = row.payload["data"]["object"].get("payment_intent")
    attempt = PaymentAttempt.objects.filter(payment_intent_id=intent_id).first() if intent_id else None
    if attempt is not None and attempt.captured_in_minor_units is None:
        return services.sync_attempt(attempt_id=attempt.pk, now=now)
    if attempt is not None or not intent_id:
        return attempt
    try:
        payment = stripe.retrieve_payment(payment_intent_id=intent_id)
    except stripe.StripeRefused:
        return None
    named = _named_attempts(payment.metadata).exclude(session_id=None).first()
    return named and services.sync_attempt(attempt_id=named.pk, now=now)


def _sync_refunds(row: StripeEvent, *, now: datetime) -> str:
    attempt = _attempt_of_payment(row, now=now)
    if attempt is None:
        return "ignored: no such payment"
    refunds.sync_refunds(attempt_id=attempt.pk)
    return ""


def _follow_dispute(row: StripeEvent, *, now: datetime) -> str:
    """Hold the order back while its payment is disputed or lost, and let go once the dispute is won."""
    attempt = _attempt_of_payment(row, now=now)
    if attempt is None:
        return "ignored: no such payment"
    _apply_dispute(attempt_id=attempt.pk, answer=stripe.retrieve_dispute(dispute_id=row.object_id))
    return ""


def _reason_left(order: Order) -> str:
    """Say what an order is on hold for once one dispute is over."""
    other = order.payment_disputes.filter(status__in=[*OPEN_DISPUTES, "lost"]).first()
    if other:
        return f"{DISPUTED}: {other.status}"
    differing = order.payment_attempts.filter(state=AttemptState.MISMATCH).first()
    if differing and order.status == OrderStatus.AWAITING_PAYMENT:
        return f"{refunds.DIFFERS}: {differing.last_error}"[:200]
    is_over = order.status in (OrderStatus.CANCELLED, OrderStatus.REFUNDED)
    return refunds.REFUND_FAILED if is_over and not refunds.is_owed_nothing(order) else ""


@transaction.atomic
def _apply_dispute(*, attempt_id: int, answer: stripe.Dispute) -> None:
    attempt = PaymentAttempt.objects.select_for_update().get(pk=attempt_id)
    order = Order.objects.select_for_update().get(pk=attempt.order_id)
    known = PaymentDispute.objects.filter(dispute_id=answer.id).first()
    if known and known.status in CLOSED_DISPUTES and answer.status not in CLOSED_DISPUTES:
        return  # asked before it was closed, told after
    PaymentDispute.objects.update_or_create(
        dispute_id=answer.id,
        defaults={
            "order": order,
            "attempt": attempt,
            "status": answer.status,
            "amount_in_minor_units": answer.amount,
            "due_by": answer.due_by,
        },
    )
    if answer.status in (*OPEN_DISPUTES, "lost"):
        orders.hold(order=order, reason=f"{DISPUTED}: {answer.status}")
    elif order.hold_reason.startswith(DISPUTED):  # what it is on hold for besides is not settled by this
        orders.hold(order=order, reason=_reason_left(order))
    mail_staff(
        order=order,
        kind=f"dispute_{answer.status}",
        subject=f"Order {order.number}: payment disputed ({answer.status})",
        text=f"The customer's bank disputes the payment of order {order.number}: {answer.status}.",
    )
