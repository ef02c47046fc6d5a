"""Promo codes. `Voucher` replaces Oscar's, which knows no first order and shouts its codes."""

from django.db import models
from django.db.models import Q
from django.db.models.functions import Upper

from oscar.apps.voucher.abstract_models import AbstractVoucher


class Voucher(AbstractVoucher):
    """A promo code: a link to offers, with who may use it and how often."""

    FIRST_ORDER = "First order"
    USAGE_CHOICES = (*AbstractVoucher.USAGE_CHOICES, (FIRST_ORDER, "Only on a customer's first order"))

    display_code = models.CharField(
        max_length=128, blank=True, help_text="The code as people read and type it."
    )
    max_uses = models.PositiveIntegerField(
        null=True, blank=True, help_text="How many orders may use it in all."
    )
    terms = models.TextField(blank=True, help_text="The small print shown beside the code.")
    is_for_articles = models.BooleanField(default=False, help_text="Editors may show it in articles.")

    class Meta(AbstractVoucher.Meta):
        abstract = False
        constraints = [
            models.UniqueConstraint(Upper("code"), name="voucher_code_is_unique_in_any_case"),
            models.CheckConstraint(
                condition=Q(end_datetime__gte=models.F("start_datetime")), name="voucher_ends_after_it_starts"
            ),
        ]

    def __str__(self) -> str:
        return self.shown_code

    @property
    def shown_code(self) -> str:
        """Return the code as people read and type it."""
        return self.display_code or self.code

    def save(self, *args: object, **kwargs: object) -> None:
        """Store the code in upper case for finding it, and as typed for showing it."""
        if not self.display_code:
            self.display_code = self.code
        super().save(*args, **kwargs)


class VoucherClaim(models.Model):
    """
    That an order uses a code, decided when the order is placed.

    `customer_key` is the normalised e-mail address (see `shop.voucher.services.customer_key`); `slot` counts the
    uses of a capped code. A claim that was released because its order ended unpaid no longer counts.
    """

    voucher = models.ForeignKey(Voucher, on_delete=models.PROTECT, related_name="claims")
    order = models.ForeignKey("order.Order", on_delete=models.PROTECT, related_name="voucher_claims")
    customer_key = models.CharField(max_length=254)
    is_once_per_customer = models.BooleanField()
    slot = models.PositiveIntegerField(null=True, blank=True)
    claimed_at = models.DateTimeField(auto_now_add=True)
    released_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["voucher", "order"], name="order_claims_a_code_once"),
            models.UniqueConstraint(
                fields=["voucher", "customer_key"],
                condition=Q(is_once_per_customer=True, released_at=None),
                name="customer_claims_a_code_once",
            ),
            models.UniqueConstraint(
                fields=["voucher", "slot"],
                condition=Q(slot__isnull=False, released_at=None),
                name="code_is_claimed_no_more_than_its_cap",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.voucher} on {self.order_id}"


from oscar.apps.voucher.models import *  # noqa: F403 the rest is Oscar's
