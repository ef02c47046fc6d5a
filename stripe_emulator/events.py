"""What happened, in order: written with what happened, and handed to the webhooks."""

import time
from typing import Any

from stripe_emulator import API_VERSION
from stripe_emulator.errors import InvalidRequestError, no_such
from stripe_emulator.listing import list_objects
from stripe_emulator.parameters import PAGING, Flag, Many, Text
from stripe_emulator.routing import Call, Takes, route
from stripe_emulator.store import Body, Record, Unit, new_id


def emit(unit: Unit, type: str, record: Record, *, previous: Body | None = None) -> None:
    """Record an event, and queue it for every endpoint that wants it."""
    data: Body = {"object": record.body}
    if previous is not None:
        data["previous_attributes"] = previous
    event = unit.add(
        {
            "id": new_id("evt_"),
            "object": "event",
            "account": None,
            "api_version": API_VERSION,
            "context": None,
            "created": unit.now,
            "data": data,
            "livemode": False,
            "pending_webhooks": 0,
            "request": {"id": unit.origin.request, "idempotency_key": unit.origin.idempotency_key},
            "type": type,
        }
    )
    for endpoint in unit.select("webhook_endpoint", oldest_first=True):
        if endpoint.body["status"] == "enabled" and _wants(endpoint, type):
            unit.connection.execute(
                "INSERT INTO delivery (event, endpoint, state, next_try_at) VALUES (?, ?, 'pending', ?)",
                (event.id, endpoint.id, time.time()),
            )


def _wants(endpoint: Record, type: str) -> bool:
    wanted: list[str] = endpoint.body["enabled_events"]
    return "*" in wanted or type in wanted


def count_pending(unit: Unit, event: Body) -> Body:
    """Return the event with the number of deliveries still to be made."""
    rows = unit.rows("SELECT COUNT(*) FROM delivery WHERE event = ? AND state = 'pending'", event["id"])
    return {**event, "pending_webhooks": rows[0][0]}


@route("GET", "/v1/events/<id>")
def retrieve(call: Call, id: str) -> Body:
    """Return one event."""
    record = call.unit.find(id, "event")
    if record is None:
        raise no_such(kind="event", id=id)
    return count_pending(call.unit, record.body)


@route(
    "GET",
    "/v1/events",
    Takes({**PAGING, "type": Text(), "types": Many(Text(), maximum=20), "delivery_success": Flag()}),
)
def list_events(call: Call) -> Body:
    """Return a page of events, newest first."""
    asked = call.parameters
    if "type" in asked and "types" in asked:
        raise InvalidRequestError("You may only specify one of these parameters: type, types.", param="type")
    where: dict[str, Any] = {}
    types: list[str] = asked.get("types", [])
    if asked.get("type", "").endswith(".*"):
        where["type_like"] = asked["type"][:-1] + "%"
    elif "type" in asked:
        where["type"] = asked["type"]
    if "delivery_success" in asked:
        where["delivered" if asked["delivery_success"] else "undelivered"] = "pending"
    page = list_objects(call, "event", where=where, types=types)
    return {**page, "data": [count_pending(call.unit, event) for event in page["data"]]}
