"""The end of a direct debit: a while after the order, its money has come or not."""

from stripe_emulator.charges import find_charge
from stripe_emulator.events import emit
from stripe_emulator.payment_methods import instrument_of
from stripe_emulator.payments import fail_charge, plan_after_capture
from stripe_emulator.store import Record, Unit


def settle_delayed(unit: Unit, intent: Record) -> None:
    """Let a payment that was on its way arrive, or come back."""
    charge = find_charge(unit, intent.body["latest_charge"])
    session = unit.find(intent.private.get("session"), "checkout.session")
    if instrument_of(charge).decline is not None:
        fail_charge(unit, intent=intent, charge=charge)
    else:
        _arrive(unit, intent=intent, charge=charge)
    if session is not None:
        _tell_session(unit, session, has_arrived=intent.body["status"] == "succeeded")


def _arrive(unit: Unit, *, intent: Record, charge: Record) -> None:
    amount = intent.body["amount"]
    charge.body |= {"status": "succeeded", "paid": True, "captured": True, "amount_captured": amount}
    unit.save(charge)
    intent.body |= {"status": "succeeded", "amount_received": amount}
    unit.save(intent)
    emit(unit, "charge.succeeded", charge)
    emit(unit, "payment_intent.succeeded", intent)
    plan_after_capture(unit, charge=charge)


def _tell_session(unit: Unit, session: Record, *, has_arrived: bool) -> None:
    if has_arrived:
        session.body["payment_status"] = "paid"
        unit.save(session)
    outcome = "succeeded" if has_arrived else "failed"
    emit(unit, f"checkout.session.async_payment_{outcome}", session)
