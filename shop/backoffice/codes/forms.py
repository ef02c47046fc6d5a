"""Creating and changing codes: one form for what takes Oscar four steps and another form."""

from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from typing import Any

from django import forms
from django.core.validators import MaxValueValidator, MinValueValidator, RegexValidator
from django.utils import timezone

from catalogue.models import Category, Product
from shop.offer import periods
from shop.tidy_forms import TidyForm
from shop.voucher.models import Voucher

PERCENT, AMOUNT, FREE_DELIVERY = "percent", "amount", "free_delivery"
MOST_CODES_AT_ONCE = 10_000
LARGEST_NUMBER = 2**31 - 1
MOMENT_FORMAT, DAY_FORMAT = "%Y-%m-%dT%H:%M", "%Y-%m-%d"
# A database has moments that Python has not, and the other way round.
EARLIEST, LATEST = datetime(2000, 1, 1, tzinfo=UTC), datetime(2100, 1, 1, tzinfo=UTC)
YEAR_IS_ODD = "Enter a year between 2000 and 2099"


def _moment_field(label: str) -> forms.DateTimeField:
    widget = forms.DateTimeInput(attrs={"type": "datetime-local"}, format=MOMENT_FORMAT)
    within = [MinValueValidator(EARLIEST, YEAR_IS_ODD), MaxValueValidator(LATEST, YEAR_IS_ODD)]
    formats = [MOMENT_FORMAT, "%Y-%m-%dT%H:%M:%S"]
    return forms.DateTimeField(label=label, widget=widget, input_formats=formats, validators=within)


def _day_field(label: str, *, help_text: str) -> forms.DateField:
    widget = forms.DateInput(attrs={"type": "date"}, format=DAY_FORMAT)
    within = [
        MinValueValidator(EARLIEST.date(), YEAR_IS_ODD),
        MaxValueValidator(LATEST.date() - timedelta(days=1), YEAR_IS_ODD),
    ]
    # The last two for people whose browser has no calendar.
    formats = [DAY_FORMAT, "%d/%m/%Y", "%d.%m.%Y"]
    return forms.DateField(
        label=label, help_text=help_text, widget=widget, input_formats=formats, validators=within
    )


class TermsForm(TidyForm, forms.Form):
    """
    What can be changed about a code at any time: when it's valid, how often it can be used, and its small print.

    People type a last day, and the code is valid to its end. One that ends at an hour keeps it with its day.
    """

    starts_at = _moment_field("Valid from")
    last_day = _day_field(
        "Last day", help_text="The code can be used until the end of this day, in the shop's time zone."
    )
    max_uses = forms.IntegerField(
        label="Total uses (optional)", min_value=1, max_value=LARGEST_NUMBER, required=False
    )
    terms = forms.CharField(
        label="Small print (optional)", max_length=2000, required=False, widget=forms.Textarea(attrs={"rows": 3})
    )
    is_for_articles = forms.BooleanField(label="Editors may show it in articles", required=False)

    def clean(self) -> dict[str, Any]:
        """Refuse a code that ends before it starts."""
        cleaned = super().clean() or self.cleaned_data
        starts_at, last_day = cleaned.get("starts_at"), cleaned.get("last_day")
        if last_day:
            cleaned["ends_at"] = self._end_with(last_day)
            if starts_at and cleaned["ends_at"] <= starts_at:
                self.add_error("last_day", "The last day is before the code starts")
        return cleaned

    def _end_with(self, last_day: date) -> datetime:
        is_kept = "ends_at" in self.initial and last_day == self.initial["last_day"]
        return self.initial["ends_at"] if is_kept else periods.end_of_day(last_day)

    @property
    def changes(self) -> dict[str, Any]:
        """Return what `shop.voucher.creation.change_terms` takes. Only for a form that is valid."""
        names = ("starts_at", "ends_at", "max_uses", "terms", "is_for_articles")
        return {name: self.cleaned_data[name] for name in names}

    @classmethod
    def initial_of(cls, voucher: Voucher) -> dict[str, Any]:
        """Return the form's initial values for an existing code."""
        return {
            "starts_at": timezone.localtime(voucher.start_datetime),
            "ends_at": voucher.end_datetime,
            "last_day": periods.last_day(voucher.end_datetime),
            "max_uses": voucher.max_uses,
            "terms": voucher.terms,
            "is_for_articles": voucher.is_for_articles,
        }


class NewVoucherForm(TermsForm):
    """A new code, or a batch of codes with the same benefit."""

    code = forms.CharField(
        max_length=60,
        required=False,
        help_text="What customers type. Leave it empty to create a batch of unique codes.",
        validators=[RegexValidator(r"^[A-Za-z0-9_-]+\Z", "A code has letters, digits, - and _ only")],
    )
    set_name = forms.CharField(label="Name of the batch", max_length=60, required=False)
    count = forms.IntegerField(label="Number of codes", min_value=1, max_value=MOST_CODES_AT_ONCE, required=False)
    gives = forms.ChoiceField(
        choices=[(PERCENT, "A percentage off"), (AMOUNT, "An amount off, in A$"), (FREE_DELIVERY, "Free delivery")]
    )
    value = forms.DecimalField(
        label="Value (for a percentage or an amount)",
        min_value=Decimal("0.01"),
        max_digits=8,
        decimal_places=2,
        required=False,
    )
    usage = forms.ChoiceField(label="Who can use it", choices=Voucher.USAGE_CHOICES)
    minimum_spend = forms.DecimalField(
        label="Minimum spend in A$ (optional)",
        min_value=Decimal("0.01"),
        max_digits=8,
        decimal_places=2,
        required=False,
    )
    categories = forms.ModelMultipleChoiceField(
        Category.objects.order_by("path"),
        required=False,
        help_text="Leave categories and products empty to include everything.",
    )
    products = forms.CharField(
        label="Products (optional)",
        required=False,
        max_length=20_000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="The last part of each product's URL, like milk-cleanser, one per line.",
    )

    field_order = (
        "code",
        "set_name",
        "count",
        "gives",
        "value",
        "usage",
        "starts_at",
        "last_day",
        "max_uses",
        "minimum_spend",
        "categories",
        "products",
        "terms",
        "is_for_articles",
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        midnight = timezone.localtime().replace(hour=0, minute=0, second=0, microsecond=0)
        self.fields["starts_at"].initial = midnight
        self.fields["last_day"].initial = midnight.date() + timedelta(days=30)

    def clean_products(self) -> list[Product]:
        """Find the products by their URLs."""
        slugs = {line.strip().strip("/").rpartition("/")[2] for line in self.cleaned_data["products"].splitlines()}
        slugs.discard("")
        found = list(Product.objects.pages().filter(slug__in=slugs))
        missing = slugs - {product.slug for product in found}
        if missing:
            raise forms.ValidationError(f"No product has the URL {', '.join(sorted(missing))}")
        return found

    def clean(self) -> dict[str, Any]:
        """Check that it is one code or a batch, and that it has a benefit."""
        cleaned = super().clean()
        if not cleaned.get("code") and "code" not in self.errors:
            for name, words in (("set_name", "Give the batch a name"), ("count", "Enter how many codes to create")):
                if not cleaned.get(name) and name not in self.errors:
                    self.add_error(name, f"{words}, or type one code above")
        value, gives = cleaned.get("value"), cleaned.get("gives")
        if gives in (PERCENT, AMOUNT) and value is None and "value" not in self.errors:
            self.add_error("value", "Enter the discount")
        if gives == PERCENT and value is not None and value > 100:
            self.add_error("value", "A percentage can't be more than 100")
        return cleaned

    @property
    def is_for_many(self) -> bool:
        """Whether it creates a batch. Only for a valid form."""
        return not self.cleaned_data["code"]

    @property
    def gift(self) -> dict[str, Any]:
        """Return what both services of `shop.voucher.creation` take. Only for a form that is valid."""
        same = ("usage", "starts_at", "ends_at", "max_uses", "minimum_spend", "categories", "products", "terms")
        gives = self.cleaned_data["gives"]
        value = True if gives == FREE_DELIVERY else self.cleaned_data["value"]
        return {gives: value, **{name: self.cleaned_data[name] for name in same}}
