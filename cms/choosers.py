"""
What editors may pick for an article: products on sale, and promo codes made for articles.

Wagtail's choosers let anyone with a log-in to the back office list and read every row. These list only what an
article may show, and only for people who may edit pages.
"""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.forms import CharField, Form, TextInput
from django.http import HttpRequest, HttpResponse
from wagtail.admin.forms.choosers import BaseFilterForm
from wagtail.admin.ui.tables import Column
from wagtail.admin.views.generic import chooser as chooser_views
from wagtail.admin.viewsets.chooser import ChooserViewSet
from wagtail.admin.widgets.chooser import BaseChooser
from wagtail.models import Page
from wagtail.permissions import policy_registry

from catalogue.models import Product
from shop.ids import read_id
from shop.voucher.models import Voucher


def may_edit_pages(user: Any) -> bool:
    """Whether someone may write or publish a page anywhere."""
    policy = policy_registry.get_by_type(Page)
    return bool(policy.user_has_any_permission(user, {"add", "change", "publish"}))


class SearchForm(BaseFilterForm):
    """Narrow a chooser's list by words in its name."""

    q = CharField(label="Search", widget=TextInput(attrs={"placeholder": "Search"}), required=False, max_length=100)
    search_field = "title"

    def filter(self, objects: QuerySet) -> QuerySet:
        """Return the rows whose name holds the words."""
        objects = super().filter(objects)
        words = self.cleaned_data.get("q", "")
        if words:
            self.is_searching, self.search_query = True, words
            return objects.filter(**{f"{self.search_field}__icontains": words})
        return objects


class EditorsOnlyMixin:
    """Limit a chooser to people who edit pages, and to the rows it is for."""

    def dispatch(self, request: HttpRequest, *args: object, **kwargs: object) -> HttpResponse:
        """Refuse everyone else."""
        if not may_edit_pages(request.user):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)  # type: ignore[misc]

    def get_object_list(self) -> QuerySet:
        """Return the rows that may be chosen."""
        raise NotImplementedError

    def get_object(self, pk: str) -> Any:
        return self.get_object_list().get(pk=read_id(pk))

    def get_objects(self, pks: list[str]) -> QuerySet:
        return self.get_object_list().filter(pk__in=[read_id(pk) for pk in pks])


class ProductsMixin(EditorsOnlyMixin):
    """Products on sale."""

    def get_object_list(self) -> QuerySet:
        """Return the pages of products that customers may see."""
        return Product.objects.published().order_by("title")


class ProductChooser(BaseChooser):
    """The field of a chosen product, which says so when customers can't see it any more."""

    def get_display_title(self, product: Product) -> str:
        """Return the title; readers of the page see nothing of a hidden product."""
        return shown_title(product)


def shown_title(product: Product) -> str:
    """Return the title as staff see it: with "(hidden)" when customers can't see the product."""
    is_shown = Product.objects.published().filter(pk=product.pk).exists()
    return str(product) if is_shown else f"{product} (hidden)"


class ProductsSearchForm(SearchForm):
    """Narrow the products by their title."""


class ChooseProductView(ProductsMixin, chooser_views.ChooseView):
    """The list in which an editor picks a product."""

    filter_form_class: type[Form] = ProductsSearchForm

    @property
    def columns(self) -> list[Column]:
        return [*super().columns, Column("summary", label="What it does")]


class ChooseProductResultsView(ProductsMixin, chooser_views.ChooseResultsView):
    """The same list, after a search."""

    filter_form_class: type[Form] = ProductsSearchForm


class ProductChosenView(ProductsMixin, chooser_views.ChosenView):
    """What was picked."""


class ProductChosenMultipleView(ProductsMixin, chooser_views.ChosenMultipleView):
    """What was picked, when several may be."""


class VouchersMixin(EditorsOnlyMixin):
    """Promo codes that were made for articles."""

    def get_object_list(self) -> QuerySet:
        """Return the codes that editors may show; any other is not theirs to know."""
        return Voucher.objects.filter(is_for_articles=True).order_by("-end_datetime")


class VouchersSearchForm(SearchForm):
    """Narrow the codes by what people type."""

    search_field = "display_code"


class ChooseVoucherView(VouchersMixin, chooser_views.ChooseView):
    """The list in which an editor picks a promo code."""

    filter_form_class: type[Form] = VouchersSearchForm

    @property
    def columns(self) -> list[Column]:
        """Say beside a code what it is for and until when."""
        return [*super().columns, Column("name", label="Name"), Column("end_text", label="Valid until")]


class ChooseVoucherResultsView(VouchersMixin, chooser_views.ChooseResultsView):
    """The same list, after a search."""

    filter_form_class: type[Form] = VouchersSearchForm


class VoucherChosenView(VouchersMixin, chooser_views.ChosenView):
    """What was picked."""


class VoucherChosenMultipleView(VouchersMixin, chooser_views.ChosenMultipleView):
    """What was picked, when several may be."""


product_chooser = ChooserViewSet(
    "product_chooser",
    model="catalogue.Product",
    icon="tag",
    choose_one_text="Choose a product",
    choose_another_text="Choose another product",
    edit_item_text="Edit this product",
    choose_view_class=ChooseProductView,
    choose_results_view_class=ChooseProductResultsView,
    chosen_view_class=ProductChosenView,
    chosen_multiple_view_class=ProductChosenMultipleView,
    register_widget=False,
    base_widget_class=ProductChooser,
)
voucher_chooser = ChooserViewSet(
    "voucher_chooser",
    model="voucher.Voucher",
    icon="bars",
    choose_one_text="Choose a promo code",
    choose_another_text="Choose another promo code",
    edit_item_text="Edit this promo code",
    choose_view_class=ChooseVoucherView,
    choose_results_view_class=ChooseVoucherResultsView,
    chosen_view_class=VoucherChosenView,
    chosen_multiple_view_class=VoucherChosenMultipleView,
    register_widget=False,
)
