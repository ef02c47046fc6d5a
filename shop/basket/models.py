"""
What a shopper wants to buy. `Basket` and `Line` replace Oscar's.

All prices include GST and are whole cents. What is without GST is derived from what is with it: the GST within a
line is an eleventh of what the line costs after discounts, rounded once for the line.
"""

from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from django.db import models
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils import timezone

from oscar.apps.basket.abstract_models import AbstractBasket, AbstractLine
from oscar.apps.partner.strategy import PurchaseInfo

from catalogue.models import Product
from shop.basket.discounts import LineDiscounts
from shop.offer.models import ConditionalOffer
from shop.partner.strategy import gst_within
from shop.voucher.models import Voucher, VoucherState

CENT = Decimal("0.01")


class Basket(AbstractBasket):
    """A bag, or what someone saved for later."""

    visitor_key = models.CharField(
        max_length=64,
        blank=True,
        editable=False,
        help_text="A keyed hash of the browser that it was made for, so that two requests at once make one bag.",
    )

    # What was loaded for pricing; none of it is stored.
    considered_offers: Sequence[ConditionalOffer] = ()
    _loaded_vouchers: list[Voucher] | None = None
    _lines: "QuerySet[Line] | None"

    class Meta(AbstractBasket.Meta):
        abstract = False
        constraints = [
            models.UniqueConstraint(
                fields=["owner", "status"],
                condition=Q(status__in=["Open", "Saved"], owner__isnull=False),
                name="member_has_one_bag",
            ),
            models.UniqueConstraint(
                fields=["visitor_key", "status"],
                condition=Q(status__in=["Open", "Saved"], owner=None) & ~Q(visitor_key=""),
                name="visitor_has_one_bag",
            ),
        ]

    def all_lines(self) -> "QuerySet[Line]":
        """Return the lines, loaded by one query with all that prices and stock need."""
        if self.pk is None:
            return Line.objects.none()
        if self._lines is None:
            self._lines = (
                self.lines.select_related(
                    "stockrecord__partner", "product__product_class", "product__parent__product_class"
                )
                .annotate(
                    is_on_sale=Exists(Product.objects.on_sale().filter(pk=OuterRef("product_id"))),
                    page_is_shown=Exists(Product.objects.published().filter(pk=OuterRef("product__parent_id"))),
                )
                .order_by("pk")
            )
        return self._lines

    @property
    def num_lines(self) -> int:
        """Return how many lines it has, from those that are loaded."""
        return len(self.all_lines())

    @property
    def currency(self) -> str | None:
        """Return the currency of its lines."""
        return next((line.price_currency for line in self.all_lines()), None)

    def all_vouchers(self) -> list[Voucher]:
        """Return the codes in it, loaded once, whether they apply or not."""
        if self.pk is None:
            return []
        if self._loaded_vouchers is None:
            self._loaded_vouchers = list(self.vouchers.with_uses().order_by("pk"))
        return self._loaded_vouchers

    def counting_vouchers(self) -> list[Voucher]:
        """Return the codes in it that apply now."""
        now = timezone.now()
        return [voucher for voucher in self.all_vouchers() if voucher.state_at(now) == VoucherState.LIVE]

    def considered_offers_of(self, voucher: Voucher) -> list[ConditionalOffer]:
        """Return what a code gives, as it was looked at when the bag was priced."""
        return [offer for offer in self.considered_offers if offer.get_voucher() == voucher]

    def reset_offer_applications(self) -> None:
        """Forget lines, codes and discounts that were loaded, because they may have changed."""
        super().reset_offer_applications()
        self._loaded_vouchers = None
        self.considered_offers = ()


class Line(AbstractLine):
    """A size and its quantity."""

    # What `Basket.all_lines` asks the catalogue for each line.
    is_on_sale = False
    page_is_shown = False

    class Meta(AbstractLine.Meta):
        abstract = False
        constraints = [
            models.CheckConstraint(condition=Q(quantity__gte=1), name="bag_line_has_a_quantity"),
        ]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.clear_discount()

    def __str__(self) -> str:
        return f"{self.quantity} × {self.product}"

    def clear_discount(self) -> None:
        self.discounts = LineDiscounts(self)

    @property
    def purchase_info(self) -> PurchaseInfo:
        """Return price and availability, from the stock record that came with the line."""
        if not hasattr(self, "_info"):
            strategy = self.basket.strategy
            self._info = strategy.offer(self.product, self.stockrecord, is_on_sale=self.is_on_sale)
        return self._info

    @property
    def line_price_incl_tax(self) -> Decimal:
        """Return the price before discounts."""
        return self.quantity * self.unit_price_incl_tax

    @property
    def line_price_excl_tax(self) -> Decimal:
        """Return the price before discounts, without GST."""
        return self.line_price_incl_tax - gst_within(self.line_price_incl_tax)

    @property
    def line_price_incl_tax_incl_discounts(self) -> Decimal:
        """Return what the shopper pays for it."""
        return self.line_price_incl_tax - self.discount_value

    @property
    def line_price_excl_tax_incl_discounts(self) -> Decimal:
        """Return what the shopper pays for it, without GST."""
        return self.line_price_incl_tax_incl_discounts - self.line_tax

    @property
    def line_tax(self) -> Decimal:
        """Return the GST within what the shopper pays for it."""
        return gst_within(self.line_price_incl_tax_incl_discounts)

    @property
    def is_buyable(self) -> bool:
        """Whether this quantity can be bought now."""
        permitted, _ = self.purchase_info.availability.is_purchase_permitted(self.quantity)
        return bool(permitted)

    @property
    def num_available(self) -> int:
        """Return how many can be bought now."""
        return max(0, getattr(self.purchase_info.availability, "num_available", 0))

    def get_price_breakdown(self) -> list[tuple[Decimal, Decimal, int]]:
        """Return what single pieces cost after discounts, as (with GST, without GST, how many), in whole cents."""
        cents = int(self.line_price_incl_tax_incl_discounts / CENT)
        each, dearer = divmod(cents, self.quantity)
        prices = [((each + 1) * CENT, dearer), (each * CENT, self.quantity - dearer)]
        return [(price, price - gst_within(price), count) for price, count in prices if count]


from oscar.apps.basket.models import *  # noqa: F403 the rest is Oscar's
