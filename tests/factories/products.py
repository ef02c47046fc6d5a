"""Rows for tests: what is not asked for is plain and plausible."""

from collections.abc import Iterable
from decimal import Decimal
from io import BytesIO
from itertools import count
from typing import Any

from django.core.files.base import ContentFile
from oscar.apps.catalogue.models import ProductClass
from oscar.apps.catalogue.reviews.models import ProductReview
from oscar.apps.partner.models import Partner
from PIL import Image

from catalogue.models import (
    Active,
    Category,
    Caution,
    Concern,
    Ingredient,
    Product,
    ProductActive,
    ProductImage,
    ProductIngredient,
    SkinType,
)
from catalogue.services import refresh_facets, refresh_rating
from shop.images.models import Picture
from shop.partner.models import StockRecord

_numbers = count(1)


def make_product(
    *,
    title: str = "",
    slug: str = "",
    sizes: Iterable[dict[str, Any]] = ({},),
    category: Category | None = None,
    skin_types: Iterable[SkinType] = (),
    concerns: Iterable[Concern] = (),
    actives: Iterable[Active] = (),
    ingredients: Iterable[Ingredient] = (),
    has_picture: bool = False,
    **fields: Any,
) -> Product:
    """Make a published product page with its sizes; each size is a dictionary of what `make_size` takes."""
    number = next(_numbers)
    product = Product.objects.create(
        structure=Product.PARENT,
        product_class=_product_class(),
        title=title or f"Product {number}",
        slug=slug or f"product-{number}",
        **{"format": Product.Format.SERUM, "summary": "Softens.", **fields},
    )
    product.categories.set([category] if category else [])
    product.skin_types.set(skin_types)
    product.concerns.set(concerns)
    for position, active in enumerate(actives):
        ProductActive.objects.create(product=product, active=active, strength=Decimal("8.00"), position=position)
    for position, ingredient in enumerate(ingredients, start=1):
        ProductIngredient.objects.create(product=product, ingredient=ingredient, position=position)
    for position, size in enumerate(sizes):
        make_size(product=product, **{"net_content": Decimal(30 * (position + 1)), **size})
    if has_picture:
        ProductImage.objects.create(product=product, image=make_picture())
    refresh_facets(products=Product.objects.filter(pk=product.pk))
    product.refresh_from_db()
    return product


def make_size(
    *,
    product: Product,
    price: str | Decimal = "39.00",
    regular_price: str | Decimal | None = None,
    stock: int = 10,
    low_stock: int | None = 3,
    net_content: str | Decimal = "30",
    net_unit: str = Product.NetUnit.ML,
    sku: str = "",
    is_public: bool = True,
) -> Product:
    """Make a buyable size of a product, with its price and stock."""
    number = next(_numbers)
    size = Product.objects.create(
        structure=Product.CHILD,
        parent=product,
        slug=f"{product.slug}-{number}",
        upc=f"{number:08}",
        net_content=Decimal(net_content),
        net_unit=net_unit,
        is_public=is_public,
    )
    StockRecord.objects.create(
        product=size,
        partner=_partner(),
        partner_sku=sku or f"SP-{number}",
        price_currency="AUD",
        price=Decimal(price),
        regular_price=None if regular_price is None else Decimal(regular_price),
        num_in_stock=stock,
        low_stock_threshold=low_stock,
    )
    return size


def make_category(*, name: str = "", slug: str = "", **fields: Any) -> Category:
    """Make a public category at the top."""
    number = next(_numbers)
    return Category.add_root(name=name or f"Category {number}", slug=slug or f"category-{number}", **fields)


def make_skin_type(*, name: str = "", slug: str = "") -> SkinType:
    """Make a skin type."""
    number = next(_numbers)
    return SkinType.objects.create(name=name or f"Type {number}", slug=slug or f"type-{number}")


def make_concern(*, name: str = "", slug: str = "") -> Concern:
    """Make a concern."""
    number = next(_numbers)
    return Concern.objects.create(name=name or f"Concern {number}", slug=slug or f"concern-{number}")


def make_ingredient(*, inci_name: str = "", slug: str = "", **fields: Any) -> Ingredient:
    """Make an ingredient."""
    number = next(_numbers)
    return Ingredient.objects.create(
        inci_name=inci_name or f"Ingredient {number}", slug=slug or f"ingredient-{number}", **fields
    )


def make_active(*, name: str = "", slug: str = "", cautions: Iterable[Caution] = (), **fields: Any) -> Active:
    """Make a key active."""
    number = next(_numbers)
    active = Active.objects.create(name=name or f"Active {number}", slug=slug or f"active-{number}", **fields)
    active.cautions.set(cautions)
    return active


def make_caution(*, title: str = "", **fields: Any) -> Caution:
    """Make a caution."""
    number = next(_numbers)
    return Caution.objects.create(
        title=title or f"Caution {number}",
        slug=f"caution-{number}",
        **{"kind": Caution.Kind.SUN, "text": "Wear sunscreen.", **fields},
    )


def make_picture(*, width: int = 400, height: int = 500, title: str = "A bottle") -> Picture:
    """Make a picture with a real file, and none of its other sizes."""
    content = BytesIO()
    Image.new("RGB", (width, height), "#e4d8c8").save(content, "JPEG")
    file = ContentFile(content.getvalue(), name=f"picture-{next(_numbers)}.jpg")
    picture = Picture(title=title, description=f"{title}, seen from the front", file=file)
    picture.save()
    return picture


def make_review(*, product: Product, score: int = 5, **fields: Any) -> ProductReview:
    """Make an approved review, and count it in the product's rating."""
    review = ProductReview.objects.create(
        product=product,
        score=score,
        **{
            "title": "Soft",
            "body": "My skin feels soft.",
            "name": "Rosa M.",
            "status": ProductReview.APPROVED,
            **fields,
        },
    )
    refresh_rating(product=product)
    return review


def _product_class() -> ProductClass:
    product_class, _ = ProductClass.objects.get_or_create(
        slug="skincare", defaults={"name": "Skincare", "requires_shipping": True, "track_stock": True}
    )
    return product_class


def _partner() -> Partner:
    partner, _ = Partner.objects.get_or_create(code="seedpearl", defaults={"name": "Seedpearl"})
    return partner
