"""What staff see of an order's refunds."""

from dataclasses import dataclass
from decimal import Decimal

from shop.order.models import OVER, Line, Order
from shop.payment import books, money, refunds


@dataclass(frozen=True, kw_only=True)
class Refundable:
    """How much of an order can still be refunded, and whether Stripe confirmed it."""

    pieces: dict[Line, int]
    amount: Decimal
    currency: str
    text: str
    is_over: bool
    is_certain: bool


def refundable(*, order: Order, is_certain: bool = True) -> Refundable | None:
    """
    Return how much can still be refunded; None when nothing is left.

    Of an order that is over, that is a sum: its pieces are back in stock.
    """
    attempt = refunds.refundable_attempt(order)
    left = books.refundable_in_minor_units(attempt) if attempt else 0
    if attempt is None or left <= 0:
        return None
    is_over = order.status in OVER
    return Refundable(
        pieces={} if is_over else refunds.refundable_pieces(order),
        amount=money.from_minor_units(left, attempt.captured_currency),
        currency=attempt.captured_currency,
        text=money.show(left, attempt.captured_currency),
        is_over=is_over,
        is_certain=is_certain,
    )


def is_money_left(*, order: Order) -> bool:
    """Whether anything can still be refunded, according to our own records."""
    attempt = refunds.refundable_attempt(order)
    return attempt is not None and books.refundable_in_minor_units(attempt) > 0
