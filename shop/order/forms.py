"""What people may send to find their order."""

from django import forms

from shop.fields import EmailField, EmailInput, LineField
from shop.order.models import Order
from shop.users.email_keys import customer_key


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
