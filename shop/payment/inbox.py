"""Webhooks: an event is only a hint. It is stored, then Stripe is asked for the current state."""

import logging
from collections.abc import Mapping
from datetime import datetime, timedelta

from django.conf import settings
from django.db import transaction
from django.db.models import F, QuerySet

from shop import jobs
from shop.payment import disputes, opening, refund_answers, refunds, settlement, stripe
from shop.payment.models import PaymentAttempt, StripeEvent

logger = logging.getLogger(__name__)
LONGEST_WAIT = timedelta(hours=1)
WAIT_FOR_STRIPE = timedelta(seconds=15)
MOST_DOUBLINGS = 10


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
    Process an event, and record that it was done or why it couldn't be.

    Whatever fails is kept with its error and tried again, ever more rarely; what only waits for Stripe, soon.
    Return False when Stripe is away.
    """
    row = StripeEvent.objects.get(pk=event_id)
    if row.processed_at:
        return True
    try:
        note = _act_on(row, now=now)
    except stripe.UnknownToStripe as refusal:  # asking again would be answered the same
        note = f"ignored: {refusal}"
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
    if row.type == stripe.UNREADABLE:
        logger.error("Stripe event %s can't be understood", row.pk)
        return "ignored: it can't be understood, and is kept as it came"
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
        attempt = opening.open_attempt(attempt_id=attempt.pk)
    settlement.sync_attempt(attempt_id=attempt.pk, now=now)
    return ""


def _attempt_by_metadata(row: StripeEvent) -> PaymentAttempt | None:
    """Find the attempt whose session was made while its answer was lost."""
    return _named_attempts(row.payload["data"]["object"].get("metadata")).filter(session_id=None).first()


def _named_attempts(metadata: object) -> QuerySet[PaymentAttempt]:
    """Find the attempt that Stripe's object names, as we asked it to."""
    names = metadata if isinstance(metadata, Mapping) else {}
    number, n = str(names.get("order", "")), str(names.get("attempt", ""))
    if not (n.isascii() and n.isdigit() and len(n) < 5):
        return PaymentAttempt.objects.none()
    return PaymentAttempt.objects.filter(order__number=number, n=int(n))


def _attempt_of_payment(row: StripeEvent, *, now: datetime) -> PaymentAttempt | None:
    """
    Find the attempt whose payment an event is about.

    News of a refund or a dispute may overtake the news of the payment itself: then Stripe is asked whose it is.
    """
    intent = row.payload["data"]["object"].get("payment_intent")
    # An object that came with it whole has its id inside.
    intent_id = intent.get("id") if isinstance(intent, dict) else intent
    if not isinstance(intent_id, str):
        return None
    attempt = PaymentAttempt.objects.filter(payment_intent_id=intent_id).first() if intent_id else None
    if attempt is not None and attempt.captured_in_minor_units is None:
        return settlement.sync_attempt(attempt_id=attempt.pk, now=now)
    if attempt is not None or not intent_id:
        return attempt
    try:
        payment = stripe.retrieve_payment(payment_intent_id=intent_id)
    except stripe.StripeRefused:
        return None
    named = _named_attempts(payment.metadata).exclude(session_id=None).first()
    return named and settlement.sync_attempt(attempt_id=named.pk, now=now)


def _sync_refunds(row: StripeEvent, *, now: datetime) -> str:
    attempt = _attempt_of_payment(row, now=now)
    if attempt is None:
        return "ignored: no such payment"
    refund_answers.sync_refunds(attempt_id=attempt.pk, now=now)
    return ""


def _follow_dispute(row: StripeEvent, *, now: datetime) -> str:
    """Follow what the customer's bank does; once it lets go of money that is not ours to keep, that goes back."""
    attempt = _attempt_of_payment(row, now=now)
    if attempt is None:
        return "ignored: no such payment"
    disputes.apply_dispute(attempt_id=attempt.pk, answer=stripe.retrieve_dispute(dispute_id=row.object_id), now=now)
    refunds.request_what_is_owed(order_number=attempt.order.number, now=now)
    return ""
