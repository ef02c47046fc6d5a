"""
What a bag costs: the one place where bag, drawer, checkout and order get their figures.

All figures include GST and are whole cents. A line is shown at what is paid for it, with what it cost before
beside it; the subtotal is what all lines cost before discounts.
"""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.conf import settings
from django.utils import timezone

from catalogue.models import Product
from catalogue.pictures import first_pictures
from shop.basket.models import Basket, Line
from shop.partner.strategy import gst_within
from shop.shipping.methods import FREE, Method, Standard
from shop.shipping.repository import standard_for
from shop.summary import ShownLine, Sum
from shop.voucher.cards import benefit_text
from shop.voucher.checks import UnableToUseCode, check_bag, check_state
from shop.voucher.models import Voucher


@dataclass(frozen=True, kw_only=True)
class BasketLine(ShownLine):
    """A line of the bag: what is shown of it, and what it will cost as a line of an order."""

    size_id: int
    unit_text: str
    max_quantity: int
    unit_price: Decimal
    total_before_discounts: Decimal
    gst: Decimal
    note: str
    problem: str


@dataclass(frozen=True, kw_only=True)
class BasketDiscount:
    """What one offer takes off the products; `end_text` is until when, for one that needs no code."""

    label: str
    code: str
    amount: Decimal
    end_text: str = ""

    @property
    def sum_label(self) -> str:
        """Return what the sums call it."""
        return f"{self.label}, until {self.end_text}" if self.end_text else self.label


@dataclass(frozen=True, kw_only=True)
class BasketCode:
    """A code applied to the bag, and its discount; `note` says why it gives nothing now."""

    code: str
    text: str
    note: str


@dataclass(frozen=True, kw_only=True)
class BasketSummary:
    """
    All the amounts shown for a bag.

    `warnings` are what keeps it from being bought as it is, `notices` what the shopper should know besides.
    `delivery_discounts` has an amount for each offer that pays for delivery, in the order of the bag's offers.
    """

    currency: str
    lines: list[BasketLine]
    item_count: int
    subtotal: Decimal
    discounts: list[BasketDiscount]
    codes: list[BasketCode]
    delivery: Decimal
    delivery_label: str
    delivery_gst: Decimal
    delivery_discounts: list[Decimal]
    total: Decimal
    total_label: str
    tax: Decimal
    tax_note: str
    free_delivery_from: Decimal
    free_delivery_spent: Decimal
    free_delivery_remaining: Decimal
    warnings: list[str]
    notices: list[str]
    fingerprint: str

    @property
    def is_empty(self) -> bool:
        """Whether the bag is empty."""
        return not self.lines

    @property
    def warnings_text(self) -> str:
        """Return what keeps it from being bought, as one text."""
        return " ".join(self.warnings)

    @property
    def sums(self) -> list[Sum]:
        """Return the sums that lead to the total."""
        discounts = [
            Sum(label=discount.sum_label, amount=discount.amount, is_discount=True) for discount in self.discounts
        ]
        delivery = Sum(label=self.delivery_label, amount=self.delivery, text="" if self.delivery else "Free")
        return [Sum(label="Subtotal", amount=self.subtotal), *discounts, delivery]


def summarise(
    *, basket: Basket, method: Method | None = None, is_estimate: bool = False, has_pictures: bool = True
) -> BasketSummary:
    """
    Return what a priced bag costs (see `shop.basket.services.price`).

    Without a delivery method the total is an estimate, with standard delivery in Australia. It takes two queries
    for the pictures, unless they are attached already, and none besides.

    :param is_estimate: the method is a guess: the shopper has yet to choose one
    """
    tax_note = "You choose how it's delivered at checkout" if method is None else ""
    is_estimate, method = is_estimate or method is None, method or standard_for(basket=basket)
    lines = list(basket.all_lines())
    if has_pictures and not all(hasattr(line, "picture") for line in lines):
        attach_pictures(lines)
    shown = [shown_line(line) for line in lines]
    discounts = _discounts(basket)
    subtotal = sum((line.total_before_discounts for line in shown), FREE)
    spent = sum((line.total for line in shown), FREE)
    delivery = method.charge(total=spent) if lines else FREE
    delivery_gst = gst_within(delivery)
    codes = _codes(basket)
    return BasketSummary(
        currency=basket.currency or settings.OSCAR_DEFAULT_CURRENCY,
        lines=shown,
        item_count=sum(line.quantity for line in shown),
        subtotal=subtotal,
        discounts=discounts,
        codes=codes,
        delivery=delivery,
        delivery_label=_delivery_label(method, basket=basket),
        delivery_gst=delivery_gst,
        delivery_discounts=_delivery_discounts(basket, method=method),
        total=spent + delivery,
        total_label="Estimated total" if is_estimate else "Total",
        tax=sum((line.gst for line in shown), FREE) + delivery_gst,
        tax_note=tax_note,
        free_delivery_from=Standard.free_from or FREE,
        free_delivery_spent=min(spent, Standard.free_from or FREE),
        free_delivery_remaining=max(FREE, (Standard.free_from or FREE) - spent),
        warnings=[line.problem for line in shown if line.problem],
        notices=[code.note for code in codes if code.note],
        fingerprint=_fingerprint(shown, discounts=discounts, delivery=delivery, method=method),
    )


def attach_pictures(lines: Iterable[Line]) -> None:
    """Find the pictures of all these lines by two queries; a size without one shows its product's."""
    lines = list(lines)
    ids = {product.pk for line in lines for product in _size_and_page(line)}
    found = first_pictures(product_ids=ids) if ids else {}
    for line in lines:
        size, page = _size_and_page(line)
        image = found.get(size.pk) or found.get(page.pk)
        line.picture = image.image if image else None


def shown_line(line: Line) -> BasketLine:
    """Return what is shown of a line that has been priced."""
    size, page = _size_and_page(line)
    total, before = line.line_price_incl_tax_incl_discounts, line.line_price_incl_tax
    return BasketLine(
        id=line.pk,
        size_id=size.pk,
        url=size.get_absolute_url() if line.page_is_shown else "",
        title=page.title,
        size_text=size.size_label,
        unit_text=f"A${line.unit_price_incl_tax:,.2f} each" if line.quantity > 1 else "",
        picture=getattr(line, "picture", None),
        quantity=line.quantity,
        max_quantity=max(line.num_available, 1),
        unit_price=line.unit_price_incl_tax,
        total_before_discounts=before,
        total=total,
        was=_was(line, total=total),
        gst=line.line_tax,
        note=_problem(line) or _price_note(line),
        problem=_problem(line),
    )


def _size_and_page(line: Line) -> tuple[Product, Product]:
    return line.product, line.product.parent or line.product


def _was(line: Line, *, total: Decimal) -> Decimal | None:
    regular = (line.stockrecord.regular_price or line.unit_price_incl_tax) * line.quantity
    return regular if regular > total else None


def _problem(line: Line) -> str:
    """Return why the line can't be bought, naming the product."""
    if line.is_buyable:
        return ""
    _, page = _size_and_page(line)
    if not line.is_on_sale:
        return f"{page.title} is no longer sold. Remove it to check out."
    if not line.num_available:
        return f"{page.title} is sold out. Remove it or save it for later to check out."
    return f"Only {line.num_available} left of {page.title}. Change the quantity to check out."


def _price_note(line: Line) -> str:
    old, new = line.price_incl_tax, line.unit_price_incl_tax
    if old is None or old == new:
        return ""
    return f"The price has changed from A${old:,.2f} to A${new:,.2f} since you added it."


def _discounts(basket: Basket) -> list[BasketDiscount]:
    return [
        BasketDiscount(
            label=discount_label(application),
            code=application["voucher"].shown_code if application["voucher"] else "",
            amount=application["discount"],
            end_text="" if application["voucher"] else application["offer"].end_text,
        )
        for application in basket.offer_applications
        if application["result"].affects_basket and application["discount"] > 0
    ]


def discount_label(application: dict[str, Any]) -> str:
    """Return what a discount is called wherever it is shown: "miliagone (15% off)"."""
    if application["voucher"] is None:
        return str(application["offer"].name)
    return f"{application['voucher'].shown_code} ({benefit_text(offer=application['offer'])})"


def _codes(basket: Basket) -> list[BasketCode]:
    gifts = {
        application["voucher"].pk: benefit_text(offer=application["offer"])
        for application in basket.offer_applications
        if application["voucher"]
    }
    return [
        BasketCode(
            code=voucher.shown_code,
            text=gifts.get(voucher.pk, "not applied"),
            note="" if voucher.pk in gifts else _why_not(voucher, basket=basket),
        )
        for voucher in basket.all_vouchers()
    ]


def _why_not(voucher: Voucher, *, basket: Basket) -> str:
    if not basket.num_lines:
        return f"We'll apply code {voucher.shown_code} when you add something to your bag."
    try:
        check_state(voucher, now=timezone.now())
        check_bag(voucher, basket=basket, offers=basket.considered_offers_of(voucher))
    except UnableToUseCode as refusal:
        return str(refusal)
    return f"Code {voucher.shown_code} doesn't apply to items that another offer has already reduced."


def _delivery_label(method: Method, *, basket: Basket) -> str:
    if not method.is_free_by_code or not basket.num_lines:
        return str(method.name)
    codes = [application["voucher"] for application in basket.shipping_discounts if application["voucher"]]
    return f"{method.name} (free with {codes[0].shown_code})" if codes else str(method.name)


def _delivery_discounts(basket: Basket, *, method: Method) -> list[Decimal]:
    offers = len(basket.shipping_discounts)
    return [method.discount(basket), *[FREE] * (offers - 1)] if offers else []


def _fingerprint(
    lines: list[BasketLine], *, discounts: list[BasketDiscount], delivery: Decimal, method: Method
) -> str:
    """Return what stands for all that the shopper agrees to; it changes with every cent and every piece."""
    shown = [
        *(("line", line.size_id, line.quantity, line.unit_price, line.total, line.gst) for line in lines),
        *(("discount", discount.code, discount.amount) for discount in discounts),
        ("delivery", method.code, delivery),
    ]
    return hashlib.sha256(repr(shown).encode()).hexdigest()
