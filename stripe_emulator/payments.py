"""Trying to take the money of a payment intent: pay, be declined, or ask for 3-D Secure first."""

from typing import TypeGuard

from stripe_emulator.cards import Decline
from stripe_emulator.charges import add_charge, settle
from stripe_emulator.events import emit
from stripe_emulator.payment_methods import instrument_of
from stripe_emulator.store import Body, Record, Unit, new_id

AUTHENTICATION_FAILED = (
    "We are unable to authenticate your payment method. Please choose a different payment method and try again."
)


def attempt(unit: Unit, *, intent: Record, method: Record, public_url: str, return_url: str | None = None) -> None:
    """Try to pay with a card. The intent's status tells how it went."""
    intent.body["payment_method"] = method.id
    intent.body["last_payment_error"] = None
    intent.body["next_action"] = None
    # A 3-D Secure page that is still open somewhere belongs to an earlier attempt, and ends here.
    intent.private["authentication"] = None
    if instrument_of(method).needs_authentication:
        _ask_for_authentication(unit, intent=intent, public_url=public_url, return_url=return_url)
    else:
        _charge(unit, intent=intent, method=method, authenticated=False, public_url=public_url)


def _ask_for_authentication(unit: Unit, *, intent: Record, public_url: str, return_url: str | None) -> None:
    source = new_id("payatt_3")
    intent.private |= {"authentication": source, "return_url": return_url}
    intent.body["status"] = "requires_action"
    intent.body["next_action"] = {
        "type": "redirect_to_url",
        "redirect_to_url": {"return_url": return_url, "url": f"{public_url}/3d_secure/{intent.id}/{source}"},
    }
    unit.save(intent)
    emit(unit, "payment_intent.requires_action", intent)


def awaits_authentication(intent: Record | None, *, source: str) -> TypeGuard[Record]:
    """Say whether this very 3-D Secure page is the one that is waited for."""
    if intent is None or intent.body["status"] != "requires_action":
        return False
    return bool(intent.private.get("authentication") == source)


def authenticate(unit: Unit, *, intent: Record, passed: bool, public_url: str) -> None:
    """Go on after the 3-D Secure page."""
    intent.body["next_action"] = None
    intent.private["authentication"] = None
    method = unit.find(intent.body["payment_method"], "payment_method")
    if passed and method is not None:
        _charge(unit, intent=intent, method=method, authenticated=True, public_url=public_url)
    elif method is not None:
        error = {
            "code": "payment_intent_authentication_failure",
            "doc_url": "https://docs.stripe.com/error-codes#payment-intent-authentication-failure",
            "message": AUTHENTICATION_FAILED,
            "payment_method": method.body,
            "type": "invalid_request_error",
        }
        _refuse(unit, intent=intent, error=error)


def _charge(unit: Unit, *, intent: Record, method: Record, authenticated: bool, public_url: str) -> None:
    charge = add_charge(unit, intent=intent, method=method, authenticated=authenticated, public_url=public_url)
    intent.body["latest_charge"] = charge.id
    if charge.body["status"] == "pending":
        _wait(unit, intent=intent, charge=charge)
        return
    if charge.body["status"] == "failed":
        fail_charge(unit, intent=intent, charge=charge)
        return
    if not charge.body["captured"]:
        intent.body |= {"status": "requires_capture", "amount_capturable": intent.body["amount"]}
        unit.save(intent)
        emit(unit, "charge.succeeded", charge)
        emit(unit, "payment_intent.amount_capturable_updated", intent)
        return
    intent.body |= {"status": "succeeded", "amount_received": intent.body["amount"]}
    unit.save(intent)
    if intent.body["capture_method"] == "automatic":
        announce_captured(unit, intent=intent, charge=charge)
        return
    emit(unit, "charge.succeeded", charge)
    emit(unit, "payment_intent.succeeded", intent)
    plan_after_capture(unit, charge=charge)


def _wait(unit: Unit, *, intent: Record, charge: Record) -> None:
    intent.body["status"] = "processing"
    unit.save(intent)
    emit(unit, "charge.pending", charge)
    emit(unit, "payment_intent.processing", intent)
    unit.schedule("settle_delayed", intent.id, due_at=unit.now + unit.settle_after)


def fail_charge(unit: Unit, *, intent: Record, charge: Record) -> None:
    """Record that a bank said no, and open the payment for another try."""
    declined = instrument_of(charge).decline
    method = unit.find(charge.body["payment_method"], "payment_method")
    if declined is None or method is None:
        return
    charge.body |= {"status": "failed", "failure_code": declined.code, "failure_message": declined.message}
    unit.save(charge)
    emit(unit, "charge.failed", charge)
    _refuse(unit, intent=intent, error=_decline_error(declined, charge=charge, method=method))


def announce_captured(unit: Unit, *, intent: Record, charge: Record) -> None:
    """Settle at once and say that the money has come, as `capture_method=automatic` does."""
    settle(unit, charge)
    emit(unit, "charge.succeeded", charge)
    emit(unit, "payment_intent.succeeded", intent)
    plan_after_capture(unit, charge=charge, settled=True)


def plan_after_capture(unit: Unit, *, charge: Record, settled: bool = False) -> None:
    """Have done what Stripe does a moment later: book the money, and let the bank dispute it."""
    if not settled:
        unit.schedule("settle_charge", charge.id, due_at=unit.now)
    unit.schedule("dispute_charge", charge.id, due_at=unit.now)


def _refuse(unit: Unit, *, intent: Record, error: Body) -> None:
    intent.body |= {
        "status": "requires_payment_method",
        "payment_method": None,
        "last_payment_error": error,
        "next_action": None,
    }
    unit.save(intent)
    emit(unit, "payment_intent.payment_failed", intent)


def _decline_error(declined: Decline, *, charge: Record, method: Record) -> Body:
    error: Body = {
        "advice_code": "try_again_later" if declined.code == "processing_error" else None,
        "charge": charge.id,
        "code": declined.code,
        "doc_url": f"https://docs.stripe.com/error-codes#{declined.code.replace('_', '-')}",
        "message": declined.message,
        "network_decline_code": declined.network_code,
        "payment_method": method.body,
        "type": "card_error",
    }
    if declined.decline_code:
        error["decline_code"] = declined.decline_code
    return {key: value for key, value in error.items() if value is not None}
