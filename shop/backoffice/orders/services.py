"""What only the back office does: notes, and several orders at once."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from django.db import transaction

from shop.fulfilment import services as fulfilment
from shop.order import holds
from shop.order.models import Order, OrderNote
from shop.users.models import User


class UnableToRelease(Exception):
    """The order must stay on hold; the message says what to do instead."""


SAME_NOTE_WITHIN = timedelta(minutes=10)


@transaction.atomic
def add_note(*, order_number: str, by: User, message: str, now: datetime) -> OrderNote:
    """Add a note to an order. A form sent twice adds one."""
    order = Order.objects.select_for_update().get(number=order_number)
    same = order.notes.filter(user=by, message=message, date_created__gte=now - SAME_NOTE_WITHIN).first()
    return same or order.notes.create(user=by, note_type=OrderNote.INFO, message=message)


@transaction.atomic
def release_hold(*, order_number: str, by: User, now: datetime) -> None:
    """
    Release an order from hold, because someone has settled the matter. Calling it again changes nothing.

    :raises UnableToRelease: while a payment waits for a decision
    """
    order = Order.objects.select_for_update().get(number=order_number)
    if not order.is_on_hold:
        return
    if order.is_awaiting_payment:
        raise UnableToRelease("Accept the payment or cancel the order: either one releases the hold.")
    message = f"Released: {order.hold_reason}"
    holds.release(order=order, by=by, now=now)
    order.notes.create(user=by, note_type=OrderNote.SYSTEM, message=message)


def mark_packed(*, order_numbers: Sequence[str], by: User) -> tuple[int, list[str]]:
    """Mark several orders packed. Return how many are, and why the others are not."""
    refusals = []
    for number in order_numbers:
        try:
            fulfilment.mark_packed(order_number=number, by=by)
        except fulfilment.UnableToPack as refusal:
            refusals.append(str(refusal))
        except Order.DoesNotExist:
            refusals.append(f"There is no order {number[:20]}.")
    return len(order_numbers) - len(refusals), refusals
