"""What the customer's bank does with a payment: its order is held while the bank decides, and once it is lost."""

from django.db import transaction

from shop.order import services as orders
from shop.order.models import Order, OrderStatus
from shop.payment import stripe
from shop.payment.books import ASKED_ONLY, DIFFERS, DISPUTED, LET_GO, REFUND_FAILED, TAKEN, is_owed_nothing
from shop.payment.mails import mail_staff
from shop.payment.models import AttemptState, PaymentAttempt, PaymentDispute

DECIDED = (*LET_GO, *TAKEN)
APPEALED = ("appeal_needs_response", "appeal_under_review")  # only what was decided is appealed
BEFORE_IT_IS_DECIDED = (*ASKED_ONLY, "needs_response", "under_review")


def sync_disputes(*, attempt_id: int) -> None:
    """
    Take over every dispute that Stripe knows of for an attempt.

    :raises shop.payment.stripe.StripeUnavailable, shop.payment.stripe.StripeRefused:
    """
    intent_id = PaymentAttempt.objects.values_list("payment_intent_id", flat=True).get(pk=attempt_id)
    if intent_id:
        for answer in stripe.list_disputes(payment_intent_id=intent_id):
            apply_dispute(attempt_id=attempt_id, answer=answer)


@transaction.atomic
def apply_dispute(*, attempt_id: int, answer: stripe.Dispute) -> None:
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
        orders.hold(order=order, reason=f"{DISPUTED}: {answer.status}")
    elif order.hold_reason.startswith(DISPUTED):  # what it is on hold for besides is not settled by this
        orders.hold(order=order, reason=_reason_left(order))
    mail_staff(
        order=order,
        kind=f"dispute_{answer.status}"[:50],
        about=answer.id,
        subject=f"Order {order.number}: payment disputed ({answer.status})",
        text=f"The customer's bank disputes the payment of order {order.number}: {answer.status}.",
    )


def _reason_left(order: Order) -> str:
    """Return what an order is on hold for once one dispute is over."""
    other = order.payment_disputes.exclude(status__in=LET_GO).first()
    if other:
        return f"{DISPUTED}: {other.status}"
    differing = order.payment_attempts.filter(state=AttemptState.AMOUNT_DIFFERS).first()
    if differing and order.status == OrderStatus.AWAITING_PAYMENT:
        return f"{DIFFERS}: {differing.last_error}"[:200]
    is_over = order.status in (OrderStatus.CANCELLED, OrderStatus.REFUNDED)
    return REFUND_FAILED if is_over and not is_owed_nothing(order) else ""
