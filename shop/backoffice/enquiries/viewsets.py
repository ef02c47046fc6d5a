"""Enquiries in the back office: read, filter, mark as handled, export. Nobody edits what a reader wrote."""

from datetime import datetime
from typing import Any, cast

from django.contrib.auth.models import AbstractBaseUser
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import URLPattern, path, reverse
from django.utils import timezone
from django.views.decorators.http import require_POST
from django_filters import ChoiceFilter
from wagtail.admin import messages
from wagtail.admin.admin_url_finder import ModelAdminURLFinder
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.ui.tables import BooleanColumn, DateColumn
from wagtail.admin.views import generic
from wagtail.admin.viewsets.model import ModelViewSet
from wagtail.permission_policies import ModelPermissionPolicy

from cms import services
from cms.models import Enquiry
from shop.backoffice.exports import SafeExportMixin, in_shop_time
from shop.users.models import User


class EnquiryPermissionPolicy(ModelPermissionPolicy):
    """Readers write enquiries, staff do not: nobody adds one, and "change" means to mark it as handled."""

    def user_has_permission(self, user: AbstractBaseUser, action: str) -> bool:
        return action != "add" and bool(super().user_has_permission(user, action))


class EnquiryFilters(WagtailFilterSet):
    """Narrow the list."""

    state = ChoiceFilter(
        label="State",
        choices=[("open", "Waiting for an answer"), ("handled", "Handled")],
        method="filter_state",
    )

    class Meta:
        model = Enquiry
        fields = ["kind", "article", "created_at"]

    def filter_state(self, queryset: QuerySet[Enquiry], name: str, value: str) -> QuerySet[Enquiry]:
        """Return enquiries that are waiting, or those that were handled."""
        return queryset.filter(handled_at__isnull=value == "open")


class EnquiryIndexView(SafeExportMixin, generic.IndexView):
    """The list, with an export for those who may have one."""

    export_permission = "cms.export_enquiry"

    def get_edit_url(self, instance: Enquiry) -> str:
        """Link from the list to the page of an enquiry."""
        return reverse("enquiries:inspect", args=[instance.pk])


class EnquiryInspectView(generic.InspectView):
    """One enquiry, with a button to mark it as handled."""

    def get_field_display_value(self, field_name: str, field: object) -> object:
        """Show times in the shop's own time zone."""
        value = getattr(self.object, field_name)
        return (
            in_shop_time(value)
            if isinstance(value, datetime)
            else super().get_field_display_value(field_name, field)
        )

    def get_context_data(self, **kwargs: object) -> dict[str, Any]:
        """Add the button's URL, for people who may use it."""
        context = super().get_context_data(**kwargs)
        if self.request.user.has_perm("cms.change_enquiry"):
            context["handle_url"] = reverse("enquiries:handle", args=[self.object.pk])
        return context


@require_POST
def handle(request: HttpRequest, pk: int) -> HttpResponse:
    """Mark an enquiry as handled, or reopen it."""
    if not request.user.has_perm("cms.change_enquiry"):
        raise PermissionDenied
    try:
        if request.POST.get("action") == "reopen":
            services.reopen(enquiry_id=pk)
            messages.success(request, "Reopened.")
        else:
            services.mark_handled(enquiry_id=pk, by=cast(User, request.user), now=timezone.now())
            messages.success(request, "Marked as handled.")
    except Enquiry.DoesNotExist as error:
        raise Http404 from error
    return redirect("enquiries:index")


class EnquiryViewSet(ModelViewSet):
    """The enquiries."""

    model = Enquiry
    name = "enquiries"
    url_prefix = "enquiries"
    icon = "mail"
    menu_label = "Enquiries"
    menu_order = 250
    add_to_admin_menu = True
    form_fields: list[str] = []
    inspect_view_enabled = True
    copy_view_enabled = False
    index_view_class = EnquiryIndexView
    inspect_view_class = EnquiryInspectView
    inspect_template_name = "cms/admin/enquiry.html"
    inspect_view_fields = [
        "kind",
        "created_at",
        "name",
        "email",
        "phone",
        "preferred_time",
        "message",
        "article_title",
        "article",
        "handled_at",
        "handled_by",
    ]
    list_display = [
        "__str__",
        "article_title",
        DateColumn("created_at", label="Sent", sort_key="created_at"),
        BooleanColumn("is_handled", label="Handled"),
    ]
    list_export = [
        "created_at",
        "kind",
        "name",
        "email",
        "phone",
        "preferred_time",
        "message",
        "article_title",
        "handled_at",
    ]
    export_filename = "enquiries"
    filterset_class = EnquiryFilters
    search_fields = ["name", "email", "message", "article_title"]
    ordering = ["-created_at"]

    def get_common_view_kwargs(self, **kwargs: object) -> dict[str, Any]:
        """Name no URL for creating and changing: there is none."""
        return super().get_common_view_kwargs(**{"add_url_name": None, "edit_url_name": None, **kwargs})

    @property
    def url_finder_class(self) -> type[ModelAdminURLFinder]:
        """Link from elsewhere in the back office to the page of an enquiry."""
        return type("EnquiryURLFinder", (ModelAdminURLFinder,), {"edit_url_name": self.get_url_name("inspect")})

    def get_urlpatterns(self) -> list[URLPattern]:
        """Leave out the forms for creating and changing enquiries; add the button's URL."""
        kept = [pattern for pattern in super().get_urlpatterns() if pattern.name not in {"add", "edit"}]
        return [*kept, path("handle/<int:pk>/", handle, name="handle")]
