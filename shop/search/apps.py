"""One search over products and articles."""

from oscar.apps.search import apps


class SearchConfig(apps.SearchConfig):
    """Replace Oscar's own application of this label."""

    name = "shop.search"
