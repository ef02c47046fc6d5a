"""The list of stock: every size with what is on hand, set aside and left."""

from typing import Any

from django.db.models import F, Q, QuerySet
from django.db.models.functions import Coalesce
from django.urls import reverse
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.ui.tables import Column

from shop.backoffice.lists import NUMBER, WIDE, LinkColumn, ListView, ListViewSet, QuickFilter
from shop.partner.models import StockRecord, StockRecordQuerySet


def stock_records() -> StockRecordQuerySet:
    """Return the stock of every size, with what is left to sell."""
    on_hand, set_aside = (Coalesce(F(field), 0) for field in ("num_in_stock", "num_allocated"))
    return StockRecord.objects.select_related("product__parent").annotate(
        on_hand=on_hand, set_aside=set_aside, left=on_hand - set_aside
    )


class StockFilters(WagtailFilterSet):
    """Narrow the list."""

    low = QuickFilter(label="Stock", conditions={"1": ("Low", Q(pk__in=StockRecord.objects.low().values("pk")))})

    class Meta:
        model = StockRecord
        fields = ["low"]


class StockListView(ListView):
    """The stock, by the titles of products."""

    quick_filter = "low"
    search_hint = "Product or SKU"
    tie_breakers = ("product__net_content", "pk")

    def get_base_queryset(self) -> QuerySet[Any]:
        """Return the stock of every size."""
        return stock_records()


class StockViewSet(ListViewSet):
    """The stock."""

    model = StockRecord
    index_view_class = StockListView
    url_name = "stock"
    url_path = "stock/"
    page_title = "Stock"
    thing = "size"
    things = "sizes"
    icon = "list-ul"
    list_display = [
        LinkColumn(
            "product",
            label="Size",
            url=lambda record: reverse("backoffice:adjust-stock", args=[record.pk]),
            sort_key="product__parent__title",
        ),
        Column("left", label="Left to sell", sort_key="left", classname=NUMBER),
        Column("on_hand", label="On hand", sort_key="on_hand", classname=NUMBER),
        Column("set_aside", label="Set aside", sort_key="set_aside", classname=f"{NUMBER} {WIDE}"),
        Column("low_stock_threshold", label="Low at", sort_key="low_stock_threshold", classname=f"{NUMBER} {WIDE}"),
        Column("partner_sku", label="SKU", sort_key="partner_sku", classname=WIDE),
    ]
    list_export = ["product", "partner_sku", "on_hand", "set_aside", "left", "low_stock_threshold"]
    export_headings = {
        "product": "Size",
        "partner_sku": "SKU",
        "on_hand": "On hand",
        "set_aside": "Set aside",
        "left": "Left to sell",
        "low_stock_threshold": "Low at",
    }
    export_filename = "stock"
    filterset_class = StockFilters
    search_fields = ["partner_sku", "product__title", "product__parent__title"]
    ordering = "product__parent__title"


STOCK = StockViewSet()
