"""Everything a product page shows, in a fixed number of queries whatever the product holds."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.db.models import BigIntegerField, CharField, Count, Exists, F, OuterRef, Q, QuerySet, Value
from django.urls import reverse
from oscar.apps.catalogue.reviews.models import ProductReview

from catalogue.models import (
    Active,
    Category,
    Caution,
    Concern,
    Product,
    ProductActive,
    ProductImage,
    SkinType,
)
from shop.browse.cards import CARD_FIELDS, ArticleCard, ProductCard, SizeOffer, cheapest, make_card, size_offers
from shop.images.models import Picture, attach_sources
from shop.shipping.methods import Standard

REVIEWS_SHOWN = 8
RELATED_SHOWN = 4
STARS = (5, 4, 3, 2, 1)


@dataclass(frozen=True)
class GalleryPicture:
    """A picture with what is seen on it."""

    image: Picture
    alt: str


@dataclass(frozen=True)
class LabelIngredient:
    """One entry of the INCI list, leading to its glossary page."""

    name: str
    url: str
    is_active: bool


@dataclass(frozen=True)
class SetContent:
    """What a set holds, and what that costs alone; without a URL where it is not sold by itself."""

    title: str
    size_text: str
    url: str
    quantity: int
    price: Decimal | None


@dataclass(frozen=True)
class ProductPage:
    """A product with all that its page shows. `chosen` is the size that the address names, or the cheapest left."""

    product: Product
    sizes: list[dict[str, Any]]
    chosen: SizeOffer | None
    pictures: list[GalleryPicture]
    skin_types: list[str]
    concerns: list[str]
    breadcrumb: list[dict[str, str]]
    actives: list[ProductActive]
    cautions: list[Caution]
    ingredients: list[LabelIngredient]
    distribution: list[dict[str, int]]
    reviews: list[ProductReview]
    related: list[ProductCard]
    articles: list[ArticleCard]
    contents: list[SetContent]

    @property
    def shared_pictures(self) -> list[str]:
        """Return where other sites find its pictures, without those that have no sizes yet."""
        return [picture.image.shared_url for picture in self.pictures if picture.image.shared_url]

    @property
    def title_parts(self) -> tuple[str, str, str]:
        """Return the title before, in and after the words set in italics."""
        emphasis = self.product.title_emphasis
        if not emphasis or emphasis not in self.product.title:
            return self.product.title, "", ""
        before, after = self.product.title.split(emphasis, 1)
        return before, emphasis, after

    @property
    def eyebrow(self) -> str:
        """Return what it is and whom it suits, in a few words."""
        return " · ".join(filter(None, [self.product.get_format_display(), ", ".join(self.skin_types)]))

    @property
    def is_sold_out(self) -> bool:
        return self.chosen is None or self.chosen.is_sold_out

    @property
    def facts(self) -> list[dict[str, str]]:
        """Return what can be said in a word or two."""
        months = self.product.period_after_opening_months
        facts = [
            ("Skin types", ", ".join(self.skin_types)),
            ("Concerns", ", ".join(self.concerns)),
            ("When", self.product.routine_times_label),
            ("How often", self.product.frequency),
            ("Use within", f"{months} months of opening" if months else ""),
        ]
        return [{"label": label, "value": value} for label, value in facts if value]

    @property
    def delivery_text(self) -> str:
        """Return what delivery costs for the chosen size alone; nothing of what cannot be had."""
        return delivery_text(self.chosen) if self.chosen else ""

    @property
    def price_of_parts(self) -> Decimal | None:
        """Return what the parts of a set cost one by one; None when one of them has no price."""
        prices = [item.price for item in self.contents if item.price is not None]
        return sum(prices, Decimal(0)) if prices and len(prices) == len(self.contents) else None

    @property
    def saving(self) -> Decimal | None:
        """Return how much less a set costs than its parts; None when it saves nothing."""
        if self.chosen is None or self.price_of_parts is None or self.price_of_parts <= self.chosen.price:
            return None
        return self.price_of_parts - self.chosen.price


def delivery_text(size: SizeOffer) -> str:
    """Return what delivery costs for this size alone, and from which total it is free; nothing when sold out."""
    if size.is_sold_out:
        return ""
    free_from = Standard.free_from or Decimal(0)
    if size.price >= free_from:
        return "Free standard delivery in Australia"
    return f"Standard delivery A${Standard.price:.2f}, free from A${free_from:.0f}"


def product_page(*, slug: str, size_id: int | None = None) -> ProductPage:
    """
    Gather a product page.

    :raises Product.DoesNotExist: if customers may not see such a product
    """
    product = Product.objects.published().get(slug=slug)
    related = _related(product)
    ids = [product.pk, *(other.pk for other in related)]
    offers = size_offers(parent_ids=ids)
    size_ids = [offer.size_id for offer in offers[product.pk]]
    images = _images([*ids, *size_ids])
    own_images = [image for owner in (product.pk, *size_ids) for image in images[owner]]
    articles = _articles(product)
    attach_sources(_pictures(images.values(), articles))
    names = _names(product, ids)
    actives = list(product.product_actives.select_related("active").order_by("position"))
    chosen = _choose(offers[product.pk], size_id)
    return ProductPage(
        product=product,
        sizes=[_size(offer, chosen, own_images) for offer in offers[product.pk]],
        chosen=chosen,
        pictures=[GalleryPicture(found, found.description) for found in _pictures([own_images], [])],
        skin_types=names.skin_types[product.pk],
        concerns=names.concerns,
        breadcrumb=_breadcrumb(product, names.categories),
        actives=actives,
        cautions=_cautions(product),
        ingredients=_ingredients(product, actives),
        distribution=_distribution(product),
        reviews=_newest_reviews(product),
        related=[
            make_card(other, offers[other.pk], next(iter(images[other.pk]), None), names.skin_types[other.pk])
            for other in related
        ],
        articles=articles,
        contents=_contents(product),
    )


def _related(product: Product) -> list[Product]:
    """Return what goes with it, best first."""
    return list(
        Product.objects.published()
        .filter(productrecommendation__primary=product)
        .order_by("-productrecommendation__ranking", "pk")
        .only(*CARD_FIELDS)[:RELATED_SHOWN]
    )


def _images(product_ids: list[int]) -> dict[int, list[ProductImage]]:
    images: dict[int, list[ProductImage]] = defaultdict(list)
    found = ProductImage.objects.filter(product__in=product_ids, image__isnull=False)
    for image in found.select_related("image").order_by("display_order", "pk"):
        images[image.product_id].append(image)
    return images


def _pictures(images: Iterable[list[ProductImage]], articles: list[ArticleCard]) -> list[Picture]:
    found = [image.image for some in images for image in some if image.image]
    return found + [article.picture for article in articles if article.picture]


def _articles(product: Product) -> list[ArticleCard]:
    """Return the published articles that name it, newest first. They make their own cards, as `cms` lies above."""
    links = (
        product.article_links.filter(article__live=True)
        .select_related("article__picture", "article__topic")
        .defer("article__body", "article__related_products", "article__related_articles")
        .order_by(
            "-article__published_date", F("article__first_published_at").desc(nulls_last=True), "-article__pk"
        )
    )
    return [link.article.card for link in links[:RELATED_SHOWN]]


@dataclass(frozen=True)
class _Names:
    skin_types: dict[int, list[str]]
    concerns: list[str]
    categories: list[tuple[str, str, str]]


def _names(product: Product, product_ids: list[int]) -> _Names:
    """Return the names of skin types, concerns and categories in one query."""
    slugs = [token.split(":", 1)[1] for token in product.facets if token.startswith("category:")]
    text, number = CharField(), BigIntegerField()
    no_path = Value("", output_field=text)
    skin_types = SkinType.objects.filter(products__in=product_ids).values_list(
        Value("skin", output_field=text), F("products"), "slug", "name", "position", no_path
    )
    concerns = Concern.objects.filter(products=product).values_list(
        Value("concern", output_field=text), F("products"), "slug", "name", "position", no_path
    )
    categories = (
        Category.objects.browsable()
        .filter(slug__in=slugs)
        .values_list(
            Value("category", output_field=text),
            Value(product.pk, output_field=number),
            "slug",
            "name",
            Value(0, output_field=number),
            "path",
        )
    )
    rows = skin_types.order_by().union(concerns.order_by(), categories.order_by(), all=True)
    names = _Names(skin_types=defaultdict(list), concerns=[], categories=[])
    for kind, product_id, slug, name, _, path in sorted(rows, key=lambda row: (row[5], row[4], row[3])):
        if kind == "skin":
            names.skin_types[product_id].append(name)
        elif kind == "concern":
            names.concerns.append(name)
        else:
            names.categories.append((path, slug, name))
    return names


def _breadcrumb(product: Product, categories: list[tuple[str, str, str]]) -> list[dict[str, str]]:
    """Return the whole way: the shop, the first of its categories with all above it, the product."""
    items = [{"text": "Shop", "url": reverse("catalogue:shop")}]
    leaves = [path for path, _, _ in categories if not any(_lies_above(path, other) for other, _, _ in categories)]
    items += [
        {"text": name, "url": reverse("catalogue:category", kwargs={"slug": slug})}
        for path, slug, name in categories
        if leaves and leaves[0].startswith(path)
    ]
    return [*items, {"text": product.title, "url": ""}]


def _lies_above(path: str, other: str) -> bool:
    return other != path and other.startswith(path)


def _choose(sizes: list[SizeOffer], size_id: int | None) -> SizeOffer | None:
    """Return the size that was asked for, else the one that the lists price the product by."""
    return next((size for size in sizes if size.size_id == size_id), None) or cheapest(sizes)


def _size(offer: SizeOffer, chosen: SizeOffer | None, images: list[ProductImage]) -> dict[str, Any]:
    """Return a size as the buy box takes it; `picture` is the place in the gallery of what shows this size."""
    places = [place for place, image in enumerate(images) if image.product_id == offer.size_id]
    return {
        "size_id": offer.size_id,
        "sku": offer.sku,
        "text": offer.text,
        "price": offer.price,
        "was": offer.was,
        "unit_price": offer.unit_price,
        "stock": offer.stock,
        "delivery_text": delivery_text(offer),
        "picture": places[0] if places else 0,
        "is_sold_out": offer.is_sold_out,
        "is_chosen": offer == chosen,
    }


def _cautions(product: Product) -> list[Caution]:
    """Return the cautions of all its actives and its own, each once."""
    own = Product.extra_cautions.through.objects.filter(product=product)
    of_actives = Active.cautions.through.objects.filter(active__product_actives__product=product)
    # By their keys: joined, the cautions of all products would be read.
    return list(Caution.objects.filter(Q(pk__in=own.values("caution")) | Q(pk__in=of_actives.values("caution"))))


def _ingredients(product: Product, actives: list[ProductActive]) -> list[LabelIngredient]:
    keys = {item.active.ingredient_id for item in actives}
    rows = product.ingredients.order_by("product_ingredients__position").only("pk", "inci_name", "slug")
    return [
        LabelIngredient(
            name=row.inci_name, url=reverse("catalogue:ingredient", args=[row.slug]), is_active=row.pk in keys
        )
        for row in rows
    ]


def _reviews(product: Product) -> QuerySet[ProductReview]:
    return ProductReview.objects.filter(product=product, status=ProductReview.APPROVED)


def _distribution(product: Product) -> list[dict[str, int]]:
    """Return how many gave five stars, four, and so on."""
    if not product.review_count:
        return []
    counts = dict(_reviews(product).order_by().values_list("score").annotate(count=Count("pk")))
    return [{"stars": stars, "count": counts.get(stars, 0)} for stars in STARS]


def _newest_reviews(product: Product) -> list[ProductReview]:
    if not product.review_count:
        return []
    return list(_reviews(product).order_by("-date_created", "-pk")[:REVIEWS_SHOWN])


def _contents(product: Product) -> list[SetContent]:
    if product.format != Product.Format.SET:
        return []
    page_is_shown = Exists(Product.objects.published().filter(pk=OuterRef("size__parent_id")))
    items = product.set_items.annotate(page_is_shown=page_is_shown, price=F("size__stockrecords__price"))
    items = items.select_related("size__parent")
    return [
        SetContent(
            title=item.size.parent.title,
            size_text=item.size.size_label,
            url=item.size.parent.get_absolute_url() if item.page_is_shown else "",
            quantity=item.quantity,
            price=None if item.price is None else item.price * item.quantity,
        )
        for item in items.order_by("position", "pk")
    ]
