"""
Discounts. `ConditionalOffer`, `Range`, `Condition` and `Benefit` replace Oscar's; they add no fields.

Oscar asks the database again for each product of a bag whether an offer is for it. Ours are told once, by one
query, what of a bag each range holds (`preload_range_membership`).
"""

from collections.abc import Iterable
from decimal import ROUND_DOWN, Decimal
from typing import Any

from django.db import models
from django.db.models import F, Q, Value
from django.utils import timezone

from oscar.apps.catalogue.expressions import ExpandDownwardsCategoryQueryset
from oscar.apps.offer.abstract_models import (
    AbstractBenefit,
    AbstractCondition,
    AbstractConditionalOffer,
    AbstractRange,
)
from oscar.apps.offer.results import SHIPPING_DISCOUNT, ZERO_DISCOUNT, ApplicationResult

from catalogue.models import Product
from shop.offer.periods import end_text, this_minute

DELIVERY_BENEFITS = (
    AbstractBenefit.SHIPPING_PERCENTAGE,
    AbstractBenefit.SHIPPING_ABSOLUTE,
    AbstractBenefit.SHIPPING_FIXED_PRICE,
)


class Range(AbstractRange):
    """A choice of products that an offer is for."""

    _known: dict[int, bool] | None = None

    class Meta(AbstractRange.Meta):
        abstract = False

    def __str__(self) -> str:
        return self.name

    def remember(self, *, asked: Iterable[int], held: Iterable[int]) -> None:
        """Keep which of the products asked for it holds."""
        held = set(held)
        self._known = {**(self._known or {}), **{product_id: product_id in held for product_id in asked}}

    def contains_product(self, product: Product) -> bool:
        """Whether it includes a size that is on sale: from memory where that is known."""
        if self._known is not None and product.pk in self._known:
            return self._known[product.pk]
        if self.proxy:
            return bool(super().contains_product(product))
        return Product.objects.on_sale().filter(self.holds(), pk=product.pk).exists()

    def holds(self) -> Q:
        """Return what tells a product that it holds; a size belongs where its product does."""
        return self._includes() & ~self._excludes()

    def _includes(self) -> Q:
        if self.includes_all_products:
            return Q(pk__isnull=False)
        kinds = self.classes.values("pk")
        return (
            _one_of(self.included_products.values("pk"))
            | _one_of(_products_below(self.included_categories.values("pk")))
            | Q(product_class__in=kinds)
            | Q(parent__product_class__in=kinds)
        )

    def _excludes(self) -> Q:
        return _one_of(self.excluded_products.values("pk")) | _one_of(
            _products_below(self.excluded_categories.values("pk"))
        )


class _KeepsRange:
    """A row that Oscar copies into the class of its type. The copy keeps the range that was loaded with it."""

    def proxy(self) -> models.Model:
        copy = super().proxy()  # type: ignore[misc]
        copy._state.fields_cache = self._state.fields_cache  # type: ignore[attr-defined]
        return copy


class Condition(_KeepsRange, AbstractCondition):
    """What a bag must hold for an offer to count."""

    class Meta(AbstractCondition.Meta):
        abstract = False


class Benefit(_KeepsRange, AbstractBenefit):
    """What an offer gives."""

    class Meta(AbstractBenefit.Meta):
        abstract = False

    def round(self, amount: Decimal, currency: str | None = None, round_type: str = ROUND_DOWN) -> Decimal:
        """Leave the cents alone: `shop.offer.applicator` rounds once, on the whole bag."""
        return amount


class UnableToUseOffer(Exception):
    """An offer has been used as often as it may be; the message says so to the shopper."""


class ActiveOfferManager(models.Manager["ConditionalOffer"]):
    """The offers that are on, up to the end of the minute that their end names."""

    def get_queryset(self) -> models.QuerySet["ConditionalOffer"]:
        """Leave out what has not started, is over or was suspended."""
        now = timezone.now()
        has_started = Q(start_datetime=None) | Q(start_datetime__lte=now)
        is_not_over = Q(end_datetime=None) | Q(end_datetime__gte=this_minute(now))
        return super().get_queryset().filter(has_started, is_not_over, status=ConditionalOffer.OPEN)


class ConditionalOffer(AbstractConditionalOffer):
    """What is given (benefit) for what (condition)."""

    objects: models.Manager["ConditionalOffer"] = models.Manager()
    active = ActiveOfferManager()

    class Meta(AbstractConditionalOffer.Meta):
        abstract = False

    def __str__(self) -> str:
        return self.name

    @property
    def end_text(self) -> str:
        """Return until when it's on, for people; nothing for one without an end."""
        return end_text(self.end_datetime) if self.end_datetime else ""

    @property
    def is_for_delivery(self) -> bool:
        """Whether it pays for delivery and not for products."""
        return self.benefit.type in DELIVERY_BENEFITS

    @property
    def minimum_spend(self) -> Decimal | None:
        """Return what its products must cost together, if it asks for that."""
        return self.condition.value if self.condition.type == Condition.VALUE else None

    def apply_benefit(self, basket: Any) -> ApplicationResult:
        """
        Reduce what the bag costs.

        Free delivery takes no product away from other offers, as it does with Oscar.
        """
        if not self.is_for_delivery:
            return super().apply_benefit(basket)
        return SHIPPING_DISCOUNT if self.is_met_by(basket) else ZERO_DISCOUNT

    def is_met_by(self, basket: Any) -> bool:
        """Whether the bag holds what it asks for, whatever other offers do with it."""
        if self.minimum_spend is not None:
            return self.eligible_total(basket) >= self.minimum_spend
        if self.condition.type in (Condition.COUNT, Condition.COVERAGE):
            return self.missing_in(basket) == 0 and self.eligible_total(basket) > 0
        return bool(self.condition.proxy().is_satisfied(self, basket))

    def missing_in(self, basket: Any) -> int:
        """Return how many more pieces, or other products, the bag needs; none where nothing is counted."""
        if self.condition.type not in (Condition.COUNT, Condition.COVERAGE):
            return 0
        fitting = self._fitting_lines(basket)
        is_coverage = self.condition.type == Condition.COVERAGE
        held = len({line.product_id for line in fitting}) if is_coverage else sum(line.quantity for line in fitting)
        return max(0, int(self.condition.value or 1) - held)

    def eligible_total(self, basket: Any) -> Decimal:
        """Return what the bag's products that it's for cost together, before any discount."""
        return sum((line.line_price_incl_tax for line in self._fitting_lines(basket)), Decimal("0.00"))

    def _fitting_lines(self, basket: Any) -> list[Any]:
        condition = self.condition.proxy()
        return [line for line in basket.all_lines() if condition.can_apply_condition(line)]

    def record_usage(self, discount: dict[str, Any]) -> None:
        """
        Count a use, in one statement that parallel orders can't both pass.

        :raises UnableToUseOffer: if it was used as often as it may be
        """
        uses, amount = discount["freq"], discount["discount"]
        is_left = Q(max_global_applications=None) | Q(max_global_applications__gte=F("num_applications") + uses)
        is_affordable = Q(max_discount=None) | Q(max_discount__gt=F("total_discount"))
        counted = ConditionalOffer.objects.filter(is_left, is_affordable, pk=self.pk).update(
            num_applications=F("num_applications") + uses,
            total_discount=F("total_discount") + amount,
            num_orders=F("num_orders") + 1,
        )
        if not counted:
            raise UnableToUseOffer(f"The offer “{self.name}” has just been fully redeemed.")


def preload_range_membership(*, ranges: Iterable[Range], product_ids: Iterable[int]) -> None:
    """Find out which of these sizes, if they're on sale, each of these ranges holds, by one query for all."""
    asked = set(product_ids)
    plain = [product_range for product_range in ranges if not product_range.proxy]
    if not plain or not asked:
        return
    found: dict[int, set[int]] = {product_range.pk: set() for product_range in plain}
    questions = [
        Product.objects.on_sale()
        .filter(product_range.holds(), pk__in=asked)
        .order_by()
        .values_list(Value(product_range.pk, models.BigIntegerField()), "pk")
        for product_range in {product_range.pk: product_range for product_range in plain}.values()
    ]
    for range_id, product_id in questions[0].union(*questions[1:], all=True):
        found[range_id].add(product_id)
    for product_range in plain:
        product_range.remember(asked=asked, held=found[product_range.pk])


def _one_of(product_ids: models.QuerySet) -> Q:
    return Q(pk__in=product_ids) | Q(parent_id__in=product_ids)


def _products_below(category_ids: models.QuerySet) -> models.QuerySet:
    categories = ExpandDownwardsCategoryQueryset(category_ids)
    return Product.categories.through.objects.filter(category_id__in=categories).values("product_id")


from oscar.apps.offer.models import *  # noqa: F403 the rest is Oscar's
