"""What the header and footer of each page need."""

from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.core.cache import caches
from django.db import InterfaceError, OperationalError
from django.http import HttpRequest
from django.utils.functional import SimpleLazyObject

from catalogue.models import Category, Concern
from cms.models import SiteSettings

# Each process keeps these for so long: a change shows everywhere after half a minute.
SECONDS_KEPT = 30


def chrome(request: HttpRequest) -> dict[str, object]:
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
    categories = Category.objects.for_menu().filter(depth=1).order_by("path")
    return {
        "categories": [_link(category) for category in categories],
        "concerns": [_link(concern) for concern in Concern.objects.all()],
    }


def _link(item: Category | Concern) -> dict[str, str]:
    return {"name": item.name, "url": item.get_absolute_url()}
