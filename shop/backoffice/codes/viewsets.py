"""The list of promo codes and what they brought."""

from typing import Any

from django.db.models import Count, OuterRef, Q, QuerySet, Subquery, Sum
from django.urls import reverse
from django.utils import timezone
from django_filters import DateFromToRangeFilter
from oscar.apps.order.models import OrderDiscount
from oscar.apps.voucher.models import VoucherSet
from wagtail.admin.filters import DateRangePickerWidget, WagtailFilterSet
from wagtail.admin.ui.tables import Column

from shop.backoffice.lists import NUMBER, WIDE, LinkColumn, ListView, ListViewSet, MoneyColumn
from shop.offer.periods import end_text
from shop.voucher import typed
from shop.voucher.models import SQUEEZED, Voucher

MOST_SETS = 50


def state_of(voucher: Voucher) -> str:
    """Return what staff read about whether a code is valid now."""
    return str(voucher.state_at(timezone.now()).label)


def uses_of(voucher: Any) -> str:
    """Return how many orders use a code, and how many may."""
    return f"{voucher.uses} of {voucher.max_uses}" if voucher.max_uses else str(voucher.uses)


class CodeFilters(WagtailFilterSet):
    """Narrow the list."""

    end_datetime = DateFromToRangeFilter(label="Ends", widget=DateRangePickerWidget)

    class Meta:
        model = Voucher
        fields = ["usage", "is_for_articles", "end_datetime"]


class CodeListView(ListView):
    """The codes, the newest first. Those created by the thousand show as one batch, unless one is searched for."""

    template_name = "backoffice/codes.html"
    search_hint = "Code or name"

    def search_queryset(self, queryset: QuerySet[Any]) -> QuerySet[Any]:
        """Find a code in any case, and without its blanks and hyphens."""
        query = self.search_query[:100]
        if not query:
            return queryset.filter(voucher_set=None)
        wanted = Q(code__icontains=query) | Q(name__icontains=query)
        if letters := typed.squeezed(query):
            wanted |= Q(letters__contains=letters)
        return queryset.alias(letters=SQUEEZED).filter(wanted)

    def with_columns(self, queryset: Any) -> QuerySet[Any]:
        """Add what each code took off the paid orders that use it, as `discount_given`."""
        given = OrderDiscount.objects.filter(
            voucher_id=OuterRef("pk"),
            order__paid_at__isnull=False,
            order__voucher_claims__voucher=OuterRef("pk"),
            order__voucher_claims__released_at=None,
        )
        sums = given.order_by().values("voucher_id").annotate(sum=Sum("amount")).values("sum")
        return queryset.with_uses().with_revenue().annotate(discount_given=Subquery(sums))

    def get_context_data(self, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Add the batches of codes."""
        uses = Count("vouchers__claims", filter=Q(vouchers__claims__released_at=None))
        sets = VoucherSet.objects.annotate(uses=uses).order_by("-pk")[:MOST_SETS]
        context = super().get_context_data(*args, **kwargs)
        context["sets"] = [] if self.results_only else [(row, end_text(row.end_datetime)) for row in sets]
        context["may_download"] = self.user_has_permission("add")
        return context


class CodeViewSet(ListViewSet):
    """The promo codes."""

    model = Voucher
    index_view_class = CodeListView
    url_name = "codes"
    url_path = "codes/"
    add_url_name = "backoffice:add-code"
    page_title = "Codes"
    thing = "code"
    things = "codes"
    icon = "tag"
    list_display = [
        LinkColumn(
            "shown_code",
            label="Code",
            url=lambda voucher: reverse("backoffice:change-code", args=[voucher.pk]),
            permission="voucher.change_voucher",
            sort_key="code",
        ),
        Column("state", label="State", accessor=state_of),
        Column("uses", label="Uses", accessor=uses_of, sort_key="uses", classname=NUMBER),
        Column("name", label="Name", sort_key="name", classname=WIDE),
        Column("end_text", label="Ends", sort_key="end_datetime", classname=WIDE),
        Column("paid_orders", label="Paid orders", sort_key="paid_orders", classname=f"{NUMBER} {WIDE}"),
        MoneyColumn(
            "discount_given", label="Discount given", sort_key="discount_given", classname=f"{NUMBER} {WIDE}"
        ),
        MoneyColumn("revenue", label="Revenue", sort_key="revenue"),
    ]
    list_export = [
        "shown_code",
        "name",
        "start_datetime",
        "end_datetime",
        "uses",
        "max_uses",
        "paid_orders",
        "discount_given",
        "revenue",
    ]
    export_headings = {
        "shown_code": "Code",
        "start_datetime": "Valid from",
        "end_datetime": "Valid until",
        "uses": "Uses",
        "max_uses": "At most",
        "paid_orders": "Paid orders",
        "discount_given": "Discount given",
        "revenue": "Revenue",
    }
    export_filename = "codes"
    filterset_class = CodeFilters
    ordering = "-date_created"


CODES = CodeViewSet()
