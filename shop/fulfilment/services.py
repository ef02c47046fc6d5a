"""
Getting a paid order out of the door: packed, sent in one parcel or several, arrived.

Each service locks the order first and the stock after it, so that two packers at the same order do its work once.
`line.num_allocated` is what still has to be sent of a line.
"""

import re
from collections.abc import Mapping
from datetime import datetime

from django.conf import settings
from django.db import transaction
from django.db.models import F

from shop.fulfilment.models import Carrier, Parcel
from shop.mail.services import queue_mail
from shop.order.models import Line, Order, OrderStatus
from shop.order.search import write_search_words
from shop.order.summary import summarise_order
from shop.partner import stock
from shop.users.models import User

TRACKING_NUMBER = re.compile(r"[A-Z0-9][A-Z0-9-]{4,39}")
CARRIERS_WITHOUT_NUMBER = (Carrier.COLLECTED, Carrier.OTHER)


class UnableToPack(Exception):
    """The order may not be packed or unpacked now; the message tells staff why."""


class UnableToShip(Exception):
    """The order may not be sent, or not like this; the message tells staff why."""


@transaction.atomic
def mark_packed(*, order_number: str, by: User | None) -> Order:
    """
    Record that an order lies packed. Calling it again changes nothing.

    :raises UnableToPack: if it is not paid for, or held back
    """
    order = _lock(order_number)
    if order.status in (OrderStatus.PACKED, OrderStatus.SHIPPED, OrderStatus.COMPLETE):
        return order
    if not order.is_shippable:
        raise UnableToPack(_why_not(order))
    if not order.lines.filter(num_allocated__gt=0).exists():
        raise UnableToPack(f"Nothing of order {order.number} is left to pack.")
    order.set_status(OrderStatus.PACKED)
    _note(order, by=by, message="Packed")
    return order


@transaction.atomic
def unpack(*, order_number: str, by: User | None) -> Order:
    """
    Take back that an order lies packed. Calling it again changes nothing.

    :raises UnableToPack: if a parcel of it has left, or it was never packed
    """
    order = _lock(order_number)
    if order.status == OrderStatus.PAID:
        return order
    if order.status != OrderStatus.PACKED or order.parcels.exists():
        raise UnableToPack(f"Order {order.number} can't be unpacked: it is {order.get_status_label()}.")
    order.set_status(OrderStatus.PAID)
    _note(order, by=by, message="Unpacked")
    return order


@transaction.atomic
def ship(
    *,
    order_number: str,
    carrier: str,
    tracking_number: str,
    by: User | None,
    now: datetime,
    lines: Mapping[int, int] | None = None,
    left: int | None = None,
) -> Parcel:
    """
    Send a parcel: its contents leave the stock, and the customer gets an email.

    With the last piece the order counts as sent. Calling it again with the same number changes nothing.

    :param lines: how many of each order line, by its primary key; all that is left when None
    :param left: how many pieces the caller saw still to be sent; None when that does not matter
    :raises UnableToShip: if the order may not be sent, or the number or the quantities cannot be right
    """
    order = _lock(order_number)
    number = _read_tracking_number(tracking_number, carrier=carrier)
    if earlier := _find_earlier(order=order, carrier=carrier, number=number):
        return earlier
    if not order.is_shippable:
        raise UnableToShip(_why_not(order))
    if left is not None and left != _count_left(order):
        raise UnableToShip("Another parcel for this order has just been sent. Check what's left.")
    quantities = _read_quantities(order, lines)
    parcel = order.parcels.create(carrier=carrier, tracking_number=number, shipped_at=now, shipped_by=by)
    _fill(parcel, quantities)
    _move_on(order)
    write_search_words(order_ids=[order.pk])
    _note(order, by=by, message=f"Parcel sent: {parcel}")
    _mail(order=order, parcel=parcel)
    return parcel


def make_ready(*, order_number: str, by: User | None, now: datetime) -> Parcel:
    """
    Keep an order ready for the customer who comes for it, and say so by email. Calling it again changes nothing.

    :raises UnableToShip: if it is not paid for, held back, or not to be collected
    """
    if not Order.objects.get(number=order_number).is_collected:
        raise UnableToShip(f"Order {order_number} needs a carrier and a tracking number.")
    return ship(order_number=order_number, carrier=Carrier.COLLECTED, tracking_number="", by=by, now=now)


@transaction.atomic
def complete(*, order_number: str, by: User | None) -> Order:
    """
    Record that the customer has it. Calling it again changes nothing.

    :raises UnableToShip: if it was not sent yet
    """
    order = _lock(order_number)
    if order.status == OrderStatus.COMPLETE:
        return order
    if order.status != OrderStatus.SHIPPED:
        raise UnableToShip(f"Order {order.number} can't be completed: it is {order.get_status_label()}.")
    order.set_status(OrderStatus.COMPLETE)
    _note(order, by=by, message="Collected" if order.is_collected else "Delivered")
    return order


def _lock(order_number: str) -> Order:
    return Order.objects.select_for_update().get(number=order_number)


def _why_not(order: Order) -> str:
    if order.is_on_hold:
        return f"Order {order.number} is on hold: {order.hold_reason}"
    return f"Order {order.number} can't be packed or sent: it is {order.get_status_label()}."


def _read_tracking_number(text: str, *, carrier: str) -> str:
    if carrier not in Carrier.values:
        raise UnableToShip("Choose a carrier from the list.")
    number = re.sub(r"\s", "", text).upper()
    if number and not TRACKING_NUMBER.fullmatch(number):
        raise UnableToShip("Enter the tracking number as on the label: 5 to 40 letters, digits and hyphens.")
    if not number and carrier not in CARRIERS_WITHOUT_NUMBER:
        raise UnableToShip("Enter the tracking number, so that the customer can follow the parcel.")
    return number


def _find_earlier(*, order: Order, carrier: str, number: str) -> Parcel | None:
    """Return the parcel of this order that a form sent twice means."""
    if number:
        earlier = Parcel.objects.filter(carrier=carrier, tracking_number=number).first()
        if earlier is not None and earlier.order_id != order.pk:
            raise UnableToShip(f"Tracking number {number} belongs to order {earlier.order.number} already.")
        return earlier
    if order.status in (OrderStatus.SHIPPED, OrderStatus.COMPLETE):
        return order.parcels.filter(carrier=carrier, tracking_number="").last()
    return None


def _count_left(order: Order) -> int:
    return sum(line.num_allocated or 0 for line in order.lines.all())


def _read_quantities(order: Order, lines: Mapping[int, int] | None) -> dict[Line, int]:
    open_lines = {line.pk: line for line in order.lines.select_for_update().order_by("pk")}
    wanted = {pk: line.num_allocated or 0 for pk, line in open_lines.items()} if lines is None else lines
    if unknown := wanted.keys() - open_lines.keys():
        raise UnableToShip(f"Order {order.number} has no line {min(unknown)}.")
    for pk, quantity in wanted.items():
        if not 0 <= quantity <= (open_lines[pk].num_allocated or 0):
            left = open_lines[pk].num_allocated or 0
            raise UnableToShip(f"{open_lines[pk].title}: {left} left to send, not {quantity}.")
    chosen = {open_lines[pk]: quantity for pk, quantity in wanted.items() if quantity}
    if not chosen:
        raise UnableToShip("Nothing is chosen for this parcel.")
    return chosen


def _fill(parcel: Parcel, quantities: Mapping[Line, int]) -> None:
    leaving: dict[int, int] = {}
    for line, quantity in quantities.items():
        parcel.lines.create(line=line, quantity=quantity)
        Line.objects.filter(pk=line.pk).update(num_allocated=F("num_allocated") - quantity)
        if line.stockrecord_id is not None:
            leaving[line.stockrecord_id] = leaving.get(line.stockrecord_id, 0) + quantity
    stock.consume(quantities=leaving, order_number=parcel.order.number, by=parcel.shipped_by)


def _move_on(order: Order) -> None:
    if order.status == OrderStatus.PAID:
        order.set_status(OrderStatus.PACKED)
    if not order.lines.filter(num_allocated__gt=0).exists():
        order.set_status(OrderStatus.SHIPPED)


def _note(order: Order, *, by: User | None, message: str) -> None:
    order.notes.create(user=by, note_type="System", message=message)


def _mail(*, order: Order, parcel: Parcel) -> None:
    is_ready = parcel.carrier == Carrier.COLLECTED
    is_part = order.status != OrderStatus.SHIPPED or order.parcels.count() > 1
    what = f"A parcel from your order {order.number}" if is_part else f"Your order {order.number}"
    queue_mail(
        kind="order_ready" if is_ready else "order_shipped",
        to=order.guest_email,
        subject=f"{what} is {'ready to collect' if is_ready else 'on its way'}",
        template="order_ready" if is_ready else "order_shipped",
        context={
            "order": order,
            "parcel": parcel,
            "is_part": is_part,
            "order_url": settings.BASE_URL + order.get_absolute_url(),
            "summary": summarise_order(order=order),
        },
        dedupe_key=f"order_shipped-{parcel.pk}",
        order_number=order.number,
    )
