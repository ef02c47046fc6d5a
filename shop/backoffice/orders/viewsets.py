"""The list of orders: those to pack first, others by status, date, delivery or words."""

from typing import Any

from django.db.models import Q, QuerySet, Sum
from django.urls import reverse
from django_filters import ChoiceFilter, DateFromToRangeFilter
from wagtail.admin.filters import DateRangePickerWidget, WagtailFilterSet
from wagtail.admin.ui.tables import BaseColumn, BulkActionsCheckboxColumn, Column

from shop.backoffice.lists import (
    NUMBER,
    WIDE,
    Conditions,
    LinkColumn,
    ListView,
    ListViewSet,
    MomentColumn,
    MoneyColumn,
    QuickFilter,
    TemplateColumn,
)
from shop.order.models import NOT_ON_HOLD, Order, OrderStatus
from shop.order.search import matches
from shop.shipping.methods import ClickAndCollect, Express, International, Standard

MAY_PACK = "order.pack_order"
TO_PACK, ON_HOLD, ALL = "to-pack", "on-hold", "all"
METHODS = (Standard, Express, ClickAndCollect, International)
CONDITIONS: Conditions = {
    TO_PACK: ("To pack", NOT_ON_HOLD & Q(status=OrderStatus.PAID)),
    **{status.value.replace(" ", "-"): (str(status.label), Q(status=status)) for status in OrderStatus},
    ON_HOLD: ("On hold", ~NOT_ON_HOLD),
    ALL: ("All", Q()),
}


class OrderFilters(WagtailFilterSet):
    """Narrow the list."""

    status = QuickFilter(label="Status", conditions=CONDITIONS, empty_label="To pack; all when you search by words")
    date_placed = DateFromToRangeFilter(label="Placed", widget=DateRangePickerWidget)
    delivery = ChoiceFilter(
        label="Delivery",
        field_name="shipping_code",
        choices=[(method.code, method.name) for method in METHODS],
    )

    class Meta:
        model = Order
        fields = ["status", "date_placed", "delivery"]


class PackColumn(BulkActionsCheckboxColumn):
    """A box to tick beside each order that can be packed."""

    cell_template_name = "backoffice/cells/order_pack.html"


class OrderListView(ListView):
    """The orders."""

    template_name = "backoffice/orders.html"
    quick_filter = "status"
    search_hint = "Number, name, email, SKU, postcode, tracking number"
    export_permission = "order.export_order"
    tie_breakers = ("pk",)

    @property
    def quick_conditions(self) -> Conditions:
        """Return what the links lead to."""
        return CONDITIONS

    @property
    def quick_choice(self) -> str:
        """Return which orders are asked for: those to pack, unless someone searches by words."""
        return self.sent_filters.get("status") or (ALL if self.is_searching else TO_PACK)

    def search_queryset(self, queryset: QuerySet[Any]) -> QuerySet[Any]:
        """Return the orders that have all these words: see `shop.order.search`."""
        if not self.search_query.strip():
            return queryset
        condition = matches(query=self.search_query)
        return queryset.none() if condition is None else queryset.filter(condition)

    def with_columns(self, queryset: Any) -> QuerySet[Any]:
        """Add what their status is worded by, where they go, and how many pieces."""
        return (
            queryset.with_status_words()
            .select_related("shipping_address")
            .annotate(piece_count=Sum("lines__quantity"))
        )

    def get_ordering(self) -> str:
        """Return the column to sort by: the oldest come first while they wait to be packed."""
        chosen: str | None = super().get_ordering()
        return chosen or ("date_placed" if self.quick_choice == TO_PACK else "-date_placed")

    @property
    def may_pack(self) -> bool:
        """Whether this person may mark orders packed."""
        return self.request.user.has_perm(MAY_PACK)

    @property
    def columns(self) -> list[BaseColumn]:
        """Return the columns; boxes to tick for those who may pack."""
        return [PackColumn("pack", obj_type="order"), *self.list_display] if self.may_pack else self.list_display


class OrderViewSet(ListViewSet):
    """The orders."""

    model = Order
    index_view_class = OrderListView
    url_name = "orders"
    url_path = "orders/"
    page_title = "Orders"
    thing = "order"
    things = "orders"
    icon = "form"
    list_display = [
        LinkColumn(
            "number",
            label="Order",
            url=lambda order: reverse("backoffice:order", args=[order.number]),
            get_title_id=lambda order: f"order_{order.pk}_title",
            sort_key="number",
        ),
        TemplateColumn("status", label="Status", template="backoffice/cells/order_status.html", sort_key="status"),
        MoneyColumn("total_incl_tax", label="Total", currency="currency", sort_key="total_incl_tax"),
        TemplateColumn(
            "delivery",
            label="Delivery",
            template="backoffice/cells/order_delivery.html",
            sort_key="shipping_code",
            classname=WIDE,
        ),
        Column("piece_count", label="Pieces", sort_key="piece_count", classname=f"{NUMBER} {WIDE}"),
        TemplateColumn(
            "customer", label="Customer", template="backoffice/cells/order_customer.html", classname=WIDE
        ),
        MomentColumn("date_placed", label="Placed", sort_key="date_placed", classname=WIDE),
    ]
    list_export = [
        "number",
        "get_status_label",
        "hold_reason",
        "date_placed",
        "paid_at",
        "shipping_address.name",
        "guest_email",
        "phone",
        "shipping_method",
        "shipping_address.postcode",
        "shipping_address.state",
        "piece_count",
        "currency",
        "total_excl_tax",
        "total_incl_tax",
    ]
    export_headings = {
        "get_status_label": "Status",
        "hold_reason": "On hold because",
        "date_placed": "Placed",
        "paid_at": "Paid",
        "shipping_address.name": "Customer",
        "guest_email": "Email",
        "shipping_method": "Delivery",
        "shipping_address.postcode": "Postcode",
        "shipping_address.state": "State",
        "piece_count": "Pieces",
        "total_excl_tax": "Total without tax",
        "total_incl_tax": "Total",
    }
    export_filename = "orders"
    filterset_class = OrderFilters


ORDERS = OrderViewSet()
