"""The ingredient glossary."""

from itertools import groupby

from catalogue.models import Ingredient, Product
from shop.browse.cards import CARD_FIELDS, ProductCard, product_cards


def by_letter() -> list[tuple[str, list[Ingredient]]]:
    """Return all ingredients by their first letter; what begins with a number stands under “0–9”."""
    rows = Ingredient.objects.only("inci_name", "slug", "common_name", "kind")
    ordered = sorted(rows, key=lambda row: (_letter(row), row.inci_name.casefold()))
    return [(letter, list(group)) for letter, group in groupby(ordered, key=_letter)]


def products_with(*, ingredient: Ingredient) -> list[ProductCard]:
    """Return the products that hold an ingredient: those with most of it first."""
    products = Product.objects.published().filter(product_ingredients__ingredient=ingredient)
    return product_cards(products=products.order_by("product_ingredients__position", "title").only(*CARD_FIELDS))


def _letter(ingredient: Ingredient) -> str:
    first = ingredient.inci_name[:1].upper()
    return first if first.isalpha() else "0–9"
