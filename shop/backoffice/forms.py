"""What staff may send."""

from typing import Any

from django import forms

from shop.backoffice.orders import OrderSheet, PackedLine
from shop.fulfilment.models import Carrier
from shop.partner.models import StockMovement, StockRecord

SENT_CARRIERS = [(carrier.value, carrier.label) for carrier in Carrier if carrier != Carrier.COLLECTED]
MOST_PIECES = 100_000


class ShipForm(forms.Form):
    """A parcel: who carries it, under which number, and how many of each line lie in it."""

    carrier = forms.ChoiceField(choices=SENT_CARRIERS)
    tracking_number = forms.CharField(
        max_length=60, required=False, help_text="As on the label; blanks do not matter."
    )
    left = forms.IntegerField(widget=forms.HiddenInput, min_value=0, max_value=MOST_PIECES)

    def __init__(self, *args: Any, sheet: OrderSheet, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial["left"] = sheet.to_send
        self.packed_lines = [packed for packed in sheet.lines if packed.to_send]
        for packed in self.packed_lines:
            self.fields[_name(packed)] = forms.IntegerField(
                label=packed.line.title,
                initial=packed.to_send,
                min_value=0,
                max_value=packed.to_send,
                error_messages={"max_value": f"{packed.line.title}: %(limit_value)s left to send"},
            )

    @property
    def line_fields(self) -> list[forms.BoundField]:
        """Return the fields that count pieces."""
        return [self[_name(packed)] for packed in self.packed_lines]

    @property
    def quantities(self) -> dict[int, int]:
        """Return how many of each line go. Only for a form that is valid."""
        return {packed.line.pk: self.cleaned_data[_name(packed)] for packed in self.packed_lines}


class NoteForm(forms.Form):
    """A note beside an order."""

    message = forms.CharField(
        label="Note",
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 2}),
        error_messages={"required": "Write something first"},
    )


class AdjustStockForm(forms.Form):
    """A correction of what is on hand."""

    change = forms.IntegerField(
        min_value=-MOST_PIECES,
        max_value=MOST_PIECES,
        help_text="How many more, or with a minus how many fewer.",
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


def _name(packed: PackedLine) -> str:
    return f"line-{packed.line.pk}"
