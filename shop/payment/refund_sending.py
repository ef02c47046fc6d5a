"""
Sending refunds to Stripe, and trying again.

When Stripe refuses, it is asked what has changed: then the rest goes back, or staff are told what is left.
"""

import secrets
from contextlib import suppress
from datetime import datetime

from django.db import transaction

from shop import jobs
from shop.order.models import OVER, Order
from shop.payment import money, stripe
from shop.payment.books import is_with_the_bank, refundable_in_minor_units
from shop.payment.mails import TOLD, mail_corrected_refund
from shop.payment.models import PaymentAttempt, PaymentRefund
from shop.payment.refund_answers import AGAIN, STATES, apply_refund_answer, learn_from_stripe, learn_of_attempt
from shop.payment.states import RefundState

OWED = "refund-owed-"  # how the keys of refunds begin that nobody could tell of before
TRIES_TO_SEND = 3
BANK_DECIDES = "The customer's bank is looking at this payment: it decides where the money goes."
GONE_OTHERWISE = "This money has already been refunded another way."


class UnableToRefund(Exception):
    """The refund exceeds what was received; the message is for staff."""


def send_later(refund: PaymentRefund) -> None:
    """Have the worker send a refund once the transaction is committed."""
    jobs.defer("payment.send_refund", queue="payment", lock=f"refund-{refund.pk}", refund_id=refund.pk)


def send_refund(*, refund_id: int, now: datetime) -> PaymentRefund:
    """
    Ask Stripe to make the refund. Calling it again uses the same key, so it's refunded once.

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
                learn_of_attempt(refund.attempt, now=now)
            refund = _take_refusal(refund=refund, error=str(refusal), now=now)
        else:
            refund = apply_refund_answer(
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
    if is_too_much and left > 0 and not is_with_the_bank(attempt) and (order.status in OVER or is_rest(refund)):
        return _ask_with_new_key(refund=refund, amount_in_minor_units=left, now=now)
    if is_with_the_bank(attempt):
        error = BANK_DECIDES
    elif left <= 0:
        error = GONE_OTHERWISE
    elif is_too_much:
        error = f"Only {money.show(left, refund.currency)} is left of this payment. {error}"
    return apply_refund_answer(refund_id=refund.pk, state=RefundState.FAILED, error=error, key=asked_with, now=now)


def is_rest(refund: PaymentRefund) -> bool:
    """Whether it's for all that is left, rather than for a sum that someone chose."""
    return refund.idempotency_key.startswith((TOLD, OWED))


def _ask_with_new_key(*, refund: PaymentRefund, amount_in_minor_units: int, now: datetime) -> PaymentRefund:
    """Ask with another key: the old one repeats the refusal. The caller holds the locks of attempt and order."""
    told = refund.amount_in_minor_units
    refund.state, refund.refund_id, refund.error = RefundState.REQUESTED, None, ""
    refund.amount_in_minor_units, refund.asked_at = amount_in_minor_units, now
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
    amount = left if is_rest(refund) else min(left, refund.amount_in_minor_units)
    refund = _ask_with_new_key(refund=refund, amount_in_minor_units=amount, now=now)
    send_later(refund)
    return refund
