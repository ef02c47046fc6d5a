"""Recovering what a crash, a lost answer or a lost webhook left behind, three times a minute."""

import logging
from collections.abc import Callable, Iterable
from datetime import datetime, timedelta

from django.db.models import F, Q

from shop.mail.models import OutboxMail
from shop.order.models import NOT_ON_HOLD, Order, OrderStatus
from shop.payment import inbox, opening, refund_sending, reminders, settlement, stripe
from shop.payment.mails import mail_confirmation
from shop.payment.models import PaymentAttempt, PaymentRefund, StripeEvent
from shop.payment.states import UNDECIDED, AttemptState

logger = logging.getLogger(__name__)
MOST_AT_ONCE = 100
MISSES_UNTIL_STRIPE_IS_AWAY = 3
# With a look every 20 seconds, whatever was left behind is settled within a minute.
LEFT_BEHIND_AFTER = timedelta(seconds=15)
ASK_AGAIN_AFTER = timedelta(seconds=20)
GIVE_UP_UNPAID_AFTER = timedelta(hours=1)


def reconcile(*, now: datetime) -> None:
    """Settle all that is overdue. What fails is logged and left for the next time."""
    _each(_never_opened(now), lambda pk: opening.give_up_opening(attempt_id=pk, now=now))
    _each(_creating(now), lambda pk: opening.open_attempt(attempt_id=pk))
    _each(_waiting(now), lambda pk: settlement.sync_attempt(attempt_id=pk, now=now))
    _each(_unprocessed(now), lambda pk: _process(event_id=pk, now=now))
    _each(_refunds_to_send(now), lambda pk: refund_sending.send_refund(refund_id=pk, now=now))
    _each(_abandoned(now), lambda number: settlement.give_up(order_number=number, now=now))
    _each(reminders.due(now=now), lambda number: reminders.remind(order_number=number, now=now))
    _each(_unconfirmed(), lambda pk: mail_confirmation(order=Order.objects.get(pk=pk)))


def sweep_events(*, since: datetime) -> None:
    """
    Take in every event that Stripe made since then; those we have change nothing.

    :raises shop.payment.stripe.StripeUnavailable, shop.payment.stripe.StripeRefused:
    """
    for event in stripe.list_events(since=since):
        inbox.receive(event=event)


def _each(keys: Iterable[object], action: Callable[..., object]) -> None:
    missed = 0
    for key in keys:
        try:
            action(key)
        except stripe.StripeUnavailable as error:
            logger.warning("Reconciling %s waits for Stripe: %s", key, error)
            missed += 1
            if missed == MISSES_UNTIL_STRIPE_IS_AWAY:
                return  # else the rest would wait for a time-out each, and emails behind them
        except Exception:
            logger.exception("Reconciling %s failed", key)


def _process(*, event_id: str, now: datetime) -> None:
    if not inbox.process(event_id=event_id, now=now):
        raise stripe.StripeUnavailable("the event waits")


def _never_opened(now: datetime) -> Iterable[object]:
    late = PaymentAttempt.objects.filter(state=AttemptState.CREATING, expires_at__lte=now - LEFT_BEHIND_AFTER)
    return list(late.order_by("pk").values_list("pk", flat=True)[:MOST_AT_ONCE])


def _creating(now: datetime) -> Iterable[object]:
    stuck = PaymentAttempt.objects.filter(state=AttemptState.CREATING, created_at__lte=now - LEFT_BEHIND_AFTER)
    return list(stuck.order_by("pk").values_list("pk", flat=True)[:MOST_AT_ONCE])


def _waiting(now: datetime) -> Iterable[object]:
    waiting = PaymentAttempt.objects.filter(
        Q(state=AttemptState.OPEN) | Q(state=AttemptState.PROCESSING),
        Q(asked_at=None) | Q(asked_at__lte=now - LEFT_BEHIND_AFTER),
    ).filter(Q(expires_at__lte=now) | Q(created_at__lte=now - ASK_AGAIN_AFTER))
    return list(
        waiting.order_by(F("asked_at").asc(nulls_first=True), "pk").values_list("pk", flat=True)[:MOST_AT_ONCE]
    )


def _unprocessed(now: datetime) -> Iterable[object]:
    due = Q(next_try_at__lte=now) | Q(next_try_at=None, received_at__lte=now - LEFT_BEHIND_AFTER)
    events = StripeEvent.objects.filter(due, processed_at=None)
    return list(events.order_by("received_at").values_list("pk", flat=True)[:MOST_AT_ONCE])


def _refunds_to_send(now: datetime) -> Iterable[object]:
    stuck = PaymentRefund.objects.requested().asked_before(now - LEFT_BEHIND_AFTER)
    return list(stuck.order_by("pk").values_list("pk", flat=True)[:MOST_AT_ONCE])


def _abandoned(now: datetime) -> Iterable[object]:
    """Orders that nobody can pay any more: no attempt is live, and none was for an hour."""
    unpaid = Order.objects.filter(NOT_ON_HOLD, status=OrderStatus.AWAITING_PAYMENT)
    unpaid = unpaid.filter(date_placed__lte=now - GIVE_UP_UNPAID_AFTER)
    unpaid = unpaid.exclude(payment_attempts__state__in=UNDECIDED)
    return list(unpaid.order_by("date_placed", "pk").values_list("number", flat=True)[:MOST_AT_ONCE])


def _unconfirmed() -> Iterable[object]:
    confirmed = OutboxMail.objects.filter(kind="order_confirmation").values("order_number")
    paid = Order.objects.filter(status=OrderStatus.PAID).exclude(number__in=confirmed)
    return list(paid.order_by("date_placed", "pk").values_list("pk", flat=True)[:MOST_AT_ONCE])
