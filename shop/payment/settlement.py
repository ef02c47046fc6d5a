"""
Learning what became of a payment.

Return page, webhook, reconciler and the staff's button all call `sync_attempt`. No call to Stripe is made while a
row is locked. Locks are taken on the attempt first, then on its order.
"""

from datetime import datetime, timedelta

from django.db import transaction
from oscar.apps.order.models import PaymentEvent, PaymentEventType
from oscar.apps.payment.models import Source, SourceType

from shop.offer.models import UnableToUseOffer
from shop.order import holds
from shop.order import services as orders
from shop.order.models import HoldKind, Order, OrderNote, OrderStatus
from shop.partner.stock import OutOfStock
from shop.payment import disputes, money, refund_answers, refunds, stripe
from shop.payment.mails import mail_confirmation, mail_customer, mail_staff
from shop.payment.models import PaymentAttempt
from shop.payment.states import AttemptState, may_become
from shop.users.models import User
from shop.voucher.checks import UnableToUseCode

CLOCKS_DIFFER_BY = timedelta(minutes=1)
TRIES_TO_APPLY = 3


class UnableToAccept(Exception):
    """There is no payment that staff could take as it is; the message is for them."""


class _AttemptChanged(Exception):
    """Someone else moved the attempt while Stripe was asked."""


def sync_attempt(*, attempt_id: int, now: datetime) -> PaymentAttempt:
    """
    Ask Stripe for the state of an attempt and move it, and its order, forward. Calling it again changes nothing.

    :raises shop.payment.stripe.StripeUnavailable, shop.payment.stripe.StripeRefused:
    """
    for _ in range(TRIES_TO_APPLY):
        attempt = PaymentAttempt.objects.get(pk=attempt_id)
        if attempt.session_id is None:
            return attempt
        try:
            session = stripe.retrieve_session(session_id=attempt.session_id)
        except stripe.StripeRefused:  # the reconciler asks for the others before it asks for this one again
            PaymentAttempt.objects.filter(pk=attempt_id).update(asked_at=now)
            raise
        try:
            return _apply(attempt=attempt, session=session, now=now)
        except _AttemptChanged:
            continue
    return attempt


def sync_order(*, order_number: str, now: datetime) -> Order:
    """
    Ask Stripe about every attempt of an order, as the staff's button does.

    :raises shop.payment.stripe.StripeUnavailable, shop.payment.stripe.StripeRefused:
    """
    attempts = PaymentAttempt.objects.filter(order__number=order_number, session_id__isnull=False).order_by("pk")
    for attempt in attempts:
        synced = sync_attempt(attempt_id=attempt.pk, now=now)
        if synced.payment_intent_id:
            refund_answers.sync_refunds(attempt_id=attempt.pk, now=now)
            disputes.sync_disputes(attempt_id=attempt.pk, now=now)
    refunds.request_what_is_owed(order_number=order_number, now=now)
    return Order.objects.get(number=order_number)


def accept_payment(*, order_number: str, by: User, now: datetime) -> Order:
    """
    Accept a payment although its amount differs. Calling it again changes nothing.

    :raises UnableToAccept: if nothing came in, it came in another currency, or the order waits for none
    """
    refund_answers.learn_from_stripe(order_number=order_number, now=now)  # it may have gone back in the dashboard
    return _accept_payment(order_number=order_number, by=by, now=now)


@transaction.atomic
def _accept_payment(*, order_number: str, by: User, now: datetime) -> Order:
    attempts = PaymentAttempt.objects.select_for_update(of=("self",)).filter(order__number=order_number)
    attempt = next((row for row in attempts.order_by("pk") if row.may_be_accepted or row.is_accepted), None)
    order = Order.objects.select_for_update().get(number=order_number)
    if attempt is None:
        raise UnableToAccept("There is no payment in the order's currency to decide on.")
    if attempt.is_accepted:
        return order
    if order.status != OrderStatus.AWAITING_PAYMENT:
        raise UnableToAccept(f"The order is {order.get_status_label()}: it waits for no payment.")
    attempt.is_accepted = True
    attempt.move_to(AttemptState.PAID, last_error=attempt.last_error)
    _settle_others(order=order, paid=attempt, now=now)
    holds.settle(order=order, kind=HoldKind.AMOUNT_DIFFERS, now=now)
    order.notes.create(user=by, note_type=OrderNote.SYSTEM, message=f"Took {attempt.captured} as the payment")
    order = orders.mark_paid(order_number=order_number, now=now)
    mail_confirmation(order=order)
    return order


@transaction.atomic
def give_up(*, order_number: str, now: datetime) -> None:
    """Cancel an order that nobody can pay any more. It stays when someone has just begun to pay it again."""
    order = Order.objects.select_for_update().get(number=order_number)
    if order.status == OrderStatus.AWAITING_PAYMENT and not _may_yet_be_paid(order):
        orders.lapse(order_number=order_number, now=now)


def settle_free_order(*, order: Order, now: datetime) -> Order:
    """Take an order that costs nothing as paid."""
    order = orders.mark_paid(order_number=order.number, now=now)
    mail_confirmation(order=order)
    return order


@transaction.atomic
def _apply(*, attempt: PaymentAttempt, session: stripe.Session, now: datetime) -> PaymentAttempt:
    """Transaction C: move attempt and order to where Stripe says they are."""
    seen_version = attempt.version
    # All attempts of the order, in one order: another one that was paid too is settled at the same time perhaps.
    locked = PaymentAttempt.objects.select_for_update().filter(order_id=attempt.order_id).order_by("pk")
    attempt = next(row for row in locked if row.pk == attempt.pk)
    order = Order.objects.select_for_update().get(pk=attempt.order_id)
    if attempt.version != seen_version:
        raise _AttemptChanged
    reported = _reported_state(session)
    attempt.asked_at = now  # the reconciler asks first for what was asked longest ago
    _note_payment(attempt=attempt, session=session, is_captured=reported == AttemptState.PAID)
    if reported == AttemptState.PAID:
        _apply_paid(attempt=attempt, order=order, session=session, now=now)
    elif reported in (AttemptState.EXPIRED, AttemptState.FAILED) and may_become(attempt.state, reported):
        attempt.move_to(reported)
        if order.status == OrderStatus.AWAITING_PAYMENT and not _may_yet_be_paid(order):
            # A page that expired before its time was closed by us, because someone wants the order cancelled.
            is_by_choice = reported == AttemptState.EXPIRED and now < attempt.expires_at - CLOCKS_DIFFER_BY
            end = orders.cancel if is_by_choice else orders.lapse
            end(order_number=order.number, now=now)
    elif may_become(attempt.state, reported):
        attempt.move_to(reported)
    return attempt


def _note_payment(*, attempt: PaymentAttempt, session: stripe.Session, is_captured: bool) -> None:
    """Record Stripe's name of the payment, and what came in by it."""
    attempt.payment_intent_id = attempt.payment_intent_id or session.payment_intent_id
    if is_captured and attempt.captured_in_minor_units is None:
        attempt.captured_in_minor_units = session.amount_total
        attempt.captured_currency = session.currency
    attempt.save(update_fields=["payment_intent_id", "captured_in_minor_units", "captured_currency", "asked_at"])


def _reported_state(session: stripe.Session) -> AttemptState:
    if session.payment_status in ("paid", "no_payment_required") and session.status == "complete":
        return AttemptState.PAID
    if session.status == "expired":
        return AttemptState.EXPIRED
    if session.status == "complete":
        failed = session.payment_intent_status in ("requires_payment_method", "canceled")
        return AttemptState.FAILED if failed else AttemptState.PROCESSING
    return AttemptState.OPEN


def _apply_paid(*, attempt: PaymentAttempt, order: Order, session: stripe.Session, now: datetime) -> None:
    if not may_become(attempt.state, AttemptState.AMOUNT_DIFFERS):
        return
    difference = _difference(attempt=attempt, order=order, session=session)
    if difference and order.status == OrderStatus.AWAITING_PAYMENT:
        attempt.move_to(AttemptState.AMOUNT_DIFFERS, last_error=difference)
        _record_capture(attempt=attempt, order=order)
        holds.hold(order=order, kind=HoldKind.AMOUNT_DIFFERS, text=difference, now=now)
        mail_staff(order=order, kind="payment_mismatch", subject=f"Look at order {order.number}", text=difference)
    elif order.status == OrderStatus.AWAITING_PAYMENT:
        attempt.move_to(AttemptState.PAID)
        _record_capture(attempt=attempt, order=order)
        mail_confirmation(order=orders.mark_paid(order_number=order.number, now=now))
        _settle_others(order=order, paid=attempt, now=now)
    elif order.status == OrderStatus.CANCELLED and order.paid_at is None and not difference:
        _apply_late(attempt=attempt, order=order, now=now)
    else:
        attempt.move_to(AttemptState.PAID_DUPLICATE, last_error=difference)
        _give_back(attempt=attempt, order=order, reason="Paid a second time", now=now)


def _apply_late(*, attempt: PaymentAttempt, order: Order, now: datetime) -> None:
    """The money came in after the order was cancelled: take it up again, or give the money back."""
    try:
        with transaction.atomic():
            reinstated = orders.reinstate(order_number=order.number, now=now)
    except (OutOfStock, UnableToUseCode, UnableToUseOffer):
        attempt.move_to(AttemptState.PAID_LATE)
        _give_back(attempt=attempt, order=order, reason="Paid after the order was cancelled", now=now)
    else:
        attempt.move_to(AttemptState.REINSTATED)
        _record_capture(attempt=attempt, order=reinstated)
        mail_confirmation(order=reinstated)


def _give_back(*, attempt: PaymentAttempt, order: Order, reason: str, now: datetime) -> None:
    _record_capture(attempt=attempt, order=order)
    refunds.request_rest(attempt=attempt, reason=reason, now=now)
    mail_customer(
        order=order,
        kind="payment_returned",
        subject=f"Your payment for {order.number} is being refunded",
        amount=money.show(attempt.captured_in_minor_units or 0, attempt.captured_currency),
    )
    mail_staff(order=order, kind="payment_returned_staff", subject=f"Order {order.number}: {reason}", text=reason)


def _difference(*, attempt: PaymentAttempt, order: Order, session: stripe.Session) -> str:
    """Return how the payment differs from the request; empty when it doesn't."""
    asked, paid = attempt.amount_in_minor_units, session.amount_total or 0
    differences = []
    if (asked, attempt.currency) != (paid, session.currency):
        wanted = money.from_minor_units(asked, attempt.currency)
        came = money.from_minor_units(paid, session.currency)
        differences.append(f"{wanted} {attempt.currency} was asked, {came} {session.currency} came in")
    if session.metadata.get("order") != order.number:
        differences.append(f"it is for order {session.metadata.get('order', 'nobody knows which')}")
    if session.livemode != attempt.livemode:
        differences.append("it is a test payment" if attempt.livemode else "it is no test payment")
    return "; ".join(differences)


def _may_yet_be_paid(order: Order) -> bool:
    """Whether money may still come in, or has come in that staff have to decide about."""
    return order.payment_attempts.undecided().exists()


def _settle_others(*, order: Order, paid: PaymentAttempt, now: datetime) -> None:
    """End what is still open, and give back what staff had not decided about: the order has its payment."""
    others = order.payment_attempts.select_for_update().exclude(pk=paid.pk)
    for other in others.undecided().order_by("pk"):
        if other.is_live:
            other.move_to(AttemptState.SUPERSEDED)
        else:
            refunds.request_rest(attempt=other, reason="The order was paid another way", now=now)
            holds.settle(order=order, kind=HoldKind.AMOUNT_DIFFERS, now=now)


def _record_capture(*, attempt: PaymentAttempt, order: Order) -> None:
    """Write Oscar's rows, one Source an attempt."""
    amount = attempt.captured
    source_type, _ = SourceType.objects.get_or_create(code="stripe", defaults={"name": "Stripe"})
    source = Source.objects.create(
        order=order,
        source_type=source_type,
        currency=attempt.captured_currency,
        amount_allocated=amount,
        reference=attempt.payment_intent_id or "",
    )
    source.debit(amount, reference=attempt.payment_intent_id or "")
    event_type, _ = PaymentEventType.objects.get_or_create(code="paid", defaults={"name": "Paid"})
    PaymentEvent.objects.create(
        order=order, event_type=event_type, amount=amount, reference=attempt.payment_intent_id or ""
    )
