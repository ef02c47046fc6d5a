"""Cards as Stripe shows them: never with their number."""

import hashlib
from typing import Any

from stripe_emulator.cards import BY_TOKEN, Card
from stripe_emulator.errors import InvalidRequestError, no_such
from stripe_emulator.parameters import ADDRESS, ADDRESS_FIELDS, METADATA, Hash, Text, choice, refused
from stripe_emulator.routing import Call, Takes, route
from stripe_emulator.store import Body, Record, Unit, new_id

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


def fingerprint(card: Card) -> str:
    """Return the same letters for the same card."""
    return hashlib.sha256(card.number.encode()).hexdigest()[:16]


def add_card(
    unit: Unit, card: Card, *, expires: tuple[int, int] = (12, 2034), billing: dict[str, Any] | None = None
) -> Record:
    """Keep a card, without its number."""
    month, year = expires
    body = {
        "id": new_id("pm_"),
        "object": "payment_method",
        "allow_redisplay": "unspecified",
        "billing_details": billing_details(billing),
        "card": {
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
        },
        "created": unit.now,
        "customer": None,
        "customer_account": None,
        "livemode": False,
        "metadata": {},
        "type": "card",
    }
    return unit.add(body, {"card": card.token})


def card_of(method: Record) -> Card:
    """Return the test card behind a payment method."""
    return BY_TOKEN[method.private["card"]]


def resolve(unit: Unit, id: str, *, param: str = "payment_method") -> Record:
    """
    Return a payment method, making one of a test token such as `pm_card_visa`.

    :raises NotFoundError: if there is no such thing
    """
    if id in BY_TOKEN:
        return add_card(unit, BY_TOKEN[id])
    record = unit.find(id, "payment_method")
    if record is None:
        raise no_such(kind="PaymentMethod", id=id, param=param)
    return record


_CARD_DATA = Hash(
    {**dict.fromkeys(("token", "number", "exp_month", "exp_year", "cvc"), Text()), **refused("networks")}
)
DATA = Hash({"token": Text(), **refused("networks"), "number": Text(), "exp_month": Text(), "exp_year": Text(),
                   "cvc": Text()})  # fmt: skip
DATA = Hash(
    {
        "type": choice("card"),
        "card": _CARD_DATA,
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
    card = data.get("card", {})
    if "number" in card:
        raise InvalidRequestError(
            "Sending credit card numbers directly to the Stripe API is generally unsafe. We suggest you use test "
            "tokens that map to the test card you are using, see https://docs.stripe.com/testing."
        )
    token = card.get("token", "").replace("tok_", "pm_card_", 1)
    if token not in BY_TOKEN:
        raise no_such(kind="token", id=card.get("token", ""), param="card[token]")
    method = add_card(unit, BY_TOKEN[token], billing=data.get("billing_details"))
    method.body["metadata"] = data.get("metadata", {})
    unit.save(method)
    return method


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
