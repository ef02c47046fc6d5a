"""From `demo/content/catalogue/*.yaml` to rows. Loading again updates what files say and never touches stock."""

from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeVar

from django.db import transaction
from django.db.models import Model
from oscar.apps.catalogue.models import ProductClass, ProductRecommendation
from oscar.apps.partner.models import Partner

from catalogue.models import (
    Active,
    Category,
    Caution,
    Concern,
    Ingredient,
    Product,
    ProductActive,
    ProductIngredient,
    SetItem,
    SkinType,
)
from catalogue.services import refresh_facets
from demo.files import Entry, UnableToReadFile, read_directory, read_list
from demo.pictures import load_pictures
from demo.reviews import load_reviews
from shop.partner.models import StockRecord

M = TypeVar("M", bound=Model)


@dataclass
class DemoCatalogue:
    """All that product files refer to, by the names they use."""

    skin_types: dict[str, SkinType]
    concerns: dict[str, Concern]
    categories: dict[str, Category]
    cautions: dict[str, Caution]
    actives: dict[str, Active]
    ingredients: dict[str, Ingredient]
    product_class: ProductClass
    partner: Partner
    products: dict[str, Product] = field(default_factory=dict)
    sizes: dict[str, Product] = field(default_factory=dict)


def load_catalogue(*, directory: Path) -> int:
    """
    Load all products and what belongs to them; return how many products there are.

    Texts and prices follow the files. Stock is written only for a size that is new, since people may have bought
    in between. Nothing changes when a file is wrong.

    :raises UnableToReadFile: if a file can't be understood
    """
    entries = list(read_directory(directory / "products"))
    with transaction.atomic():
        shelf = _load_shelf(directory)
        for entry in entries:
            _load_product(entry, shelf)
        for entry in entries:
            _load_links(entry, shelf)
        load_reviews(entries=entries, products=shelf.products)
        _load_order(directory / "featured.yaml", shelf)
        refresh_facets()
    load_pictures(entries=entries, products=shelf.products, directory=directory / "pictures")
    return len(entries)


def _load_shelf(directory: Path) -> DemoCatalogue:
    cautions = _load_cautions(directory / "cautions.yaml")
    ingredients = _load_ingredients(directory / "ingredients.yaml")
    return DemoCatalogue(
        skin_types=_load_words(SkinType, directory / "skin_types.yaml"),
        concerns=_load_words(Concern, directory / "concerns.yaml"),
        categories=_load_categories(directory / "categories.yaml"),
        cautions=cautions,
        ingredients=ingredients,
        actives=_load_actives(directory / "actives.yaml", cautions, ingredients),
        product_class=_product_class(),
        partner=Partner.objects.get_or_create(code="seedpearl", defaults={"name": "Seedpearl"})[0],
    )


def _product_class() -> ProductClass:
    return ProductClass.objects.update_or_create(
        slug="skincare", defaults={"name": "Skincare", "requires_shipping": True, "track_stock": True}
    )[0]


def _upsert(model: type[M], rows: list[M], *, key: str = "slug") -> dict[str, M]:
    """Write rows, new or not, in one statement; return all of them by their key."""
    updated = [
        item.name for item in model._meta.concrete_fields if not item.primary_key and item.name not in (key, "slug")
    ]
    model._default_manager.bulk_create(rows, update_conflicts=True, unique_fields=["slug"], update_fields=updated)
    return {getattr(row, key): row for row in model._default_manager.all()}


def _load_words(model: type[M], path: Path) -> dict[str, M]:
    rows = [
        model(
            slug=entry.text("slug"),
            name=entry.text("name"),
            description=entry.text("description", ""),
            position=position,
        )
        for position, entry in enumerate(read_list(path))
    ]
    return _upsert(model, rows)


def _load_cautions(path: Path) -> dict[str, Caution]:
    rows = [
        Caution(
            slug=entry.text("slug"),
            kind=entry.choice("kind", Caution.Kind.values),
            title=entry.text("title"),
            text=entry.text("text"),
            source_title=entry.text("source_title", ""),
            source_url=entry.text("source_url", ""),
            position=position,
        )
        for position, entry in enumerate(read_list(path))
    ]
    return _upsert(Caution, rows)


def _load_ingredients(path: Path) -> dict[str, Ingredient]:
    rows = [
        Ingredient(
            inci_name=entry.text("inci"),
            slug=entry.text("slug"),
            common_name=entry.text("common_name", ""),
            kind=entry.text("kind", ""),
            summary=entry.text("summary"),
            source_title=entry.text("source_title", ""),
            source_url=entry.text("source_url", ""),
        )
        for entry in read_list(path)
    ]
    return _upsert(Ingredient, rows, key="inci_name")


def _load_actives(
    path: Path, cautions: dict[str, Caution], ingredients: dict[str, Ingredient]
) -> dict[str, Active]:
    entries = read_list(path)
    rows = [
        Active(
            slug=entry.text("slug"),
            name=entry.text("name"),
            ingredient=entry.row("inci", ingredients, file="ingredients.yaml"),
            summary=entry.text("summary"),
        )
        for entry in entries
    ]
    actives = _upsert(Active, rows)
    for entry in entries:
        actives[entry.text("slug")].cautions.set(entry.rows("cautions", cautions, file="cautions.yaml"))
    return actives


def _load_categories(path: Path) -> dict[str, Category]:
    existing = {category.slug: category for category in Category.objects.all()}
    for entry in read_list(path):
        slug = entry.text("slug")
        values = {
            "name": entry.text("name"),
            "description": entry.text("description", ""),
            "meta_description": entry.text("meta_description", ""),
        }
        if slug in existing:
            Category.objects.filter(slug=slug).update(**values)
        else:
            existing[slug] = Category.add_root(slug=slug, **values)
    return existing


def _load_product(entry: Entry, shelf: DemoCatalogue) -> None:
    slug = entry.text("slug")
    routine = entry.entry("routine")
    product, _ = Product.objects.exclude(structure=Product.CHILD).update_or_create(
        slug=slug,
        defaults={
            "structure": Product.PARENT,
            "product_class": shelf.product_class,
            "title": entry.text("title"),
            "title_emphasis": entry.text("title_emphasis", ""),
            "summary": entry.text("summary"),
            "meta_description": entry.text("summary"),
            "description": entry.text("description"),
            "texture": entry.text("texture", ""),
            "format": entry.choice("format", Product.Format.values),
            "routine_times": routine.texts("times"),
            "routine_step": routine.whole("step", is_optional=True),
            "frequency": entry.text("frequency", ""),
            "how_to_use": entry.texts("how_to_use"),
            "period_after_opening_months": entry.whole("period_after_opening_months", is_optional=True),
        },
    )
    shelf.products[slug] = product
    main = entry.row("category", shelf.categories, file="categories.yaml")
    product.categories.set([main, *entry.rows("categories", shelf.categories, file="categories.yaml")])
    product.skin_types.set(entry.rows("skin_types", shelf.skin_types, file="skin_types.yaml"))
    product.concerns.set(entry.rows("concerns", shelf.concerns, file="concerns.yaml"))
    product.extra_cautions.set(entry.rows("extra_cautions", shelf.cautions, file="cautions.yaml"))
    _load_label(product, entry, shelf)
    _load_sizes(product, entry, shelf)


def _load_label(product: Product, entry: Entry, shelf: DemoCatalogue) -> None:
    """Replace the actives and the INCI list: nothing else refers to these rows."""
    product.product_actives.all().delete()
    ProductActive.objects.bulk_create(
        ProductActive(
            product=product,
            active=item.row("active", shelf.actives, file="actives.yaml"),
            strength=item.number("strength") if item.values.get("strength") else None,
            unit=item.text("unit", "%"),
            note=item.text("note", ""),
            position=position,
        )
        for position, item in enumerate(entry.entries("actives"))
    )
    product.product_ingredients.all().delete()
    ingredients = entry.rows("inci", shelf.ingredients, file="ingredients.yaml")
    if len(set(ingredients)) < len(ingredients):
        raise entry.wrong("inci", "each ingredient once")
    ProductIngredient.objects.bulk_create(
        ProductIngredient(product=product, ingredient=ingredient, position=position)
        for position, ingredient in enumerate(ingredients, start=1)
    )


def _load_sizes(product: Product, entry: Entry, shelf: DemoCatalogue) -> None:
    items = entry.entries("sizes")
    if not items:
        raise entry.wrong("sizes", "at least one size")
    skus = {item.text("sku") for item in items}
    product.children.exclude(upc__in=skus).update(is_public=False)
    for item in items:
        shelf.sizes[item.text("sku")] = _load_size(product, item, shelf)


def _load_size(product: Product, item: Entry, shelf: DemoCatalogue) -> Product:
    sku = item.text("sku")
    size, _ = Product.objects.update_or_create(
        upc=sku,
        defaults={
            "structure": Product.CHILD,
            "parent": product,
            "slug": f"{product.slug}-{sku.lower()}",
            "net_content": item.number("net_content"),
            "net_unit": item.choice("unit", Product.NetUnit.values),
            "is_public": True,
        },
    )
    price = item.money("price")
    regular_price = item.money("regular_price") if item.values.get("regular_price") else None
    if regular_price is not None and regular_price <= price:
        raise item.wrong("regular_price", "more than the price")
    prices = {
        "price": price,
        "regular_price": regular_price,
        "low_stock_threshold": item.whole("low_stock", is_optional=True),
    }
    StockRecord.objects.update_or_create(
        partner=shelf.partner,
        partner_sku=sku,
        defaults={"product": size, **prices},
        create_defaults={
            "product": size,
            "price_currency": "AUD",
            "num_in_stock": item.whole("stock"),
            **prices,
        },
    )
    return size


def _load_links(entry: Entry, shelf: DemoCatalogue) -> None:
    """Write what a product goes with and what a set holds; all products are there by now."""
    product = shelf.products[entry.text("slug")]
    related = entry.rows("pairs_with", shelf.products, file="products/")
    product.primary_recommendations.all().delete()
    ProductRecommendation.objects.bulk_create(
        ProductRecommendation(primary=product, recommendation=other, ranking=len(related) - position)
        for position, other in enumerate(related)
    )
    product.set_items.all().delete()
    SetItem.objects.bulk_create(
        SetItem(
            product_set=product,
            size=item.row("size", shelf.sizes, file=f"products/{item.text('product')}.yaml"),
            position=position,
        )
        for position, item in enumerate(entry.entries("contains"))
    )


def _load_order(path: Path, shelf: DemoCatalogue) -> None:
    """Put the products of the list first on the shelves, in its order."""
    entries = read_list(path)
    for position, entry in enumerate(entries):
        slug = entry.text("slug")
        if slug not in shelf.products:
            raise UnableToReadFile(f"{entry.where}: slug: expected names found in products/, found {slug!r}")
        Product.objects.filter(pk=shelf.products[slug].pk).update(priority=len(entries) - position)
