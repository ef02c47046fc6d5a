"""
What a list shows of a product or an article, and what a product page offers of its sizes.

Lists take a fixed number of queries, whatever their length, and make model instances only of what has methods
that a list needs.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.db.models import QuerySet

from catalogue.models import Product, ProductImage, SkinType
from catalogue.pictures import first_pictures
from shop.images.models import Picture
from shop.partner.models import StockRecord

# What a card needs of a product; the long texts stay where they are.
CARD_FIELDS = ("title", "slug", "structure", "parent_id", "summary", "rating", "review_count")


@dataclass(frozen=True)
class SizeOffer:
    """A size as it is offered now: for how much, and how many are left."""

    size_id: int
    sku: str
    text: str
    price: Decimal
    was: Decimal | None
    unit_price: str
    left: int
    is_low: bool

    @property
    def is_sold_out(self) -> bool:
        return self.left <= 0

    @property
    def stock(self) -> str:
        """Return a text about how many are left, for the shopper."""
        if self.is_sold_out:
            return "Sold out"
        return f"Only {self.left} left" if self.is_low else "In stock"


@dataclass(frozen=True)
class ProductCard:
    """A product in a list."""

    product_id: int
    url: str
    title: str
    subtitle: str
    picture: Picture | None
    picture_alt: str
    price: Decimal | None
    was: Decimal | None
    is_from: bool
    unit_price: str
    rating: float | None
    rating_count: int
    attributes: str
    sizes_text: str
    badge: str
    is_available: bool
    add_size_id: int | None
    """The size to add where the sizes can be chosen from beside the card; none when there are several."""
    priced_size_id: int | None
    """The size that the price is for, when it can be bought."""
    priced_size: str
    """Which that is, when there are several."""


@dataclass(frozen=True)
class ArticleCard:
    """An article in a list. `cms` makes it, in one place: `ArticlePage.card`."""

    url: str
    title: str
    picture: Picture | None
    eyebrow: str
    text: str
    reading_minutes: int
    date: date


def product_cards(*, products: Iterable[Product]) -> list[ProductCard]:
    """Return a card for each product, in the order given, in four queries beside that for the products."""
    products = list(products)
    if not products:
        return []
    ids = [product.pk for product in products]
    sizes = size_offers(parent_ids=ids)
    pictures = first_pictures(product_ids=ids)
    skin_types = _skin_type_names(ids)
    return [
        make_card(product, sizes[product.pk], pictures.get(product.pk), skin_types[product.pk])
        for product in products
    ]


def make_card(
    product: Product, sizes: list[SizeOffer], image: ProductImage | None, skin_types: list[str]
) -> ProductCard:
    """Return the card of a product whose sizes, picture and skin types are known."""
    chosen = cheapest(sizes)
    picture = image.image if image else None
    buyable = [size for size in sizes if not size.is_sold_out]
    return ProductCard(
        product_id=product.pk,
        url=product.get_absolute_url(),
        title=product.title,
        subtitle=product.summary,
        picture=picture,
        picture_alt=picture.description if picture else "",
        price=chosen.price if chosen else None,
        was=chosen.was if chosen else None,
        is_from=len({size.price for size in sizes}) > 1,
        unit_price=chosen.unit_price if chosen else "",
        rating=product.rating,
        rating_count=product.review_count,
        attributes=", ".join(skin_types),
        sizes_text=" / ".join(size.text for size in sizes),
        badge=_badge(chosen),
        is_available=bool(buyable),
        add_size_id=buyable[0].size_id if len(sizes) == len(buyable) == 1 else None,
        priced_size_id=chosen.size_id if chosen and buyable else None,
        priced_size=chosen.text if chosen and len(sizes) > 1 else "",
    )


def size_offers(*, parent_ids: Iterable[int]) -> dict[int, list[SizeOffer]]:
    """Return the sizes of each product that are on sale, smallest first, in one query."""
    offers: dict[int, list[SizeOffer]] = defaultdict(list)
    for record in _records(parent_ids):
        offers[record.product.parent_id].append(_offer(record))
    return offers


def cheapest(offers: list[SizeOffer]) -> SizeOffer | None:
    """Return the size to price a product by: the cheapest of those left, or of all when none is left."""
    left = [offer for offer in offers if not offer.is_sold_out]
    return min(left or offers, key=lambda offer: offer.price, default=None)


def _records(parent_ids: Iterable[int]) -> QuerySet[StockRecord]:
    return (
        StockRecord.objects.filter(product__parent__in=parent_ids, product__in=Product.objects.on_sale())
        .select_related("product")
        .only(
            "price",
            "regular_price",
            "partner_sku",
            "num_in_stock",
            "num_allocated",
            "low_stock_threshold",
            "product__parent_id",
            "product__net_content",
            "product__net_unit",
        )
        .order_by("product__net_content", "product_id")
    )


def _offer(record: StockRecord) -> SizeOffer:
    left = record.net_stock_level
    threshold = record.low_stock_threshold
    return SizeOffer(
        size_id=record.product_id,
        sku=record.partner_sku,
        text=record.product.size_label,
        price=record.price,
        was=record.regular_price,
        unit_price=unit_price_text(record.product, record.price),
        left=left,
        is_low=threshold is not None and left <= threshold,
    )


def unit_price_text(size: Product, price: Decimal) -> str:
    """Return what 100 ml or 100 g cost: "A$42.00 per 100 ml"; nothing for what is sold by the piece."""
    unit_price = size.unit_price(price)
    return "" if unit_price is None else f"A${unit_price:,.2f} per {size.unit_price_per}"


def _skin_type_names(product_ids: list[int]) -> dict[int, list[str]]:
    names: dict[int, list[str]] = defaultdict(list)
    for product_id, name in (
        SkinType.objects.filter(products__in=product_ids)
        .order_by("position", "name")
        .values_list("products", "name")
    ):
        names[product_id].append(name)
    return names


def _badge(chosen: SizeOffer | None) -> str:
    if chosen is None or chosen.is_sold_out:
        return "Sold out"
    if chosen.was:
        return "Reduced"
    return chosen.stock if chosen.is_low else ""
