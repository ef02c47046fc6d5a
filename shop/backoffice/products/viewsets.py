"""The list of product pages, with what customers see and what they don't."""

from typing import Any

from django.db.models import Count, Exists, Min, OuterRef, Q, QuerySet
from django.urls import reverse
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.ui.tables import Column

from catalogue.models import Product
from shop.backoffice.lists import NUMBER, WIDE, LinkColumn, ListView, ListViewSet, MoneyColumn, QuickFilter
from shop.partner.models import StockRecord


def shown(product: Any) -> str:
    """Return what staff read about whether customers see a product."""
    return "In the shop" if product.is_shown else "Hidden"


class ProductFilters(WagtailFilterSet):
    """Narrow the list."""

    hidden = QuickFilter(label="Shown", conditions={"1": ("Hidden", Q(is_shown=False))})

    class Meta:
        model = Product
        fields = ["hidden", "format"]


class ProductListView(ListView):
    """The product pages, by title."""

    quick_filter = "hidden"
    search_hint = "Product or SKU"
    tie_breakers = ("pk",)

    def get_base_queryset(self) -> QuerySet[Any]:
        """Return product pages, with whether customers see them."""
        return Product.objects.pages().annotate(
            is_shown=Exists(Product.objects.published().filter(pk=OuterRef("pk")))
        )

    def search_queryset(self, queryset: QuerySet[Any]) -> QuerySet[Any]:
        """Find products by their titles and by the SKUs of their sizes."""
        for word in self.words:
            sizes = StockRecord.objects.filter(product__parent=OuterRef("pk"), partner_sku__icontains=word)
            queryset = queryset.filter(Q(title__icontains=word) | Exists(sizes))
        return queryset

    def with_columns(self, queryset: QuerySet[Any]) -> QuerySet[Any]:
        """Add how many sizes are on sale, and for how much the cheapest is."""
        on_sale = Q(children__is_public=True)
        return queryset.annotate(
            size_count=Count("children", filter=on_sale, distinct=True),
            lowest_price=Min("children__stockrecords__price", filter=on_sale),
        )


class ProductViewSet(ListViewSet):
    """The products."""

    model = Product
    index_view_class = ProductListView
    url_name = "products"
    url_path = "products/"
    add_url_name = "backoffice:add-product"
    page_title = "Products"
    thing = "product"
    things = "products"
    icon = "tag"
    list_display = [
        LinkColumn(
            "title", url=lambda product: reverse("backoffice:change-product", args=[product.pk]), sort_key="title"
        ),
        Column("is_shown", label="Shown", accessor=shown, sort_key="is_shown"),
        Column("format", label="Format", accessor="get_format_display", sort_key="format", classname=WIDE),
        Column("size_count", label="Sizes on sale", sort_key="size_count", classname=f"{NUMBER} {WIDE}"),
        MoneyColumn("lowest_price", label="From", sort_key="lowest_price"),
    ]
    list_export = ["title", "get_format_display", "size_count", "lowest_price", "is_shown"]
    export_headings = {
        "get_format_display": "Format",
        "size_count": "Sizes on sale",
        "lowest_price": "From",
        "is_shown": "In the shop",
    }
    export_filename = "products"
    filterset_class = ProductFilters
    ordering = "title"


PRODUCTS = ProductViewSet()
