"""Charges: one for each attempt to take money, refused ones included."""

from stripe_emulator.balance import book, card_fee
from stripe_emulator.bank_accounts import BankAccount
from stripe_emulator.cards import Decline
from stripe_emulator.errors import no_such
from stripe_emulator.events import emit
from stripe_emulator.listing import as_list, filters, list_objects
from stripe_emulator.parameters import METADATA, PAGING, Text, merge_metadata, refused
from stripe_emulator.payment_methods import fingerprint, instrument_of
from stripe_emulator.routing import Call, Takes, route
from stripe_emulator.store import Body, Record, Unit, new_id


def add_charge(unit: Unit, *, intent: Record, method: Record, authenticated: bool, public_url: str) -> Record:
    """Charge a card, which may refuse, or a bank account, which answers later."""
    instrument, amount = instrument_of(method), intent.body["amount"]
    is_pending = isinstance(instrument, BankAccount)
    declined = None if is_pending else instrument.decline
    captured = declined is None and not is_pending and intent.body["capture_method"] != "manual"
    charge_id = new_id("ch_3")
    body = {
        "id": charge_id,
        "object": "charge",
        "amount": amount,
        "amount_captured": amount if captured else 0,
        "amount_refunded": 0,
        "application": None,
        "application_fee": None,
        "application_fee_amount": None,
        "balance_transaction": None,
        "billing_details": method.body["billing_details"],
        "calculated_statement_descriptor": "STRIPE EMULATOR",
        "captured": captured,
        "created": unit.now,
        "currency": intent.body["currency"],
        "customer": None,
        "description": intent.body["description"],
        "disputed": False,
        "failure_balance_transaction": None,
        "failure_code": declined.code if declined else None,
        "failure_message": declined.message if declined else None,
        "fraud_details": {},
        "livemode": False,
        "metadata": dict(intent.body["metadata"]),
        "on_behalf_of": None,
        "outcome": _outcome(declined),
        "paid": declined is None and not is_pending,
        "payment_intent": intent.id,
        "payment_method": method.id,
        "payment_method_details": _details(method, amount=amount, authenticated=authenticated),
        "presentment_details": None,
        "radar_options": {},
        "receipt_email": intent.body["receipt_email"],
        "receipt_number": None,
        "receipt_url": f"{public_url}/receipts/{charge_id}" if captured else None,
        "refunded": False,
        "review": None,
        "shipping": intent.body["shipping"],
        "source": None,
        "source_transfer": None,
        "statement_descriptor": intent.body["statement_descriptor"],
        "statement_descriptor_suffix": intent.body["statement_descriptor_suffix"],
        "status": "pending" if is_pending else "failed" if declined else "succeeded",
        "transfer_data": None,
        "transfer_group": intent.body["transfer_group"],
    }
    return unit.add(body, {"instrument": instrument.token})


def _outcome(declined: Decline | None) -> Body:
    accepted = {"network_status": "approved_by_network", "reason": None, "type": "authorized"}
    outcome = {
        "advice_code": None,
        "network_advice_code": None,
        "network_decline_code": None,
        "risk_level": "normal",
        "risk_score": 20,
        "seller_message": "Payment complete.",
        **accepted,
    }
    if declined is None:
        return outcome
    outcome |= {
        "network_status": "not_sent_to_network" if declined.blocked else "declined_by_network",
        "network_decline_code": None if declined.blocked else declined.network_code,
        "reason": "highest_risk_level" if declined.blocked else declined.decline_code,
        "seller_message": "Stripe blocked this payment as too risky."
        if declined.blocked
        else "The bank did not accept this payment.",
        "type": "blocked" if declined.blocked else "issuer_declined",
    }
    if declined.blocked:
        outcome |= {"risk_level": "highest", "risk_score": 90}
    return outcome


def _details(method: Record, *, amount: int, authenticated: bool) -> Body:
    card, type = instrument_of(method), method.body["type"]
    public = method.body[type]
    if isinstance(card, BankAccount):
        return {type: {**public, "mandate": new_id("mandate_"), "expected_debit_date": None}, "type": type}
    three_d_secure = {
        "authentication_flow": "challenge",
        "electronic_commerce_indicator": "05",
        "exemption_indicator": None,
        "result": "authenticated",
        "result_reason": None,
        "transaction_id": new_id("", 36),
        "version": "2.2.0",
    }
    return {
        "card": {
            "amount_authorized": None if card.decline else amount,
            "authorization_code": None if card.decline else "123456",
            "brand": card.brand,
            "checks": public["checks"],
            "country": card.country,
            "exp_month": public["exp_month"],
            "exp_year": public["exp_year"],
            "extended_authorization": {"status": "disabled"},
            "fingerprint": fingerprint(card),
            "funding": card.funding,
            "incremental_authorization": {"status": "unavailable"},
            "installments": None,
            "last4": card.last4,
            "mandate": None,
            "multicapture": {"status": "unavailable"},
            "network": card.brand,
            "network_token": {"used": False},
            "network_transaction_id": new_id("", 15).lower(),
            "overcapture": {"maximum_amount_capturable": amount, "status": "unavailable"},
            "regulated_status": "unregulated",
            "three_d_secure": three_d_secure if authenticated else None,
            "wallet": None,
        },
        "type": "card",
    }


def settle(unit: Unit, charge: Record) -> None:
    """Book a captured charge into the balance."""
    charge.body["balance_transaction"] = book(
        unit,
        type="charge",
        category="charge",
        amount=charge.body["amount_captured"],
        currency=charge.body["currency"],
        source=charge.id,
        fee=card_fee(charge.body["amount_captured"]),
        description="Stripe processing fees",
    ).id
    unit.save(charge)


def announce_settled(unit: Unit, charge: Record) -> None:
    """Settle a charge a moment after it succeeded, as Stripe does."""
    settle(unit, charge)
    emit(unit, "charge.updated", charge, previous={"balance_transaction": None})


def find_charge(unit: Unit, id: str, *, param: str = "charge") -> Record:
    """
    Return a charge.

    :raises NotFoundError: if there is none of that id
    """
    record = unit.find(id, "charge")
    if record is None:
        raise no_such(kind="charge", id=id, param=param)
    return record


@route("GET", "/v1/charges/<id>")
def retrieve(call: Call, id: str) -> Body:
    """Return one charge."""
    return find_charge(call.unit, id).body


@route("GET", "/v1/charges/<id>/refunds", Takes({**PAGING}))
def list_refunds(call: Call, id: str) -> Body:
    """Return a page of a charge's refunds."""
    return list_objects(call, "refund", where={"charge": find_charge(call.unit, id).id})


@route("POST", "/v1/charges/<id>", Takes({"metadata": METADATA, "description": Text(), **refused("customer")}))
def update(call: Call, id: str) -> Body:
    """Change the merchant's own words on a charge."""
    record = find_charge(call.unit, id)
    previous: Body = {key: record.body[key] for key in ("metadata", "description") if key in call.parameters}
    record.body["metadata"] = merge_metadata(record.body["metadata"], call.parameters.get("metadata"))
    record.body["description"] = call.parameters.get("description", record.body["description"])
    call.unit.save(record)
    emit(call.unit, "charge.updated", record, previous=previous)
    return record.body


@route(
    "GET",
    "/v1/charges",
    Takes({**PAGING, "payment_intent": Text(), "transfer_group": Text(), **refused("customer")}),
)
def list_charges(call: Call) -> Body:
    """Return a page of charges, newest first."""
    return list_objects(call, "charge", where=filters(call, "payment_intent", "transfer_group"))


def refunds_of(unit: Unit, charge: Body) -> Body:
    """Return the newest refunds of a charge, as `expand[]=refunds` asks."""
    records = unit.select("refund", where={"charge": charge["id"]}, limit=11)
    return as_list(records[:10], url=f"/v1/charges/{charge['id']}/refunds", has_more=len(records) > 10)
