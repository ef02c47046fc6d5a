"""The form of a product: its page, its actives and pictures, and for who may set prices its sizes."""

from collections import Counter
from decimal import Decimal
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.http import QueryDict
from django.utils import timezone
from wagtail.log_actions import log

from catalogue.cautions import (
    UnableToDropCautions,
    confirmed_products,
    keeping_cautions,
    losses_of,
    refuse_loss,
)
from catalogue.models import Product
from catalogue.services import product_changed
from shop.backoffice.labels.views import CONFIRM, show_refusal
from shop.backoffice.products.forms import MOST_ROWS, ActiveFormSet, EachOnceFormSet, PictureFormSet, ProductForm
from shop.partner import prices
from shop.partner.models import StockRecord
from shop.slugs import make_slug
from shop.tidy_forms import notes_of
from shop.users.models import User

HIGHEST_PRICE = Decimal("9999.99")
PRICE: dict[str, Any] = {
    "min_value": Decimal("0.01"),
    "max_value": HIGHEST_PRICE,
    "max_digits": 6,
    "decimal_places": 2,
}
MAY_PRICE = "partner.change_stockrecord"


class SizeForm(forms.ModelForm):
    """A size that can be bought. How many there are is corrected under Stock, with a reason."""

    sku = forms.CharField(label="SKU", max_length=64)
    price = forms.DecimalField(label="Price in A$, GST included", **PRICE)
    regular_price = forms.DecimalField(label="Price before it was reduced (optional)", required=False, **PRICE)

    class Meta:
        model = Product
        fields = ["net_content", "net_unit", "sku", "price", "regular_price", "is_public"]
        labels = {"net_content": "Net content", "net_unit": "Unit", "is_public": "On sale"}
        help_texts = {"is_public": ""}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in ("net_content", "net_unit"):
            self.fields[name].required = True
        if self.instance._state.adding:
            self.instance.structure = Product.CHILD
            return
        record = StockRecord.objects.filter(product=self.instance).first()
        self.fields["sku"].disabled = record is not None
        if record is not None:
            self.initial.update(
                sku=record.partner_sku,
                price=record.price,
                regular_price=record.regular_price,
            )

    def clean_sku(self) -> str:
        """Refuse a SKU that another size has."""
        sku = self.cleaned_data["sku"].strip()
        others = StockRecord.objects.filter(partner_sku__iexact=sku).exclude(product=self.instance.pk)
        if others.exists() or Product.objects.filter(upc=sku).exclude(pk=self.instance.pk).exists():
            raise ValidationError(f"Another size has the SKU {sku}.")
        return sku

    def clean(self) -> dict[str, Any] | None:
        """Refuse a former price that isn't above the price: nothing would be reduced."""
        price, former = self.cleaned_data.get("price"), self.cleaned_data.get("regular_price")
        if price and former and former <= price:
            self.add_error("regular_price", "The price before it was reduced must be above the price.")
        return super().clean()

    def save(self, commit: bool = True) -> Product:
        """Save the size with its price; a new one has no stock yet."""
        is_new = self.instance._state.adding
        sku = self.cleaned_data["sku"]
        if is_new:
            self.instance.upc = sku
            self.instance.slug = make_slug(f"{self.instance.parent.slug}-{sku}")
        size = super().save(commit=commit)
        price = {name: self.cleaned_data[name] for name in ("price", "regular_price")}
        if StockRecord.objects.filter(product=size).exists():
            self.price_before = prices.set_price(size=size, **price, now=timezone.now())
        else:
            prices.offer(size=size, sku=sku, **price)
        return size


SizeFormSet = forms.inlineformset_factory(
    Product,
    Product,
    fk_name="parent",
    form=SizeForm,
    formset=EachOnceFormSet,
    extra=1,
    can_delete=False,
    max_num=MOST_ROWS,
    absolute_max=MOST_ROWS,
)


class ProductEditor:
    """All forms of a product as one."""

    def __init__(self, *, product: Product, user: User, sent: QueryDict | None = None) -> None:
        self.user = user
        self.confirmed = confirmed_products(user=user, keys=sent.getlist(CONFIRM) if sent is not None else ())
        self.page = ProductForm(sent, instance=product)
        self.actives = ActiveFormSet(sent, instance=product, prefix="actives")
        self.pictures = PictureFormSet(sent, instance=product, prefix="pictures")
        self.sizes: Any = None
        self.rows: list[Any] = [self.actives, self.pictures]
        # Sizes need a page to belong to.
        if product.pk and user.has_perm(MAY_PRICE):
            sizes = product.children.order_by("net_content", "pk")
            self.sizes = SizeFormSet(sent, instance=product, prefix="sizes", queryset=sizes)
            self.rows.append(self.sizes)

    @property
    def media(self) -> forms.Media:
        """Return the scripts and styles that its widgets need."""
        return sum((formset.media for formset in self.rows), self.page.media)

    @property
    def wrong_forms(self) -> list[forms.BaseForm]:
        """Return the forms that have something wrong, in the order of the page."""
        each = [self.page, *(form for formset in self.rows for form in formset.forms)]
        return [form for form in each if form.errors]

    @property
    def tidy_notes(self) -> Counter[str]:
        """Return what was changed of the texts, in all forms together."""
        each = [self.page, *self.actives.forms, *self.pictures.forms]
        return sum((notes_of(form) for form in each), Counter())

    @property
    def other_errors(self) -> list[str]:
        """Return what is wrong with rows together."""
        return [error for formset in self.rows for error in formset.non_form_errors()]

    def is_valid(self) -> bool:
        """Whether all of it can be saved."""
        is_valid = all([self.page.is_valid(), *(formset.is_valid() for formset in self.rows)])
        if is_valid and self.page.cleaned_data["is_public"] and not self._has_size_on_sale():
            self.page.add_error("is_public", "Only a product with a size on sale can be shown in the shop.")
            return False
        return is_valid and self._keeps_cautions()

    def save(self) -> Product:
        """
        Save all of it, and keep the cautions of what is on sale.

        :raises catalogue.cautions.UnableToDropCautions: if one would be lost, by someone else's change too
        """
        with keeping_cautions(confirmed=self.confirmed):
            return self._save()

    def _save(self) -> Product:
        """Save all of it, and record who changed which price."""
        action = "wagtail.create" if self.page.instance._state.adding else "wagtail.edit"
        product = self.page.save()
        for formset in self.rows:
            formset.instance = product
            formset.save()
        product_changed(product=product)
        log(instance=product, action=action, user=self.user, content_changed=True)
        for form in self.sizes.forms if self.sizes else []:
            if getattr(form, "price_before", None) is not None:
                change = {"size": form.instance.size_label, "before": str(form.price_before)}
                change["after"] = str(form.cleaned_data["price"])
                log(instance=product, action="shop.change_price", user=self.user, data=change)
        return product

    def _keeps_cautions(self) -> bool:
        """Whether no caution is lost while the product is on sale, or the owner agreed to it."""
        product = self.page.instance
        if not product.pk or not self.page.cleaned_data["is_public"]:
            return True
        rows = (form for form in self.actives.forms if form.cleaned_data and not form.cleaned_data.get("DELETE"))
        actives = [form.cleaned_data["active"] for form in rows if form.cleaned_data.get("active")]
        lost = losses_of(product=product, actives=actives, extra_cautions=self.page.cleaned_data["extra_cautions"])
        try:
            refuse_loss(lost, confirmed=self.confirmed)
        except UnableToDropCautions as refusal:
            show_refusal(self.page, refusal, user=self.user)
            return False
        return True

    def _has_size_on_sale(self) -> bool:
        if self.sizes is None:
            return bool(self.page.instance.pk) and self.page.instance.children.filter(is_public=True).exists()
        return any(
            form.cleaned_data.get("is_public")
            for form in self.sizes.forms
            if form.instance.pk or form.has_changed()
        )
