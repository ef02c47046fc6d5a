"""All that search engines should find: pages, products, categories, ingredients."""

from datetime import datetime
from urllib.parse import urlsplit

from django.conf import settings
from django.contrib.sitemaps import Sitemap
from django.db.models import QuerySet
from django.urls import reverse
from wagtail.models import Page

from catalogue.models import Category, Ingredient, Product


class OwnSitemap(Sitemap):
    """Addresses below the shop's own, whatever name a request came by."""

    def get_protocol(self, protocol: str | None = None) -> str:
        """Return "https", or "http" on a machine of your own."""
        return urlsplit(settings.BASE_URL).scheme

    def get_domain(self, site: object = None) -> str:
        return urlsplit(settings.BASE_URL).netloc


class PagesSitemap(OwnSitemap):
    """Home, journal, articles, standard pages."""

    def items(self) -> QuerySet[Page]:
        return Page.objects.live().filter(depth__gt=1).order_by("path")

    def location(self, item: Page) -> str:
        """Return the path of a page. The home page is the root of the site."""
        return "/" + item.url_path.split("/", 2)[2]

    def lastmod(self, item: Page) -> datetime | None:
        return item.last_published_at


class ListsSitemap(OwnSitemap):
    """The lists that stand above products and ingredients."""

    def items(self) -> list[str]:
        return ["catalogue:shop", "catalogue:ingredients"]

    def location(self, item: str) -> str:
        return reverse(item)


class ProductsSitemap(OwnSitemap):
    """Product pages, not their sizes."""

    def items(self) -> QuerySet[Product]:
        return Product.objects.published().only("slug", "structure", "date_updated").order_by("pk")

    def lastmod(self, item: Product) -> datetime:
        return item.date_updated


class CategoriesSitemap(OwnSitemap):
    """The shelves of the shop."""

    def items(self) -> QuerySet[Category]:
        return Category.objects.browsable().order_by("path")


class IngredientsSitemap(OwnSitemap):
    """The glossary."""

    def items(self) -> QuerySet[Ingredient]:
        return Ingredient.objects.only("slug").order_by("pk")


SITEMAPS = {
    "pages": PagesSitemap,
    "lists": ListsSitemap,
    "products": ProductsSitemap,
    "categories": CategoriesSitemap,
    "ingredients": IngredientsSitemap,
}
