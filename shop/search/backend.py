"""Wagtail's search on PostgreSQL, with words folded on both sides: `éclat` is found by `eclat`."""

from typing import Any

from django.db.models import QuerySet
from modelsearch.backends.database.postgres import postgres

from shop.search.words import fold


class ObjectIndexer(postgres.ObjectIndexer):
    """Fold what is indexed."""

    def prepare_value(self, value: object) -> str:
        """Return the value as folded text."""
        return fold(super().prepare_value(value))


# `PostgresIndex.add_items` names the class, so it can't be handed another one.
postgres.ObjectIndexer = ObjectIndexer


class SearchBackend(postgres.PostgresSearchBackend):
    """Fold what is asked. Wagtail's admin searches through this too."""

    def search(self, query: object, model_or_queryset: type | QuerySet, **options: Any) -> Any:
        """Search for whole words."""
        return super().search(_folded(query), model_or_queryset, **options)

    def autocomplete(self, query: object, model_or_queryset: type | QuerySet, **options: Any) -> Any:
        """Search for beginnings of words."""
        return super().autocomplete(_folded(query), model_or_queryset, **options)


def _folded(query: object) -> object:
    return fold(query) if isinstance(query, str) else query
