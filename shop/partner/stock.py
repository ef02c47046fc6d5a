"""
Moving stock: allocating it to an order, giving it back, sending it out.

Each movement is one conditional update, so that no two buyers get the last unit; rows are locked in the order of
their primary key, so that no two orders wait for each other. Oscar's own `StockRecord.allocate` checks nothing.
The database writes each movement into the ledger (`StockMovement`), with the reason that is told to it here.
"""

import json
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager

from django.db import connection, transaction
from django.db.models import F, Value
from django.db.models.functions import Coalesce

from shop.partner.models import StockMovement, StockRecord
from shop.users.models import User

_allocated = Coalesce(F("num_allocated"), Value(0))
_Reason = StockMovement.Reason


class OutOfStock(Exception):
    """Fewer are left than were asked for."""

    def __init__(self, *, stockrecord_id: int, left: int) -> None:
        super().__init__(f"stock record {stockrecord_id} has {left} left")
        self.stockrecord_id = stockrecord_id
        self.left = left


class UnableToMoveStock(Exception):
    """More was to be given back or sent out than is allocated."""


def allocate(*, quantities: Mapping[int, int], order_number: str = "") -> None:
    """
    Set units aside for an order: all of them, or none.

    :param quantities: how many of each stock record, by its primary key
    :raises OutOfStock: for the first record with too few left
    """
    with _because(_Reason.ALLOCATED, order_number=order_number):
        for pk, quantity in sorted(quantities.items()):
            record = StockRecord.objects.filter(pk=pk)
            enough = record.filter(num_in_stock__gte=_allocated + quantity)
            if not enough.update(num_allocated=_allocated + quantity):
                left = record.values_list(F("num_in_stock") - _allocated, flat=True).first() or 0
                raise OutOfStock(stockrecord_id=pk, left=max(left, 0))


def release(*, quantities: Mapping[int, int], order_number: str = "") -> None:
    """
    Give units that were set aside back for sale.

    :raises UnableToMoveStock: if fewer are allocated
    """
    with _because(_Reason.RELEASED, order_number=order_number):
        for pk, quantity in sorted(quantities.items()):
            enough = StockRecord.objects.filter(pk=pk, num_allocated__gte=quantity)
            if not enough.update(num_allocated=_allocated - quantity):
                raise UnableToMoveStock(f"stock record {pk} has fewer than {quantity} allocated")


def consume(*, quantities: Mapping[int, int], order_number: str = "", by: User | None = None) -> None:
    """
    Send allocated units out of the door.

    :raises UnableToMoveStock: if fewer are allocated
    """
    _take_out(_Reason.SHIPPED, quantities=quantities, order_number=order_number, by=by)


def write_off(*, quantities: Mapping[int, int], order_number: str = "", by: User | None = None) -> None:
    """
    Take units that were set aside out of stock, because they can be sold to nobody.

    :raises UnableToMoveStock: if fewer are allocated
    """
    _take_out(_Reason.DAMAGED, quantities=quantities, order_number=order_number, by=by)


def lock(*, stockrecord_ids: Iterable[int]) -> None:
    """Lock these records in the order in which everyone does, for several movements that follow."""
    list(StockRecord.objects.select_for_update(no_key=True).filter(pk__in=set(stockrecord_ids)).order_by("pk"))


def restock(*, quantities: Mapping[int, int], order_number: str = "", by: User | None = None) -> None:
    """Take units that a customer sent back onto the shelf again."""
    with _because(_Reason.RETURNED, order_number=order_number, by=by):
        for pk, quantity in sorted(quantities.items()):
            StockRecord.objects.filter(pk=pk).update(num_in_stock=F("num_in_stock") + quantity)


def adjust(*, stockrecord_id: int, change: int, on_hand: int, reason: str, note: str, by: User) -> StockMovement:
    """
    Correct what is on hand, and record who did it and why.

    :param on_hand: what the caller saw; sent twice, the correction is made once
    :raises UnableToMoveStock: if stock has moved since, or less would be left than is set aside for orders
    """
    with _because(reason, note=note, by=by):
        record = StockRecord.objects.filter(pk=stockrecord_id, num_in_stock=on_hand)
        if not record.filter(num_in_stock__gte=_allocated - change).update(num_in_stock=on_hand + change):
            seen = StockRecord.objects.values_list("num_in_stock", _allocated).get(pk=stockrecord_id)
            raise UnableToMoveStock(f"Now {seen[0]} are on hand, {seen[1]} of them set aside for orders.")
        return StockMovement.objects.filter(stockrecord_id=stockrecord_id).latest("pk")


def _take_out(reason: str, *, quantities: Mapping[int, int], order_number: str, by: User | None) -> None:
    with _because(reason, order_number=order_number, by=by):
        for pk, quantity in sorted(quantities.items()):
            enough = StockRecord.objects.filter(pk=pk, num_allocated__gte=quantity, num_in_stock__gte=quantity)
            if not enough.update(num_allocated=_allocated - quantity, num_in_stock=F("num_in_stock") - quantity):
                raise UnableToMoveStock(f"stock record {pk} has fewer than {quantity} allocated")


@contextmanager
def _because(reason: str, *, order_number: str = "", note: str = "", by: User | None = None) -> Iterator[None]:
    """Tell the database why stock moves, within a transaction of its own or the caller's."""
    why = {"reason": reason, "order_number": order_number, "note": note, "by": by.pk if by else None}
    with transaction.atomic():
        _set_movement_context(json.dumps(why))
        yield
        _set_movement_context("")


def _set_movement_context(why: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT set_config('seedpearl.stock_movement', %s, true)", [why])
