"""Finding products and articles, and keeping the index that finds them."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from io import StringIO
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.core.management import call_command
from django.db import connection, transaction
from modelsearch.backends.database.postgres.weights import get_sql_weights
from rapidfuzz import process
from rapidfuzz.distance import OSA
from wagtail.search.backends import get_search_backend

from catalogue.models import Product
from cms.models import ArticlePage
from shop.search.models import Word
from shop.search.words import ALSO_MEANS, any_word, every_word, split

PRODUCT, ARTICLE = "product", "article"
KINDS = (PRODUCT, ARTICLE)
BATCH_SIZE = 500
# One mistake in five letters, two in ten.
SIMILAR_ENOUGH = 0.75
SHORTEST_CORRECTED = 4

# Hidden products and unpublished articles stay in the index, so each query looks at the rows themselves: at
# products through the catalogue's own rule, which `_execute` puts in for PUBLISHED. The index keeps keys as text:
# what matches is gathered first and its keys made numbers, so that each row is found by its key instead of reading
# all products.
_VISIBLE = """
    WITH matched AS MATERIALIZED (
      SELECT entry.content_type_id, entry.object_id::bigint AS id, entry.title, entry.title_norm, entry.body
      FROM wagtailsearch_indexentry AS entry
      WHERE (entry.title || entry.body) @@ to_tsquery('english', %(words)s)
        AND entry.content_type_id IN (%(product)s, %(article)s)
    )
    SELECT 'product' AS kind, matched.*
    FROM matched
    WHERE matched.content_type_id = %(product)s AND matched.id IN (PUBLISHED)
    UNION ALL
    SELECT 'article' AS kind, matched.*
    FROM matched JOIN wagtailcore_page AS page USING (id)
    WHERE matched.content_type_id = %(article)s AND page.live
"""
_COUNT = f"SELECT kind, count(*) FROM ({_VISIBLE}) AS visible GROUP BY kind"  # noqa: S608 no text of a visitor's
_RANKED = f"""
    SELECT kind, id,
           ts_rank(%(weights)s, title, query) * title_norm + ts_rank(%(weights)s, body, query) AS rank
    FROM ({_VISIBLE}) AS visible, to_tsquery('english', %(words)s) AS query
    WHERE kind = ANY(%(kinds)s)
    ORDER BY rank DESC, id
    LIMIT %(limit)s OFFSET %(offset)s
"""  # noqa: S608
_FILL_VOCABULARY = """
    INSERT INTO search_word (text, documents)
    SELECT word, ndoc FROM ts_stat(format($query$
      SELECT to_tsvector('simple', title_text || ' ' || body_text) FROM wagtailsearch_indexentry AS entry
      WHERE entry.content_type_id = %%L AND entry.object_id = ANY (%%L)
        OR entry.content_type_id = %%L AND entry.object_id = ANY (%%L)
    $query$, %(product)s::int, %(product_ids)s::text[], %(article)s::int, %(article_ids)s::text[]))
    WHERE word ~ '^[[:alpha:]]{3,40}$'
"""


@dataclass(frozen=True)
class Hit:
    """One thing that was found."""

    kind: str
    object_id: int


@dataclass(frozen=True)
class Found:
    """What a search found, and for which words: the visitor's own, or corrected ones."""

    words: list[str]
    counts: dict[str, int] = field(default_factory=lambda: dict.fromkeys(KINDS, 0))
    is_corrected: bool = False
    is_partial: bool = False
    expression: str = ""

    @property
    def total(self) -> int:
        """Return how many were found."""
        return sum(self.counts.values())

    @property
    def query(self) -> str:
        """Return the words as one text."""
        return " ".join(self.words)

    def hits(self, *, offset: int, limit: int, kinds: Iterable[str] = KINDS) -> list[Hit]:
        """Return a part of what was found, best first."""
        if not self.total:
            return []
        rows = _execute(
            _RANKED,
            words=self.expression,
            weights=get_sql_weights(),
            kinds=list(kinds),
            limit=limit,
            offset=offset,
        )
        return [Hit(kind=kind, object_id=object_id) for kind, object_id, _ in rows]


def search(*, query: str) -> Found:
    """
    Find what has all the words of a query.

    Where nothing has, look for the words that were probably meant, and then for whatever has any of them.
    """
    words = split(query)
    if not words:
        return Found(words=[])
    found = _find(words, every_word(words))
    if found.total:
        return found
    corrected = correct(words=words)
    is_corrected = corrected != words
    if is_corrected:
        found = _find(corrected, every_word(corrected), is_corrected=True)
        if found.total:
            return found
    return _find(corrected, any_word(corrected), is_corrected=is_corrected, is_partial=True)


def correct(*, words: list[str]) -> list[str]:
    """Replace each word that no text of ours has by the one it resembles most, if any does enough."""
    documents = dict.fromkeys(ALSO_MEANS, 0) | dict(Word.objects.values_list("text", "documents"))
    return [_correct_word(word, documents) for word in words]


def index_products(*, product_ids: Iterable[int]) -> None:
    """Write products into the index, as they are now."""
    backend = get_search_backend()
    products = Product.get_indexed_objects().filter(pk__in=product_ids)
    backend.add_bulk(Product, list(products))


def index_all_products() -> None:
    """Write all products into the index, then the words they use."""
    ids = list(Product.objects.pages().order_by("pk").values_list("pk", flat=True))
    for start in range(0, len(ids), BATCH_SIZE):
        index_products(product_ids=ids[start : start + BATCH_SIZE])
    refresh_vocabulary()


def rebuild() -> None:
    """Write the whole index anew: products, pages, pictures and whatever else Wagtail searches."""
    call_command("wagtail_update_index", verbosity=0, stdout=StringIO())
    refresh_vocabulary()


@transaction.atomic
def refresh_vocabulary() -> None:
    """Gather the words of published products and articles."""
    Word.objects.all().delete()
    shown = {"product_ids": Product.objects.published(), "article_ids": ArticlePage.objects.live()}
    ids = {name: [str(pk) for pk in rows.order_by().values_list("pk", flat=True)] for name, rows in shown.items()}
    with connection.cursor() as cursor:
        cursor.execute(_FILL_VOCABULARY, {**_content_types(), **ids})


def _find(words: list[str], expression: str, *, is_corrected: bool = False, is_partial: bool = False) -> Found:
    counts = dict.fromkeys(KINDS, 0) | dict(_execute(_COUNT, words=expression))
    return Found(
        words=words,
        counts=counts,
        is_corrected=is_corrected,
        is_partial=is_partial,
        expression=expression,
    )


def _correct_word(word: str, documents: dict[str, int]) -> str:
    if len(word) < SHORTEST_CORRECTED or word in documents or not word.isalpha():
        return word
    similar = process.extract(
        word, documents.keys(), scorer=OSA.normalized_similarity, score_cutoff=SIMILAR_ENOUGH, limit=5
    )
    # Of equally similar words, the commoner.
    best = max(similar, key=lambda match: (match[1], documents[match[0]]), default=None)
    return best[0] if best else word


def _content_types() -> dict[str, int]:
    types = ContentType.objects.get_for_models(Product, ArticlePage)
    return {PRODUCT: types[Product].pk, ARTICLE: types[ArticlePage].pk}


def _execute(statement: str, **parameters: Any) -> list[tuple]:
    published, of_published = _published()
    with connection.cursor() as cursor:
        cursor.execute(
            statement.replace("PUBLISHED", published), {**_content_types(), **of_published, **parameters}
        )
        return cursor.fetchall()


def _published() -> tuple[str, dict[str, Any]]:
    """Return the query of all published products, and its parameters by the names that it gives them."""
    text, values = Product.objects.published().order_by().values("pk").query.sql_with_params()
    names = [f"published_{number}" for number, _ in enumerate(values)]
    first, *rest = text.split("%s")
    text = first + "".join(f"%({name})s{part}" for name, part in zip(names, rest, strict=True))
    return text, dict(zip(names, values, strict=True))
