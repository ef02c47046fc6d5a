"""
Moving stock: allocating it to an order, giving it back, sending it out.

Each movement is one conditional update, so that no two buyers get the last unit; rows are locked in the order of
their primary key, so that no two orders wait for each other. Oscar's own `StockRecord.allocate` checks nothing.
"""

from collections.abc import Mapping
from datetime import datetime

from django.db import transaction
from django.db.models import F, Value
from django.db.models.functions import Coalesce

from shop.partner.models import StockMovement, StockRecord
from shop.users.models import User

_allocated = Coalesce(F("num_allocated"), Value(0))


class OutOfStock(Exception):
    """Fewer are left than were asked for."""

    def __init__(self, *, stockrecord_id: int, left: int) -> None:
        super().__init__(f"stock record {stockrecord_id} has {left} left")
        self.stockrecord_id = stockrecord_id
        self.left = left


class UnableToMoveStock(Exception):
    """More was to be given back or sent out than is allocated."""


@transaction.atomic
def allocate(*, quantities: Mapping[int, int]) -> None:
    """
    Set units aside for an order: all of them, or none.

    :param quantities: how many of each stock record, by its primary key
    :raises OutOfStock: for the first record with too few left
    """
    for pk, quantity in sorted(quantities.items()):
        record = StockRecord.objects.filter(pk=pk)
        if not record.filter(num_in_stock__gte=_allocated + quantity).update(num_allocated=_allocated + quantity):
            left = record.values_list(F("num_in_stock") - _allocated, flat=True).first() or 0
            raise OutOfStock(stockrecord_id=pk, left=max(left, 0))


@transaction.atomic
def release(*, quantities: Mapping[int, int]) -> None:
    """
    Give units that were set aside back for sale.

    :raises UnableToMoveStock: if fewer are allocated
    """
    for pk, quantity in sorted(quantities.items()):
        enough = StockRecord.objects.filter(pk=pk, num_allocated__gte=quantity)
        if not enough.update(num_allocated=_allocated - quantity):
            raise UnableToMoveStock(f"stock record {pk} has fewer than {quantity} allocated")


@transaction.atomic
def consume(*, quantities: Mapping[int, int]) -> None:
    """
    Send allocated units out of the door.

    :raises UnableToMoveStock: if fewer are allocated
    """
    for pk, quantity in sorted(quantities.items()):
        enough = StockRecord.objects.filter(pk=pk, num_allocated__gte=quantity, num_in_stock__gte=quantity)
        if not enough.update(num_allocated=_allocated - quantity, num_in_stock=F("num_in_stock") - quantity):
            raise UnableToMoveStock(f"stock record {pk} has fewer than {quantity} allocated")


@transaction.atomic
def restock(*, quantities: Mapping[int, int]) -> None:
    """Take units back onto the shelf."""
    for pk, quantity in sorted(quantities.items()):
        StockRecord.objects.filter(pk=pk).update(num_in_stock=F("num_in_stock") + quantity)


@transaction.atomic
def adjust(
    *, stockrecord_id: int, change: int, on_hand: int, reason: str, note: str, by: User, now: datetime
) -> StockMovement:
    """
    Correct what is on hand, and write down who did it and why.

    :param on_hand: what the caller saw; sent twice, the correction is made once
    :raises UnableToMoveStock: if stock moved meanwhile, or less would be left than is set aside for orders
    """
    record = StockRecord.objects.filter(pk=stockrecord_id, num_in_stock=on_hand)
    if not record.filter(num_in_stock__gte=_allocated - change).update(num_in_stock=on_hand + change):
        seen = StockRecord.objects.values_list("num_in_stock", _allocated).get(pk=stockrecord_id)
        raise UnableToMoveStock(f"Now {seen[0]} are on hand, {seen[1]} of them set aside for orders.")
    return StockMovement.objects.create(
        stockrecord_id=stockrecord_id,
        change=change,
        on_hand_after=on_hand + change,
        reason=reason,
        note=note,
        made_by=by,
        made_at=now,
    )
