"""What people may send about their bag."""

from django import forms

LARGEST_ID = 2**63 - 1
MOST_AT_ONCE = 99


class AddForm(forms.Form):
    """A size and its quantity."""

    product = forms.IntegerField(min_value=1, max_value=LARGEST_ID)
    quantity = forms.IntegerField(
        min_value=1,
        max_value=MOST_AT_ONCE,
        required=False,
        error_messages=dict.fromkeys(
            ("invalid", "min_value", "max_value"), f"Choose a quantity from 1 to {MOST_AT_ONCE}."
        ),
    )

    def clean_quantity(self) -> int:
        """Take one when no quantity was sent."""
        return self.cleaned_data["quantity"] or 1


class QuantityForm(forms.Form):
    """The quantity of a line; zero removes it."""

    quantity = forms.IntegerField(
        min_value=0,
        max_value=MOST_AT_ONCE,
        error_messages=dict.fromkeys(
            ("required", "invalid", "min_value", "max_value"), f"Choose a quantity from 1 to {MOST_AT_ONCE}."
        ),
    )


class CodeForm(forms.Form):
    """A promo code."""

    code = forms.CharField(
        max_length=128,
        error_messages={"required": "Enter a promo code.", "max_length": "Promo codes are shorter than that."},
    )
