"""
Changing pages, one change of a page at a time.

Wagtail's views read a page, work on it, and write all of it. When two do so at once, the slower one writes what it
read: an autosave that had loaded a draft put it back to draft after it was published, and a page that was moved
would go back to its old place. So each change waits for the one before it.
"""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection
from wagtail.models import Page

# The number of the lock on the page tree; any number does that nothing else in this database uses.
TREE = 5_330_001
# So long a change waits for another one. Then the editor is asked to try again, and the thread is free.
LONGEST_WAIT = "5s"


def lock_for_edit(*, page_id: int) -> None:
    """
    Lock a page until the transaction ends: other changes of it wait, readers and other pages don't.

    A page with pages below it is locked with the tree, since their addresses change with its own.
    """
    _set_longest_wait()
    if Page.objects.filter(pk=page_id, numchild__gt=0).exists():
        return lock_tree()
    _execute("SELECT pg_advisory_xact_lock_shared(%s)", TREE)
    # An enquiry that names the page may be written all the same.
    Page.objects.select_for_update(no_key=True).filter(pk=page_id).values_list("pk").first()
    return None


def lock_tree() -> None:
    """Lock all pages until the transaction ends: for what creates, moves or deletes them."""
    _set_longest_wait()
    _execute("SELECT pg_advisory_xact_lock(%s)", TREE)


@contextmanager
def holding_tree() -> Iterator[None]:
    """Lock all pages for a job that commits several times."""
    _execute("SELECT pg_advisory_lock(%s)", TREE)
    try:
        yield
    finally:
        _execute("SELECT pg_advisory_unlock(%s)", TREE)


def _set_longest_wait() -> None:
    _execute("SELECT set_config('lock_timeout', %s, true)", LONGEST_WAIT)


def _execute(statement: str, value: int | str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(statement, [value])
