"""What a product costs and how many are left. `StockRecord` replaces Oscar's, which lets stock go below zero."""

from django.conf import settings
from django.db import models
from django.db.models.functions import Coalesce

from oscar.apps.partner.abstract_models import AbstractStockRecord

LOW_STOCK = 5


class StockRecordQuerySet(models.QuerySet["StockRecord"]):
    """Queries over stock."""

    def low(self) -> "StockRecordQuerySet":
        """Return the sizes of which no more are left than their threshold says, or 5."""
        left = Coalesce(models.F("num_in_stock"), 0) - Coalesce(models.F("num_allocated"), 0)
        threshold = Coalesce(models.F("low_stock_threshold"), LOW_STOCK)
        return self.alias(left_now=left, low_at=threshold).filter(left_now__lte=models.F("low_at"))


class StockRecord(AbstractStockRecord):
    """Price and stock of one size. Prices include GST."""

    regular_price = models.DecimalField(
        max_digits=12,
        decimal_places=2,
        null=True,
        blank=True,
        help_text="The price before it was reduced, shown struck through.",
    )

    objects = StockRecordQuerySet.as_manager()

    class Meta(AbstractStockRecord.Meta):
        abstract = False
        constraints = [
            models.UniqueConstraint(fields=["product"], name="size_has_one_stock_record"),
            models.CheckConstraint(
                condition=models.Q(price__isnull=False, price__gte=0), name="stock_price_is_not_negative"
            ),
            models.CheckConstraint(
                condition=models.Q(regular_price=None) | models.Q(regular_price__gt=models.F("price")),
                name="regular_price_is_above_price",
            ),
            models.CheckConstraint(
                condition=models.Q(num_allocated=None)
                | (models.Q(num_allocated__gte=0) & models.Q(num_allocated__lte=models.F("num_in_stock"))),
                name="stock_is_not_oversold",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.partner_sku}: {self.net_stock_level} left at {self.price}"


class StockMovement(models.Model):
    """
    That the stock of a size changed, by how much, why, for which order, and who did it.

    The database writes it whenever a stock record changes (see the migration `add_stock_ledger`), so that the sum
    of all movements is the stock, whoever changed it. `shop.partner.stock` tells the reason. A row never changes.
    """

    class Reason(models.TextChoices):
        """Why stock changes."""

        OPENING = "opening", "First stock"
        ALLOCATED = "allocated", "Set aside for an order"
        RELEASED = "released", "Released by an order"
        SHIPPED = "shipped", "Sent to a customer"
        RECEIVED = "received", "Delivery received"
        COUNTED = "counted", "Recounted"
        DAMAGED = "damaged", "Damaged or expired"
        SAMPLE = "sample", "Given away"
        RETURNED = "returned", "Sent back by a customer"
        UNEXPLAINED = "unexplained", "Changed without a reason"

    BY_HAND = (Reason.RECEIVED, Reason.COUNTED, Reason.DAMAGED, Reason.SAMPLE, Reason.RETURNED)

    stockrecord = models.ForeignKey(StockRecord, on_delete=models.CASCADE, related_name="movements")
    change = models.IntegerField(help_text="By how much what is on hand changed.")
    allocated_change = models.IntegerField(default=0, help_text="By how much what is set aside changed.")
    on_hand_after = models.PositiveIntegerField()
    allocated_after = models.PositiveIntegerField(default=0)
    reason = models.CharField(max_length=20, choices=Reason)
    note = models.CharField(max_length=200, blank=True)
    order_number = models.CharField(max_length=128, blank=True, db_index=True)
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    made_at = models.DateTimeField()

    class Meta:
        ordering = ["-pk"]
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(change=0, allocated_change=0), name="stock_movement_moves_something"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.change:+d} on hand, {self.allocated_change:+d} set aside: {self.get_reason_display()}"


from oscar.apps.partner.models import *  # noqa: F403 the rest is Oscar's
