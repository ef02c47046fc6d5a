"""
Pages of a list, and "Load more".

Its address, ?from=1&page=3, is pages 1 to 3 of the list, so that Back and a reload show what was there. htmx has
pages 1 and 2 already and is given the last alone: no cache may give that answer to a browser that wants the page
(see `shop.middleware.separate_htmx_from_pages`).
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, TypeVar

from django.core.paginator import Page, Paginator

from shop.requests import HtmxRequest

ITEMS_A_PAGE = 24
# A long way into a list, an address that shows all before it would be slow.
MOST_PAGES_AT_ONCE = 10

Item = TypeVar("Item")


@dataclass(frozen=True)
class PageRequest:
    """Which part of a list was asked for, as it was written."""

    number: str = "1"
    first: str = ""
    is_addition: bool = False

    @classmethod
    def of(cls, request: HtmxRequest) -> "PageRequest":
        return cls(
            number=request.GET.get("page", "1"),
            first=request.GET.get("from", ""),
            is_addition=bool(request.htmx),
        )


@dataclass(frozen=True)
class Window:
    """The page that was asked for, where the shown part of the list begins, and what this answer holds of it."""

    page: Page
    from_page: int
    items: Sequence[Any]

    @property
    def first_index(self) -> int:
        """Return the number of the first item shown, counted from one."""
        return (self.from_page - 1) * self.page.paginator.per_page + 1 if self.page.paginator.count else 0

    @property
    def pages(self) -> list[Sequence[Any]]:
        """Return the items page by page, as "Load more" added them."""
        size = self.page.paginator.per_page
        return [self.items[begin : begin + size] for begin in range(0, len(self.items), size)]


def window(items: Any, *, count: int, asked: PageRequest, items_a_page: int = ITEMS_A_PAGE) -> Window:
    """Return the part of a list that was asked for: a page that is none is the first, one too high the last."""
    # Numbers stand for the items: the length was asked for already, and only what is shown is read.
    page = Paginator(range(count), items_a_page).get_page(asked.number)
    first = int(asked.first) if asked.first.isascii() and asked.first.isdigit() and len(asked.first) < 7 else 0
    from_page = first if page.number - MOST_PAGES_AT_ONCE < first <= page.number and first else page.number
    begin = page.number if asked.is_addition else from_page
    shown = items[(begin - 1) * items_a_page : page.end_index()] if count else []
    return Window(page=page, from_page=from_page, items=shown)
