"""What people may send about their bag."""

from django import forms

LARGEST_ID = 2**63 - 1
MOST_AT_ONCE = 99


class AddForm(forms.Form):
    """A size and its quantity."""

    size_id = forms.IntegerField(min_value=1, max_value=LARGEST_ID)
    quantity = forms.IntegerField(
        min_value=1,
        max_value=MOST_AT_ONCE,
        required=False,
        error_messages=dict.fromkeys(
            ("invalid", "min_value", "max_value"), f"Choose a quantity from 1 to {MOST_AT_ONCE}."
        ),
    )

    def add_prefix(self, field_name: str) -> str:
        """Read the size from where pages of the older release send it, as long as some are open."""
        is_older = field_name == "size_id" and "product" in self.data and "size_id" not in self.data
        return "product" if is_older else super().add_prefix(field_name)

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
