"""What a search page and the field's suggestions show of what was found."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TypeVar

from django.db.models import Q

from catalogue.models import Category, Ingredient, Product
from cms.models import ArticlePage, StandardPage
from cms.models.pages import article_cards_by_key
from shop.browse.cards import CARD_FIELDS, ArticleCard, ProductCard, product_cards
from shop.images.models import attach_sources
from shop.order.services import ORDER_NUMBER_LENGTH, ORDER_NUMBER_LETTERS
from shop.paging import PageRequest, Window, window
from shop.search.services import ARTICLE, KINDS, PAGE, PRODUCT, Found, Hit, search
from shop.search.words import LONGEST_QUERY, split
from shop.voucher.cards import PromoCard, promo_card
from shop.voucher.models import Voucher

T = TypeVar("T")
MOST_SUGGESTIONS = 8
_MOST_WORDS_OF_A_CODE = 2
_ORDER_NUMBER = re.compile(rf"\s*#?\s*SP[\s-]?[{ORDER_NUMBER_LETTERS}]{{{ORDER_NUMBER_LENGTH}}}\W*$", re.IGNORECASE)
_ORDERS = {"order", "orders", "parcel", "parcels", "package"}
_ASKED_OF_ORDERS = {
    *(
        "where",
        "s",
        "is",
        "are",
        "my",
        "our",
        "the",
        "an",
        "a",
        "of",
        "for",
        "has",
        "was",
        "not",
        "been",
        "arrived",
    ),
    *("find", "look", "up", "track", "tracking", "trace", "status", "number", "history", "late", "lost", "missing"),
    *("cancel", "change", "see", "view", "check", "past"),
}
_MOST_OF_EACH_LIST = 2
POPULAR = ("milia", "essential fatty acids", "gentle exfoliant", "retinol", "dry skin", "sunscreen")


@dataclass(frozen=True)
class HelpPage:
    """A page such as delivery or returns, as a line of the results."""

    title: str
    text: str
    url: str


@dataclass(frozen=True)
class ResultsPart:
    """One page of the results, as "Load more" adds it; `kinds` are in the order of their best hits."""

    number: int
    products: list[ProductCard]
    articles: list[ArticleCard]
    pages: list[HelpPage]
    kinds: list[str]


@dataclass(frozen=True)
class Results:
    """What was found, and the parts of it that are shown."""

    found: Found
    window: Window
    parts: list[ResultsPart]

    @property
    def products(self) -> list[ProductCard]:
        """Return the products of all parts that are shown."""
        return [card for part in self.parts for card in part.products]


@dataclass(frozen=True)
class Suggestion:
    """One line below the search field."""

    kind: str
    text: str
    url: str


class _Hits:
    """What was found, as a paginator takes it: counted already, and read only where it is shown."""

    def __init__(self, found: Found, kinds: Iterable[str]) -> None:
        self.found = found
        self.kinds = tuple(kinds)

    def __len__(self) -> int:
        return sum(self.found.counts[kind] for kind in self.kinds)

    def __getitem__(self, part: slice) -> list[Hit]:
        return self.found.hits(offset=part.start, limit=part.stop - part.start, kinds=self.kinds)


def search_page(*, query: str, kind: str, asked: PageRequest, is_exact: bool = False) -> Results:
    """Return the part asked for of what was found, of one kind or of all; see `search` for `is_exact`."""
    found = search(query=query, is_exact=is_exact)
    hits = _Hits(found, [kind] if kind in KINDS else KINDS)
    part = window(hits, count=len(hits), asked=asked)
    return Results(found=found, window=part, parts=_parts(part))


def promo_card_for(*, query: str, now: datetime) -> PromoCard | None:
    """Return the code that someone typed into the search, if it is one that articles may show."""
    if len(query.split()) > _MOST_WORDS_OF_A_CODE:
        return None
    voucher = Voucher.objects.for_articles().find_typed(query)
    return promo_card(voucher=voucher, now=now) if voucher else None


def is_order_number(*, query: str) -> bool:
    """Whether this is the number of an order, which "Find my order" wants."""
    return bool(_ORDER_NUMBER.match(query))


def is_about_an_order(*, query: str) -> bool:
    """Whether someone asks for an order of theirs: "Where’s my order?", but not "the order of serums"."""
    words = set(split(query))
    return words == {"tracking"} or (bool(words & _ORDERS) and words <= _ORDERS | _ASKED_OF_ORDERS)


def suggestions(*, query: str) -> list[Suggestion]:
    """Return what the words typed so far may lead to, at most eight."""
    if len("".join(split(query))) < 2:
        return []
    found = search(query=query)
    hits = found.hits(offset=0, limit=MOST_SUGGESTIONS) if not found.is_partial else []
    words = " ".join(found.words)[:LONGEST_QUERY]
    lists = [*_categories(words), *_ingredients(words)]
    room = MOST_SUGGESTIONS - len(lists)
    return [*_named(hits[:room]), *lists]


def _parts(shown: Window) -> list[ResultsPart]:
    products, articles = _product_cards(shown.items), _article_cards(shown.items)
    pages = _help_pages(shown.items)
    first = shown.page.number - len(shown.pages) + 1
    return [
        ResultsPart(
            number=number,
            products=_shown(hits, PRODUCT, products),
            articles=_shown(hits, ARTICLE, articles),
            pages=_shown(hits, PAGE, pages),
            kinds=list(dict.fromkeys(hit.kind for hit in hits)),
        )
        for number, hits in enumerate(shown.pages, start=first)
    ]


def _shown(hits: Sequence[Hit], kind: str, loaded: dict[int, T]) -> list[T]:
    ids = [hit.object_id for hit in hits if hit.kind == kind]
    return [loaded[pk] for pk in ids if pk in loaded]


def _product_cards(hits: Sequence[Hit]) -> dict[int, ProductCard]:
    ids = [hit.object_id for hit in hits if hit.kind == PRODUCT]
    if not ids:
        return {}
    products = Product.objects.published().filter(pk__in=ids).only(*CARD_FIELDS)
    return {card.product_id: card for card in product_cards(products=products)}


def _article_cards(hits: Sequence[Hit]) -> dict[int, ArticleCard]:
    ids = [hit.object_id for hit in hits if hit.kind == ARTICLE]
    cards = article_cards_by_key(ids) if ids else {}
    attach_sources(card.picture for card in cards.values() if card.picture)
    return cards


def _help_pages(hits: Sequence[Hit]) -> dict[int, HelpPage]:
    ids = [hit.object_id for hit in hits if hit.kind == PAGE]
    pages = StandardPage.objects.live().filter(pk__in=ids) if ids else []
    return {page.pk: HelpPage(title=page.title, text=page.intro, url=page.address) for page in pages}


def _named(hits: list[Hit]) -> list[Suggestion]:
    """Return what was found by its titles, best first."""
    ids = {kind: [hit.object_id for hit in hits if hit.kind == kind] for kind in KINDS}
    products = (
        Product.objects.published().filter(pk__in=ids[PRODUCT]).only("title", "slug", "structure", "parent_id")
    )
    articles = ArticlePage.objects.live().filter(pk__in=ids[ARTICLE]).only("title", "url_path")
    pages = StandardPage.objects.live().filter(pk__in=ids[PAGE]).only("title", "url_path")
    found = {(PRODUCT, row.pk): Suggestion("Product", row.title, row.get_absolute_url()) for row in products}
    found |= {(ARTICLE, row.pk): Suggestion("Article", row.title, row.address) for row in articles}
    found |= {(PAGE, row.pk): Suggestion("Help", row.title, row.address) for row in pages}
    keys = [(hit.kind, hit.object_id) for hit in hits]
    return [found[key] for key in keys if key in found]


def _categories(words: str) -> list[Suggestion]:
    rows = Category.objects.browsable().filter(name__icontains=words).only("name", "slug").order_by("path")
    return [Suggestion("Category", row.name, row.get_absolute_url()) for row in rows[:_MOST_OF_EACH_LIST]]


def _ingredients(words: str) -> list[Suggestion]:
    is_named = Q(inci_name__icontains=words) | Q(common_name__icontains=words)
    rows = Ingredient.objects.filter(is_named).only("inci_name", "slug").order_by("inci_name")
    return [Suggestion("Ingredient", row.inci_name, row.get_absolute_url()) for row in rows[:_MOST_OF_EACH_LIST]]
