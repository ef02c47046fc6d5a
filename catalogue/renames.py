"""Where something public is now that had another URL before."""

from typing import TypeVar

from django.db.models import Model, QuerySet

from catalogue.models import FormerSlug

M = TypeVar("M", bound=Model)


def renamed(rows: QuerySet[M], *, slug: str) -> M | None:
    """
    Return which of these rows had that address before, if one had.

    There are no chains to follow: an address leads to a row, wherever that is by now. Who has it at present comes
    first, so ask this only when nobody has.
    """
    former = FormerSlug.objects.filter(kind=rows.model._meta.model_name, slug=slug.lower()[:255])
    return rows.filter(pk__in=former.values("object_id")).exclude(slug=slug).first()
