"""The list of what Stripe delivered."""

from typing import Any

from django.db.models import Q, QuerySet
from django.urls import reverse
from django_filters import DateFromToRangeFilter
from wagtail.admin.filters import DateRangePickerWidget, WagtailFilterSet
from wagtail.admin.ui.tables import Column

from shop.backoffice.lists import (
    WIDE,
    LinkColumn,
    ListView,
    ListViewSet,
    MomentColumn,
    QuickFilter,
    TemplateColumn,
)
from shop.payment.models import StripeEvent


class StripeEventFilters(WagtailFilterSet):
    """Narrow the list."""

    waiting = QuickFilter(label="Processed", conditions={"1": ("Not processed yet", Q(processed_at=None))})
    received_at = DateFromToRangeFilter(label="Received", widget=DateRangePickerWidget)

    class Meta:
        model = StripeEvent
        fields = ["waiting", "received_at"]


class StripeEventListView(ListView):
    """The events, the latest first."""

    quick_filter = "waiting"
    search_hint = "Type, object or event"

    def get_base_queryset(self) -> QuerySet[Any]:
        """Leave their contents in the database."""
        return StripeEvent.objects.defer("payload")


class StripeEventViewSet(ListViewSet):
    """The events from Stripe."""

    model = StripeEvent
    index_view_class = StripeEventListView
    url_name = "stripe-events"
    url_path = "stripe-events/"
    page_title = "Stripe events"
    thing = "event"
    things = "events from Stripe"
    icon = "history"
    list_display = [
        LinkColumn("type", url=lambda event: reverse("backoffice:stripe-event", args=[event.pk]), sort_key="type"),
        TemplateColumn(
            "processed",
            label="Processed",
            template="backoffice/cells/event_processed.html",
            sort_key="processed_at",
        ),
        MomentColumn("received_at", label="Received", sort_key="received_at", classname=WIDE),
        Column("object_id", label="Object", classname=f"bo-code {WIDE}"),
    ]
    list_export = ["event_id", "type", "object_id", "received_at", "processed_at", "tries", "error"]
    export_filename = "stripe-events"
    filterset_class = StripeEventFilters
    search_fields = ["type", "object_id", "event_id"]
    ordering = "-received_at"


STRIPE_EVENTS = StripeEventViewSet()
