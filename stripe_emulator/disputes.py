"""Disputes: a bank takes the money back, until the merchant's evidence convinces it."""

from typing import Any

from stripe_emulator.balance import book
from stripe_emulator.charges import find_charge
from stripe_emulator.errors import InvalidRequestError, no_such
from stripe_emulator.events import emit
from stripe_emulator.listing import filters, list_objects
from stripe_emulator.parameters import METADATA, PAGING, Flag, Hash, Parameter, Text, merge_metadata, refused
from stripe_emulator.payment_methods import instrument_of
from stripe_emulator.routing import Call, Takes, route
from stripe_emulator.store import Body, Record, Unit, new_id

_FEE = 2500
_WEEK = 7 * 24 * 60 * 60
_REASON_CODES = {"fraudulent": "10.4", "product_not_received": "13.1"}
_TEXTS = (
    "access_activity_log",
    "billing_address",
    "cancellation_policy_disclosure",
    "cancellation_rebuttal",
    "customer_email_address",
    "customer_name",
    "customer_purchase_ip",
    "duplicate_charge_explanation",
    "duplicate_charge_id",
    "product_description",
    "refund_policy_disclosure",
    "refund_refusal_explanation",
    "service_date",
    "shipping_address",
    "shipping_carrier",
    "shipping_date",
    "shipping_tracking_number",
    "uncategorized_text",
)
_FILES = (
    "cancellation_policy",
    "customer_communication",
    "customer_signature",
    "duplicate_charge_documentation",
    "receipt",
    "refund_policy",
    "service_documentation",
    "shipping_documentation",
    "uncategorized_file",
)
_EVIDENCE: dict[str, Parameter] = {name: Text(20_000, may_be_empty=True) for name in _TEXTS}
_CLOSED = ("won", "lost", "warning_closed", "prevented")


def open_dispute(unit: Unit, charge: Record) -> None:
    """Let the bank dispute a charge, when its card is one that does."""
    kind = instrument_of(charge).dispute
    if kind is None or charge.body["disputed"]:
        return
    is_inquiry = kind == "inquiry"
    reason = "fraudulent" if is_inquiry else kind
    dispute = unit.add(_body(unit, charge, reason=reason, is_inquiry=is_inquiry))
    charge.body["disputed"] = True
    charge.private["still_refundable"] = is_inquiry
    unit.save(charge)
    emit(unit, "charge.dispute.created", dispute)
    if not is_inquiry:
        _withdraw(unit, dispute)
    emit(unit, "charge.updated", charge, previous={"disputed": False})


def _body(unit: Unit, charge: Record, *, reason: str, is_inquiry: bool) -> Body:
    card = instrument_of(charge)
    return {
        "id": new_id("du_1"),
        "object": "dispute",
        "amount": charge.body["amount_captured"] - charge.body["amount_refunded"] or charge.body["amount_captured"],
        "balance_transactions": [],
        "charge": charge.id,
        "created": unit.now,
        "currency": charge.body["currency"],
        "enhanced_eligibility_types": [],
        "evidence": {**dict.fromkeys(_TEXTS + _FILES), "enhanced_evidence": {}},
        "evidence_details": {
            "due_by": unit.now + _WEEK + 86399 - (unit.now % 86400),
            "enhanced_eligibility": {},
            "has_evidence": False,
            "past_due": False,
            "submission_count": 0,
            "submission_method": "not_submitted",
        },
        "is_charge_refundable": is_inquiry,
        "livemode": False,
        "metadata": {},
        "network_reason_code": _REASON_CODES[reason],
        "payment_intent": charge.body["payment_intent"],
        "payment_method_details": {
            "card": {
                "brand": card.brand,
                "case_type": "inquiry" if is_inquiry else "chargeback",
                "network": card.brand,
                "network_reason_code": _REASON_CODES[reason],
            },
            "type": "card",
        },
        "reason": reason,
        "status": "warning_needs_response" if is_inquiry else "needs_response",
    }


def _move(unit: Unit, dispute: Record, *, amount: int, fee: int, category: str) -> None:
    movement = book(
        unit,
        type="adjustment",
        category=category,
        amount=amount,
        currency=dispute.body["currency"],
        source=dispute.id,
        fee=fee,
        description=f"Chargeback {'withdrawal' if amount < 0 else 'reversal'} for {dispute.body['charge']}",
    )
    dispute.body["balance_transactions"].append(movement.body)
    unit.save(dispute)


def _withdraw(unit: Unit, dispute: Record) -> None:
    _move(unit, dispute, amount=-dispute.body["amount"], fee=_FEE, category="dispute")
    emit(unit, "charge.dispute.funds_withdrawn", dispute)


def _close(unit: Unit, dispute: Record, *, status: str) -> None:
    before = {"status": dispute.body["status"]}
    dispute.body |= {"status": status, "is_charge_refundable": False}
    unit.save(dispute)
    emit(unit, "charge.dispute.updated", dispute, previous=before)
    emit(unit, "charge.dispute.closed", dispute)
    if status == "won":
        _move(unit, dispute, amount=dispute.body["amount"], fee=0, category="dispute_reversal")
        emit(unit, "charge.dispute.funds_reinstated", dispute)


def _escalate(unit: Unit, dispute: Record) -> None:
    before = {"status": dispute.body["status"]}
    dispute.body |= {"status": "needs_response", "is_charge_refundable": False}
    dispute.body["payment_method_details"]["card"]["case_type"] = "chargeback"
    unit.save(dispute)
    charge = find_charge(unit, dispute.body["charge"])
    charge.private["still_refundable"] = False
    unit.save(charge)
    emit(unit, "charge.dispute.updated", dispute, previous=before)
    _withdraw(unit, dispute)


def _find(unit: Unit, id: str) -> Record:
    record = unit.find(id, "dispute")
    if record is None:
        raise no_such(kind="dispute", id=id)
    return record


def _refuse_closed(dispute: Record) -> None:
    if dispute.body["status"] in _CLOSED:
        raise InvalidRequestError("This dispute is already closed", code="dispute_already_closed")


@route("GET", "/v1/disputes/<id>")
def retrieve(call: Call, id: str) -> Body:
    """Return one dispute."""
    return _find(call.unit, id).body


@route("GET", "/v1/disputes", Takes({**PAGING, "charge": Text(), "payment_intent": Text()}))
def list_disputes(call: Call) -> Body:
    """Return a page of disputes, newest first."""
    return list_objects(call, "dispute", where=filters(call, "charge", "payment_intent"))


@route(
    "POST",
    "/v1/disputes/<id>",
    Takes(
        {
            "evidence": Hash({**_EVIDENCE, **refused(*_FILES, "enhanced_evidence", "appeal")}),
            "metadata": METADATA,
            "submit": Flag(),
            **refused("intended_submission_method"),
        }
    ),
)
def update(call: Call, id: str) -> Body:
    """Send evidence. Stripe's test words in it decide: `winning_evidence`, `losing_evidence`."""
    unit, asked, dispute = call.unit, call.parameters, _find(call.unit, id)
    dispute.body["metadata"] = merge_metadata(dispute.body["metadata"], asked.get("metadata"))
    if "evidence" in asked:
        _refuse_closed(dispute)
        _keep_evidence(dispute, asked["evidence"])
    unit.save(dispute)
    if "evidence" in asked and asked.get("submit", True):
        _submit(unit, dispute)
    elif "evidence" in asked or "metadata" in asked:
        emit(unit, "charge.dispute.updated", dispute)
    return dispute.body


def _keep_evidence(dispute: Record, given: dict[str, Any]) -> None:
    dispute.body["evidence"] |= {name: text or None for name, text in given.items()}
    dispute.body["evidence_details"]["has_evidence"] = any(dispute.body["evidence"][name] for name in _TEXTS)


def _submit(unit: Unit, dispute: Record) -> None:
    details = dispute.body["evidence_details"]
    details |= {"submission_count": details["submission_count"] + 1, "submission_method": "manual"}
    is_inquiry = dispute.body["status"].startswith("warning")
    words = dispute.body["evidence"]["uncategorized_text"]
    match words:
        case "winning_evidence":
            _close(unit, dispute, status="warning_closed" if is_inquiry else "won")
        case "losing_evidence":
            _close(unit, dispute, status="warning_closed" if is_inquiry else "lost")
        case "escalate_inquiry_evidence" if is_inquiry:
            _escalate(unit, dispute)
        case _:
            before = {"status": dispute.body["status"]}
            dispute.body["status"] = "warning_under_review" if is_inquiry else "under_review"
            unit.save(dispute)
            emit(unit, "charge.dispute.updated", dispute, previous=before)


@route("POST", "/v1/disputes/<id>/close")
def close(call: Call, id: str) -> Body:
    """Give in."""
    dispute = _find(call.unit, id)
    _refuse_closed(dispute)
    is_inquiry = dispute.body["status"].startswith("warning")
    _close(call.unit, dispute, status="warning_closed" if is_inquiry else "lost")
    return dispute.body
