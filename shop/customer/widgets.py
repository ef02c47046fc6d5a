"""How form fields look where Django's own way is slow."""

from typing import Any

from django import forms
from django.forms.renderers import BaseRenderer
from django.forms.utils import flatatt
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString


class LongSelect(forms.Select):
    """A select box with hundreds of choices, which Django would render with a template for each of them."""

    def render(
        self, name: str, value: Any, attrs: dict[str, Any] | None = None, renderer: BaseRenderer | None = None
    ) -> SafeString:
        """Return the same element that Django makes of choices without groups."""
        given = flatatt(self.build_attrs(self.attrs, {"name": name, **(attrs or {})}))
        chosen = self.format_value(value)
        options = ((key, " selected" if str(key) in chosen else "", text) for key, text in self.choices)
        return format_html(
            "<select{}>{}</select>", given, format_html_join("", '<option value="{}"{}>{}</option>', options)
        )
