"""Lists that can be taken away as a spreadsheet: by whom, and without formulas."""

from datetime import datetime
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponseBase
from django.utils import formats, timezone
from django.utils.functional import cached_property

FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")


def escape_formula(value: object) -> object:
    """Return text that no spreadsheet takes for a formula."""
    return f"'{value}" if isinstance(value, str) and value.startswith(FORMULA_STARTS) else value


def in_shop_time(moment: datetime, *, format: str = "j F Y, g:i a") -> str:
    """Return a moment as text, in the shop's own time zone whatever the reader's is."""
    return formats.date_format(timezone.localtime(moment, timezone.get_default_timezone()), format)


class SafeExportMixin:
    """
    Wagtail's export for those who may have it, with text that spreadsheets don't run.

    Put it before one of Wagtail's index views.
    """

    export_permission = ""  # who sees the list may export it, unless a permission is named
    request: HttpRequest
    is_export: bool
    list_export: Any

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Refuse the export to everyone else."""
        if self.is_export and not self.may_export:
            raise PermissionDenied
        response: HttpResponseBase = super().dispatch(request, *args, **kwargs)  # type: ignore[misc]
        return response

    @cached_property
    def may_export(self) -> bool:
        """Whether this person may take the whole list away."""
        return not self.export_permission or self.request.user.has_perm(self.export_permission)

    @cached_property
    def show_export_buttons(self) -> bool:
        """Offer the export to those who may have it."""
        return bool(self.list_export) and self.may_export

    def preprocess_field_value(self, field: str, value: object, export_format: str) -> object:
        """Take the sting out of what strangers typed, and write moments in the shop's own time zone."""
        if isinstance(value, datetime):
            return in_shop_time(value)
        return escape_formula(super().preprocess_field_value(field, value, export_format))  # type: ignore[misc]
