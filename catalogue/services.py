"""What may happen to products: what is precomputed on them, so that lists don't have to."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from django.db import transaction
from django.db.models import Avg, Count, Min, QuerySet
from oscar.apps.catalogue.reviews.models import ProductReview
from procrastinate.contrib.django import app

from catalogue.models import Active, Category, Concern, Ingredient, Product, ProductIngredient, SkinType


@dataclass(frozen=True)
class Band:
    """A range of numbers that a filter offers, from the lower end up to but without the upper."""

    slug: str
    text: str
    lower: Decimal
    upper: Decimal

    def holds(self, number: Decimal | float | None) -> bool:
        """Whether a number is in it."""
        return number is not None and self.lower <= number < self.upper


_ENDLESS = Decimal("Infinity")
PRICE_BANDS = (
    Band("under-40", "Under A$40", Decimal(0), Decimal(40)),
    Band("40-to-60", "A$40 to A$60", Decimal(40), Decimal(60)),
    Band("60-and-over", "A$60 and over", Decimal(60), _ENDLESS),
)
RATING_BANDS = (
    Band("4-and-up", "4 stars and up", Decimal(4), _ENDLESS),
    Band("3-and-up", "3 stars and up", Decimal(3), _ENDLESS),
)


@transaction.atomic
def refresh_facets(*, products: "QuerySet[Product] | None" = None) -> int:
    """
    Store on each product page what filters ask for; return how many pages changed.

    Call it when a product's category, skin types, concerns, actives, format, prices or rating changed, and with
    no products after a slug did.
    """
    pages = (Product.objects.all() if products is None else products).exclude(structure=Product.CHILD)
    pages = list(pages.order_by("pk").select_for_update(of=("self",)).only("pk", "format", "facets", "rating"))
    tokens = _tokens([page.pk for page in pages])
    changed = []
    for page in pages:
        wanted = sorted(tokens[page.pk] | _own_tokens(page))
        if page.facets != wanted:
            page.facets = wanted
            changed.append(page)
    Product.objects.bulk_update(changed, ["facets"], batch_size=500)
    return len(changed)


def product_changed(*, product: Product) -> None:
    """Bring what is gathered from a product up to date: its facets now, the search index by the worker."""
    refresh_facets(products=Product.objects.filter(pk=product.pk))
    # By name: the search knows the catalogue, not the other way round.
    app.configure_task("shop.search.tasks.index_product").defer(product_id=product.pk)


@transaction.atomic
def write_inci_list(*, product: Product, ingredients: Sequence[Ingredient]) -> None:
    """Set the INCI list of a product to these ingredients in this order."""
    listed = list(product.product_ingredients.order_by("position").values_list("ingredient", flat=True))
    if listed == [ingredient.pk for ingredient in ingredients]:
        return
    product.product_ingredients.all().delete()
    ProductIngredient.objects.bulk_create(
        ProductIngredient(product=product, ingredient=ingredient, position=position)
        for position, ingredient in enumerate(ingredients, start=1)
    )


def refresh_rating(*, product: Product) -> None:
    """Count the approved reviews of a product and their average."""
    approved = ProductReview.objects.filter(product=product, status=ProductReview.APPROVED)
    figures = approved.aggregate(rating=Avg("score"), review_count=Count("pk"))
    Product.objects.filter(pk=product.pk).update(**figures)
    product.rating, product.review_count = figures["rating"], figures["review_count"]
    refresh_facets(products=Product.objects.filter(pk=product.pk))


def _tokens(product_ids: list[int]) -> dict[int, set[str]]:
    tokens: dict[int, set[str]] = defaultdict(set)
    sources: list[tuple[str, QuerySet, str]] = [
        ("skin", SkinType.objects.all(), "products"),
        ("concern", Concern.objects.all(), "products"),
        ("active", Active.objects.all(), "products"),
    ]
    for kind, rows, relation in sources:
        found = rows.filter(**{f"{relation}__in": product_ids}).order_by().values_list(relation, "slug")
        for product_id, slug in found:
            tokens[product_id].add(f"{kind}:{slug}")
    for product_id, slug in _category_slugs(product_ids):
        tokens[product_id].add(f"category:{slug}")
    for product_id, price in _lowest_prices(product_ids):
        tokens[product_id] |= {f"price:{band.slug}" for band in PRICE_BANDS if band.holds(price)}
    return tokens


def _own_tokens(page: Product) -> set[str]:
    tokens = {f"rating:{band.slug}" for band in RATING_BANDS if band.holds(page.rating)}
    return tokens | ({f"format:{page.format}"} if page.format else set())


def _category_slugs(product_ids: list[int]) -> list[tuple[int, str]]:
    """Return the visible categories of products with all above them: a list shows what is below, too."""
    by_path = {category.path: category.slug for category in Category.objects.only("path", "slug")}
    links = Product.categories.through.objects.filter(product__in=product_ids)
    # A hidden category leads to nothing, and so not from a visible one above it to the products in it.
    links = links.filter(category__in=Category.objects.browsable())
    return [
        (product_id, by_path[path[:end]])
        for product_id, path in links.values_list("product", "category__path")
        for end in range(Category.steplen, len(path) + 1, Category.steplen)
        if path[:end] in by_path
    ]


def _lowest_prices(product_ids: list[int]) -> list[tuple[int, Decimal]]:
    sizes = Product.objects.offered().filter(parent__in=product_ids, stockrecords__price__isnull=False)
    return list(sizes.order_by().values_list("parent").annotate(price=Min("stockrecords__price")))
