"""What the header and footer of each page need."""

from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.core.cache import caches
from django.db import InterfaceError, OperationalError
from django.db.models import CharField, F, Value
from django.db.models.functions import Cast, LPad
from django.http import HttpRequest
from django.utils.functional import SimpleLazyObject

from catalogue.models import Category, Concern
from cms.models import SiteSettings
from cms.offers import chosen_offer

# Each process keeps these for so long: a change shows everywhere after half a minute.
SECONDS_KEPT = 30
PLACES = 10  # of a position, so that as text it sorts as a number


def site_chrome(request: HttpRequest) -> dict[str, object]:
    """Return what base.html shows around a page. Nothing is asked before a template shows it."""
    return {
        "site_name": settings.SITE_NAME,
        "site_settings": SimpleLazyObject(lambda: _kept("site-settings", _site_settings)),
        "navigation": SimpleLazyObject(lambda: _kept("navigation", _navigation)),
    }


def _kept(name: str, find: Callable[[], dict[str, Any]]) -> dict[str, Any]:
    """Return what this process found before, or find it; without a database a page goes without."""
    cache = caches["process"]
    found = cache.get(name)
    if found is None:
        try:
            found = find()
        except (InterfaceError, OperationalError):
            return {}
        cache.set(name, found, SECONDS_KEPT)
    return dict(found)


def _site_settings() -> dict[str, Any]:
    site = SiteSettings.objects.first() or SiteSettings()
    return {
        "announcement": site.announcement,
        "offer": chosen_offer(site),
        "announcement_link": site.announcement_link,
        "phone": site.phone,
        "phone_hours": site.phone_hours,
        "email": site.email,
        "address": site.address,
        "footer_statement": site.footer_statement,
        "footer_note": site.footer_note,
        "footer_columns": [
            {
                "title": column.value["title"],
                "links": [{"text": link["text"], "url": link["url"]} for link in column.value["links"]],
            }
            for column in site.footer_columns
        ],
    }


def _navigation() -> dict[str, Any]:
    """Ask for both lists at once: a page that finds nothing kept has few queries to spare."""
    wanted = ("kind", "place", "name", "slug")
    categories = Category.objects.browsable().filter(depth=1, exclude_from_menu=False)
    categories = categories.annotate(kind=Value("categories"), place=F("path"))
    place = LPad(Cast("position", CharField()), PLACES, Value("0"))
    concerns = Concern.objects.annotate(kind=Value("concerns"), place=place)
    rows = categories.values_list(*wanted).union(concerns.values_list(*wanted)).order_by("place", "name")
    links: dict[str, list[dict[str, str]]] = {"categories": [], "concerns": []}
    for kind, _, name, slug in rows:
        item = Category(slug=slug) if kind == "categories" else Concern(slug=slug)
        links[kind].append({"name": name, "url": item.get_absolute_url()})
    return links
