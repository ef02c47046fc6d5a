"""
Learning what Stripe says of refunds, and what follows from it.

Refunds are also made in Stripe's dashboard and by the customer's bank, and we learn of them later. So Stripe is
asked before staff decide, and again when it refuses.
"""

import logging
from datetime import datetime

from django.db import transaction
from django.db.models import Q
from oscar.apps.payment.models import Source

from shop.order import holds
from shop.order import services as orders
from shop.order.models import OVER, HoldKind, Order
from shop.payment import disputes, money, states, stripe
from shop.payment.books import is_owed_nothing
from shop.payment.mails import mail_refund, mail_staff
from shop.payment.models import PaymentAttempt, PaymentRefund
from shop.payment.states import REFUND_RANK, AttemptState, RefundState

logger = logging.getLogger(__name__)
AGAIN = "-again-"
STATES = {
    "pending": RefundState.PENDING,
    "requires_action": RefundState.PENDING,
    "succeeded": RefundState.SUCCEEDED,
    "failed": RefundState.FAILED,
    "canceled": RefundState.FAILED,
}


def learn_from_stripe(*, order_number: str, now: datetime) -> bool:
    """
    Take over what happened to an order's payments at Stripe and at the bank. Whether Stripe could be asked.

    When it can't, we go by our own books: a refund that is too much is refused later, and set right then.
    """
    attempts = PaymentAttempt.objects.filter(order__number=order_number, captured_in_minor_units__isnull=False)
    for attempt in attempts.order_by("n"):
        try:
            learn_of_attempt(attempt, now=now)
        except (stripe.StripeUnavailable, stripe.StripeRefused) as error:
            logger.warning("Stripe could not be asked about order %s: %s", order_number, error)
            return False
    return True


def learn_of_attempt(attempt: PaymentAttempt, *, now: datetime) -> None:
    """
    Take over what happened to one payment at Stripe and at the bank.

    :raises shop.payment.stripe.StripeUnavailable, shop.payment.stripe.StripeRefused:
    """
    sync_refunds(attempt_id=attempt.pk, now=now)
    disputes.sync_disputes(attempt_id=attempt.pk, now=now)


def sync_refunds(*, attempt_id: int, now: datetime) -> None:
    """
    Take over every refund that Stripe knows of for an attempt, whoever made it.

    :raises shop.payment.stripe.StripeUnavailable, shop.payment.stripe.StripeRefused:
    """
    attempt = PaymentAttempt.objects.get(pk=attempt_id)
    if not attempt.payment_intent_id:
        return
    for answer in stripe.list_refunds(payment_intent_id=attempt.payment_intent_id):
        _take_over(attempt=attempt, answer=answer, now=now)


@transaction.atomic
def _take_over(*, attempt: PaymentAttempt, answer: stripe.Refund, now: datetime) -> None:
    PaymentAttempt.objects.select_for_update().get(pk=attempt.pk)
    ours = Q(refund_id=answer.id)
    if key := answer.metadata.get("key", ""):
        ours |= Q(idempotency_key=key)
    refund = PaymentRefund.objects.filter(ours, attempt=attempt).first()
    state = STATES[answer.status]
    if refund is None and key and state == RefundState.FAILED:
        return  # an earlier try of ours; `retry` has asked again since
    if refund is None:
        refund = PaymentRefund.objects.create(
            order_id=attempt.order_id,
            attempt=attempt,
            amount_in_minor_units=answer.amount,
            currency=answer.currency,
            reason="Made in Stripe's dashboard",
            is_external=True,
            idempotency_key=f"external-{answer.id}",
            refund_id=answer.id,
            asked_at=now,
        )
    apply_refund_answer(refund_id=refund.pk, state=state, stripe_id=answer.id, error=answer.failure_reason, now=now)


@transaction.atomic
def apply_refund_answer(
    *, refund_id: int, state: str, stripe_id: str = "", error: str = "", key: str = "", now: datetime
) -> PaymentRefund:
    """
    Move a refund to where Stripe says it is, and tell Oscar's rows, attempt and order.

    A refusal names the key that was refused: it may be overtaken by a success, or by another try.

    An answer may be overtaken by later news: a refund never goes back to an earlier state.
    """
    attempt_id = PaymentRefund.objects.values_list("attempt_id", flat=True).get(pk=refund_id)
    attempt = PaymentAttempt.objects.select_for_update().get(pk=attempt_id)
    order = Order.objects.select_for_update().get(pk=attempt.order_id)
    refund = PaymentRefund.objects.get(pk=refund_id)
    if key and (refund.state != RefundState.REQUESTED or refund.idempotency_key != key):
        return refund  # a refusal that was overtaken: it went back, or was asked again, in the meantime
    if refund.refund_id and REFUND_RANK[RefundState(state)] < REFUND_RANK[RefundState(refund.state)]:
        return refund
    refund.state, refund.error = state, error
    refund.refund_id = stripe_id or refund.refund_id
    refund.save()
    if state == RefundState.FAILED:
        _tell_of_failure(refund=refund, order=order, now=now)
    _write_oscar_rows(attempt=attempt)
    _close_when_all_went_back(attempt=attempt, order=order, now=now)
    if state == RefundState.SUCCEEDED:
        order.refresh_from_db(fields=["status"])
        orders.complete_if_nothing_is_left(order=order)
    if state in states.ACCEPTED:
        mail_refund(refund=refund)  # last, since it says where the order stands now
    return refund


def _tell_of_failure(*, refund: PaymentRefund, order: Order, now: datetime) -> None:
    """Tell staff, unless the money of an order that is over went back in another way: that leaves nothing to do."""
    if order.status in OVER and is_owed_nothing(order):
        return
    why = refund.error or "no reason given"
    mail_staff(
        order=order,
        kind=f"refund_failed_{_name_of_try(refund)}",
        subject=f"A refund of order {order.number} failed",
        text=f"Stripe couldn't refund the money ({why}). Try again, or refund it outside Stripe.",
    )
    # Nobody looks at an order that is over; what is on hold is counted before staff's eyes.
    if order.status in OVER:
        holds.hold(order=order, kind=HoldKind.REFUND_FAILED, now=now)


def _name_of_try(refund: PaymentRefund) -> str:
    """Name a refund, and which time it is tried: each failure is told."""
    _, again, which = refund.idempotency_key.rpartition(AGAIN)
    return f"{refund.pk}-{which}" if again else str(refund.pk)


def _settle_holds(*, order: Order, now: datetime) -> None:
    """Let go of what money that went back has settled."""
    if not order.payment_attempts.differing().exists():
        holds.settle(order=order, kind=HoldKind.AMOUNT_DIFFERS, now=now)
    if is_owed_nothing(order):
        holds.settle(order=order, kind=HoldKind.REFUND_FAILED, now=now)


def _write_oscar_rows(*, attempt: PaymentAttempt) -> None:
    gone = attempt.refunds.succeeded().sum_in_minor_units()
    source = Source.objects.filter(reference=attempt.payment_intent_id).first()
    if source is None:
        return
    source.amount_refunded = money.from_minor_units(gone, attempt.captured_currency)
    source.save(update_fields=["amount_refunded"])


def _close_when_all_went_back(*, attempt: PaymentAttempt, order: Order, now: datetime) -> None:
    gone = attempt.refunds.succeeded().sum_in_minor_units()
    if attempt.captured_in_minor_units is None or gone < attempt.captured_in_minor_units:
        return
    was_the_payment = attempt.state in states.OWN_PAYMENT
    attempt.state = AttemptState.REFUNDED
    attempt.version += 1
    attempt.save()
    _settle_holds(order=order, now=now)
    if was_the_payment:
        orders.mark_refunded(order_number=order.number)
