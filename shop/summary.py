"""What people see of what is bought, before and after it is ordered: one shape for bag, order, emails and staff."""

from dataclasses import dataclass
from decimal import Decimal

from shop.images.models import Picture


@dataclass(frozen=True, kw_only=True)
class ShownLine:
    """A line of a bag or an order, as components/bag_line.html takes it."""

    id: int
    url: str
    title: str
    size_text: str
    picture: Picture | None
    quantity: int
    total: Decimal
    was: Decimal | None


@dataclass(frozen=True, kw_only=True)
class Sum:
    """A line of the sums that lead to a total, as components/totals.html takes it."""

    label: str
    amount: Decimal
    text: str = ""
    is_discount: bool = False
