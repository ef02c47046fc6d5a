"""Two doors for tests: `/_ledger` tells what the emulator knows, `/_faults` makes it fail."""

from typing import Any

from flask import Blueprint, request

from stripe_emulator.api import emulator
from stripe_emulator.faults import CALL_KINDS, WEBHOOK_KINDS, CallFault, WebhookFault
from stripe_emulator.store import Body, Unit

ledger = Blueprint("ledger", __name__)
faults = Blueprint("faults", __name__, url_prefix="/_faults")
_LONGEST_DELAY = 120.0
_CALL_KNOBS: dict[str, type] = {
    **{"kind": str, "method": str, "path": str},
    **{"times": int, "status": int, "seconds": float, "after_work": bool},
}
_WEBHOOK_KNOBS: dict[str, type] = {
    **{"kind": str, "times": int, "seconds": float},
    **{"copies": int, "skip": int, "seed": int},
}


@ledger.get("/_ledger")
def show_ledger() -> Body:
    """Sum up everything, for checks from outside that no money was lost or doubled."""
    with emulator().store.read() as unit:
        return {
            "now": unit.now,
            "sessions": [_short(body, _SESSION) for body in _bodies(unit, "checkout.session")],
            "payments": [_payment(unit, body) for body in _bodies(unit, "payment_intent")],
            "disputes": [_short(body, _DISPUTE) for body in _bodies(unit, "dispute")],
            "deliveries": _deliveries(unit),
            "timers": unit.rows("SELECT COUNT(*) FROM timer")[0][0],
        }


_SESSION = ("id", "status", "payment_status", "amount_total", "currency", "payment_intent", "client_reference_id",
            "metadata", "expires_at")  # fmt: skip
_CHARGE = ("id", "status", "captured", "amount", "amount_captured", "amount_refunded", "disputed")
_REFUND = ("id", "status", "amount", "metadata")
_DISPUTE = ("id", "status", "amount", "charge", "payment_intent")


def _bodies(unit: Unit, kind: str, where: dict[str, Any] | None = None) -> list[Body]:
    return [record.body for record in unit.select(kind, where=where, oldest_first=True)]


def _short(body: Body, names: tuple[str, ...]) -> Body:
    return {name: body[name] for name in names}


def _payment(unit: Unit, intent: Body) -> Body:
    where = {"payment_intent": intent["id"]}
    charges, refunds = _bodies(unit, "charge", where), _bodies(unit, "refund", where)
    return {
        **_short(intent, ("id", "status", "amount", "amount_received", "currency", "metadata")),
        "captured": sum(charge["amount_captured"] for charge in charges if charge["status"] == "succeeded"),
        "refunded": sum(refund["amount"] for refund in refunds if refund["status"] in ("succeeded", "pending")),
        "charges": [_short(charge, _CHARGE) for charge in charges],
        "refunds": [_short(refund, _REFUND) for refund in refunds],
    }


def _deliveries(unit: Unit) -> Body:
    counted = {row[0]: row[1] for row in unit.rows("SELECT state, COUNT(*) FROM delivery GROUP BY state")}
    return {state: counted.get(state, 0) for state in ("pending", "delivered", "abandoned")}


class WrongKnobError(Exception):
    """The knob does not exist, or can't be turned so far."""


def _wish() -> dict[str, Any]:
    wish = request.get_json(force=True, silent=True)
    if not isinstance(wish, dict):
        raise WrongKnobError("Send a JSON object.")
    return wish


def _known(wish: dict[str, Any], kinds: tuple[str, ...], types: dict[str, type]) -> dict[str, Any]:
    if wish.get("kind") not in kinds:
        raise WrongKnobError(f"kind must be one of {', '.join(kinds)}.")
    for name, value in wish.items():
        wanted = types.get(name)
        if wanted is None or isinstance(value, bool) is not (wanted is bool):
            raise WrongKnobError(f"{name} is not a knob here, or not of the right type.")
        if not isinstance(value, (int, float) if wanted is float else wanted):
            raise WrongKnobError(f"{name} must be of type {wanted.__name__}.")
    if not 0 <= wish.get("seconds", 0) <= _LONGEST_DELAY or wish.get("times", 1) < 1:
        raise WrongKnobError("seconds must be between 0 and 120, and times at least 1.")
    return wish


@faults.errorhandler(WrongKnobError)
def refuse(error: WrongKnobError) -> tuple[Body, int]:
    """Say what is wrong with a knob."""
    return {"error": str(error)}, 400


@faults.get("")
def show() -> Body:
    """Show the knobs as they stand."""
    return {**emulator().faults.as_json(), "clock": {"ahead_by": emulator().store.clock.ahead_by}}


@faults.delete("")
def reset() -> Body:
    """Turn everything off and set the clock right."""
    emulator().faults.reset()
    _set_clock(0)
    return show()


@faults.post("/calls")
def add_call() -> Body:
    """Make the next calls of the API fail."""
    types = {
        "kind": str,
        "method": str,
        "path": str,
        "times": int,
        "status": int,
        "seconds": float,
        "after_work": bool,
    }
    wish = _known(_wish(), CALL_KINDS, types)
    if not 400 <= wish.get("status", 500) <= 599:
        raise WrongKnobError("status must be between 400 and 599.")
    emulator().faults.add_call(CallFault(**wish))
    return show()


@faults.post("/webhooks")
def add_webhook() -> Body:
    """Make the next webhook deliveries go astray."""
    wish = _known(_wish(), WEBHOOK_KINDS, _WEBHOOK_KNOBS)
    if not 1 <= wish.get("copies", 2) <= 50:
        raise WrongKnobError("copies must be between 1 and 50.")
    seed = wish.pop("seed", None)
    emulator().faults.add_webhook(WebhookFault(**wish), seed=seed)
    return show()


@faults.post("/clock")
def shift_clock() -> Body:
    """Move the emulator's clock on, or set how far it is ahead."""
    wish = _wish()
    if wish.keys() not in ({"advance"}, {"ahead_by"}) or not all(type(value) is int for value in wish.values()):
        raise WrongKnobError("Send either advance or ahead_by, in whole seconds.")
    clock = emulator().store.clock
    _set_clock(wish["ahead_by"] if "ahead_by" in wish else clock.ahead_by + wish["advance"])
    return show()


def _set_clock(ahead_by: int) -> None:
    if abs(ahead_by) > 10 * 365 * 24 * 60 * 60:
        raise WrongKnobError("The clock can be at most ten years off.")
    store = emulator().store
    store.clock.ahead_by = ahead_by
    with store.write() as unit:
        unit.keep_setting("clock_ahead_by", str(ahead_by))
