"""Emails about an order and its money, each queued once."""

from django.conf import settings

from shop.mail.services import queue_mail
from shop.order.models import Order
from shop.order.summary import summarise_order
from shop.payment import money
from shop.payment.models import PaymentRefund

TOLD = "refund-rest-"  # how the keys of refunds begin that another email has told of


def mail_confirmation(*, order: Order) -> None:
    """Queue the confirmation, once."""
    mail_customer(order=order, kind="order_confirmation", subject=f"We have your order {order.number}")


def mail_customer(*, order: Order, kind: str, subject: str, **context: object) -> None:
    """Queue an email about an order, once for each kind."""
    queue_mail(
        kind=kind,
        to=order.guest_email,
        subject=subject,
        template=kind,
        context={
            "order": order,
            "order_url": settings.BASE_URL + order.get_absolute_url(),
            "summary": summarise_order(order=order),
            **context,
        },
        dedupe_key=f"{kind}-{order.number}",
        order_number=order.number,
    )


def mail_staff(*, order: Order, kind: str, subject: str, text: str, about: str = "") -> None:
    """
    Tell staff about an order that needs a decision, once for each kind.

    :param about: what of the order this is about, where it may have several
    """
    queue_mail(
        kind=kind,
        to=settings.STAFF_EMAIL,
        subject=subject,
        template="staff_alert",
        context={"order": order, "text": text},
        dedupe_key="-".join(filter(None, [kind, order.number, about])),
        order_number=order.number,
    )


def mail_refund(*, refund: PaymentRefund) -> None:
    """Tell the customer that money goes back, unless another email says so: of a cancelled order, say."""
    if refund.idempotency_key.startswith(TOLD):
        return
    queue_mail(
        kind="refund",
        to=refund.order.guest_email,
        subject=f"A refund for your order {refund.order.number}",
        template="refund",
        context={
            "order": refund.order,
            "amount": money.from_minor_units(refund.amount_in_minor_units, refund.currency),
            "reason": "" if refund.is_external else refund.reason,
            "is_by_hand": refund.is_by_hand,
            "lines": refund.lines.select_related("line"),
            "summary": summarise_order(order=refund.order),
            "order_url": settings.BASE_URL + refund.order.get_absolute_url(),
        },
        dedupe_key=f"refund-{refund.pk}",
        order_number=refund.order.number,
    )


def mail_corrected_refund(*, refund: PaymentRefund, told_in_minor_units: int) -> None:
    """Tell the customer that another sum goes back than we wrote, once for each sum."""
    queue_mail(
        kind="refund_corrected",
        to=refund.order.guest_email,
        subject=f"The refund for your order {refund.order.number}",
        template="refund_corrected",
        context={
            "order": refund.order,
            "amount": money.show(refund.amount_in_minor_units, refund.currency),
            "told": money.show(told_in_minor_units, refund.currency),
            "is_less": refund.amount_in_minor_units < told_in_minor_units,
            "order_url": settings.BASE_URL + refund.order.get_absolute_url(),
        },
        dedupe_key=f"refund_corrected-{refund.pk}-{refund.amount_in_minor_units}",
        order_number=refund.order.number,
    )
