"""
Blocks that name a product, a promo code or an article by its key.

Wagtail's own chooser blocks load what they name, one kind at a time, when the body is first read. A page of ours
shows cards, which need prices, stock and pictures: the page collects the keys from its body and loads all cards
together (see `cms.content`). So the value of these blocks is the key itself, and reading a body asks nothing.
"""

from collections.abc import Iterator
from typing import Any

from django import forms
from django.db import models
from django.utils.functional import cached_property
from wagtail.admin.widgets.chooser import BaseChooser
from wagtail.blocks import ChooserBlock, PageChooserBlock

from catalogue.models import Product
from cms.choosers import product_chooser, shown_title, voucher_chooser
from shop.ids import read_id
from shop.voucher.models import Voucher

Key = int


class KeyMixin:
    """Make the value of a chooser block the key of what was chosen."""

    def to_python(self, value: Key | None) -> Key | None:
        return value

    def bulk_to_python(self, values: list[Key | None]) -> list[Key | None]:
        """Return the keys as they were stored: nothing is loaded here."""
        return list(values)

    def normalize(self, value: models.Model | Key | None) -> Key | None:
        """Return the key of what code put in, which may be the thing itself."""
        return value.pk if isinstance(value, models.Model) else value

    def get_prep_value(self, value: models.Model | Key | None) -> Key | None:
        """Return what is stored: the key."""
        return self.normalize(value)

    def value_from_form(self, value: models.Model | str | None) -> Key | None:
        """Return the key of what the editor chose."""
        if isinstance(value, str):
            return read_id(value)
        return self.normalize(value)

    def clean(self, value: Key | None) -> Key | None:
        """Refuse what is not there any more, or not for this editor to choose."""
        return self.normalize(super().clean(value))  # type: ignore[misc]

    def extract_references(self, value: Key | None) -> Iterator[tuple]:
        """Tell Wagtail what is named, so that staff see where a product or a code is used."""
        if value is not None:
            yield self.model_class, str(value), "", ""  # type: ignore[attr-defined]

    def render_basic(self, value: Key | None, context: dict | None = None) -> str:
        """Return the name of what is named, for the comparison of two revisions."""
        found = self.model_class.objects.filter(pk=value).first()  # type: ignore[attr-defined]
        return self.name_of(found) if found else ""

    def name_of(self, found: Any) -> str:
        """Return the name of what is named, as staff see it."""
        return str(found)


class ProductReferenceBlock(KeyMixin, ChooserBlock):
    """Names a product page."""

    target_model = "catalogue.Product"

    def name_of(self, found: Product) -> str:
        """Return the product's title, and whether customers can see it."""
        return shown_title(found)

    @cached_property
    def widget(self) -> BaseChooser:
        return product_chooser.widget_class()

    @cached_property
    def field(self) -> forms.ModelChoiceField:
        """Accept any product page: one that was hidden since stays named, and shows again with the product."""
        return forms.ModelChoiceField(
            Product.objects.pages(), widget=self.widget, required=self._required, help_text=self._help_text
        )

    class Meta:
        icon = "tag"


class VoucherReferenceBlock(KeyMixin, ChooserBlock):
    """Names a promo code that is meant for articles."""

    target_model = "voucher.Voucher"

    @cached_property
    def widget(self) -> BaseChooser:
        return voucher_chooser.widget_class()

    @cached_property
    def field(self) -> forms.ModelChoiceField:
        """Accept only what the chooser offers: a guessed number must not print someone's code."""
        return forms.ModelChoiceField(
            Voucher.objects.filter(is_for_articles=True),
            widget=self.widget,
            required=self._required,
            help_text=self._help_text,
        )

    class Meta:
        icon = "bars"


class ArticleReferenceBlock(KeyMixin, PageChooserBlock):
    """Names an article."""

    class Meta:
        icon = "doc-full"
