"""What the customer's bank does with a payment: its order is held while the bank decides, and once it is lost."""

from django.db import transaction

from shop.order import services as orders
from shop.order.models import Order, OrderStatus
from shop.payment import stripe
from shop.payment.books import DIFFERS, DISPUTED, LOST, REFUND_FAILED, WITH_THE_BANK, is_owed_nothing
from shop.payment.mails import mail_staff
from shop.payment.models import AttemptState, PaymentAttempt, PaymentDispute

CLOSED = ("won", LOST, "warning_closed")
OPEN = (*WITH_THE_BANK, "warning_needs_response", "warning_under_review")


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
    """Hold the order while its payment is disputed or lost, and let go once the dispute is won."""
    attempt = PaymentAttempt.objects.select_for_update().get(pk=attempt_id)
    order = Order.objects.select_for_update().get(pk=attempt.order_id)
    known = PaymentDispute.objects.filter(dispute_id=answer.id).first()
    if known and known.status in CLOSED and answer.status not in CLOSED:
        return  # asked before it was closed, told after
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
    if answer.status in (*OPEN, LOST):
        orders.hold(order=order, reason=f"{DISPUTED}: {answer.status}")
    elif order.hold_reason.startswith(DISPUTED):  # what it is on hold for besides is not settled by this
        orders.hold(order=order, reason=_reason_left(order))
    mail_staff(
        order=order,
        kind=f"dispute_{answer.status}",
        subject=f"Order {order.number}: payment disputed ({answer.status})",
        text=f"The customer's bank disputes the payment of order {order.number}: {answer.status}.",
    )


def _reason_left(order: Order) -> str:
    """Return what an order is on hold for once one dispute is over."""
    other = order.payment_disputes.filter(status__in=[*OPEN, LOST]).first()
    if other:
        return f"{DISPUTED}: {other.status}"
    differing = order.payment_attempts.filter(state=AttemptState.MISMATCH).first()
    if differing and order.status == OrderStatus.AWAITING_PAYMENT:
        return f"{DIFFERS}: {differing.last_error}"[:200]
    is_over = order.status in (OrderStatus.CANCELLED, OrderStatus.REFUNDED)
    return REFUND_FAILED if is_over and not is_owed_nothing(order) else ""
