"""Parcels."""

from django.db import models
from django.utils.http import urlencode

from shop.order.models import Line, Order


class Carrier(models.TextChoices):
    """Who carries parcels, with where to follow them (see TRACKING_ADDRESSES)."""

    AUSTRALIA_POST = "australia-post", "Australia Post"
    STARTRACK = "startrack", "StarTrack"
    CANADA_POST = "canada-post", "Canada Post"
    DHL = "dhl", "DHL Express"
    UPS = "ups", "UPS"
    FEDEX = "fedex", "FedEx"
    NZ_POST = "nz-post", "NZ Post"
    ROYAL_MAIL = "royal-mail", "Royal Mail"
    COLLECTED = "collected", "Kept for the customer to collect"
    OTHER = "other", "Another carrier"


TRACKING_ADDRESSES = {
    Carrier.AUSTRALIA_POST: "https://auspost.com.au/mypost/track/details/{}",
    Carrier.STARTRACK: "https://startrack.com.au/track/details/{}",
    Carrier.CANADA_POST: "https://www.canadapost-postescanada.ca/track-reperage/en#/details/{}",
    Carrier.DHL: "https://www.dhl.com/au-en/home/tracking.html?tracking-id={}",
    Carrier.UPS: "https://www.ups.com/track?tracknum={}",
    Carrier.FEDEX: "https://www.fedex.com/fedextrack/?trknbr={}",
    Carrier.NZ_POST: "https://www.nzpost.co.nz/tools/tracking/item/{}",
    Carrier.ROYAL_MAIL: "https://www.royalmail.com/track-your-item#/tracking-results/{}",
}


class Parcel(models.Model):
    """A parcel on its way to the customer."""

    order = models.ForeignKey(Order, on_delete=models.PROTECT, related_name="parcels")
    carrier = models.CharField(max_length=30, choices=Carrier)
    tracking_number = models.CharField(max_length=60, blank=True)
    shipped_at = models.DateTimeField()
    shipped_by = models.ForeignKey("users.User", on_delete=models.SET_NULL, null=True, blank=True)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["carrier", "tracking_number"],
                condition=~models.Q(tracking_number=""),
                name="parcel_is_tracked_once",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_carrier_display()} {self.tracking_number}".strip()

    @property
    def tracking_url(self) -> str:
        """Return where the carrier shows the parcel; empty when there is nothing to follow."""
        address = TRACKING_ADDRESSES.get(Carrier(self.carrier))
        if not address or not self.tracking_number:
            return ""
        return address.format(urlencode({"": self.tracking_number})[1:])

    @property
    def shown_lines(self) -> list[dict[str, object]]:
        """Return its contents, as components/parcel_card.html takes them. Prefetch `lines__line` before."""
        return [{"title": packed.line.title, "quantity": packed.quantity} for packed in self.lines.all()]


class ParcelLine(models.Model):
    """How many of an order's line are in a parcel."""

    parcel = models.ForeignKey(Parcel, on_delete=models.CASCADE, related_name="lines")
    line = models.ForeignKey(Line, on_delete=models.PROTECT, related_name="parcel_lines")
    quantity = models.PositiveIntegerField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["parcel", "line"], name="parcel_holds_a_line_once"),
            models.CheckConstraint(condition=models.Q(quantity__gte=1), name="parcel_line_has_a_quantity"),
        ]

    def __str__(self) -> str:
        return f"{self.quantity} × {self.line.title}"
