"""
What the shop's lists in the back office have in common: Wagtail's index views, and links that narrow a list.

A list is a `ListViewSet` with a `ListView` of its own; `shop.backoffice.urls` gives it its URLs.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from http import HTTPMethod
from typing import Any

from babel.numbers import format_currency
from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.db.models import Count, Model, Q, QuerySet
from django.forms import RadioSelect
from django.http import HttpRequest, HttpResponseBase
from django.urls import URLPattern, path
from django.utils.functional import cached_property
from django_filters import ChoiceFilter
from wagtail.admin.paginator import WagtailPaginator
from wagtail.admin.ui.tables import Column, TitleColumn
from wagtail.admin.views import generic
from wagtail.admin.viewsets.model import ModelViewSet

from shop.backoffice.access import refuse
from shop.backoffice.exports import SafeExportMixin, in_shop_time

ROWS_PER_PAGE = 50
LONGEST_QUERY = 100
NUMBER = "bo-number"
WIDE = "bo-wide"  # left out on a phone

Conditions = Mapping[str, tuple[str, Q]]


@dataclass(frozen=True, kw_only=True)
class QuickLink:
    """A link above a list that narrows it, with how many rows it leaves."""

    slug: str
    label: str
    count: int
    url: str
    is_current: bool


class QuickFilter(ChoiceFilter):
    """A filter whose choices stand above the list too, as links with counts."""

    def __init__(self, *, conditions: Conditions, **kwargs: Any) -> None:
        self.conditions = conditions
        choices = [(slug, label) for slug, (label, _) in conditions.items()]
        super().__init__(choices=choices, widget=RadioSelect, **{"empty_label": "All", **kwargs})

    def filter(self, queryset: QuerySet[Any], value: str) -> QuerySet[Any]:
        """Return the rows that a choice leaves."""
        return queryset.filter(self.conditions[value][1]) if value in self.conditions else queryset


class MomentColumn(Column):
    """A moment, in the shop's own time zone."""

    def get_value(self, instance: Model) -> str:
        """Return it as text."""
        value: datetime | None = super().get_value(instance)
        return in_shop_time(value, format="j M Y, H:i") if value else ""


class TemplateColumn(Column):
    """A column whose cells are laid out by a template, which is given the row as `instance`."""

    def __init__(self, name: str, *, template: str, **kwargs: Any) -> None:
        super().__init__(name, **kwargs)
        self.cell_template_name = template


class LinkColumn(TitleColumn):
    """The column that leads to what the row is about, for those who may go there."""

    def __init__(self, name: str, *, url: Callable[[Any], str], permission: str = "", **kwargs: Any) -> None:
        super().__init__(name, get_url=url, **kwargs)
        self.permission = permission

    def get_link_url(self, instance: Model, parent_context: Mapping[str, Any]) -> str | None:
        """Return where it leads."""
        if self.permission and not parent_context["request"].user.has_perm(self.permission):
            return None
        url: str = super().get_link_url(instance, parent_context)
        return url


class MoneyColumn(Column):
    """A sum of money, in the shop's currency unless the row says which."""

    def __init__(self, name: str, *, currency: str = "", **kwargs: Any) -> None:
        super().__init__(name, **{"classname": NUMBER, **kwargs})
        self.currency = currency

    def get_value(self, instance: Model) -> str:
        """Return it as text."""
        amount: Decimal | None = super().get_value(instance)
        currency = getattr(instance, self.currency) if self.currency else settings.OSCAR_DEFAULT_CURRENCY
        return "" if amount is None else format_currency(amount, currency, locale="en")


class ListView(SafeExportMixin, generic.IndexView):
    """A list of the shop's. A page for those who may view its model; others are told so, with status 403."""

    permission_required = "view"
    any_permission_required = None
    is_searchable = True
    results_template_name = "backoffice/list_results.html"
    quick_filter = ""  # the name of its `QuickFilter`
    search_hint = ""
    tie_breakers: tuple[str, ...] = ("-pk",)  # so that no page repeats a row of another

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Answer reading only, and say why others are refused."""
        if request.method not in (HTTPMethod.GET, HTTPMethod.HEAD):
            return self.http_method_not_allowed(request, *args, **kwargs)
        try:
            return super().dispatch(request, *args, **kwargs)
        except PermissionDenied:
            return refuse(request)

    def get_search_form(self) -> Any:
        """Return the search box, which says what can be searched for."""
        form = super().get_search_form()
        form.fields["q"].widget.attrs |= {"placeholder": self.search_hint, "maxlength": LONGEST_QUERY}
        return form

    @cached_property
    def words(self) -> list[str]:
        """Return the words that are searched for."""
        return self.search_query[:LONGEST_QUERY].split()

    def search_queryset(self, queryset: QuerySet[Any]) -> QuerySet[Any]:
        """Return the rows that have each word in one of the search fields."""
        for word in self.words:
            found = Q()
            for field in self.search_fields:
                found |= Q(**{f"{field}__icontains": word})
            queryset = queryset.filter(found)
        return queryset

    def with_columns(self, queryset: QuerySet[Any]) -> QuerySet[Any]:
        """Return the rows with what the columns show of each. Counting is cheaper without."""
        return queryset

    def order_queryset(self, queryset: QuerySet[Any]) -> QuerySet[Any]:
        """Sort by one column, and rows that are alike always in the same way."""
        return queryset.order_by(*filter(None, [self.ordering]), *self.tie_breakers)

    def get_queryset(self) -> QuerySet[Any]:
        """Search, filter, narrow by the links above the list, and sort."""
        self.unnarrowed = self.filter_queryset(self.search_queryset(self.get_base_queryset()))
        return self.order_queryset(self.with_columns(self.narrow(self.unnarrowed)))

    def filter_queryset(self, queryset: QuerySet[Any]) -> QuerySet[Any]:
        """Return the rows that all filters leave but the one whose choices are counted."""
        for name, found in self.filters.filters.items() if self.sent_filters else ():
            if name != self.quick_filter:
                queryset = found.filter(queryset, self.sent_filters.get(name))
        return queryset

    def narrow(self, queryset: QuerySet[Any]) -> QuerySet[Any]:
        """Return the rows that the chosen link leaves."""
        return self.quick.filter(queryset, self.quick_choice) if self.quick else queryset

    @cached_property
    def sent_filters(self) -> dict[str, Any]:
        """Return what was chosen; nothing of a query that makes no sense."""
        return self.filters.form.cleaned_data if self.filters and self.filters.is_valid() else {}

    @cached_property
    def quick(self) -> QuickFilter | None:
        """Return the filter whose choices stand above the list."""
        return self.filters.filters[self.quick_filter] if self.quick_filter else None

    @cached_property
    def quick_choice(self) -> str:
        """Return which of the links is chosen."""
        return self.sent_filters.get(self.quick_filter) or ""

    @property
    def quick_conditions(self) -> Conditions:
        """Return what the links lead to."""
        return {"": ("All", Q()), **self.quick.conditions} if self.quick else {}

    def get_quick_links(self) -> list[QuickLink]:
        """Return the links above the list; their counts are one query."""
        conditions = self.quick_conditions
        names = {slug: f"count_{number}" for number, slug in enumerate(conditions)}
        counted = {names[slug]: Count("pk", filter=found, distinct=True) for slug, (_, found) in conditions.items()}
        counts = self.unnarrowed.order_by().aggregate(**counted) if counted else {}
        return [
            QuickLink(
                slug=slug,
                label=label,
                count=counts[names[slug]],
                url=self._url_with(slug),
                is_current=slug == self.quick_choice,
            )
            for slug, (label, _) in conditions.items()
        ]

    def _url_with(self, slug: str) -> str:
        query = self.request.GET.copy()
        for name in (self.page_kwarg, "export", "_w_filter_fragment"):
            query.pop(name, None)
        query[self.quick_filter] = slug
        return f"{self.index_url}?{query.urlencode()}"

    def get_paginator(self, *args: Any, **kwargs: Any) -> WagtailPaginator:
        """Count in the list's own words."""
        paginator: WagtailPaginator = super().get_paginator(*args, **kwargs)
        paginator.verbose_name, paginator.verbose_name_plural = self.verbose_name, self.verbose_name_plural
        return paginator

    def get_table_kwargs(self) -> dict[str, Any]:
        """Name the table."""
        return {**super().get_table_kwargs(), "caption": self.get_page_title()}

    def get_context_data(self, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Add the links above the list."""
        context = super().get_context_data(*args, **kwargs)
        context["quick_links"] = self.get_quick_links()
        return context


class ListViewSet(ModelViewSet):
    """A list in the back office. What can be done to its rows has pages of its own."""

    url_name = (
        ""  # under `backoffice:`; the results alone, which the page fetches while someone types, add "-results"
    )
    url_path = ""
    page_title = ""
    thing = ""
    things = ""
    list_per_page = ROWS_PER_PAGE
    copy_view_enabled = False
    search_backend_name = None
    add_url_name: str | None = None

    def get_common_view_kwargs(self, **kwargs: Any) -> dict[str, Any]:
        """Name the pages that there are."""
        index = f"backoffice:{self.url_name}"
        names = {
            "index_url_name": index,
            "index_results_url_name": f"{index}-results",
            "add_url_name": self.add_url_name,
            "edit_url_name": None,
            "delete_url_name": None,
        }
        return super().get_common_view_kwargs(**{**names, **kwargs})

    def get_index_view_kwargs(self, **kwargs: Any) -> dict[str, Any]:
        """Give the list its title, and say what it lists."""
        words = {
            "page_title": self.page_title,
            "verbose_name": self.thing,
            "verbose_name_plural": self.things,
            "add_item_label": f"Add a {self.thing}",
        }
        return super().get_index_view_kwargs(**{**words, **kwargs})

    def get_urlpatterns(self) -> list[URLPattern]:
        """Return the URLs of the list."""
        return [
            path(self.url_path, self.index_view, name=self.url_name),
            path(f"{self.url_path}results/", self.index_results_view, name=f"{self.url_name}-results"),
        ]
