"""Lists, as Stripe pages through them."""

from collections.abc import Mapping
from typing import Any

from stripe_emulator.errors import InvalidRequestError, no_such
from stripe_emulator.routing import Call
from stripe_emulator.store import Body, Record, Unit


def list_objects(call: Call, kind: str, *, where: Mapping[str, Any] | None = None, **select: Any) -> Body:
    """Return one page of the objects of a kind, newest first."""
    asked = call.parameters
    if "starting_after" in asked and "ending_before" in asked:
        raise InvalidRequestError("You cannot parameterize both starting_after and ending_before.")
    limit = asked.get("limit", 10)
    records = call.unit.select(
        kind,
        where=where,
        created=asked.get("created"),
        after=_position(call.unit, kind, asked, "starting_after"),
        before=_position(call.unit, kind, asked, "ending_before"),
        limit=limit + 1,
        **select,
    )
    has_more = len(records) > limit
    page = records[1:] if has_more and "ending_before" in asked else records[:limit]
    return as_list(page, url=call.path, has_more=has_more)


def filters(call: Call, *names: str) -> dict[str, Any]:
    """Return those of the parameters that were sent, to be matched exactly."""
    return {name: call.parameters[name] for name in names if name in call.parameters}


def _position(unit: Unit, kind: str, asked: Mapping[str, Any], name: str) -> int | None:
    if name not in asked:
        return None
    record = unit.find(asked[name], kind)
    if record is None:
        raise no_such(kind=kind, id=asked[name], param=name)
    return record.seq


def as_list(records: list[Record], *, url: str, has_more: bool = False) -> Body:
    """Wrap objects in Stripe's list."""
    return {"object": "list", "data": [record.body for record in records], "has_more": has_more, "url": url}
