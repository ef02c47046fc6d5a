"""Doing something to the database and taking it back."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import transaction


@contextmanager
def undone() -> Iterator[None]:
    """
    Take back what is written inside.

    Code that insists on no transaction around it runs all the same, as it does in the one that is around each test.
    """
    around = transaction.atomic()
    around._from_testcase = True  # type: ignore[attr-defined]
    with around:
        yield
        transaction.set_rollback(True)
