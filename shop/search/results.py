"""What a search page and the field's suggestions show of what was found."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Q

from catalogue.models import Category, Ingredient, Product
from cms.cards import ArticleCard
from cms.models import ArticlePage
from cms.models.pages import article_cards_by_key
from shop.browse.pages import PageRequest, Window, window
from shop.images.models import attach_sources
from shop.partner.cards import CARD_FIELDS, ProductCard, product_cards
from shop.search.services import ARTICLE, KINDS, PRODUCT, Found, Hit, search
from shop.search.words import LONGEST_QUERY, split

MOST_SUGGESTIONS = 8
_MOST_OF_EACH_LIST = 2
POPULAR = ("milia", "essential fatty acids", "gentle exfoliant", "retinol", "dry skin", "sunscreen")


@dataclass(frozen=True)
class Results:
    """One page of what was found."""

    found: Found
    window: Window
    products: list[ProductCard]
    articles: list[ArticleCard]
    is_article_first: bool


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


def search_page(*, query: str, kind: str, asked: PageRequest) -> Results:
    """Return the part asked for of what was found, of one kind or of all."""
    found = search(query=query)
    hits = _Hits(found, [kind] if kind in KINDS else KINDS)
    part = window(hits, count=len(hits), asked=asked)
    shown: list[Hit] = list(part.items)
    return Results(
        found=found,
        window=part,
        products=_product_cards(shown),
        articles=_article_cards(shown),
        is_article_first=bool(shown) and shown[0].kind == ARTICLE,
    )


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


def _product_cards(hits: list[Hit]) -> list[ProductCard]:
    ids = [hit.object_id for hit in hits if hit.kind == PRODUCT]
    if not ids:
        return []
    products = Product.objects.published().filter(pk__in=ids).only(*CARD_FIELDS).in_bulk()
    return product_cards(products=[products[pk] for pk in ids if pk in products])


def _article_cards(hits: list[Hit]) -> list[ArticleCard]:
    ids = [hit.object_id for hit in hits if hit.kind == ARTICLE]
    cards = article_cards_by_key(ids) if ids else {}
    attach_sources(card.picture for card in cards.values() if card.picture)
    return list(cards.values())


def _named(hits: list[Hit]) -> list[Suggestion]:
    """Return product and article hits by their titles, best first."""
    ids = {kind: [hit.object_id for hit in hits if hit.kind == kind] for kind in KINDS}
    products = (
        Product.objects.published().filter(pk__in=ids[PRODUCT]).only("title", "slug", "structure", "parent_id")
    )
    articles = ArticlePage.objects.live().filter(pk__in=ids[ARTICLE]).only("title", "url_path")
    found = {(PRODUCT, row.pk): Suggestion("Product", row.title, row.get_absolute_url()) for row in products}
    found |= {(ARTICLE, row.pk): Suggestion("Article", row.title, row.address) for row in articles}
    keys = [(hit.kind, hit.object_id) for hit in hits]
    return [found[key] for key in keys if key in found]


def _categories(words: str) -> list[Suggestion]:
    rows = Category.objects.browsable().filter(name__icontains=words).only("name", "slug").order_by("path")
    return [Suggestion("Category", row.name, row.get_absolute_url()) for row in rows[:_MOST_OF_EACH_LIST]]


def _ingredients(words: str) -> list[Suggestion]:
    is_named = Q(inci_name__icontains=words) | Q(common_name__icontains=words)
    rows = Ingredient.objects.filter(is_named).only("inci_name", "slug").order_by("inci_name")
    return [Suggestion("Ingredient", row.inci_name, row.get_absolute_url()) for row in rows[:_MOST_OF_EACH_LIST]]
