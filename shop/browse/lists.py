"""Lists of products: what is in them, in which order, and how many each filter would leave."""

import hashlib
from dataclasses import dataclass

from django.core.cache import caches
from django.db import connection
from django.db.models import Case, Exists, F, OuterRef, Q, QuerySet, Subquery, Value, When
from django.db.models.functions import Coalesce

from catalogue.models import Category, Product
from shop.browse.cards import CARD_FIELDS, ProductCard, product_cards
from shop.browse.filters import ChoiceGroup, ListQuery, choice_groups
from shop.paging import PageRequest, Window, window
from shop.partner.models import StockRecord

SECONDS_KEPT = 30
_LEFT = Q(num_in_stock__gt=Coalesce(F("num_allocated"), Value(0)))


@dataclass(frozen=True)
class ProductList:
    """One page of a list with all that stands around it."""

    window: Window
    cards: list[ProductCard]
    groups: list[ChoiceGroup]
    total: int


@dataclass(frozen=True)
class Counts:
    """How many products a list has, and how many each filter would leave."""

    total: int
    in_stock: int
    tokens: dict[str, int]


def list_products(
    *,
    query: ListQuery,
    names: dict[str, dict[str, str]],
    asked: PageRequest,
    category: Category | None = None,
) -> ProductList:
    """Return the part asked for of the products of a category, or of all."""
    shelf = Product.objects.published()
    if category is not None:
        shelf = shelf.filter(facets__contains=[f"category:{category.slug}"])
    counts = _kept_counts(shelf, query, category=category)
    products = _sort(_narrow(shelf, query), query.sort).only(*CARD_FIELDS)
    shown = window(products, count=counts.total, asked=asked)
    return ProductList(
        window=shown,
        cards=product_cards(products=shown.items),
        groups=choice_groups(query=query, names=names, counts=counts.tokens, in_stock=counts.in_stock),
        total=counts.total,
    )


def _narrow(products: QuerySet[Product], query: ListQuery) -> QuerySet[Product]:
    for tokens in query.tokens().values():
        products = products.filter(facets__overlap=tokens)
    return products.filter(_has_stock()) if query.only_in_stock else products


def _has_stock() -> Exists:
    return Exists(_offers().filter(_LEFT))


def _sort(products: QuerySet[Product], sort: str) -> QuerySet[Product]:
    if sort == "newest":
        return products.order_by("-date_created", "-pk")
    if sort == "rating":
        return products.order_by(F("rating").desc(nulls_last=True), "-review_count", "title", "pk")
    if sort in ("price", "-price"):
        price = F("shown_price")
        order = price.desc(nulls_last=True) if sort == "-price" else price.asc(nulls_last=True)
        return products.annotate(shown_price=_shown_price()).order_by(order, "title", "pk")
    return products.order_by("-priority", "title", "pk")


def _shown_price() -> Subquery:
    """Return the price that a card shows: the lowest of the sizes that are left, or of all."""
    is_left = Case(When(_LEFT, then=Value(0)), default=Value(1))
    return Subquery(_offers().order_by(is_left, "price").values("price")[:1])


def _offers() -> QuerySet[StockRecord]:
    """Return the sizes on sale of a product in the query around it, which has asked whether its page is shown."""
    return StockRecord.objects.filter(product__in=Product.objects.offered(), product__parent=OuterRef("pk"))


def _kept_counts(shelf: QuerySet[Product], query: ListQuery, *, category: Category | None) -> Counts:
    """Return how many there are, or were half a minute ago: all products have to be looked at to count them."""
    asked = (category.slug if category else "", sorted(query.tokens().items()), query.only_in_stock)
    key = "counts-" + hashlib.sha256(repr(asked).encode()).hexdigest()
    cache = caches["process"]
    counts: Counts | None = cache.get(key)
    if counts is None:
        counts = _count(shelf, query)
        cache.set(key, counts, SECONDS_KEPT)
    return counts


def _count(shelf: QuerySet[Product], query: ListQuery) -> Counts:
    """
    Count all at once. A filter of a group is counted as if none of its own group were chosen, since choosing it
    too would widen the list.
    """
    products = shelf.annotate(in_stock=_has_stock())
    rows, parameters = products.order_by().values_list("facets", "in_stock").query.sql_with_params()
    groups = list(query.tokens().items())
    fits = "".join(f", facets && %s::varchar[] AS fits_{number}" for number, _ in enumerate(groups))
    others = {
        group: " AND ".join(f"fits_{n}" for n, (other, _) in enumerate(groups) if other != group) or "true"
        for group, _ in groups
    }
    every = " AND ".join(f"fits_{number}" for number, _ in enumerate(groups)) or "true"
    cases = "".join(f"WHEN '{group}' THEN {condition} " for group, condition in others.items())
    token_fits = f"CASE split_part(token, ':', 1) {cases}ELSE {every} END" if cases else every
    stock = "in_stock" if query.only_in_stock else "true"
    # Only names of ours are put together here; what a visitor chose goes along as parameters.
    statement = f"""
        WITH shelf (facets, in_stock) AS ({rows}),
             product AS MATERIALIZED (SELECT facets, in_stock{fits} FROM shelf)
        SELECT token, count(*) FROM product, unnest(facets) AS token
        WHERE {stock} AND {token_fits} GROUP BY token
        UNION ALL SELECT 'total', count(*) FROM product WHERE {stock} AND {every}
        UNION ALL SELECT 'in stock', count(*) FROM product WHERE in_stock AND {every}
    """  # noqa: S608
    with connection.cursor() as cursor:
        cursor.execute(statement, [*parameters, *(tokens for _, tokens in groups)])
        tokens = dict(cursor.fetchall())
    return Counts(total=tokens.pop("total"), in_stock=tokens.pop("in stock"), tokens=tokens)
