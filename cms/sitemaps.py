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
        """Return "https", or "http" on a machine of one's own."""
        return urlsplit(settings.BASE_URL).scheme

    def get_domain(self, site: object = None) -> str:
        """Return the shop's host."""
        return urlsplit(settings.BASE_URL).netloc


class PagesSitemap(OwnSitemap):
    """Home, journal, articles, standard pages."""

    def items(self) -> QuerySet[Page]:
        """Return all published pages below the tree's root."""
        return Page.objects.live().filter(depth__gt=1).order_by("path")

    def location(self, item: Page) -> str:
        """Return the path of a page. The home page is the root of the site."""
        return "/" + item.url_path.split("/", 2)[2]

    def lastmod(self, item: Page) -> datetime | None:
        """Return when it was last published."""
        return item.last_published_at


class ListsSitemap(OwnSitemap):
    """The lists that stand above products and ingredients."""

    def items(self) -> list[str]:
        """Return the names of their addresses."""
        return ["catalogue:shop", "catalogue:ingredients"]

    def location(self, item: str) -> str:
        """Return the path of a list."""
        return reverse(item)


class ProductsSitemap(OwnSitemap):
    """Product pages, not their sizes."""

    def items(self) -> QuerySet[Product]:
        """Return the products that customers may see."""
        return Product.objects.published().only("slug", "structure", "date_updated").order_by("pk")

    def lastmod(self, item: Product) -> datetime:
        """Return when it was last changed."""
        return item.date_updated


class CategoriesSitemap(OwnSitemap):
    """The shelves of the shop."""

    def items(self) -> QuerySet[Category]:
        """Return the categories that customers may see."""
        return Category.objects.browsable().order_by("path")


class IngredientsSitemap(OwnSitemap):
    """The glossary."""

    def items(self) -> QuerySet[Ingredient]:
        """Return all ingredients."""
        return Ingredient.objects.only("slug").order_by("pk")


SITEMAPS = {
    "pages": PagesSitemap,
    "lists": ListsSitemap,
    "products": ProductsSitemap,
    "categories": CategoriesSitemap,
    "ingredients": IngredientsSitemap,
}
