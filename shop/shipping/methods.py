"""
The ways an order may travel. Every charge includes GST.

A method says what it costs for a total of goods, and between which days the parcel arrives. A code for free
delivery pays for standard delivery, not for a faster or a longer way.
"""

from datetime import date
from decimal import Decimal
from typing import Protocol

from oscar.apps.shipping import methods
from oscar.core import prices

from shop.partner.strategy import gst_within
from shop.shipping.business_days import add_business_days

FREE = Decimal("0.00")


class Bag(Protocol):
    """What a method wants to know of a bag."""

    total_incl_tax: Decimal
    currency: str | None


class Method(methods.Base):
    """What all ways have in common. Each says its code, name, description, price and days."""

    price: Decimal = FREE
    free_from: Decimal | None = None
    fewest_days: int
    most_days: int
    is_free_by_code = False
    needs_address = True

    def charge(self, *, total: Decimal) -> Decimal:
        """Return what it costs to send goods that cost this much after discounts."""
        if self.is_free_by_code or (self.free_from is not None and total >= self.free_from):
            return FREE
        return self.price

    def date_range(self, *, placed_on: date) -> tuple[date, date]:
        """Return the first and the last day on which an order placed that day may arrive."""
        return add_business_days(placed_on, self.fewest_days), add_business_days(placed_on, self.most_days)

    def calculate(self, basket: Bag) -> prices.Price:
        """Return the charge as Oscar's orders take it, with the GST in it."""
        charge = self.charge(total=basket.total_incl_tax)
        return prices.Price(
            currency=basket.currency, excl_tax=charge - gst_within(charge), incl_tax=charge, tax_code="GST"
        )

    def discount(self, basket: Bag) -> Decimal:
        """Return what a code takes off the charge: nothing when the goods already travel free."""
        if not self.is_free_by_code:
            return FREE
        return type(self)().charge(total=basket.total_incl_tax)


class Standard(Method):
    """The usual way in Australia."""

    code = "standard"
    name = "Standard delivery"
    description = "With Australia Post, free from A$60."
    price = Decimal("8.95")
    free_from = Decimal("60.00")
    fewest_days = 3
    most_days = 6


class Express(Method):
    """The fast way in Australia."""

    code = "express"
    name = "Express delivery"
    description = "With Australia Post Express."
    price = Decimal("14.95")
    fewest_days = 1
    most_days = 2


class ClickAndCollect(Method):
    """The customer comes for it."""

    code = "click-and-collect"
    name = "Click and collect"
    description = "From our Melbourne studio. We'll email you when it's ready."
    needs_address = False
    fewest_days = 1
    most_days = 1


class International(Method):
    """The way to every other country."""

    code = "international"
    name = "International delivery"
    description = "Tracked, by air. Your country may add duties and taxes on arrival."
    price = Decimal("24.95")
    fewest_days = 7
    most_days = 15
