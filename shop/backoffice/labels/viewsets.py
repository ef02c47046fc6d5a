"""What the catalogue adds to the back office: shelves, and what labels are made of."""

from typing import Any

from django.db.models import Field, URLField
from django.forms import modelform_factory
from wagtail.admin.viewsets.model import ModelViewSet, ModelViewSetGroup

from catalogue.models import Active, Category, Caution, Concern, Ingredient, SkinType
from shop.backoffice.labels.views import LabelCreateView, LabelDeleteView, LabelEditView
from shop.backoffice.products.forms import CategoryForm, LabelForm


class LabelViewSet(ModelViewSet):
    """Something that labels are made of."""

    copy_view_enabled = False
    add_view_class = LabelCreateView
    edit_view_class = LabelEditView
    delete_view_class = LabelDeleteView
    slug_from = "name"
    slug_example = "dry-skin"

    def formfield_for_dbfield(self, db_field: Field, **kwargs: Any) -> Any:
        """Return the field of a form; an address without a scheme is a safe one."""
        if isinstance(db_field, URLField):
            kwargs["assume_scheme"] = "https"
        return super().formfield_for_dbfield(db_field, **kwargs)

    def get_form_class(self, for_update: bool = False) -> Any:
        """Return the form, which makes an address from the name when none is typed."""
        about = {
            "slug_from": self.slug_from,
            "thing": str(self.model._meta.verbose_name),
            "slug_example": self.slug_example,
        }
        return modelform_factory(
            self.model,
            form=type("LabelForm", (LabelForm,), about),
            fields=self.form_fields,
            formfield_callback=self.formfield_for_dbfield,
            labels={"slug": "URL ending"},
        )


class IngredientViewSet(LabelViewSet):
    """The glossary."""

    model = Ingredient
    slug_from = "inci_name"
    slug_example = "sodium-hyaluronate"
    icon = "list-ul"
    menu_label = "Ingredients"
    list_display = ["inci_name", "common_name", "kind"]
    search_fields = ["inci_name", "common_name"]
    search_backend_name = None
    form_fields = ["inci_name", "slug", "common_name", "kind", "summary", "source_title", "source_url"]


class ActiveViewSet(LabelViewSet):
    """Key actives, with the cautions they bring along."""

    model = Active
    slug_example = "glycolic-acid"
    icon = "pick"
    menu_label = "Actives"
    list_display = ["name", "ingredient"]
    form_fields = ["name", "slug", "ingredient", "summary", "cautions"]


class CautionViewSet(LabelViewSet):
    """Cautions."""

    model = Caution
    slug_from = "title"
    slug_example = "wear-sunscreen"
    icon = "warning"
    menu_label = "Cautions"
    list_display = ["title", "kind"]
    list_filter = ["kind"]
    form_fields = ["kind", "title", "slug", "text", "source_title", "source_url", "position"]


class SkinTypeViewSet(LabelViewSet):
    """Skin types."""

    model = SkinType
    icon = "user"
    menu_label = "Skin types"
    list_display = ["name", "position"]
    form_fields = ["name", "slug", "description", "position"]


class ConcernViewSet(LabelViewSet):
    """Concerns."""

    model = Concern
    slug_example = "dullness"
    icon = "help"
    menu_label = "Concerns"
    list_display = ["name", "position"]
    form_fields = ["name", "slug", "description", "position"]


class CategoryViewSet(LabelViewSet):
    """The shelves of the shop."""

    model = Category
    icon = "folder-open-inverse"
    menu_label = "Categories"
    list_display = ["name", "slug", "is_public"]
    ordering = ["path"]

    def get_form_class(self, for_update: bool = False) -> type[CategoryForm]:
        """Return the form that knows what the tree of categories needs."""
        return CategoryForm

    def get_edit_handler(self) -> Any:
        """Return none: the form lays itself out."""
        return None


class CatalogueGroup(ModelViewSetGroup):
    """The catalogue in the menu."""

    menu_label = "Catalogue"
    menu_icon = "tag"
    menu_order = 2
    items = (
        CategoryViewSet(),
        IngredientViewSet(),
        ActiveViewSet(),
        CautionViewSet(),
        SkinTypeViewSet(),
        ConcernViewSet(),
    )
