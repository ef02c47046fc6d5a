"""What staff may say about a product, and about a size of it."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.text import slugify
from oscar.apps.catalogue.models import ProductClass

from catalogue.models import Product
from catalogue.services import tell_of_change


class LinesField(forms.CharField):
    """A list of texts, one a line."""

    widget = forms.Textarea

    def prepare_value(self, value: object) -> object:
        """Show the list as lines."""
        return "\n".join(value) if isinstance(value, list) else value

    def to_python(self, value: Any) -> Any:
        """Return the lines that say something."""
        return [line.strip() for line in (value or "").splitlines() if line.strip()]


class ProductForm(forms.ModelForm):
    """A product page: all that its label says."""

    how_to_use = LinesField(required=False, help_text="One step a line.")
    routine_times = forms.MultipleChoiceField(
        choices=Product.RoutineTime, required=False, widget=forms.CheckboxSelectMultiple
    )

    class Meta:
        model = Product
        fields = [
            "title",
            "title_emphasis",
            "slug",
            "is_public",
            "priority",
            "summary",
            "description",
            "texture",
            "format",
            "categories",
            "skin_types",
            "concerns",
            "routine_times",
            "routine_step",
            "frequency",
            "how_to_use",
            "extra_cautions",
            "period_after_opening_months",
            "meta_title",
            "meta_description",
        ]
        widgets = dict.fromkeys(
            ("categories", "skin_types", "concerns", "extra_cautions"), forms.CheckboxSelectMultiple
        )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["title"].required = True
        self.fields["slug"].required = False
        if self.instance._state.adding:
            self.instance.structure = Product.PARENT
            self.instance.product_class = ProductClass.objects.order_by("pk").first()

    def clean_slug(self) -> str:
        """Make the address from the title when none was given, and refuse one that is taken."""
        slug = self.cleaned_data["slug"] or slugify(self.cleaned_data.get("title", ""))
        if Product.objects.pages().filter(slug=slug).exclude(pk=self.instance.pk).exists():
            raise ValidationError("Another product has this address. Choose another one.")
        return slug

    @transaction.atomic
    def save(self, commit: bool = True) -> Product:
        """Save the product, then tell whoever keeps something gathered from it."""
        product = super().save(commit=commit)
        if commit:
            tell_of_change(product=product)
        return product
