"""Which addresses the shop itself answers at, so that no page can be given one of them."""

import re
from collections.abc import Iterator
from functools import cache

from django.conf import settings
from django.core.exceptions import ValidationError
from django.urls import URLPattern, URLResolver, get_resolver

FIRST_SEGMENT = re.compile(r"^\^?/?([A-Za-z0-9_-]+)(?:\\?\.[a-z]+)?(?=[/$\\<]|$)")


def _patterns_below_the_root(patterns: list[URLPattern | URLResolver]) -> Iterator[str]:
    for pattern in patterns:
        route = str(pattern.pattern)
        if isinstance(pattern, URLResolver) and not route.strip("^"):
            yield from _patterns_below_the_root(pattern.url_patterns)
        else:
            yield route


@cache
def reserved_slugs() -> frozenset[str]:
    """Return the first part of every address in the URL configuration: "basket", "checkout" ..."""
    # In production files are served before any URL is looked up.
    routes = [settings.STATIC_URL, settings.MEDIA_URL]
    routes += _patterns_below_the_root(get_resolver().url_patterns)
    matches = (FIRST_SEGMENT.match(route) for route in routes)
    return frozenset(match[1].lower() for match in matches if match)


def refuse_reserved_slug(slug: str) -> None:
    """
    Refuse the name of a page beside the home page that would hide behind the shop.

    :raises ValidationError: if the shop answers at /slug/ itself
    """
    if slug and slug.lower() in reserved_slugs():
        raise ValidationError(
            {"slug": f"The shop itself uses /{slug}/, so nobody would see this page. Choose another slug."}
        )
