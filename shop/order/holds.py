"""
Holding an order back: each reason is a row of its own, which lasts until it is settled or released.

`Order.hold_reason` says in one text what the open rows say. It is what lists filter by, and all that the release
before this one knows: see docs/decisions/holds-are-rows.md.
"""

from datetime import datetime

from django.db import transaction

from shop.order.models import HoldKind, Order, OrderHold
from shop.users.models import User


@transaction.atomic
def hold(*, order: Order, kind: HoldKind, text: str = "", now: datetime, by: User | None = None) -> None:
    """
    Keep an order from being sent. When it is held for this already, say what is known now.

    The caller holds the order's lock.
    """
    _follow_previous_release(order=order, now=now)
    open_hold, is_new = order.holds.open().get_or_create(
        kind=kind, defaults={"order": order, "text": text[:200], "since": now, "by": by}
    )
    if not is_new and open_hold.text != text[:200]:
        open_hold.text = text[:200]
        open_hold.save(update_fields=["text"])
    _write_reason(order=order)


@transaction.atomic
def settle(*, order: Order, kind: HoldKind, now: datetime) -> None:
    """
    Let go of what an order was held for; what it is held for besides stays. Calling it again changes nothing.

    The caller holds the order's lock.
    """
    _follow_previous_release(order=order, now=now)
    if order.holds.open().filter(kind=kind).update(released_at=now):
        _write_reason(order=order)


@transaction.atomic
def release(*, order: Order, by: User, now: datetime) -> None:
    """Let go of an order altogether, because someone has settled the matter. The caller holds the order's lock."""
    _follow_previous_release(order=order, now=now)
    order.holds.open().update(released_at=now, released_by=by)
    _write_reason(order=order)


@transaction.atomic
def is_held_for(*, order: Order, kind: HoldKind, now: datetime) -> bool:
    """Whether an order is on hold for this, whatever else it is on hold for. The caller holds the order's lock."""
    _follow_previous_release(order=order, now=now)
    return order.holds.open().filter(kind=kind).exists()


def shown_reason(holds: list[OrderHold]) -> str:
    """Return what staff are shown of an order's open holds: the gravest of them."""
    gravest = min(holds, key=lambda hold: HoldKind.values.index(hold.kind), default=None)
    return gravest.reason[:200] if gravest else ""


def _write_reason(*, order: Order) -> None:
    order.hold_reason = shown_reason(list(order.holds.open()))
    order.save(update_fields=["hold_reason"])


def _follow_previous_release(*, order: Order, now: datetime) -> None:
    """Make rows of what the previous release wrote into `hold_reason` while both serve. Goes with that column."""
    order.refresh_from_db(fields=["hold_reason"])
    if order.hold_reason == shown_reason(list(order.holds.open())):
        return
    order.holds.open().update(released_at=now)
    if order.hold_reason:
        kind, text = parse_reason(order.hold_reason)
        order.holds.create(kind=kind, text=text, since=now)


def parse_reason(reason: str) -> tuple[HoldKind, str]:
    """Return the kind of hold that a text of the previous release stands for, and what it says besides."""
    for kind in (HoldKind.DISPUTED, HoldKind.AMOUNT_DIFFERS, HoldKind.REFUND_FAILED):
        if reason.startswith(str(kind.label)):
            return kind, reason.removeprefix(str(kind.label)).removeprefix(": ")
    return HoldKind.OTHER, reason
