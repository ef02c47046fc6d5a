"""Wagtail's search on PostgreSQL, with words cut by us on both sides: `éclat` is found by `eclat`."""

from typing import Any

from django.db.models import QuerySet
from modelsearch.backends.database.postgres import postgres

from shop.tokens import indexable, tokens


class ObjectIndexer(postgres.ObjectIndexer):
    """Cut what is indexed into words."""

    def prepare_value(self, value: object) -> str:
        """Return the value as words separated by blanks, which PostgreSQL's parser leaves as they are."""
        return indexable(super().prepare_value(value))


# `PostgresIndex.add_items` names the class, so it can't be handed another one.
postgres.ObjectIndexer = ObjectIndexer


class SearchBackend(postgres.PostgresSearchBackend):
    """Cut what is asked in the same way. Wagtail's admin searches through this too."""

    def search(self, query: object, model_or_queryset: type | QuerySet, **options: Any) -> Any:
        return super().search(_words(query), model_or_queryset, **options)

    def autocomplete(self, query: object, model_or_queryset: type | QuerySet, **options: Any) -> Any:
        return super().autocomplete(_words(query), model_or_queryset, **options)


def _words(query: object) -> object:
    return " ".join(tokens(query)) if isinstance(query, str) else query
