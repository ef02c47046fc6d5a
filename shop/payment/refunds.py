"""Giving money back: asked for here, sent by the worker, matched with what Stripe says."""

import secrets
from collections.abc import Mapping
from decimal import ROUND_HALF_UP, Decimal

from django.db import transaction
from django.db.models import Case, Q, Sum, When
from oscar.apps.payment.models import Source

from shop import jobs
from shop.order import services as orders
from shop.order.models import Line, Order, OrderStatus
from shop.partner.strategy import CENT
from shop.payment import money, stripe
from shop.payment.mails import mail_refund, mail_staff
from shop.payment.models import AttemptState, PaymentAttempt, PaymentRefund, RefundState
from shop.users.models import User

REFUND_FAILED = "A refund failed"
DIFFERS = "Payment differs"
AGAIN = "-again-"
WITH_THE_BANK = ("needs_response", "under_review")
COUNTED = (RefundState.REQUESTED, RefundState.PENDING, RefundState.SUCCEEDED)
RANK = {RefundState.REQUESTED: 0, RefundState.PENDING: 1, RefundState.SUCCEEDED: 2, RefundState.FAILED: 3}
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
    return (attempt.captured_in_minor_units or 0) - back


@transaction.atomic
def request_refund(
    *,
    attempt_id: int,
    amount_in_minor_units: int,
    reason: str,
    idempotency_key: str = "",
    requested_by: User | None = None,
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
        left = money.from_minor_units(refundable_in_minor_units(attempt), attempt.captured_currency)
        raise UnableToRefund(f"At most {left} {attempt.captured_currency} can be given back for this payment.")
    refund = PaymentRefund.objects.create(
        order_id=attempt.order_id,
        attempt=attempt,
        amount_in_minor_units=amount_in_minor_units,
        currency=attempt.captured_currency,
        reason=reason,
        idempotency_key=key,
        requested_by=requested_by,
    )
    jobs.defer("payment.send_refund", queue="payment", lock=f"refund-{refund.pk}", refund_id=refund.pk)
    return refund


@transaction.atomic
def refund_lines(
    *,
    order_number: str,
    quantities: Mapping[int, int],
    extra: Decimal = Decimal(0),
    is_restocked: bool,
    reason: str,
    requested_by: User | None,
    idempotency_key: str,
) -> PaymentRefund:
    """
    Give back what was paid for some pieces of an order, and something more if wanted. The same key asks once.

    :param quantities: how many of each order line, by its primary key
    :param extra: what is given back besides, such as the delivery charge
    :param is_restocked: whether the pieces are sold again
    :raises UnableToRefund: if they are more pieces or more money than are left
    """
    attempt = _captured_attempt(order_number)
    key = f"refund-{order_number}-{idempotency_key}"
    asked_before = PaymentRefund.objects.filter(idempotency_key=key).first()
    if asked_before:
        return asked_before
    order = Order.objects.select_for_update().get(pk=attempt.order_id)
    if order.status in (OrderStatus.CANCELLED, OrderStatus.REFUNDED):
        raise UnableToRefund("This order is over: its pieces are back in stock. Try its refund again on its page.")
    if attempt.disputes.filter(status__in=WITH_THE_BANK).exists():
        raise UnableToRefund("The customer's bank is looking at this payment: it decides where the money goes.")
    chosen = _choose(order, quantities)
    amount = sum((_worth(line, quantity) for line, quantity in chosen.items()), extra)
    refund = request_refund(
        attempt_id=attempt.pk,
        amount_in_minor_units=money.to_minor_units(amount, attempt.currency),
        reason=reason,
        idempotency_key=key,
        requested_by=requested_by,
    )
    for line, quantity in chosen.items():
        refund.lines.create(line=line, quantity=quantity)
    PaymentRefund.objects.filter(pk=refund.pk).update(restock=is_restocked)
    orders.take_back(order=order, quantities=chosen, is_restocked=is_restocked, by=requested_by)
    return refund


def refundable_pieces(order: Order) -> dict[Line, int]:
    """Return how many pieces of each line have not been refunded."""
    return {line: line.quantity - _refunded_pieces(line) for line in order.lines.order_by("pk")}


def _captured_attempt(order_number: str) -> PaymentAttempt:
    captured = Q(state__in=[AttemptState.PAID, AttemptState.REINSTATED, AttemptState.REFUNDED])
    attempts = PaymentAttempt.objects.select_for_update(of=("self",)).filter(captured, order__number=order_number)
    attempts = attempts.exclude(order__status=OrderStatus.AWAITING_PAYMENT)
    has_gone_back = Case(When(state=AttemptState.REFUNDED, then=1), default=0)
    attempt = attempts.order_by(has_gone_back, "n").first()
    if attempt is None:
        raise UnableToRefund("No money has come in for this order.")
    return attempt


def _choose(order: Order, quantities: Mapping[int, int]) -> dict[Line, int]:
    left = {line.pk: (line, pieces) for line, pieces in refundable_pieces(order).items()}
    chosen = {}
    for pk, quantity in quantities.items():
        line, pieces = left.get(pk, (None, 0))
        if line is None or not 0 <= quantity <= pieces:
            raise UnableToRefund(f"At most {pieces} pieces of this line can be refunded.")
        if quantity:
            chosen[line] = quantity
    return chosen


def _refunded_pieces(line: Line) -> int:
    """Count those of failed refunds too: their stock has moved, and the refund is tried again as it is."""
    return line.refund_lines.aggregate(sum=Sum("quantity"))["sum"] or 0


def _worth(line: Line, quantity: int) -> Decimal:
    """Return what was paid for these pieces, so that all parts of a line add up to it to the cent."""
    before = _refunded_pieces(line)
    share = line.line_price_incl_tax / line.quantity
    until = (share * (before + quantity)).quantize(CENT, ROUND_HALF_UP)
    return until - (share * before).quantize(CENT, ROUND_HALF_UP)


def request_rest(*, attempt: PaymentAttempt, reason: str) -> PaymentRefund | None:
    """Give back, once, all that came in by an attempt and is not on its way back. The caller holds its lock."""
    rest = refundable_in_minor_units(attempt)
    if rest <= 0:
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
            metadata={
                "refund": str(refund.pk),
                "order": refund.order.number,
                "key": refund.idempotency_key,
            },
            idempotency_key=refund.idempotency_key,
        )
    except stripe.StripeRefused as error:
        return _settle(refund_id=refund_id, state=RefundState.FAILED, error=str(error), key=refund.idempotency_key)
    return _settle(
        refund_id=refund_id, state=STATES[answer.status], stripe_id=answer.id, error=answer.failure_reason
    )


@transaction.atomic
def retry(*, refund_id: int) -> PaymentRefund:
    """
    Ask again for a refund that failed. Calling it for another one changes nothing.

    :raises UnableToRefund: if the money went back in another way meanwhile
    """
    attempt_id = PaymentRefund.objects.values_list("attempt_id", flat=True).get(pk=refund_id)
    attempt = PaymentAttempt.objects.select_for_update().get(pk=attempt_id)
    refund = PaymentRefund.objects.get(pk=refund_id)
    if refund.state != RefundState.FAILED or refund.is_external:
        return refund
    if refund.amount_in_minor_units > refundable_in_minor_units(attempt):
        raise UnableToRefund("This money has gone back in another way.")
    refund.state, refund.refund_id, refund.error = RefundState.REQUESTED, None, ""
    refund.idempotency_key = f"{refund.idempotency_key[:60]}{AGAIN}{secrets.token_hex(4)}"
    refund.save()
    jobs.defer("payment.send_refund", queue="payment", lock=f"refund-{refund.pk}", refund_id=refund.pk)
    return refund


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
    if key := answer.metadata.get("key", ""):
        ours |= Q(idempotency_key=key)
    refund = PaymentRefund.objects.filter(ours, attempt=attempt).first()
    if refund is None and key:
        return  # an earlier try of ours that failed; `retry` has asked anew since
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
def _settle(*, refund_id: int, state: str, stripe_id: str = "", error: str = "", key: str = "") -> PaymentRefund:
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
        return refund  # a refusal that was overtaken: it went back, or was asked anew, meanwhile
    if refund.refund_id and RANK[RefundState(state)] < RANK[RefundState(refund.state)]:
        return refund
    refund.state, refund.error = state, error
    refund.refund_id = stripe_id or refund.refund_id
    refund.save()
    if state == RefundState.FAILED:
        mail_staff(
            order=order,
            kind=f"refund_failed_{_name_of_try(refund)}",
            subject=f"A refund of order {order.number} failed",
            text=f"Stripe could not give the money back ({error or 'no reason given'}). Try again, or pay by hand.",
        )
        # Nobody looks at an order that is over; what is on hold is counted before staff's eyes.
        if order.status in (OrderStatus.CANCELLED, OrderStatus.REFUNDED) and not order.hold_reason:
            orders.hold(order=order, reason=REFUND_FAILED)
    elif state in (RefundState.PENDING, RefundState.SUCCEEDED):
        mail_refund(refund=refund)
    _write_oscar_rows(attempt=attempt)
    _close_when_all_went_back(attempt=attempt, order=order)
    if state == RefundState.SUCCEEDED:
        order.refresh_from_db(fields=["status"])
        orders.complete_if_nothing_is_left(order=order)
    return refund


def _name_of_try(refund: PaymentRefund) -> str:
    """Name a refund, and which time it is tried: each failure is told."""
    _, again, which = refund.idempotency_key.rpartition(AGAIN)
    return f"{refund.pk}-{which}" if again else str(refund.pk)


def _is_hold_settled(order: Order) -> bool:
    """Tell whether what an order was held for has been settled by money that went back."""
    if order.hold_reason.startswith(DIFFERS):
        return not order.payment_attempts.filter(state=AttemptState.MISMATCH).exists()
    return order.hold_reason == REFUND_FAILED and is_owed_nothing(order)


def is_owed_nothing(order: Order) -> bool:
    """Tell whether all that came in for an order that is over went back, or is on its way."""
    return all(refundable_in_minor_units(attempt) <= 0 for attempt in order.payment_attempts.all())


def _write_oscar_rows(*, attempt: PaymentAttempt) -> None:
    gone = (
        attempt.refunds.filter(state=RefundState.SUCCEEDED).aggregate(sum=Sum("amount_in_minor_units"))["sum"] or 0
    )
    source = Source.objects.filter(reference=attempt.payment_intent_id).first()
    if source is None:
        return
    source.amount_refunded = money.from_minor_units(gone, attempt.captured_currency)
    source.save(update_fields=["amount_refunded"])


def _close_when_all_went_back(*, attempt: PaymentAttempt, order: Order) -> None:
    gone = (
        attempt.refunds.filter(state=RefundState.SUCCEEDED).aggregate(sum=Sum("amount_in_minor_units"))["sum"] or 0
    )
    if attempt.captured_in_minor_units is None or gone < attempt.captured_in_minor_units:
        return
    was_the_payment = attempt.state in (AttemptState.PAID, AttemptState.REINSTATED)
    attempt.state = AttemptState.REFUNDED
    attempt.version += 1
    attempt.save()
    if _is_hold_settled(order):
        orders.hold(order=order, reason="")
    if was_the_payment:
        orders.mark_refunded(order_number=order.number)
