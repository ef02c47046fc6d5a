"""What staff may send about a refund."""

import secrets
from decimal import Decimal
from typing import Any

from django import forms

from shop.backoffice.refunds.services import Refundable


class RefundForm(forms.Form):
    """Which items are refunded, what other amount is refunded, and whether the items go back into stock."""

    extra = forms.DecimalField(
        label="Delivery and other amounts (A$)",
        min_value=Decimal(0),
        max_value=Decimal(100_000),
        decimal_places=2,
        initial=Decimal("0.00"),
        required=False,
        help_text="Anything to refund besides items, such as the delivery charge.",
    )
    is_restocked = forms.BooleanField(
        label="Put the items back into stock",
        required=False,
        help_text="Leave it unticked for anything damaged or opened.",
    )
    is_by_hand = forms.BooleanField(
        label="I've refunded this outside Stripe",
        required=False,
        help_text="By bank transfer or cash, when Stripe can't. We record it and don't send it to Stripe.",
    )
    reason = forms.CharField(
        max_length=200,
        error_messages={"required": "Enter a reason, for your colleagues and the customer's bank"},
    )
    key = forms.RegexField(regex=r"^[0-9a-f]{16}$", widget=forms.HiddenInput)

    def __init__(self, *args: Any, refundable: Refundable, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial["key"] = secrets.token_hex(8)
        if refundable.is_over:
            self._ask_for_a_sum_only(refundable)
        self._lines = {f"line-{line.pk}": line for line in refundable.pieces}
        for line, pieces in refundable.pieces.items():
            self.fields[f"line-{line.pk}"] = forms.IntegerField(
                label=f"{line.title} (up to {pieces})",
                initial=0,
                min_value=0,
                max_value=pieces,
                required=False,
                error_messages={"max_value": f"{line.title}: at most %(limit_value)s can be refunded"},
            )

    def _ask_for_a_sum_only(self, refundable: Refundable) -> None:
        del self.fields["is_restocked"]
        self.initial["extra"] = refundable.amount
        self.fields["extra"].label = f"Amount ({refundable.currency})"
        self.fields["extra"].help_text = f"At most {refundable.text}: that is what is left of the payment."

    @property
    def line_fields(self) -> list[forms.BoundField]:
        """Return the fields that count pieces."""
        return [self[name] for name in self._lines]

    @property
    def quantities(self) -> dict[int, int]:
        """Return how many of each line. Only for a form that is valid."""
        return {line.pk: self.cleaned_data[name] or 0 for name, line in self._lines.items()}

    @property
    def puts_back(self) -> bool:
        """Whether the items go back into stock; those of a closed order are there already."""
        return bool(self.cleaned_data.get("is_restocked"))

    def clean_extra(self) -> Decimal:
        return self.cleaned_data["extra"] or Decimal(0)

    def clean(self) -> dict[str, Any]:
        """Refuse a refund of nothing."""
        sent = super().clean() or self.cleaned_data
        if not self.errors and not sent["extra"] and not any(self.quantities.values()):
            raise forms.ValidationError("Choose what to refund: items, an amount, or both")
        return sent
