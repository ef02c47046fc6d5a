"""Cards as Stripe shows them: never with their number."""

import hashlib
from typing import Any

from stripe_emulator.bank_accounts import BSB, BY_ACCOUNT_NUMBER, BY_ACCOUNT_TOKEN, BankAccount
from stripe_emulator.cards import BY_TOKEN, Card, find_token
from stripe_emulator.errors import InvalidRequestError, no_such
from stripe_emulator.parameters import ADDRESS, ADDRESS_FIELDS, METADATA, Hash, Text, choice, refused
from stripe_emulator.routing import Call, Takes, route
from stripe_emulator.store import Body, Record, Unit, new_id

Instrument = Card | BankAccount

BILLING_DETAILS = Hash(
    {"address": ADDRESS, "email": Text(may_be_empty=True), "name": Text(may_be_empty=True), "phone": Text()}
)


def empty_address() -> Body:
    """Return an address of which nothing is known."""
    return dict.fromkeys(ADDRESS_FIELDS)


def billing_details(given: dict[str, Any] | None = None) -> Body:
    """Return billing details with every key that Stripe sends."""
    given = given or {}
    address = {**empty_address(), **{key: value or None for key, value in given.get("address", {}).items()}}
    plain = {key: given.get(key) or None for key in ("email", "name", "phone", "tax_id")}
    return {"address": address, **plain}


def fingerprint(instrument: Instrument) -> str:
    """Return the same letters for the same card or account."""
    return hashlib.sha256(instrument.number.encode()).hexdigest()[:16]


def add_card(
    unit: Unit, card: Card, *, expires: tuple[int, int] = (12, 2034), billing: dict[str, Any] | None = None
) -> Record:
    """Keep a card, without its number."""
    month, year = expires
    details = {
        "brand": card.brand,
        "checks": {"address_line1_check": None, "address_postal_code_check": None, "cvc_check": "pass"},
        "country": card.country,
        "display_brand": card.brand,
        "exp_month": month,
        "exp_year": year,
        "fingerprint": fingerprint(card),
        "funding": card.funding,
        "generated_from": None,
        "last4": card.last4,
        "networks": {"available": [card.brand], "preferred": None},
        "regulated_status": "unregulated",
        "three_d_secure_usage": {"supported": True},
        "wallet": None,
    }
    return _add(unit, card, type="card", details=details, billing=billing)


def add_account(unit: Unit, account: BankAccount, *, billing: dict[str, Any] | None = None) -> Record:
    """Keep a bank account, without its number."""
    details: Body = {"fingerprint": fingerprint(account), "last4": account.last4}
    if account.method == "au_becs_debit":
        details |= {"bsb_number": BSB}
    else:
        details |= {"bank_code": "19043", "branch_code": "", "country": "AT", "generated_from": None}
    return _add(unit, account, type=account.method, details=details, billing=billing)


def _add(unit: Unit, instrument: Instrument, *, type: str, details: Body, billing: dict[str, Any] | None) -> Record:
    body = {
        "id": new_id("pm_"),
        "object": "payment_method",
        "allow_redisplay": "unspecified",
        "billing_details": billing_details(billing),
        "created": unit.now,
        "customer": None,
        "customer_account": None,
        "livemode": False,
        "metadata": {},
        "type": type,
        type: details,
    }
    return unit.add(body, {"instrument": instrument.token})


def instrument_of(record: Record) -> Instrument:
    """Return the test card or account behind a payment method or charge."""
    token: str = record.private["instrument"]
    return BY_ACCOUNT_TOKEN[token] if token in BY_ACCOUNT_TOKEN else BY_TOKEN[token]


def resolve(unit: Unit, id: str, *, param: str = "payment_method") -> Record:
    """
    Return a payment method, making one of a test token such as `pm_card_visa`.

    :raises NotFoundError: if there is no such thing
    """
    card = find_token(id)
    if card is not None:
        return add_card(unit, card)
    record = unit.find(id, "payment_method")
    if record is None:
        raise no_such(kind="PaymentMethod", id=id, param=param)
    return record


_CARD_DATA = Hash(
    {**dict.fromkeys(("token", "number", "exp_month", "exp_year", "cvc"), Text()), **refused("networks")}
)
DATA = Hash(
    {
        "type": choice("card", "au_becs_debit", "sepa_debit"),
        "au_becs_debit": Hash({"bsb_number": Text(6), "account_number": Text(9)}, ("bsb_number", "account_number")),
        "card": _CARD_DATA,
        "sepa_debit": Hash({"iban": Text(34)}, ("iban",)),
        "billing_details": BILLING_DETAILS,
        "metadata": METADATA,
        "allow_redisplay": choice("always", "limited", "unspecified"),
    },
    ("type",),
)


def add_from(unit: Unit, data: dict[str, Any]) -> Record:
    """
    Make a payment method of what a request sends.

    :raises InvalidRequestError: if it carries a card number: those belong on the hosted page
    """
    method = _account_from(unit, data) if data["type"] != "card" else _card_from(unit, data)
    method.body["metadata"] = data.get("metadata", {})
    unit.save(method)
    return method


def _card_from(unit: Unit, data: dict[str, Any]) -> Record:
    sent = data.get("card", {})
    if "number" in sent:
        raise InvalidRequestError(
            "Sending credit card numbers directly to the Stripe API is generally unsafe. We suggest you use test "
            "tokens that map to the test card you are using, see https://docs.stripe.com/testing."
        )
    token = sent.get("token", "")
    card = find_token(token.replace("tok_", "pm_card_", 1))
    if card is None:
        raise no_such(kind="token", id=token, param="card[token]")
    return add_card(unit, card, billing=data.get("billing_details"))


def _account_from(unit: Unit, data: dict[str, Any]) -> Record:
    sent = data.get(data["type"], {})
    account = BY_ACCOUNT_NUMBER.get(sent.get("iban") or sent.get("account_number"))
    if account is None or account.method != data["type"] or sent.get("bsb_number", BSB) != BSB:
        raise InvalidRequestError(
            "This is no test bank account. Use one that Stripe publishes.", param=data["type"]
        )
    return add_account(unit, account, billing=data.get("billing_details"))


@route("POST", "/v1/payment_methods", Takes(dict(DATA.fields), ("type",)))
def create(call: Call) -> Body:
    """Make a payment method of a test token."""
    return add_from(call.unit, call.parameters).body


@route("GET", "/v1/payment_methods/<id>")
def retrieve(call: Call, id: str) -> Body:
    """Return one payment method."""
    record = call.unit.find(id, "payment_method")
    if record is None:
        raise no_such(kind="PaymentMethod", id=id, param="payment_method")
    return record.body
