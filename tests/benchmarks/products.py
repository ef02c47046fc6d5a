"""A catalogue of any size, the same for the same seed, made of what the demo shop has."""

import random
from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal

from django.db import connection, transaction
from django.db.models import Model
from oscar.apps.catalogue.models import ProductClass, ProductRecommendation
from oscar.apps.catalogue.reviews.models import ProductReview
from oscar.apps.partner.models import Partner

from catalogue.models import (
    Active,
    Category,
    Concern,
    Ingredient,
    Product,
    ProductActive,
    ProductImage,
    ProductIngredient,
    SkinType,
)
from catalogue.services import refresh_facets
from shop.images.models import Picture
from shop.partner.models import StockRecord
from shop.search.services import index_all_products

SEED = 20_261_122
BATCH = 1000
REVIEWS_A_PRODUCT = 4
INGREDIENTS_A_PRODUCT = 12
RECOMMENDATIONS_A_PRODUCT = 4
ADJECTIVES = ("Bright", "Calm", "Clear", "Dewy", "Even", "Gentle", "Light", "Quiet", "Silky", "Soft", "Still")
PLACES = ("Bay", "Creek", "Dune", "Fern", "Grove", "Harbour", "Isle", "Meadow", "Moss", "Reef", "Shore", "Tide")
SENTENCES = (
    "It spreads thinly and leaves no film behind.",
    "Use a little at first, and more once your skin is used to it.",
    "It smooths dry and flaky skin without rubbing.",
    "Made in small batches and filled without fragrance.",
    "Wear sunscreen in the morning after you have used it.",
    "It sits well under make-up and other creams.",
    "Press it into damp skin and wait a minute before the next step.",
    "The texture is light, closer to milk than to cream.",
)
REVIEWS = ("Soft at once", "Takes a fortnight", "Lovely texture", "Good value", "My skin is calmer")


@dataclass(frozen=True)
class DemoCatalogue:
    """What generated products refer to."""

    categories: list[Category]
    skin_types: list[SkinType]
    concerns: list[Concern]
    actives: list[Active]
    ingredients: list[Ingredient]
    pictures: list[Picture]
    product_class: ProductClass
    partner: Partner

    @classmethod
    def read(cls) -> "DemoCatalogue":
        """Read what the demo shop has."""
        return cls(
            categories=list(Category.objects.order_by("path")),
            skin_types=list(SkinType.objects.order_by("pk")),
            concerns=list(Concern.objects.order_by("pk")),
            actives=list(Active.objects.order_by("pk")),
            ingredients=list(Ingredient.objects.order_by("pk")),
            pictures=list(Picture.objects.filter(pk__in=ProductImage.objects.values("image")).order_by("pk")),
            product_class=ProductClass.objects.get(slug="skincare"),
            partner=Partner.objects.get(code="seedpearl"),
        )


def generate(*, count: int, say: Callable[[str], object]) -> None:
    """Add products until there are as many pages as asked for, and write the search index."""
    there = Product.objects.pages().count()
    shelf, rng = DemoCatalogue.read(), random.Random(SEED)  # noqa: S311 the same catalogue each time, no secret
    for start in range(there, count, BATCH):
        numbers = range(start, min(start + BATCH, count))
        with transaction.atomic():
            _make_batch(numbers=numbers, shelf=shelf, rng=rng)
        say(f"{numbers.stop} products")
    index_all_products()
    say("search index written")
    with connection.cursor() as cursor:
        cursor.execute("VACUUM ANALYZE")


def _make_batch(*, numbers: range, shelf: DemoCatalogue, rng: random.Random) -> None:
    products = Product.objects.bulk_create(_product(number, shelf=shelf, rng=rng) for number in numbers)
    _make_relations(products, shelf=shelf, rng=rng)
    _make_sizes(products, shelf=shelf, rng=rng)
    _make_reviews(products, rng=rng)
    refresh_facets(products=Product.objects.filter(pk__in=[product.pk for product in products]))


def _product(number: int, *, shelf: DemoCatalogue, rng: random.Random) -> Product:
    form = rng.choice([choice for choice in Product.Format if choice != Product.Format.SET])
    active = rng.choice(shelf.actives)
    text = " ".join(rng.sample(SENTENCES, 6))
    return Product(
        structure=Product.PARENT,
        product_class=shelf.product_class,
        title=f"{rng.choice(ADJECTIVES)} {rng.choice(PLACES)} {active.name} {form.label}",
        slug=f"generated-{number}",
        summary=rng.choice(SENTENCES),
        description=f"<p>{text}</p><p>{text}</p>",
        texture=rng.choice(SENTENCES),
        format=form,
        routine_times=[Product.RoutineTime.EVENING],
        routine_step=rng.randint(1, 6),
        frequency="Two evenings a week",
        how_to_use=rng.sample(SENTENCES, 3),
        period_after_opening_months=12,
        rating=rng.randint(30, 50) / 10,
        review_count=REVIEWS_A_PRODUCT,
    )


def _make_relations(products: list[Product], *, shelf: DemoCatalogue, rng: random.Random) -> None:
    shelves: list[tuple[type[Model], str, list, int]] = [
        (Product.categories.through, "category", shelf.categories, 1),
        (Product.skin_types.through, "skintype", shelf.skin_types, 2),
        (Product.concerns.through, "concern", shelf.concerns, 2),
    ]
    for through, name, rows, most in shelves:
        through._default_manager.bulk_create(
            through(product=product, **{name: row}) for product in products for row in rng.sample(rows, most)
        )
    ProductActive.objects.bulk_create(
        ProductActive(product=product, active=active, strength=Decimal(rng.randint(1, 10)), position=position)
        for product in products
        for position, active in enumerate(rng.sample(shelf.actives, 2))
    )
    ProductIngredient.objects.bulk_create(
        ProductIngredient(product=product, ingredient=ingredient, position=position)
        for product in products
        for position, ingredient in enumerate(rng.sample(shelf.ingredients, INGREDIENTS_A_PRODUCT), start=1)
    )
    ProductImage.objects.bulk_create(
        ProductImage(product=product, image=picture, original=picture.file.name, display_order=order)
        for product in products
        for order, picture in enumerate(rng.sample(shelf.pictures, 2))
    )
    ProductRecommendation.objects.bulk_create(
        ProductRecommendation(primary=product, recommendation=other, ranking=ranking)
        for product in products
        for ranking, other in enumerate(rng.sample(products, min(len(products), RECOMMENDATIONS_A_PRODUCT)))
        if other is not product
    )


def _make_sizes(products: list[Product], *, shelf: DemoCatalogue, rng: random.Random) -> None:
    sizes = Product.objects.bulk_create(
        Product(
            structure=Product.CHILD,
            parent=product,
            slug=f"{product.slug}-{content}",
            upc=f"{product.slug}-{content}",
            net_content=Decimal(content),
            net_unit=Product.NetUnit.ML,
        )
        for product in products
        for content in (30, 100)
    )
    StockRecord.objects.bulk_create(
        StockRecord(
            product=size,
            partner=shelf.partner,
            partner_sku=size.upc,
            price_currency="AUD",
            price=Decimal(rng.randrange(1900, 9900, 50)) / 100,
            num_in_stock=rng.choice((0, 3, 50, 200, 1000)),
            low_stock_threshold=5,
        )
        for size in sizes
    )


def _make_reviews(products: list[Product], *, rng: random.Random) -> None:
    ProductReview.objects.bulk_create(
        ProductReview(
            product=product,
            score=rng.randint(3, 5),
            title=rng.choice(REVIEWS),
            body=rng.choice(SENTENCES),
            name="Rosa M.",
            status=ProductReview.APPROVED,
        )
        for product in products
        for _ in range(REVIEWS_A_PRODUCT)
    )
