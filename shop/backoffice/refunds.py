"""What staff see of an order's refunds."""

from dataclasses import dataclass
from decimal import Decimal

from shop.order.models import Line, Order
from shop.payment import money, refunds
from shop.payment.models import AttemptState, PaymentAttempt

CAPTURED = (AttemptState.PAID, AttemptState.REINSTATED)


@dataclass(frozen=True, kw_only=True)
class Refundable:
    """What can still be given back of an order."""

    pieces: dict[Line, int]
    amount: Decimal
    currency: str


def refundable(*, order: Order) -> Refundable | None:
    """Return what can still be given back; None when no money is here."""
    attempt = PaymentAttempt.objects.filter(order=order, state__in=CAPTURED).order_by("n").first()
    if attempt is None or order.is_awaiting_payment:
        return None
    left = refunds.refundable_in_minor_units(attempt)
    return Refundable(
        pieces=refunds.refundable_pieces(order),
        amount=money.from_minor_units(left, attempt.captured_currency),
        currency=attempt.captured_currency,
    )
