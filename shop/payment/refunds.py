"""Giving money back: asked for here, sent by the worker, matched with what Stripe says."""

import secrets
from collections.abc import Sequence

from django.db import transaction
from django.db.models import Q, Sum
from procrastinate.contrib.django import app

from shop.order.models import Order, OrderStatus
from shop.payment import money, stripe
from shop.payment.models import AttemptState, PaymentAttempt, PaymentRefund, RefundState, Source
from shop.users.models import User

COUNTED = (RefundState.REQUESTED, RefundState.PENDING, RefundState.SUCCEEDED)
STATES = {
    "pending": RefundState.PENDING,
    "requires_action": RefundState.PENDING,
    "succeeded": RefundState.SUCCEEDED,
    "failed": RefundState.FAILED,
    "canceled": RefundState.FAILED,
}


class UnableToRefund(Exception):
    """More would go back than came in; the message is for staff."""


def refundable_in_minor_units(attempt: PaymentAttempt) -> int:
    """Return what has come in by an attempt and is not on its way back. Lock the attempt first."""
    back = attempt.refunds.filter(state__in=COUNTED).aggregate(sum=Sum("amount_in_minor_units"))["sum"] or 0
    return attempt.amount_in_minor_units - back


@transaction.atomic
def request_refund(
    *,
    attempt_id: int,
    amount_in_minor_units: int,
    reason: str,
    idempotency_key: str = "",
    requested_by: User | None = None,
    lines: Sequence[tuple[int, int]] = (),
) -> PaymentRefund:
    """
    Write down that money shall go back; the worker sends it. The same key asks once.

    :raises UnableToRefund: if more would go back than came in
    """
    key = idempotency_key or f"refund-{secrets.token_hex(16)}"
    attempt = PaymentAttempt.objects.select_for_update().get(pk=attempt_id)
    asked_before = PaymentRefund.objects.filter(idempotency_key=key).first()
    if asked_before:
        return asked_before
    if not 0 < amount_in_minor_units <= refundable_in_minor_units(attempt):
        left = money.from_minor_units(refundable_in_minor_units(attempt), attempt.currency)
        raise UnableToRefund(f"At most {left} {attempt.currency} can be given back for this payment.")
    refund = PaymentRefund.objects.create(
        order_id=attempt.order_id,
        attempt=attempt,
        amount_in_minor_units=amount_in_minor_units,
        currency=attempt.currency,
        reason=reason,
        lines=[list(pair) for pair in lines],
        idempotency_key=key,
        requested_by=requested_by,
    )
    app.configure_task("payment.send_refund", queue="payment", lock=f"refund-{refund.pk}").defer(
        refund_id=refund.pk
    )
    return refund


def request_rest(*, attempt: PaymentAttempt, reason: str) -> PaymentRefund | None:
    """Give back, once, all that came in by an attempt and is not on its way back. The caller holds its lock."""
    rest = refundable_in_minor_units(attempt)
    if not rest:
        return None
    failed = attempt.refunds.filter(state=RefundState.FAILED).count()
    return request_refund(
        attempt_id=attempt.pk,
        amount_in_minor_units=rest,
        reason=reason,
        idempotency_key=f"refund-rest-{attempt.order.number}-{attempt.n}-{failed}",
    )


def send_refund(*, refund_id: int) -> PaymentRefund:
    """
    Ask Stripe to give the money back. Calling it again asks with the same key, so it goes back once.

    :raises shop.payment.stripe.StripeUnavailable: to be tried again
    """
    refund = PaymentRefund.objects.select_related("attempt").get(pk=refund_id)
    if refund.state != RefundState.REQUESTED:
        return refund
    try:
        answer = stripe.create_refund(
            payment_intent_id=str(refund.attempt.payment_intent_id),
            amount=refund.amount_in_minor_units,
            metadata={"refund": str(refund.pk), "order": refund.order.number},
            idempotency_key=refund.idempotency_key,
        )
    except stripe.StripeRefused as error:
        return _settle(refund_id=refund_id, state=RefundState.FAILED, error=str(error))
    return _settle(
        refund_id=refund_id, state=STATES[answer.status], stripe_id=answer.id, error=answer.failure_reason
    )


def sync_refunds(*, attempt_id: int) -> None:
    """
    Take over every refund that Stripe knows of for an attempt, whoever made it.

    :raises shop.payment.stripe.StripeUnavailable, shop.payment.stripe.StripeRefused:
    """
    attempt = PaymentAttempt.objects.get(pk=attempt_id)
    if not attempt.payment_intent_id:
        return
    for answer in stripe.list_refunds(payment_intent_id=attempt.payment_intent_id):
        _take_over(attempt=attempt, answer=answer)


@transaction.atomic
def _take_over(*, attempt: PaymentAttempt, answer: stripe.Refund) -> None:
    PaymentAttempt.objects.select_for_update().get(pk=attempt.pk)
    ours = Q(refund_id=answer.id)
    if answer.metadata.get("refund", "").isdigit():
        ours |= Q(pk=int(answer.metadata["refund"]), attempt=attempt)
    refund = PaymentRefund.objects.filter(ours).first()
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
        )
    _settle(refund_id=refund.pk, state=STATES[answer.status], stripe_id=answer.id, error=answer.failure_reason)


@transaction.atomic
def _settle(*, refund_id: int, state: str, stripe_id: str = "", error: str = "") -> PaymentRefund:
    """Move a refund to where Stripe says it is, and tell Oscar's rows, attempt and order."""
    attempt_id = PaymentRefund.objects.values_list("attempt_id", flat=True).get(pk=refund_id)
    attempt = PaymentAttempt.objects.select_for_update().get(pk=attempt_id)
    order = Order.objects.select_for_update().get(pk=attempt.order_id)
    refund = PaymentRefund.objects.get(pk=refund_id)
    refund.state, refund.error = state, error
    refund.refund_id = stripe_id or refund.refund_id
    refund.save()
    _write_oscar_rows(attempt=attempt)
    _close_when_all_went_back(attempt=attempt, order=order)
    return refund


def _write_oscar_rows(*, attempt: PaymentAttempt) -> None:
    gone = (
        attempt.refunds.filter(state=RefundState.SUCCEEDED).aggregate(sum=Sum("amount_in_minor_units"))["sum"] or 0
    )
    source = Source.objects.filter(reference=attempt.payment_intent_id).first()
    if source is None:
        return
    source.amount_refunded = money.from_minor_units(gone, attempt.currency)
    source.save(update_fields=["amount_refunded"])


def _close_when_all_went_back(*, attempt: PaymentAttempt, order: Order) -> None:
    gone = (
        attempt.refunds.filter(state=RefundState.SUCCEEDED).aggregate(sum=Sum("amount_in_minor_units"))["sum"] or 0
    )
    if gone < attempt.amount_in_minor_units:
        return
    was_the_payment = attempt.state in (AttemptState.PAID, AttemptState.REINSTATED)
    attempt.state = AttemptState.REFUNDED
    attempt.version += 1
    attempt.save()
    if was_the_payment and order.can_become(OrderStatus.REFUNDED):
        order.set_status(OrderStatus.REFUNDED)
