"""One reminder for someone who didn't pay for an order in time: its link puts the products back in the bag."""

from collections.abc import Iterable
from datetime import datetime, timedelta

from django.conf import settings
from django.db import transaction
from django.urls import reverse

from shop.mail import limits as mail_limits
from shop.order.models import Order, OrderStatus, UnpaidOrder
from shop.payment.mails import mail_customer

# Whoever cancels by choice has been heard by then, although the payment page was closed first.
WAIT = timedelta(minutes=2)
GIVE_UP_AFTER = timedelta(days=1)  # a worker that was away for long writes no more: it would be of no use
MOST_AT_ONCE = 100


def due(*, now: datetime) -> Iterable[str]:
    """Return the numbers of the orders of which nobody has been reminded yet."""
    lapsed = UnpaidOrder.objects.filter(reminded_at=None, lapsed_at__lte=now - WAIT)
    return list(lapsed.order_by("lapsed_at").values_list("order__number", flat=True)[:MOST_AT_ONCE])


def remind(*, order_number: str, now: datetime) -> None:
    """
    Decide whether the shopper of a lapsed order is written to, and write. Calling it again changes nothing.

    Anyone can type anyone's email address at the checkout: an address is written to only so often.
    """
    waiting = UnpaidOrder.objects.filter(order__number=order_number, reminded_at=None).select_related("order")
    unpaid = waiting.first()
    if unpaid is None:
        return  # decided by another worker, or paid since it was found to be due
    may_write = _is_of_use(unpaid, now=now) and mail_limits.may_write(
        kind="order_lapsed", to=unpaid.order.guest_email, now=now
    )
    with transaction.atomic():
        order = Order.objects.select_for_update().get(number=order_number)
        if not UnpaidOrder.objects.filter(order=order, reminded_at=None).update(reminded_at=now):
            return  # paid, cancelled by choice, or decided by another worker in the meantime
        if may_write and order.status == OrderStatus.CANCELLED:
            _write(order)


def _is_of_use(unpaid: UnpaidOrder, *, now: datetime) -> bool:
    order = unpaid.order
    if unpaid.is_silent or unpaid.refilled_at or unpaid.lapsed_at is None or unpaid.lapsed_at < now - GIVE_UP_AFTER:
        return False
    since = Order.objects.filter(customer_key=order.customer_key, date_placed__gt=order.date_placed)
    return not since.exclude(status=OrderStatus.CANCELLED).exists()


def _write(order: Order) -> None:
    mail_customer(
        order=order,
        kind="order_lapsed",
        subject=f"You didn’t finish paying for order {order.number}",
        resume_url=settings.BASE_URL + reverse("tracking:resume", args=[order.token]),
    )
