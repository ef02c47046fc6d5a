"""What a shopper tells us on the way to an order."""

from typing import Any, cast

from django import forms
from django.contrib.auth.password_validation import validate_password

from shop.customer.forms import AddressForm
from shop.fields import EmailField, EmailInput
from shop.order.models import Order
from shop.order.services import Recipient
from shop.shipping.methods import Method
from shop.users.models import User


class DetailsForm(AddressForm):
    """Who the order is for, and where it goes."""

    email = EmailField(
        label="Email",
        asks_about_slips=True,
        help_text="For your confirmation and the news of your parcel.",
        widget=EmailInput(attrs={"autocomplete": "email"}),
    )
    save_address = forms.BooleanField(label="Keep this address in my account", required=False, initial=True)

    field_order = ["email", "full_name", "line1", "line2", "suburb", "state", "postcode", "country", "phone"]

    def __init__(self, *args: Any, is_member: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not is_member:
            del self.fields["save_address"]

    @property
    def recipient(self) -> Recipient:
        """Return what was sent. Only for a form that is valid."""
        sent = self.cleaned_data
        return Recipient(
            email=sent["email"],
            full_name=sent["full_name"],
            line1=sent["line1"],
            line2=sent["line2"],
            suburb=sent["suburb"],
            state=sent["state"],
            postcode=sent["postcode"],
            country_code=sent["country"].pk,
            phone=sent["phone"],
        )


class DeliveryForm(forms.Form):
    """How the order shall travel."""

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


class PasswordForm(forms.Form):
    """The one field that turns a guest into a member."""

    password = forms.CharField(
        label="Password",
        max_length=500,
        strip=False,
        help_text="At least 10 characters.",
        error_messages={"required": "Choose a password"},
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )

    use_required_attribute = False

    def __init__(self, *args: Any, order: Order, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._order = order

    def clean_password(self) -> str:
        """Refuse what the account pages refuse too."""
        password = self.cleaned_data["password"]
        validate_password(password, user=User(email=self._order.guest_email))
        return password
