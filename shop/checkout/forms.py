"""The forms of the checkout."""

from collections.abc import Sequence
from typing import Any, cast

from django import forms
from django.urls import reverse
from oscar.apps.address.models import UserAddress

from shop.customer.forms import AddressForm
from shop.fields import EmailField, EmailInput, LineField
from shop.order.services import Recipient
from shop.shipping.methods import Method
from shop.shipping.repository import HOME_COUNTRY

NEW_ADDRESS = "new"
NO_PLACE = "Choose where your order goes"
NOT_ASKED_WHEN_COLLECTED = ("line1", "line2", "suburb", "state", "postcode", "country", "gift_name")
ADDRESS_FIELDS = ("full_name", "line1", "line2", "suburb", "state", "postcode", "country", "phone")


class DetailsForm(AddressForm):
    """
    Who the order is for, and where it goes: to a saved address, to another one, or nowhere when it is collected.

    What is typed into the fields of another address is not looked at while a saved one is chosen.

    :param addresses: what this member may choose from; nothing for guests
    """

    email = EmailField(
        label="Email",
        asks_about_slips=True,
        help_text="For your confirmation and order updates.",
        widget=EmailInput(attrs={"autocomplete": "email"}),
    )
    to = forms.ChoiceField(
        label="Deliver to",
        required=False,  # pages of an older release have none
        widget=forms.RadioSelect,
        error_messages={"invalid_choice": NO_PLACE},
    )
    gift_name = LineField(
        label="Recipient's name",
        max_length=120,
        required=False,
        help_text="We put it on the parcel. There are no prices inside.",
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    save_address = forms.BooleanField(label="Keep this address in my account", required=False, initial=True)
    make_default = forms.BooleanField(label="Make it my default address", required=False)

    field_order = ["email", "to", *ADDRESS_FIELDS, "gift_name", "save_address", "make_default"]

    def __init__(
        self,
        *args: Any,
        is_member: bool,
        addresses: Sequence[UserAddress] = (),
        is_collected: bool = False,
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.addresses = {str(address.pk): address for address in addresses}
        self.is_collected = is_collected
        cast(forms.ChoiceField, self.fields["to"]).choices = [
            *((key, address.name) for key, address in self.addresses.items()),
            (NEW_ADDRESS, "Another address"),
        ]
        without = ["to", "make_default"] if is_collected or not addresses else []
        without += NOT_ASKED_WHEN_COLLECTED if is_collected else []
        without += ["save_address"] if is_collected or not is_member else []
        for name in dict.fromkeys(without):
            del self.fields[name]

    @property
    def places(self) -> list[dict[str, object]]:
        """Return the saved addresses and "Another address", as components/address_option.html takes them."""
        chosen = self["to"].value()
        saved = [
            {
                "value": key,
                "title": address.name,
                "lines": _lines(address),
                "badge": "Default" if address.is_default_for_shipping else "",
                "edit_url": reverse("account:change-address", args=[key]) + "?next=" + reverse("checkout:details"),
            }
            for key, address in self.addresses.items()
        ]
        return [
            {**place, "id": f"{self['to'].auto_id}_{number}", "is_chosen": place["value"] == chosen}
            for number, place in enumerate([*saved, {"value": NEW_ADDRESS, "title": "Another address"}])
        ]

    @property
    def saved_address(self) -> UserAddress | None:
        """Return the saved address that was chosen, once the form is cleaned."""
        return self.addresses.get(self.cleaned_data.get("to", ""))

    @property
    def recipient(self) -> Recipient:
        """Return what was sent. Only for a form that is valid."""
        saved = self.saved_address
        sent: dict[str, Any] = self.cleaned_data if saved is None else AddressForm.initial_for(saved)
        country = sent.get("country", HOME_COUNTRY)
        gift_name = self.cleaned_data.get("gift_name", "")
        return Recipient(
            email=self.cleaned_data["email"],
            full_name=gift_name or sent["full_name"],
            buyer_name=sent["full_name"] if gift_name else "",
            line1=sent.get("line1", ""),
            line2=sent.get("line2", ""),
            suburb=sent.get("suburb", ""),
            state=sent.get("state", ""),
            postcode=sent.get("postcode", ""),
            country_code=getattr(country, "pk", country),
            phone=sent["phone"],
        )

    @property
    def kept_fields(self) -> dict[str, object] | None:
        """Return the address to save, under the name of who lives there; None if there is none to save."""
        if self.saved_address or not self.cleaned_data.get("save_address"):
            return None
        first_name, _, last_name = self.recipient.full_name.rpartition(" ")
        return self.address_fields | {"first_name": first_name, "last_name": last_name}

    def clean(self) -> dict[str, object]:
        """Check the address that was typed, unless a saved one was chosen."""
        if not self.saved_address and "to" not in self.errors:
            return super().clean()
        for name in ADDRESS_FIELDS:
            self.errors.pop(name, None)
        return self.cleaned_data


def _lines(address: UserAddress) -> list[str]:
    place = " ".join(filter(None, [address.line4, address.state, address.postcode]))
    return [line for line in (address.line1, address.line2, place, str(address.country)) if line]


class DeliveryForm(forms.Form):
    """How the order is delivered."""

    method = forms.ChoiceField(
        label="Delivery method",
        widget=forms.RadioSelect,
        error_messages={
            "required": "Choose a delivery method",
            "invalid_choice": "Choose a delivery method from the list",
        },
    )

    use_required_attribute = False

    def __init__(self, *args: Any, methods: list[Method], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        cast(forms.ChoiceField, self.fields["method"]).choices = [(method.code, method.name) for method in methods]


class PayForm(forms.Form):
    """That the shopper agrees to what the review page shows. All fields are made by us."""

    bag = forms.CharField(widget=forms.HiddenInput)
    shown = forms.CharField(widget=forms.HiddenInput)
    answers = forms.CharField(widget=forms.HiddenInput, required=False)  # pages of an older release have none
