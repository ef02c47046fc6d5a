"""What people may send about an order they placed: how to find it, and a password to keep it in an account."""

from typing import Any

from django import forms
from django.contrib.auth.password_validation import validate_password

from shop.fields import EmailField, EmailInput, LineField
from shop.order.models import Order
from shop.users.email_keys import customer_key
from shop.users.models import User


class FindOrderForm(forms.Form):
    """An order's number and the email address it was placed with."""

    number = LineField(
        label="Order number",
        max_length=30,
        help_text="It starts with SP- and is in your confirmation email.",
        error_messages={"required": "Enter your order number, like SP-7K3M9XQ2"},
        widget=forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false"}),
    )
    email = EmailField(
        label="Email",
        error_messages={"required": "Enter the email address of your order"},
        widget=EmailInput(attrs={"autocomplete": "email"}),
    )

    use_required_attribute = False

    def find(self) -> Order | None:
        """Return the order, if the email address is its own. Only for a form that is valid."""
        order = Order.objects.numbered(self.cleaned_data["number"]).first()
        if order is None or order.customer_key != customer_key(self.cleaned_data["email"]):
            return None
        return order


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
        """Apply the same rules as the account pages."""
        password = self.cleaned_data["password"]
        validate_password(password, user=User(email=self._order.guest_email))
        return password
