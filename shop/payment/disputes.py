"""What the customer's bank does with a payment: its order is held while the bank decides, and once it is lost."""

from datetime import datetime

from django.db import transaction

from shop.order import holds
from shop.order.models import OVER, HoldKind, Order, OrderStatus
from shop.payment import stripe
from shop.payment.books import ASKED_ONLY, LET_GO, TAKEN, is_owed_nothing
from shop.payment.mails import mail_staff
from shop.payment.models import PaymentAttempt, PaymentDispute

DECIDED = (*LET_GO, *TAKEN)
APPEALED = ("appeal_needs_response", "appeal_under_review")  # only what was decided is appealed
BEFORE_IT_IS_DECIDED = (*ASKED_ONLY, "needs_response", "under_review")


def sync_disputes(*, attempt_id: int, now: datetime) -> None:
    """
    Take over every dispute that Stripe knows of for an attempt.

    :raises shop.payment.stripe.StripeUnavailable, shop.payment.stripe.StripeRefused:
    """
    intent_id = PaymentAttempt.objects.values_list("payment_intent_id", flat=True).get(pk=attempt_id)
    if intent_id:
        for answer in stripe.list_disputes(payment_intent_id=intent_id):
            apply_dispute(attempt_id=attempt_id, answer=answer, now=now)


@transaction.atomic
def apply_dispute(*, attempt_id: int, answer: stripe.Dispute, now: datetime) -> None:
    """Hold the order while its payment is disputed or taken, and let go once the dispute is won."""
    attempt = PaymentAttempt.objects.select_for_update().get(pk=attempt_id)
    order = Order.objects.select_for_update().get(pk=attempt.order_id)
    known = PaymentDispute.objects.filter(dispute_id=answer.id).first()
    if known and known.status in (*DECIDED, *APPEALED) and answer.status in BEFORE_IT_IS_DECIDED:
        return  # asked before it was decided, told after
    is_new = known is None or known.status != answer.status
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
    if not is_new:
        return  # a hold that staff have released stays released
    if answer.status not in LET_GO:
        holds.hold(order=order, kind=HoldKind.DISPUTED, text=answer.status, now=now)
    elif holds.is_held_for(order=order, kind=HoldKind.DISPUTED, now=now):
        _let_go(order=order, now=now)
    mail_staff(
        order=order,
        kind=f"dispute_{answer.status}"[:50],
        about=answer.id,
        subject=f"Order {order.number}: payment disputed ({answer.status})",
        text=f"The customer's bank disputes the payment of order {order.number}: {answer.status}.",
    )


def _let_go(*, order: Order, now: datetime) -> None:
    """Let go of an order once one dispute is over: of another one, or of money it owes, it tells nothing."""
    other = order.payment_disputes.exclude(status__in=LET_GO).order_by("pk").first()
    if other:
        holds.hold(order=order, kind=HoldKind.DISPUTED, text=other.status, now=now)
        return
    holds.settle(order=order, kind=HoldKind.DISPUTED, now=now)
    differing = order.payment_attempts.differing().order_by("pk").first()
    if differing and order.status == OrderStatus.AWAITING_PAYMENT:
        holds.hold(order=order, kind=HoldKind.AMOUNT_DIFFERS, text=differing.last_error, now=now)
    if order.status in OVER and not is_owed_nothing(order):
        holds.hold(order=order, kind=HoldKind.REFUND_FAILED, now=now)
