"""Codes for tests, and orders that use them."""

from datetime import UTC, datetime, timedelta
from decimal import Decimal
from itertools import count
from typing import Any

from shop.order.models import Order
from shop.users.email_keys import customer_key
from shop.voucher.creation import create_voucher
from shop.voucher.models import Voucher

NOW = datetime.now(UTC)
DAY = timedelta(days=1)
_numbers = count(1)


def make_voucher(code: str = "", **fields: Any) -> Voucher:
    """Make a code for 15 % off everything that counts now."""
    gift = {"percent", "amount", "free_delivery"} & fields.keys()
    return create_voucher(
        code=code or f"code-{next(_numbers)}",
        **{
            "starts_at": NOW - DAY,
            "ends_at": NOW + DAY,
            **({} if gift else {"percent": Decimal(15)}),
            **fields,
        },
    )


def make_order(email: str = "", *, paid_at: datetime | None = None) -> Order:
    """Make an order of someone, without lines."""
    number = next(_numbers)
    email = email or f"person-{number}@example.com"
    return Order.objects.create(
        number=f"T-{number}",
        guest_email=email,
        customer_key=customer_key(email),
        currency="AUD",
        total_incl_tax=Decimal("10.00"),
        total_excl_tax=Decimal("9.09"),
        status="paid" if paid_at else "awaiting payment",
        paid_at=paid_at,
    )
