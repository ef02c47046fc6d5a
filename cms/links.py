"""
Links to pages within rich text.

Wagtail loads the pages that a text links to, text by text: an article of twenty paragraphs would ask twenty times.
A link needs the address alone, and all addresses together are small.
"""

from django.core.cache import caches
from django.utils.html import escape
from wagtail.models import Page
from wagtail.rich_text import pages

# Each process keeps the addresses for so long: a link to a page that was moved follows after half a minute.
SECONDS_KEPT = 30


class PageLinkHandler(pages.PageLinkHandler):
    """Write links from the addresses that this process knows. Replaces Wagtail's."""

    @classmethod
    def expand_db_attributes_many(cls, attrs_list: list[dict]) -> list[str]:
        """Return the start of each link; one to a page that is gone leads nowhere."""
        addresses = page_addresses()
        found = (addresses.get(str(attrs.get("id"))) for attrs in attrs_list)
        return [f'<a href="{escape(address)}">' if address else "<a>" for address in found]


def page_addresses() -> dict[str, str]:
    """Return the path of every published page by its key."""
    cache = caches["process"]
    known: dict[str, str] | None = cache.get("page-addresses")
    if known is None:
        rows = Page.objects.live().filter(depth__gt=1).values_list("pk", "url_path")
        # The home page, first in each path, is the root of the site.
        known = {str(key): "/" + url_path.split("/", 2)[2] for key, url_path in rows}
        cache.set("page-addresses", known, SECONDS_KEPT)
    return known
