"""What staff may send about stock."""

from typing import Any

from django import forms

from shop.partner.models import StockMovement, StockRecord

MOST_PIECES = 100_000


class AdjustStockForm(forms.Form):
    """A correction of what is on hand."""

    change = forms.IntegerField(
        min_value=-MOST_PIECES,
        max_value=MOST_PIECES,
        help_text="How many to add. Use a minus to remove.",
        error_messages={"required": "Enter a number, like 12 or -3", "invalid": "Enter a number, like 12 or -3"},
    )
    reason = forms.ChoiceField(choices=[(reason.value, reason.label) for reason in StockMovement.BY_HAND])
    note = forms.CharField(max_length=200, required=False)
    on_hand = forms.IntegerField(widget=forms.HiddenInput, min_value=0, max_value=2**31 - 1)

    def __init__(self, *args: Any, record: StockRecord, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial["on_hand"] = record.num_in_stock

    def clean_change(self) -> int:
        """Refuse a change that changes nothing."""
        change = self.cleaned_data["change"]
        if change == 0:
            raise forms.ValidationError("Enter a number other than 0")
        return change
