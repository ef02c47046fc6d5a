"""`expand[]`: whole objects instead of their ids."""

from collections.abc import Callable

from stripe_emulator.charges import refunds_of
from stripe_emulator.errors import InvalidRequestError
from stripe_emulator.sessions import line_items_of
from stripe_emulator.store import Body, Unit

_DEEPEST = 4
_INCLUDABLE: dict[tuple[str, str], Callable[[Unit, Body], Body]] = {
    ("checkout.session", "line_items"): line_items_of,
    ("charge", "refunds"): refunds_of,
}
_EXPANDABLE = {
    "balance_transaction": {"source"},
    "charge": {"balance_transaction", "payment_intent"},
    "checkout.session": {"payment_intent", "customer"},
    "dispute": {"charge", "payment_intent"},
    "payment_intent": {"latest_charge", "payment_method", "customer"},
    "price": {"product"},
    "refund": {"balance_transaction", "charge", "failure_balance_transaction", "payment_intent"},
}


def expand(unit: Unit, body: Body, paths: list[str]) -> Body:
    """
    Return the body with the objects at these paths in place of their ids.

    :raises InvalidRequestError: if a path leads nowhere
    """
    for path in paths:
        steps = path.split(".")
        if len(steps) - (steps[0] == "data") > _DEEPEST:
            raise InvalidRequestError(
                f"You cannot expand more than {_DEEPEST} levels of a property (Property: {path}).", param="expand"
            )
        body = _follow(unit, body, steps, path)
    return body


def _follow(unit: Unit, body: Body, steps: list[str], path: str) -> Body:
    if not steps:
        return body
    step, rest = steps[0], steps[1:]
    if body["object"] == "list" and step == "data":
        return {**body, "data": [_follow(unit, element, rest, path) for element in body["data"]]}
    return {**body, step: _fetch(unit, body, step, rest, path)}


def _fetch(unit: Unit, body: Body, step: str, rest: list[str], path: str) -> Body | None:
    include = _INCLUDABLE.get((body["object"], step))
    if include is not None:
        inner: Body | None = body[step] if step in body else include(unit, body)
    elif step in _EXPANDABLE.get(body["object"], ()):
        inner = _whole(unit, body.get(step))
    else:
        inner = body.get(step) if rest and isinstance(body.get(step), dict) else None
        if inner is None or "object" not in inner:
            raise InvalidRequestError(f"This property cannot be expanded ({path}).", param="expand")
    return None if inner is None else _follow(unit, inner, rest, path)


def _whole(unit: Unit, value: str | Body | None) -> Body | None:
    if not isinstance(value, str):
        return value
    record = unit.find(value)
    return None if record is None else record.body
