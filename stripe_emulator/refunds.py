"""Refunds: never more than was captured and not yet given back."""

from typing import Any

from stripe_emulator.balance import book
from stripe_emulator.charges import find_charge
from stripe_emulator.errors import InvalidRequestError, no_such
from stripe_emulator.events import emit
from stripe_emulator.listing import filters, list_objects
from stripe_emulator.money import show
from stripe_emulator.parameters import METADATA, PAGING, Email, Integer, Text, choice, merge_metadata, refused
from stripe_emulator.payment_intents import find_intent
from stripe_emulator.payment_methods import instrument_of
from stripe_emulator.routing import Call, Takes, route
from stripe_emulator.store import Body, Record, Unit, new_id


@route(
    "POST",
    "/v1/refunds",
    Takes(
        {
            "amount": Integer(1),
            "charge": Text(),
            "currency": Text(),
            "instructions_email": Email(),
            "metadata": METADATA,
            "payment_intent": Text(),
            "reason": choice("duplicate", "fraudulent", "requested_by_customer"),
            **refused("customer", "origin", "refund_application_fee", "reverse_transfer"),
        }
    ),
)
def create(call: Call) -> Body:
    """Give money back, all that is left unless an amount is named."""
    asked, unit = call.parameters, call.unit
    charge = _charge_meant(unit, asked)
    amount = _amount(charge, asked.get("amount"))
    behaviour = instrument_of(charge).refund
    refund = _add(unit, charge, asked, amount=amount, pending=behaviour == "pending")
    _count(unit, charge, by=amount)
    emit(unit, "refund.created", refund)
    emit(unit, "charge.refunded", charge, previous=_before(charge, by=amount))
    if behaviour != "succeeds":
        unit.schedule("settle_refund", refund.id, due_at=unit.now + unit.settle_after)
    return refund.body


def _charge_meant(unit: Unit, asked: dict[str, Any]) -> Record:
    if "charge" not in asked and "payment_intent" not in asked:
        raise InvalidRequestError(
            "One of the following params should be provided for this request: payment_intent or charge.",
            code="parameter_missing",
            param="charge",
        )
    if "payment_intent" not in asked:
        return find_charge(unit, asked["charge"])
    intent = find_intent(unit, asked["payment_intent"], param="payment_intent")
    charge = unit.find(intent.body["latest_charge"], "charge")
    if charge is None or not charge.body["paid"]:
        raise InvalidRequestError(
            f"This PaymentIntent ({intent.id}) does not have a successful charge to refund.", param="payment_intent"
        )
    if asked.get("charge", charge.id) != charge.id:
        raise InvalidRequestError("The charge does not belong to this PaymentIntent.", param="charge")
    return charge


def _amount(charge: Record, asked: int | None) -> int:
    body = charge.body
    if not body["paid"]:
        raise InvalidRequestError(f"Charge {charge.id} was not successful and can't be refunded.", param="charge")
    if not body["captured"]:
        raise InvalidRequestError(
            f"Charge {charge.id} has not been captured. Cancel its PaymentIntent instead.", param="charge"
        )
    if body["disputed"] and not charge.private.get("still_refundable"):
        raise InvalidRequestError(
            f"Charge {charge.id} has been charged back; cannot issue a refund.", code="charge_disputed"
        )
    left = body["amount_captured"] - body["amount_refunded"]
    if left == 0:
        raise InvalidRequestError(f"Charge {charge.id} has already been refunded.", code="charge_already_refunded")
    if asked is not None and asked > left:
        raise InvalidRequestError(
            f"Refund amount ({show(asked, body['currency'])}) is greater than unrefunded amount on charge "
            f"({show(left, body['currency'])})",
            param="amount",
        )
    return left if asked is None else asked


def _add(unit: Unit, charge: Record, asked: dict[str, Any], *, amount: int, pending: bool) -> Record:
    refund_id, currency = new_id("re_3"), charge.body["currency"]
    movement = book(
        unit,
        type="refund",
        category="refund",
        amount=-amount,
        currency=currency,
        source=refund_id,
        description="REFUND FOR CHARGE",
    )
    body: Body = {
        "id": refund_id,
        "object": "refund",
        "amount": amount,
        "balance_transaction": movement.id,
        "charge": charge.id,
        "created": unit.now,
        "currency": currency,
        "customer": None,
        "customer_account": None,
        "destination_details": {
            "card": {
                "reference_status": "pending",
                "reference_type": "acquirer_reference_number",
                "type": "refund",
            },
            "type": "card",
        },
        "metadata": merge_metadata({}, asked.get("metadata")),
        "payment_intent": charge.body["payment_intent"],
        "payment_method": charge.body["payment_method"],
        "presentment_details": None,
        "reason": asked.get("reason"),
        "receipt_number": None,
        "source_transfer_reversal": None,
        "status": "pending" if pending else "succeeded",
        "transfer_reversal": None,
    }
    if pending:
        body["pending_reason"] = "processing"
    return unit.add(body)


def _count(unit: Unit, charge: Record, *, by: int) -> None:
    refunded = charge.body["amount_refunded"] + by
    charge.body |= {"amount_refunded": refunded, "refunded": refunded == charge.body["amount_captured"]}
    unit.save(charge)


def _before(charge: Record, *, by: int) -> Body:
    before: Body = {"amount_refunded": charge.body["amount_refunded"] - by}
    if charge.body["refunded"]:
        before["refunded"] = False
    return before


def settle_refund(unit: Unit, refund: Record) -> None:
    """Let a refund come through, or fail, a while after it was made."""
    charge = find_charge(unit, refund.body["charge"])
    before = {"status": refund.body["status"]}
    if instrument_of(charge).refund == "fails":
        _fail(unit, refund, charge)
    else:
        refund.body["status"] = "succeeded"
        refund.body.pop("pending_reason", None)
    unit.save(refund)
    _announce(unit, refund, before)
    if refund.body["status"] == "failed":
        emit(unit, "refund.failed", refund)


def _announce(unit: Unit, refund: Record, before: Body) -> None:
    emit(unit, "refund.updated", refund, previous=before)
    emit(unit, "charge.refund.updated", refund, previous=before)


def _fail(unit: Unit, refund: Record, charge: Record) -> None:
    amount = refund.body["amount"]
    movement = book(
        unit,
        type="refund_failure",
        category="refund_failure",
        amount=amount,
        currency=refund.body["currency"],
        source=refund.id,
        description="REFUND FAILURE",
    )
    refund.body |= {
        "status": "failed",
        "failure_reason": "expired_or_canceled_card",
        "failure_balance_transaction": movement.id,
    }
    _count(unit, charge, by=-amount)


def _find(unit: Unit, id: str) -> Record:
    record = unit.find(id, "refund")
    if record is None:
        raise no_such(kind="refund", id=id)
    return record


@route("GET", "/v1/refunds/<id>")
def retrieve(call: Call, id: str) -> Body:
    """Return one refund."""
    return _find(call.unit, id).body


@route("POST", "/v1/refunds/<id>", Takes({"metadata": METADATA}))
def update(call: Call, id: str) -> Body:
    """Change the merchant's own words on a refund."""
    refund = _find(call.unit, id)
    before = {"metadata": refund.body["metadata"]}
    refund.body["metadata"] = merge_metadata(refund.body["metadata"], call.parameters.get("metadata"))
    call.unit.save(refund)
    _announce(call.unit, refund, before)
    return refund.body


@route("POST", "/v1/refunds/<id>/cancel")
def cancel(call: Call, id: str) -> Body:
    """Refuse: Stripe only cancels refunds that wait for the customer, which cards never do."""
    refund = _find(call.unit, id)
    raise InvalidRequestError(
        f"Refund {refund.id} could not be canceled because it has a status of {refund.body['status']}. Only a "
        "refund with a status of requires_action can be canceled.",
        code="refund_cannot_be_canceled",
    )


@route("GET", "/v1/refunds", Takes({**PAGING, "charge": Text(), "payment_intent": Text()}))
def list_refunds(call: Call) -> Body:
    """Return a page of refunds, newest first."""
    return list_objects(call, "refund", where=filters(call, "charge", "payment_intent"))
