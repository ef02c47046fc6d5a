"""What staff may say about a product: its page, what its label lists, and its pictures."""

from difflib import get_close_matches
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.files.storage import default_storage
from django.db import transaction
from django.db.models import QuerySet
from django.templatetags.static import static
from oscar.apps.catalogue.models import ProductClass
from wagtail.admin.widgets import BaseChooser
from wagtail.images.widgets import AdminImageChooser

from catalogue.models import Category, Ingredient, Product, ProductActive, ProductImage
from catalogue.services import product_changed, refresh_facets, write_inci_list
from shop.images.models import NO_PICTURE, Picture
from shop.slug_forms import SluggedForm
from shop.tidy_forms import TidyForm

# Far more than a product has; each row that is sent costs queries, and Django's own bound is two thousand.
MOST_ROWS = 50
BLANK_ROWS = 2
PREVIEW_WIDTH = 120
LAST_PLACE = 99


class LinesField(forms.CharField):
    """A list of texts, one a line."""

    widget = forms.Textarea

    def prepare_value(self, value: object) -> object:
        return "\n".join(value) if isinstance(value, list) else value

    def to_python(self, value: Any) -> Any:
        return [line.strip() for line in (value or "").splitlines() if line.strip()]


class InciField(LinesField):
    """An INCI list: names that the glossary knows, one a line, in the order of the label."""

    def to_python(self, value: Any) -> Any:
        """Return the ingredients, or say which names the glossary lacks."""
        known = {ingredient.inci_name.casefold(): ingredient for ingredient in Ingredient.objects.all()}
        names = super().to_python(value)
        if lacking := [name for name in names if name.casefold() not in known]:
            raise ValidationError([_lacks(name, known) for name in lacking])
        found = [known[name.casefold()] for name in names]
        if twice := sorted({str(ingredient) for ingredient in found if found.count(ingredient) > 1}):
            raise ValidationError([f"{name} is in the INCI list twice." for name in twice])
        return found


def _lacks(name: str, known: dict[str, Ingredient]) -> str:
    near = get_close_matches(name.casefold(), known, n=1, cutoff=0.75)
    advice = f"Did you mean {known[near[0]]}?" if near else "Add it to Catalogue, Ingredients first."
    return f"The glossary has no “{name[:80]}”. {advice}"


class ProductForm(SluggedForm):
    """A product page: all that its label says."""

    slug_from = "title"
    thing = "product"
    slug_example = "pearl-polish-scrub"

    inci = InciField(label="INCI list", required=False, help_text="One INCI name per line, in label order.")
    seen_at = forms.CharField(required=False, widget=forms.HiddenInput)
    how_to_use = LinesField(required=False, help_text="One step per line.")
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
        widgets = {
            **dict.fromkeys(
                ("categories", "skin_types", "concerns", "extra_cautions"), forms.CheckboxSelectMultiple
            ),
            "meta_description": forms.Textarea(attrs={"rows": 2}),
        }
        labels = {
            "title_emphasis": "Words in italics",
            "slug": "URL ending",
            "is_public": "Shown in the shop",
            "priority": "Position in lists",
            "categories": "Categories",
            "extra_cautions": "Cautions beside those of its actives",
            "period_after_opening_months": "Months to use it after opening",
            "meta_title": "Title for search engines",
            "meta_description": "Description for search engines",
        }
        help_texts = {
            "slug": "The end of the page's URL. If you leave it empty, we create it from the title.",
            "is_public": "Only a product with a size on sale can be shown.",
            "priority": "A higher number puts it nearer the top under “Featured”.",
            "meta_title": "If you leave it empty, we use the title.",
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["title"].required = True
        if self.instance._state.adding:
            self.instance.structure = Product.PARENT
            self.instance.product_class = ProductClass.objects.order_by("pk").first()
            self.initial["is_public"] = False
            return
        listed = self.instance.product_ingredients.select_related("ingredient")
        self.initial["inci"] = [row.ingredient.inci_name for row in listed]
        self.initial["seen_at"] = self.instance.date_updated.isoformat()

    def clean(self) -> dict[str, Any]:
        """Refuse to write over what someone else saved since the form was opened."""
        seen_at = self.cleaned_data.get("seen_at")
        if seen_at and seen_at != self.initial.get("seen_at"):
            raise ValidationError(
                "Someone else has saved this product since you opened it. Copy your changes and open it again."
            )
        return super().clean()

    def others(self) -> QuerySet[Product]:
        """Return the other pages: a size has no address of its own."""
        return Product.objects.pages().exclude(pk=self.instance.pk)

    @transaction.atomic
    def save(self, commit: bool = True) -> Product:
        """Save the product, then tell whoever keeps something gathered from it."""
        product = super().save(commit=commit)
        if commit:
            write_inci_list(product=product, ingredients=self.cleaned_data["inci"])
            product_changed(product=product)
        return product


class ActiveForm(TidyForm, forms.ModelForm):
    """A key active and how much of it a product holds."""

    class Meta:
        model = ProductActive
        fields = ["active", "strength", "unit", "note", "position"]
        labels = {"position": "Order"}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["position"].required = False
        if self.instance._state.adding:
            self.initial["position"] = None
        self.fields["strength"].error_messages["invalid"] = "Enter the strength as a number, like 8 or 0.3"

    def clean_position(self) -> int:
        """Put rows without a position after the others."""
        position = self.cleaned_data["position"]
        return LAST_PLACE if position is None else position


class PictureChooser(AdminImageChooser):
    """Wagtail's chooser of pictures, showing a size that was made ahead: no request renders one."""

    def get_value_data_from_instance(self, instance: Picture) -> dict[str, Any]:
        """Return what the chooser shows of a picture."""
        data = BaseChooser.get_value_data_from_instance(self, instance)
        ready = next((source.name for source in instance.sources if source.format == "webp"), None)
        data["preview"] = {
            "url": default_storage.url(ready) if ready else static(NO_PICTURE),
            "width": PREVIEW_WIDTH,
            "height": round(PREVIEW_WIDTH * instance.height / instance.width),
        }
        data["default_alt_text"] = instance.default_alt_text
        return data


class PictureForm(TidyForm, forms.ModelForm):
    """A picture of a product. What is seen on it (alt text) is said with the picture itself."""

    class Meta:
        model = ProductImage
        fields = ["image", "caption", "display_order"]
        labels = {"image": "Picture", "display_order": "Order"}
        widgets = {"image": PictureChooser}
        help_texts = {"display_order": "The lowest number comes first."}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["image"].required = True
        self.fields["display_order"].required = False
        if self.instance._state.adding:
            self.initial["display_order"] = None

    def clean_display_order(self) -> int:
        """Put rows without a position after the others."""
        place = self.cleaned_data["display_order"]
        return LAST_PLACE if place is None else place


class EachOnceFormSet(forms.BaseInlineFormSet):
    """Rows that must differ, with a readable error when they don't."""

    def get_unique_error_message(self, unique_check: Any) -> str:
        """Return one message for the rows together."""
        return self.get_form_error()

    def get_form_error(self) -> str:
        return "Two rows are the same. Remove one."


ActiveFormSet = forms.inlineformset_factory(
    Product,
    ProductActive,
    form=ActiveForm,
    formset=EachOnceFormSet,
    extra=BLANK_ROWS,
    can_delete_extra=False,
    max_num=MOST_ROWS,
    absolute_max=MOST_ROWS,
)
PictureFormSet = forms.inlineformset_factory(
    Product,
    ProductImage,
    form=PictureForm,
    extra=BLANK_ROWS,
    can_delete_extra=False,
    max_num=MOST_ROWS,
    absolute_max=MOST_ROWS,
)


class CategoryForm(SluggedForm):
    """A shelf of the shop."""

    thing = "category"
    slug_example = "exfoliants"

    class Meta:
        model = Category
        fields = ["name", "slug", "description", "is_public", "exclude_from_menu", "meta_title", "meta_description"]
        labels = {
            "slug": "URL ending",
            "is_public": "Shown in the shop",
            "exclude_from_menu": "Left out of the menu",
        }
        help_texts = {
            "slug": "The end of the list's URL. If you leave it empty, we create it from the name.",
            "is_public": "",
            "exclude_from_menu": "",
        }

    @transaction.atomic
    def save(self, commit: bool = True) -> Category:
        """Save the category, a new one as the last at the top, and what lists gather from it."""
        if not self.instance._state.adding:
            category = super().save(commit=commit)
            category.set_ancestors_are_public()
        else:
            category = Category.add_root(instance=self.instance)
        refresh_facets()
        return category


class LabelForm(SluggedForm):
    """Something that labels are made of, or that filters ask for."""

    @transaction.atomic
    def save(self, commit: bool = True) -> Any:
        """Save it, and what lists gather from its address."""
        saved = super().save(commit=commit)
        if commit and "slug" in self.changed_data:
            refresh_facets()
        return saved
