"""Forms for people's own data: addresses and names."""

import re
from typing import Any, cast

import phonenumbers
from django import forms
from django.db.models import QuerySet
from oscar.apps.address.abstract_models import AbstractAddress
from oscar.apps.address.models import Country

from shop.customer import postcodes
from shop.customer.widgets import LongSelect
from shop.fields import LineField
from shop.refused_forms import ShownAgain
from shop.users.models import User

AUSTRALIA = "AU"
NO_STATE = "Enter a state or territory, like VIC or Victoria"
NO_POSTCODE = "Enter a 4-digit postcode, like 3000"


def deliverable_countries() -> QuerySet[Country]:
    """Return the countries that we send to, Australia first."""
    countries = Country.objects.filter(is_shipping_country=True).only("name", "printable_name")
    return countries.order_by("-display_order", "printable_name")


class AddressForm(ShownAgain, forms.Form):
    """
    A postal address. Checks Australian ones closely and takes those of other countries as they are written.

    Used by the account's address book and by the checkout; `address_fields` is what Oscar's addresses are
    made of, `initial_for` the way back.
    """

    full_name = LineField(
        label="Full name",
        max_length=120,
        error_messages={"required": "Enter your full name"},
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
    )
    line1 = LineField(
        label="Street address",
        max_length=120,
        error_messages={"required": "Enter the street and number"},
        widget=forms.TextInput(attrs={"autocomplete": "address-line1"}),
    )
    line2 = LineField(
        label="Apartment, unit or company",
        max_length=120,
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "address-line2"}),
    )
    suburb = LineField(
        label="Suburb or town",
        max_length=80,
        error_messages={"required": "Enter the suburb or town"},
        widget=forms.TextInput(attrs={"autocomplete": "address-level2"}),
    )
    state = LineField(
        label="State or territory",
        max_length=60,
        error_messages={"required": NO_STATE},
        widget=forms.TextInput(attrs={"autocomplete": "address-level1", "class": "input--short"}),
    )
    postcode = LineField(
        label="Postcode",
        max_length=16,
        error_messages={"required": NO_POSTCODE},
        widget=forms.TextInput(attrs={"autocomplete": "postal-code", "class": "input--short"}),
    )
    country = forms.ModelChoiceField(
        label="Country",
        queryset=Country.objects.none(),
        initial=AUSTRALIA,
        empty_label=None,
        error_messages={"required": "Choose a country", "invalid_choice": "Choose a country from the list"},
        widget=LongSelect(attrs={"autocomplete": "country"}),
    )
    phone = LineField(
        label="Phone",
        max_length=40,
        required=False,
        help_text="Only used if there’s a question about an order.",
        widget=forms.TelInput(attrs={"autocomplete": "tel"}),
    )

    use_required_attribute = False

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        cast(forms.ModelChoiceField, self.fields["country"]).queryset = deliverable_countries()
        self.after_refusal()

    def after_refusal(self) -> None:
        """Ask for a state and a postcode where the country has them."""
        country_code = self["country"].value()
        self.fields["state"].required = country_code == AUSTRALIA
        self.fields["postcode"].required = country_code in AbstractAddress.POSTCODES_REGEX

    @staticmethod
    def initial_for(address: AbstractAddress) -> dict[str, object]:
        """Return what the form shows for an address of Oscar's."""
        return {
            "full_name": address.name,
            "line1": address.line1,
            "line2": address.line2,
            "suburb": address.line4,
            "state": address.state,
            "postcode": address.postcode,
            "country": address.country_id,
            "phone": str(getattr(address, "phone_number", "") or ""),
        }

    @property
    def address_fields(self) -> dict[str, object]:
        """Return the fields of an address of Oscar's. Only for a form that is valid."""
        sent = self.cleaned_data
        first_name, _, last_name = sent["full_name"].rpartition(" ")
        return {
            "first_name": first_name,
            "last_name": last_name,
            "line1": sent["line1"],
            "line2": sent["line2"],
            "line4": sent["suburb"],
            "state": sent["state"],
            "postcode": sent["postcode"],
            "country": sent["country"],
            "phone_number": sent["phone"],
        }

    def clean(self) -> dict[str, object]:
        """Check what depends on the country."""
        sent = super().clean() or self.cleaned_data
        country = sent.get("country")
        if country is not None and country.pk == AUSTRALIA:
            self._clean_australian(sent)
        elif country is not None and "postcode" in self.errors:
            self.errors["postcode"] = self.error_class(["Enter a postcode"])
        if sent.get("phone") and (country is not None or "country" not in self.fields):
            sent["phone"] = self._read_phone(sent["phone"], country_code=country.pk if country else AUSTRALIA)
        return sent

    def _clean_australian(self, sent: dict[str, object]) -> None:
        postcode = re.sub(r"[\s-]", "", str(sent.get("postcode", "")))
        state = postcodes.find_state(str(sent.get("state", "")))
        if "postcode" in sent and not re.fullmatch(r"[0-9]{4}", postcode):
            self.add_error("postcode", NO_POSTCODE)
        if "state" in sent and state is None:
            self.add_error("state", NO_STATE)
        if not self.errors.keys() & {"postcode", "state"}:
            sent["postcode"], sent["state"] = postcode, state
            self._compare(postcode=postcode, state=str(state))

    def _compare(self, *, postcode: str, state: str) -> None:
        states = postcodes.states_of(postcode)
        if not states:
            self.add_error("postcode", f"There's no postcode {postcode}. {NO_POSTCODE}")
        elif state not in states:
            names = " or ".join(sorted(postcodes.STATES[name] for name in states))
            self.add_error("postcode", f"Postcode {postcode} is in {names}. Check the postcode and the state")

    def _read_phone(self, phone: str, *, country_code: str) -> str:
        """Return a number as one of the country of delivery, or else of ours: who sends a gift has one here."""
        numbers = [number for code in (country_code, AUSTRALIA) if (number := _parse_phone(phone, code))]
        valid = next(filter(phonenumbers.is_valid_number, numbers), None)
        number = valid or next(iter(numbers), None)
        if number is None:
            self.add_error("phone", "Enter a phone number, like 0412 345 678 or +61 412 345 678")
            return ""
        return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)


def _parse_phone(phone: str, country_code: str) -> phonenumbers.PhoneNumber | None:
    try:
        number = phonenumbers.parse(phone, country_code)
    except phonenumbers.NumberParseException:
        return None
    return number if phonenumbers.is_possible_number(number) else None


class DetailsForm(forms.ModelForm):
    """A person's name."""

    use_required_attribute = False

    class Meta:
        model = User
        fields = ("first_name", "last_name")
        widgets = {
            "first_name": forms.TextInput(attrs={"autocomplete": "given-name"}),
            "last_name": forms.TextInput(attrs={"autocomplete": "family-name"}),
        }
