"""Finding products, articles and pages, and keeping the index that finds them."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from io import StringIO
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.core.management import call_command
from django.db import connection, transaction
from modelsearch.backends.database.postgres.weights import get_sql_weights
from rapidfuzz import process
from rapidfuzz.distance import OSA
from wagtail.models import Page
from wagtail.search.backends import get_search_backend

from catalogue.models import Ingredient, Product
from cms.models import ArticlePage, StandardPage
from shop.search.models import Synonym, Word
from shop.search.words import any_word, every_word, phrase_key, phrases, read_wish, split
from shop.tokens import tokens

PRODUCT, ARTICLE, PAGE = "product", "article", "page"
KINDS = (PRODUCT, ARTICLE, PAGE)
BATCH_SIZE = 500
# One mistake in five letters, two in ten.
SIMILAR_ENOUGH = 0.79
SHORTEST_CORRECTED = 4

# Hidden products and unpublished pages stay in the index, so each query looks at the rows themselves. The index
# keeps keys as text: what matches is gathered first and its keys made numbers, so that each row is found by its key
# instead of reading all products.
_MATCHED = """
    SELECT entry.content_type_id, entry.object_id::bigint AS id, entry.title, entry.title_norm, entry.body
    FROM wagtailsearch_indexentry AS entry
    WHERE entry.content_type_id = ANY(%(types)s)
      AND (entry.title || entry.body) @@ to_tsquery('english', %(words)s)
"""
# "Retinol free" finds every product without it, whatever its text says, and the texts that say so.
_MATCHED_WITHOUT = """
    SELECT entry.content_type_id, entry.object_id::bigint AS id, entry.title, entry.title_norm, entry.body
    FROM wagtailsearch_indexentry AS entry
    WHERE entry.content_type_id = %(product)s
      AND (%(kept_words)s = '' OR (entry.title || entry.body) @@ to_tsquery('english', %(kept_words)s))
      AND NOT entry.object_id::bigint = ANY(%(unwanted)s)
      OR entry.content_type_id IN (%(article)s, %(page)s)
      AND (entry.title || entry.body) @@ to_tsquery('english', %(words)s)
"""
_VISIBLE = """
    WITH matched AS MATERIALIZED ({matched})
    SELECT 'product' AS kind, matched.*
    FROM matched WHERE matched.content_type_id = %(product)s AND matched.id IN ({published})
    UNION ALL
    SELECT CASE matched.content_type_id WHEN %(article)s THEN 'article' ELSE 'page' END AS kind, matched.*
    FROM matched JOIN wagtailcore_page AS page USING (id)
    WHERE matched.content_type_id IN (%(article)s, %(page)s) AND page.live
"""
_COUNT = "SELECT kind, count(*) FROM ({visible}) AS visible GROUP BY kind"
# What nobody can buy now comes last.
_RANKED = """
    SELECT kind, id
    FROM ({visible}) AS visible, to_tsquery('english', %(ranked_by)s) AS query
    WHERE kind = ANY(%(kinds)s)
    ORDER BY
      kind = 'product' AND NOT EXISTS (
        SELECT FROM catalogue_product AS size JOIN partner_stockrecord AS stock ON stock.product_id = size.id
        WHERE (size.parent_id = visible.id OR size.id = visible.id) AND size.is_public
          AND stock.num_in_stock > coalesce(stock.num_allocated, 0)
      ),
      ts_rank(%(weights)s, title, query) * title_norm + ts_rank(%(weights)s, body, query) DESC,
      kind, id
    LIMIT %(limit)s OFFSET %(offset)s
"""
_ABOUT_WORDS = """
    SELECT 'means', key, means FROM search_synonym WHERE effect = 'find' AND key = ANY(%(keys)s)
    UNION ALL
    SELECT 'ignored', word, '' FROM unnest(%(words)s::text[]) AS word
    WHERE to_tsvector('english', word) = ''::tsvector
"""
_FILL_VOCABULARY = """
    INSERT INTO search_word (text, documents)
    SELECT word, ndoc FROM ts_stat(format($query$
      SELECT to_tsvector('simple', title_text || ' ' || body_text) FROM wagtailsearch_indexentry AS entry
      WHERE entry.content_type_id = %%L AND entry.object_id = ANY (%%L)
        OR entry.content_type_id IN (%%L, %%L) AND entry.object_id = ANY (%%L)
    $query$, %(product)s::int, %(product_ids)s::text[], %(article)s::int, %(page)s::int, %(page_ids)s::text[]))
    WHERE word ~ '^[[:alpha:]]{3,40}$'
"""


@dataclass(frozen=True)
class Hit:
    """One thing that was found."""

    kind: str
    object_id: int


@dataclass(frozen=True)
class Expression:
    """What PostgreSQL is asked. `kept_words` are those left when what is unwanted was taken out of the query."""

    words: str
    ranked_by: str
    kept_words: str = ""
    unwanted: tuple[int, ...] | None = None

    def fill(self, statement: str) -> tuple[str, dict[str, Any]]:
        """Return a statement with its parts put in, and the parameters of all of them."""
        published, parameters = _published()
        matched = _MATCHED if self.unwanted is None else _MATCHED_WITHOUT
        visible = _VISIBLE.format(matched=matched, published=published)
        return statement.format(visible=visible), {
            **parameters,
            "words": self.words,
            "ranked_by": self.ranked_by,
            "kept_words": self.kept_words,
            "unwanted": list(self.unwanted or ()),
        }


@dataclass(frozen=True)
class Found:
    """What a search found, and for which words: the visitor's own, or corrected ones."""

    words: list[str]
    counts: dict[str, int] = field(default_factory=lambda: dict.fromkeys(KINDS, 0))
    is_corrected: bool = False
    is_partial: bool = False
    without: str = ""
    expression: Expression | None = None

    @property
    def total(self) -> int:
        return sum(self.counts.values())

    @property
    def query(self) -> str:
        return " ".join(self.words)

    def hits(self, *, offset: int, limit: int, kinds: Iterable[str] = KINDS) -> list[Hit]:
        """Return a part of what was found, best first."""
        if not self.total or self.expression is None:
            return []
        statement, parameters = self.expression.fill(_RANKED)
        rows = _execute(
            statement, **parameters, weights=get_sql_weights(), kinds=list(kinds), limit=limit, offset=offset
        )
        return [Hit(kind=kind, object_id=object_id) for kind, object_id in rows]


@dataclass(frozen=True)
class _Vocabulary:
    """What is known of the words of a query."""

    meanings: dict[str, list[list[str]]]
    ignored: frozenset[str]

    def every(self, words: list[str]) -> str:
        return every_word(words, meanings=self.meanings, ignored=self.ignored)

    def any(self, words: list[str]) -> str:
        return any_word(words, meanings=self.meanings, ignored=self.ignored)


def search(*, query: str, is_exact: bool = False) -> Found:
    """
    Find what has all the words of a query.

    Where nothing has, look for the words that were probably meant, and then for whatever has any of them, unless
    `is_exact`: a promo code or an order number resembles words by chance only.
    """
    words = split(query)
    if not words:
        return Found(words=[])
    known = _look_up(words)
    if found := _find_without(words, known):
        return found
    found = _find(words, known.every(words), known)
    if found.total or is_exact:
        return found
    corrected = correct(words=words)
    is_corrected = corrected != words
    if is_corrected:
        known = _look_up(corrected)
        found = _find(corrected, known.every(corrected), known, is_corrected=True)
        if found.total:
            return found
    return _find(corrected, known.any(corrected), known, is_corrected=is_corrected, is_partial=True)


def correct(*, words: list[str]) -> list[str]:
    """Replace each word that no text of ours has by the one it resembles most, if any does enough."""
    documents = dict(Word.objects.values_list("text", "documents"))
    for typed in Synonym.objects.values_list("words", flat=True):
        documents |= dict.fromkeys(set(tokens(typed)) - documents.keys(), 0)
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
    """Write the whole index again: products, pages, pictures and whatever else Wagtail searches."""
    call_command("wagtail_update_index", verbosity=0, stdout=StringIO())
    refresh_vocabulary()


@transaction.atomic
def refresh_vocabulary() -> None:
    """Gather the words of published products and articles."""
    Word.objects.all().delete()
    shown = {"product_ids": Product.objects.published(), "page_ids": Page.objects.live()}
    ids = {name: [str(pk) for pk in rows.order_by().values_list("pk", flat=True)] for name, rows in shown.items()}
    with connection.cursor() as cursor:
        cursor.execute(_FILL_VOCABULARY, {**_content_types(), **ids})


def _find(
    words: list[str], expression: str, known: _Vocabulary, *, is_corrected: bool = False, is_partial: bool = False
) -> Found:
    asked = Expression(words=expression, ranked_by=expression)
    return Found(
        words=words,
        counts=_count(asked) if expression else dict.fromkeys(KINDS, 0),
        is_corrected=is_corrected,
        is_partial=is_partial,
        expression=asked,
    )


def _find_without(words: list[str], known: _Vocabulary) -> Found | None:
    """Find what lacks an ingredient: "retinol free serum"; None where no ingredient of ours is named so."""
    wish = read_wish(words)
    if not wish.without:
        return None
    names = {tuple(name) for word in wish.without for name in ([word], *_left_out_too(word))}
    ingredient_ids = [
        pk
        for pk, *texts in Ingredient.objects.values_list("pk", "inci_name", "common_name", "actives__name")
        if names & _names(texts)
    ]
    if not ingredient_ids:
        return None
    asked = Expression(
        words=known.every(words),
        ranked_by=known.any(words),
        kept_words=known.every(wish.words),
        unwanted=tuple(Product.objects.containing(ingredient_ids=ingredient_ids).values_list("pk", flat=True)),
    )
    return Found(words=words, counts=_count(asked), without=" and ".join(wish.without), expression=asked)


def _left_out_too(word: str) -> list[list[str]]:
    rows = Synonym.objects.filter(effect=Synonym.Effect.LEAVE_OUT, key=phrase_key([word]))
    return [meaning for row in rows for meaning in row.meanings]


def _names(texts: Sequence[str | None]) -> set[tuple[str, ...]]:
    """Return what an ingredient is called: each name whole, and without what it says in brackets."""
    names = [text for text in texts if text]
    return {tuple(tokens(part)) for name in names for part in (name, name.partition("(")[0])}


def _count(asked: Expression) -> dict[str, int]:
    statement, parameters = asked.fill(_COUNT)
    return dict.fromkeys(KINDS, 0) | dict(_execute(statement, **parameters))


def _look_up(words: list[str]) -> _Vocabulary:
    """Return what staff say that words and phrases mean, and which words PostgreSQL leaves out."""
    meanings: dict[str, list[list[str]]] = {}
    ignored = set()
    for kind, text, means in _execute(_ABOUT_WORDS, keys=list(phrases(words)), words=words):
        if kind == "ignored":
            ignored.add(text)
        else:
            meanings[text] = Synonym(means=means).meanings
    return _Vocabulary(meanings=meanings, ignored=frozenset(ignored))


def _correct_word(word: str, documents: dict[str, int]) -> str:
    if len(word) < SHORTEST_CORRECTED or word in documents or not word.isalpha():
        return word
    similar = process.extract(
        word, documents.keys(), scorer=OSA.normalized_similarity, score_cutoff=SIMILAR_ENOUGH, limit=5
    )
    # People rarely miss the first letter. Of equally similar words, the commoner.
    likely = [match for match in similar if match[0][0] == word[0] and not _is_joined(match[0], documents)]
    best = max(likely, key=lambda match: (match[1], documents[match[0]]), default=None)
    return best[0] if best else word


def _is_joined(word: str, documents: dict[str, int]) -> bool:
    """Whether a word is only a compound that the index has as one: nobody means "miliaprone"."""
    return any(word[:end] in documents and word[end:] in documents for end in range(2, len(word) - 1))


def _published() -> tuple[str, dict[str, Any]]:
    """Return the catalogue's own rule of what customers may see, as a subquery with named parameters."""
    statement, values = Product.objects.published().order_by().values("pk").query.sql_with_params()
    names = [f"published_{number}" for number in range(len(values))]
    first, *rest = statement.split("%s")
    statement = first + "".join(f"%({name})s{part}" for name, part in zip(names, rest, strict=True))
    return statement, dict(zip(names, values, strict=True))


def _content_types() -> dict[str, int]:
    types = ContentType.objects.get_for_models(Product, ArticlePage, StandardPage)
    return {PRODUCT: types[Product].pk, ARTICLE: types[ArticlePage].pk, PAGE: types[StandardPage].pk}


def _execute(statement: str, **parameters: Any) -> list[tuple]:
    with connection.cursor() as cursor:
        types = _content_types()
        cursor.execute(statement, {**types, "types": list(types.values()), **parameters})
        return cursor.fetchall()
