"""The list of emails: those that wait to be sent, and those that were."""

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
from shop.mail.models import OutboxMail


class EmailFilters(WagtailFilterSet):
    """Narrow the list."""

    waiting = QuickFilter(label="Sent", conditions={"1": ("Not sent yet", Q(sent_at=None))})
    created_at = DateFromToRangeFilter(label="Written", widget=DateRangePickerWidget)

    class Meta:
        model = OutboxMail
        fields = ["waiting", "kind", "created_at"]


class EmailListView(ListView):
    """The emails, the latest first."""

    quick_filter = "waiting"
    search_hint = "Order, address, subject"

    def get_base_queryset(self) -> QuerySet[Any]:
        """Leave their texts in the database."""
        return OutboxMail.objects.defer("text_body", "html_body")


class EmailViewSet(ListViewSet):
    """The emails."""

    model = OutboxMail
    index_view_class = EmailListView
    url_name = "mails"
    url_path = "mails/"
    page_title = "Emails"
    thing = "email"
    things = "emails"
    icon = "mail"
    list_display = [
        LinkColumn("subject", url=lambda email: reverse("backoffice:mail", args=[email.pk]), sort_key="subject"),
        TemplateColumn("sent", label="Sent", template="backoffice/cells/email_sent.html", sort_key="sent_at"),
        MomentColumn("created_at", label="Written", sort_key="created_at", classname=WIDE),
        TemplateColumn("order", label="Order", template="backoffice/cells/email_order.html", classname=WIDE),
        Column("to_address", label="To", sort_key="to_address", classname=WIDE),
    ]
    list_export = ["subject", "to_address", "kind", "order_number", "created_at", "sent_at", "tries", "error"]
    export_headings = {"to_address": "To", "created_at": "Written"}
    export_filename = "emails"
    filterset_class = EmailFilters
    search_fields = ["order_number", "to_address", "subject"]
    ordering = "-created_at"


EMAILS = EmailViewSet()
