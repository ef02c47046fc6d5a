"""What comes into the merchant's balance, and what leaves it."""

from stripe_emulator.errors import no_such
from stripe_emulator.listing import filters, list_objects
from stripe_emulator.parameters import PAGING, Text
from stripe_emulator.routing import Call, Takes, route
from stripe_emulator.store import Body, Record, Unit, new_id

_TWO_DAYS = 2 * 24 * 60 * 60


def book(
    unit: Unit, *, type: str, category: str, amount: int, currency: str, source: str, fee: int = 0, description: str
) -> Record:
    """Write one movement of the balance; what leaves it is negative."""
    fees = [
        {"amount": fee, "application": None, "currency": currency, "description": description, "type": "stripe_fee"}
    ]
    return unit.add(
        {
            "id": new_id("txn_"),
            "object": "balance_transaction",
            "amount": amount,
            "available_on": unit.now + _TWO_DAYS,
            "balance_type": "payments",
            "created": unit.now,
            "currency": currency,
            "description": description,
            "exchange_rate": None,
            "fee": fee,
            "fee_details": fees if fee else [],
            "net": amount - fee,
            "reporting_category": category,
            "source": source,
            "status": "pending",
            "type": type,
        }
    )


def card_fee(amount: int) -> int:
    """Return what Stripe keeps of a card payment: 1.7 % and 30 cents."""
    return round(amount * 17 / 1000) + 30


@route("GET", "/v1/balance_transactions/<id>")
def retrieve(call: Call, id: str) -> Body:
    """Return one movement."""
    record = call.unit.find(id, "balance_transaction")
    if record is None:
        raise no_such(kind="balance transaction", id=id)
    return record.body


@route("GET", "/v1/balance_transactions", Takes({**PAGING, "type": Text(), "source": Text(), "currency": Text()}))
def list_balance_transactions(call: Call) -> Body:
    """Return a page of movements, newest first."""
    return list_objects(call, "balance_transaction", where=filters(call, "type", "source", "currency"))
