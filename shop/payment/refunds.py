"""Asking for money to go back: pieces of an order, a sum, or all that is left of a payment."""

import secrets
from collections.abc import Mapping
from datetime import datetime
from decimal import ROUND_HALF_UP, Decimal

from django.db import transaction
from django.db.models import Sum

from shop.order import services as orders
from shop.order.models import OVER, Line, Order, OrderStatus
from shop.partner.strategy import CENT
from shop.payment import money, states
from shop.payment.books import is_with_the_bank, refundable_in_minor_units
from shop.payment.mails import TOLD
from shop.payment.models import PaymentAttempt, PaymentRefund
from shop.payment.refund_answers import apply_refund_answer, learn_from_stripe
from shop.payment.refund_sending import BANK_DECIDES, OWED, UnableToRefund, send_later
from shop.payment.states import AttemptState, RefundState
from shop.users.models import User


@transaction.atomic
def request_refund(
    *,
    attempt_id: int,
    amount_in_minor_units: int,
    reason: str,
    idempotency_key: str = "",
    requested_by: User | None = None,
    now: datetime,
) -> PaymentRefund:
    """
    Record a refund to make; the worker sends it. The same key asks once.

    :raises UnableToRefund: if it exceeds what was received
    """
    key = idempotency_key or f"refund-{secrets.token_hex(16)}"
    attempt = PaymentAttempt.objects.select_for_update().get(pk=attempt_id)
    asked_before = PaymentRefund.objects.filter(idempotency_key=key).first()
    if asked_before:
        return asked_before
    refund = _write_refund(
        attempt=attempt,
        amount_in_minor_units=amount_in_minor_units,
        reason=reason,
        idempotency_key=key,
        requested_by=requested_by,
        now=now,
    )
    send_later(refund)
    return refund


def _write_refund(
    *, attempt: PaymentAttempt, amount_in_minor_units: int, reason: str, now: datetime, **more: object
) -> PaymentRefund:
    left = refundable_in_minor_units(attempt)
    if not 0 < amount_in_minor_units <= left:
        at_most = money.show(max(left, 0), attempt.captured_currency or attempt.currency)
        raise UnableToRefund(f"At most {at_most} can be refunded for this payment.")
    return PaymentRefund.objects.create(
        order_id=attempt.order_id,
        attempt=attempt,
        amount_in_minor_units=amount_in_minor_units,
        currency=attempt.captured_currency,
        reason=reason,
        asked_at=now,
        **more,
    )


def refund_lines(
    *,
    order_number: str,
    quantities: Mapping[int, int],
    extra: Decimal = Decimal(0),
    is_restocked: bool,
    reason: str,
    requested_by: User | None,
    idempotency_key: str,
    is_by_hand: bool = False,
    now: datetime,
) -> PaymentRefund:
    """
    Give back what was paid for some pieces of an order, and something more if wanted. The same key asks once.

    The pieces of an order that is over are back in stock already: of such an order only a sum is given back.

    :param quantities: how many of each order line, by its primary key
    :param extra: what is given back besides, such as the delivery charge
    :param is_restocked: whether the pieces are sold again
    :param is_by_hand: whether staff have paid it back without Stripe
    :raises UnableToRefund: if they are more pieces or more money than are left
    """
    learn_from_stripe(order_number=order_number, now=now)
    return _refund_lines(
        order_number=order_number,
        quantities=quantities,
        extra=extra,
        is_restocked=is_restocked,
        reason=reason,
        requested_by=requested_by,
        idempotency_key=idempotency_key,
        is_by_hand=is_by_hand,
        now=now,
    )


@transaction.atomic
def _refund_lines(
    *,
    order_number: str,
    quantities: Mapping[int, int],
    extra: Decimal,
    is_restocked: bool,
    reason: str,
    requested_by: User | None,
    idempotency_key: str,
    is_by_hand: bool,
    now: datetime,
) -> PaymentRefund:
    attempt = _captured_attempt(order_number)
    key = f"refund-{order_number}-{idempotency_key}"
    asked_before = PaymentRefund.objects.filter(idempotency_key=key).first()
    if asked_before:
        return asked_before
    order = Order.objects.select_for_update().get(pk=attempt.order_id)
    if order.status in OVER and any(quantities.values()):
        raise UnableToRefund("This order is closed and its items are back in stock: refund an amount instead.")
    if is_with_the_bank(attempt):
        raise UnableToRefund(BANK_DECIDES)
    chosen = _choose(order, quantities)
    amount = sum((_amount_paid_for(line, quantity) for line, quantity in chosen.items()), extra)
    refund = _write_refund(
        attempt=attempt,
        amount_in_minor_units=money.to_minor_units(amount, attempt.captured_currency),
        reason=reason,
        idempotency_key=key,
        requested_by=requested_by,
        restock=is_restocked,
        is_by_hand=is_by_hand,
        now=now,
    )
    for line, quantity in chosen.items():
        refund.lines.create(line=line, quantity=quantity)
    orders.return_units(order=order, quantities=chosen, is_restocked=is_restocked, by=requested_by)
    if is_by_hand:
        return apply_refund_answer(refund_id=refund.pk, state=RefundState.SUCCEEDED, now=now)
    send_later(refund)
    return refund


def refundable_pieces(order: Order) -> dict[Line, int]:
    """Return how many pieces of each line have not been refunded."""
    return {line: line.quantity - _refunded_pieces(line) for line in order.lines.order_by("pk")}


def refundable_attempt(order: Order) -> PaymentAttempt | None:
    """
    Return the payment that the next refund is taken from: one of which money is left, if there is any.

    While an order is in work that is its own payment; when it's over, none of its money is ours to keep.
    """
    if order.is_awaiting_payment:
        return None
    attempts = order.payment_attempts.with_money() if order.status in OVER else order.payment_attempts.own_payment()
    return min(
        attempts.order_by("n"),
        key=lambda attempt: (refundable_in_minor_units(attempt) <= 0, attempt.state == AttemptState.REFUNDED),
        default=None,
    )


def _captured_attempt(order_number: str) -> PaymentAttempt:
    """Return the payment to refund, with all payments of its order locked."""
    list(PaymentAttempt.objects.select_for_update(of=("self",)).filter(order__number=order_number).order_by("pk"))
    order = Order.objects.filter(number=order_number).first()
    attempt = order and refundable_attempt(order)
    if attempt is None:
        raise UnableToRefund("We haven't received any money for this order.")
    return attempt


def _choose(order: Order, quantities: Mapping[int, int]) -> dict[Line, int]:
    left = {line.pk: (line, pieces) for line, pieces in refundable_pieces(order).items()}
    chosen = {}
    for pk, quantity in quantities.items():
        line, pieces = left.get(pk, (None, 0))
        if line is None or not 0 <= quantity <= pieces:
            raise UnableToRefund(f"At most {pieces} of this line can be refunded.")
        if quantity:
            chosen[line] = quantity
    return chosen


def _refunded_pieces(line: Line) -> int:
    """Count those of failed refunds too: their stock has moved, and the refund is tried again as it is."""
    return line.refund_lines.aggregate(sum=Sum("quantity"))["sum"] or 0


def _amount_paid_for(line: Line, quantity: int) -> Decimal:
    """Return what was paid for these pieces, so that all parts of a line add up to it to the cent."""
    before = _refunded_pieces(line)
    share = line.line_price_incl_tax / line.quantity
    until = (share * (before + quantity)).quantize(CENT, ROUND_HALF_UP)
    return until - (share * before).quantize(CENT, ROUND_HALF_UP)


def request_rest(*, attempt: PaymentAttempt, reason: str, kind: str = TOLD, now: datetime) -> PaymentRefund | None:
    """
    Give back all that came in by an attempt and is not on its way back. The caller holds its lock.

    Called again it asks for nothing, unless money was left over since: a refund failed, or the bank let go of some.

    What the customer's bank is deciding about stays there until it has decided.
    """
    rest = refundable_in_minor_units(attempt)
    if rest <= 0 or is_with_the_bank(attempt):
        return None
    asked = attempt.refunds.count()
    return request_refund(
        attempt_id=attempt.pk,
        amount_in_minor_units=rest,
        reason=reason,
        idempotency_key=f"{kind}{attempt.order.number}-{attempt.n}-{asked}",
        now=now,
    )


@transaction.atomic
def request_what_is_owed(*, order_number: str, now: datetime) -> None:
    """Give back what is left of payments that are not ours to keep, once the customer's bank has let go of them."""
    attempts = PaymentAttempt.objects.select_for_update(of=("self",)).filter(order__number=order_number)
    locked = list(attempts.order_by("pk"))
    order = Order.objects.select_for_update().get(number=order_number)
    is_cancelled = order.status == OrderStatus.CANCELLED
    not_ours = (*states.SURPLUS, *states.TAKEN) if is_cancelled else states.SURPLUS
    for attempt in locked:
        if attempt.state in not_ours and attempt.disputes.exists():
            request_rest(attempt=attempt, reason="The bank has decided", kind=OWED, now=now)
