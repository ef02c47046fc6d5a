"""
Giving money back: asked for here, sent by the worker, matched with what Stripe says.

Money also goes back in Stripe's dashboard and by the customer's bank, and we hear of that later. So Stripe is asked
before staff decide, and again when it refuses: then the rest goes back, or staff are told what is left.
"""

import logging
import secrets
from collections.abc import Mapping
from contextlib import suppress
from datetime import datetime
from decimal import ROUND_HALF_UP, Decimal

from django.db import transaction
from django.db.models import Q, Sum
from oscar.apps.payment.models import Source

from shop import jobs
from shop.order import holds
from shop.order import services as orders
from shop.order.models import HoldKind, Line, Order, OrderStatus
from shop.partner.strategy import CENT
from shop.payment import disputes, money, states, stripe
from shop.payment.books import is_owed_nothing, is_with_the_bank, refundable_in_minor_units
from shop.payment.mails import TOLD, mail_corrected_refund, mail_refund, mail_staff
from shop.payment.models import PaymentAttempt, PaymentRefund
from shop.payment.states import REFUND_RANK, AttemptState, RefundState
from shop.users.models import User

logger = logging.getLogger(__name__)
AGAIN = "-again-"
OWED = "refund-owed-"  # how the keys of refunds begin that nobody could tell of before
TRIES_TO_SEND = 3
OVER = (OrderStatus.CANCELLED, OrderStatus.REFUNDED)
BANK_DECIDES = "The customer's bank is looking at this payment: it decides where the money goes."
GONE_OTHERWISE = "This money has already been refunded another way."
STATES = {
    "pending": RefundState.PENDING,
    "requires_action": RefundState.PENDING,
    "succeeded": RefundState.SUCCEEDED,
    "failed": RefundState.FAILED,
    "canceled": RefundState.FAILED,
}


class UnableToRefund(Exception):
    """More would go back than came in; the message is for staff."""


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

    :raises UnableToRefund: if more would go back than came in
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
    _have_sent(refund)
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
        **more,
    )


def _have_sent(refund: PaymentRefund) -> None:
    jobs.defer("payment.send_refund", queue="payment", lock=f"refund-{refund.pk}", refund_id=refund.pk)


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
        return _apply_refund_answer(refund_id=refund.pk, state=RefundState.SUCCEEDED, now=now)
    _have_sent(refund)
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


def send_refund(*, refund_id: int, now: datetime) -> PaymentRefund:
    """
    Ask Stripe to give the money back. Calling it again asks with the same key, so it goes back once.

    When Stripe refuses, something has changed there perhaps: it's asked what, and the rest goes back.

    :raises shop.payment.stripe.StripeUnavailable: to be tried again
    """
    refund = PaymentRefund.objects.select_related("attempt", "order").get(pk=refund_id)
    for _ in range(TRIES_TO_SEND):
        if refund.state != RefundState.REQUESTED:
            break
        try:
            answer = _ask(refund)
        except stripe.StripeRefused as refusal:
            with suppress(stripe.StripeRefused):
                _learn(refund.attempt, now=now)
            refund = _take_refusal(refund=refund, error=str(refusal), now=now)
        else:
            refund = _apply_refund_answer(
                refund_id=refund_id,
                state=STATES[answer.status],
                stripe_id=answer.id,
                error=answer.failure_reason,
                now=now,
            )
    return refund


def _ask(refund: PaymentRefund) -> stripe.Refund:
    return stripe.create_refund(
        payment_intent_id=str(refund.attempt.payment_intent_id),
        amount=refund.amount_in_minor_units,
        metadata={"refund": str(refund.pk), "order": refund.order.number, "key": refund.idempotency_key},
        idempotency_key=refund.idempotency_key,
    )


@transaction.atomic
def _take_refusal(*, refund: PaymentRefund, error: str, now: datetime) -> PaymentRefund:
    """
    Change a refund that Stripe refused into what is left, or let it fail for staff to look at.

    A sum that someone chose is not changed without them, unless the order is over: then all of it goes back.
    """
    asked_with = refund.idempotency_key
    attempt = PaymentAttempt.objects.select_for_update().get(pk=refund.attempt_id)
    order = Order.objects.select_for_update().get(pk=attempt.order_id)
    refund = PaymentRefund.objects.select_related("attempt", "order").get(pk=refund.pk)
    if refund.state != RefundState.REQUESTED or refund.idempotency_key != asked_with:
        return refund  # overtaken: it went back, or was asked again, in the meantime
    left = refundable_in_minor_units(attempt) + refund.amount_in_minor_units
    is_too_much = left < refund.amount_in_minor_units
    if is_too_much and left > 0 and not is_with_the_bank(attempt) and (order.status in OVER or _is_rest(refund)):
        return _ask_with_new_key(refund=refund, amount_in_minor_units=left, now=now)
    if is_with_the_bank(attempt):
        error = BANK_DECIDES
    elif left <= 0:
        error = GONE_OTHERWISE
    elif is_too_much:
        error = f"Only {money.show(left, refund.currency)} is left of this payment. {error}"
    return _apply_refund_answer(refund_id=refund.pk, state=RefundState.FAILED, error=error, key=asked_with, now=now)


def _is_rest(refund: PaymentRefund) -> bool:
    """Whether it's for all that is left, rather than for a sum that someone chose."""
    return refund.idempotency_key.startswith((TOLD, OWED))


def _ask_with_new_key(*, refund: PaymentRefund, amount_in_minor_units: int, now: datetime) -> PaymentRefund:
    """Ask with another key: the old one repeats the refusal. The caller holds the locks of attempt and order."""
    told = refund.amount_in_minor_units
    refund.state, refund.refund_id, refund.error = RefundState.REQUESTED, None, ""
    refund.amount_in_minor_units = amount_in_minor_units
    refund.idempotency_key = f"{refund.idempotency_key[:60]}{AGAIN}{secrets.token_hex(4)}"
    refund.save()
    if refund.idempotency_key.startswith(TOLD) and amount_in_minor_units != told:
        mail_corrected_refund(refund=refund, told_in_minor_units=told)
    return refund


def retry(*, refund_id: int, now: datetime) -> PaymentRefund:
    """
    Ask again for a refund that failed, as far as its money is left. Calling it for another one changes nothing.

    :raises UnableToRefund: if the money went back in another way, or the customer's bank decides about it
    """
    order_number = PaymentRefund.objects.values_list("order__number", flat=True).get(pk=refund_id)
    learn_from_stripe(order_number=order_number, now=now)
    return _retry(refund_id=refund_id, now=now)


@transaction.atomic
def _retry(*, refund_id: int, now: datetime) -> PaymentRefund:
    attempt_id = PaymentRefund.objects.values_list("attempt_id", flat=True).get(pk=refund_id)
    attempt = PaymentAttempt.objects.select_for_update().get(pk=attempt_id)
    refund = PaymentRefund.objects.select_related("attempt", "order").get(pk=refund_id)
    if not refund.may_be_retried:
        return refund
    left = refundable_in_minor_units(attempt)
    if is_with_the_bank(attempt):
        raise UnableToRefund(BANK_DECIDES)
    if left <= 0:
        raise UnableToRefund(GONE_OTHERWISE)
    amount = left if _is_rest(refund) else min(left, refund.amount_in_minor_units)
    refund = _ask_with_new_key(refund=refund, amount_in_minor_units=amount, now=now)
    _have_sent(refund)
    return refund


def learn_from_stripe(*, order_number: str, now: datetime) -> bool:
    """
    Take over what happened to an order's payments at Stripe and at the bank. Whether Stripe could be asked.

    When it can't, we go by our own books: a refund that is too much is refused later, and set right then.
    """
    attempts = PaymentAttempt.objects.filter(order__number=order_number, captured_in_minor_units__isnull=False)
    for attempt in attempts.order_by("n"):
        try:
            _learn(attempt, now=now)
        except (stripe.StripeUnavailable, stripe.StripeRefused) as error:
            logger.warning("Stripe could not be asked about order %s: %s", order_number, error)
            return False
    return True


def _learn(attempt: PaymentAttempt, *, now: datetime) -> None:
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
        )
    _apply_refund_answer(
        refund_id=refund.pk, state=state, stripe_id=answer.id, error=answer.failure_reason, now=now
    )


@transaction.atomic
def _apply_refund_answer(
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
