"""What staff may send about an order."""

from typing import Any

from django import forms

from shop.backoffice.orders.detail import OrderDetail, PackedLine
from shop.fulfilment.models import Carrier

SENT_CARRIERS = [(carrier.value, carrier.label) for carrier in Carrier if carrier != Carrier.COLLECTED]
MOST_PIECES = 100_000


class ShipForm(forms.Form):
    """A parcel: its carrier, its tracking number, and how many of each line it contains."""

    carrier = forms.ChoiceField(choices=SENT_CARRIERS)
    tracking_number = forms.CharField(
        max_length=60, required=False, help_text="As on the label; spaces don't matter."
    )
    left = forms.IntegerField(widget=forms.HiddenInput, min_value=0, max_value=MOST_PIECES)

    def __init__(self, *args: Any, sheet: OrderDetail, **kwargs: Any) -> None:
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
        """Return how many of each line to send. Only for a valid form."""
        return {packed.line.pk: self.cleaned_data[_name(packed)] for packed in self.packed_lines}


class NoteForm(forms.Form):
    """A note beside an order."""

    message = forms.CharField(
        label="Note",
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 2}),
        error_messages={"required": "Write something first"},
    )


def _name(packed: PackedLine) -> str:
    return f"line-{packed.line.pk}"
