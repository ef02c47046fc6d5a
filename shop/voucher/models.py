"""Promo codes. `Voucher` replaces Oscar's, which knows no first order and shouts its codes."""

from datetime import datetime

from django.db import models
from django.db.models import Count, F, Func, Q, Sum, Value
from django.db.models.functions import Upper

from oscar.apps.voucher.abstract_models import AbstractVoucher
from shop.offer import periods
from shop.voucher import typed


class VoucherState(models.TextChoices):
    """Whether a code counts at a moment, for anyone at all."""

    LIVE = "live"
    ENDED = "ended"
    NOT_YET = "not-yet"
    USED_UP = "used-up"


# A code without its blanks and hyphens; see `shop.voucher.typed`.
SQUEEZED = Func(F("code"), Value("-_ "), Value(""), function="translate", output_field=models.TextField())
# More codes that differ in blanks and hyphens only there won't be.
MOST_ALIKE = 10


class VoucherQuerySet(models.QuerySet["Voucher"]):
    """Queries over codes."""

    def typed_as(self, code: str) -> "VoucherQuerySet":
        """Return all codes that someone can mean by what they typed; `find_typed` says which."""
        exact = Q(code__in={typed.as_typed(code), typed.as_meant(code)} - {""})
        letters = typed.squeezed(code)
        return self.annotate(letters=SQUEEZED).filter(exact | Q(letters=letters) if letters else exact)

    def find_typed(self, code: str) -> "Voucher | None":
        """
        Return the code that someone typed, in whatever case and with whatever marks around it.

        One with other blanks and hyphens is found where there is no doubt which it is.
        """
        found = {voucher.code: voucher for voucher in self.typed_as(code)[:MOST_ALIKE]}
        exact = found.get(typed.as_typed(code)) or found.get(typed.as_meant(code))
        if exact is None and len(found) == 1:
            (exact,) = found.values()
        return exact

    def with_uses(self) -> "VoucherQuerySet":
        """Count for each code the orders that use it, as `uses`."""
        return self.annotate(uses=Count("claims", filter=Q(claims__released_at=None)))

    def with_revenue(self) -> "VoucherQuerySet":
        """Count for each code the paid orders that use it, as `paid_orders`; sum them up, as `revenue`."""
        paid = Q(claims__released_at=None, claims__order__paid_at__isnull=False)
        return self.annotate(
            paid_orders=Count("claims", filter=paid), revenue=Sum("claims__order__total_incl_tax", filter=paid)
        )

    def for_articles(self) -> "VoucherQuerySet":
        """Return the codes that editors may show."""
        return self.filter(is_for_articles=True)


class Voucher(AbstractVoucher):
    """A promo code: a link to offers, with who may use it and how often."""

    FIRST_ORDER = "First order"
    USAGE_CHOICES = (*AbstractVoucher.USAGE_CHOICES, (FIRST_ORDER, "Only on a customer's first order"))

    display_code = models.CharField(max_length=128, blank=True, help_text="The code as people read and type it.")
    max_uses = models.PositiveIntegerField(null=True, blank=True, help_text="How many orders may use it in all.")
    terms = models.TextField(blank=True, help_text="The small print shown beside the code.")
    is_for_articles = models.BooleanField(default=False, help_text="Editors may show it in articles.")

    objects = VoucherQuerySet.as_manager()

    class Meta(AbstractVoucher.Meta):
        abstract = False
        indexes = [models.Index(SQUEEZED, name="voucher_by_its_letters")]
        constraints = [
            models.UniqueConstraint(Upper("code"), name="voucher_code_is_unique_in_any_case"),
            models.CheckConstraint(
                condition=Q(end_datetime__gte=F("start_datetime")), name="voucher_ends_after_it_starts"
            ),
        ]

    def __str__(self) -> str:
        return self.shown_code

    @property
    def shown_code(self) -> str:
        """Return the code as people read and type it."""
        return self.display_code or self.code

    @property
    def cap(self) -> int | None:
        """Return how many orders may use it in all."""
        return 1 if self.usage == self.SINGLE_USE else self.max_uses

    @property
    def is_once_per_customer(self) -> bool:
        """Whether a customer may use it only once."""
        return self.usage in (self.ONCE_PER_CUSTOMER, self.FIRST_ORDER)

    @property
    def is_for_first_order(self) -> bool:
        """Whether it's for people who have bought nothing yet."""
        return self.usage == self.FIRST_ORDER

    def state_at(self, now: datetime) -> VoucherState:
        """Return whether it counts at a moment. Asks for its uses unless they came with it (`with_uses`)."""
        if now < self.start_datetime:
            return VoucherState.NOT_YET
        if now >= periods.ends_before(self.end_datetime):
            return VoucherState.ENDED
        if self.cap is not None and self.count_uses() >= self.cap:
            return VoucherState.USED_UP
        return VoucherState.LIVE

    @property
    def start_text(self) -> str:
        """Return from when it's valid, for people."""
        return periods.start_text(self.start_datetime)

    @property
    def end_text(self) -> str:
        """Return until when it's valid, for people."""
        return periods.end_text(self.end_datetime)

    def count_uses(self) -> int:
        """Return how many orders use it."""
        known = getattr(self, "uses", None)
        return self.claims.live().count() if known is None else known

    def is_available_to_user(self, user: object = None) -> tuple[bool, str]:
        """Let everyone try it: who may use it is decided by `claims.claim`, for guests too."""
        return True, ""

    def record_usage(self, order: object, user: object) -> None:
        """Do nothing: `claims.claim` counts, in a way that parallel orders can't break."""

    def record_discount(self, discount: object) -> None:
        """Do nothing: `claims.claim` counts."""

    def save(self, *args: object, **kwargs: object) -> None:
        """Store the code in upper case for finding it, and as typed for showing it."""
        if not self.display_code:
            self.display_code = self.code
        super().save(*args, **kwargs)


class VoucherClaimQuerySet(models.QuerySet["VoucherClaim"]):
    """Queries over uses of codes."""

    def live(self) -> "VoucherClaimQuerySet":
        """Return the uses that count."""
        return self.filter(released_at=None)


class VoucherClaim(models.Model):
    """
    That an order uses a code, decided when the order is placed.

    `customer_key` is the normalised email address (see `shop.users.email_keys`); `slot` counts the
    uses of a capped code. A claim that was released because its order ended unpaid no longer counts.
    """

    voucher = models.ForeignKey(Voucher, on_delete=models.PROTECT, related_name="claims")
    order = models.ForeignKey("order.Order", on_delete=models.PROTECT, related_name="voucher_claims")
    customer_key = models.CharField(max_length=254)
    is_once_per_customer = models.BooleanField()
    is_first_order = models.BooleanField(default=False)
    slot = models.PositiveIntegerField(null=True, blank=True)
    claimed_at = models.DateTimeField(auto_now_add=True)
    released_at = models.DateTimeField(null=True, blank=True)

    objects = VoucherClaimQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["voucher", "order"], name="order_claims_a_code_once"),
            models.UniqueConstraint(
                fields=["voucher", "customer_key"],
                condition=Q(is_once_per_customer=True, released_at=None),
                name="customer_claims_a_code_once",
            ),
            models.UniqueConstraint(
                fields=["customer_key"],
                condition=Q(is_first_order=True, released_at=None),
                name="customer_has_one_first_order",
            ),
            models.UniqueConstraint(
                fields=["voucher", "slot"],
                condition=Q(slot__isnull=False, released_at=None),
                name="code_is_claimed_no_more_than_its_cap",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.voucher} on {self.order_id}"


class VoucherClaimKey(models.Model):
    """
    That a use of a code for one person is taken, by one of that person's addresses; deleted with its release.

    A person has several addresses (see `shop.users.identity`), and each of them takes the code: two orders of one
    person meet in at least one row, however they are disguised. `key` is a keyed hash.
    """

    claim = models.ForeignKey(VoucherClaim, on_delete=models.CASCADE, related_name="keys")
    voucher = models.ForeignKey(Voucher, on_delete=models.PROTECT, related_name="+")
    key = models.CharField(max_length=64)
    is_first_order = models.BooleanField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["voucher", "key"], name="person_claims_a_code_once"),
            models.UniqueConstraint(
                fields=["key"], condition=Q(is_first_order=True), name="person_has_one_first_order"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.key[:8]} by claim {self.claim_id}"


from oscar.apps.voucher.models import *  # noqa: F403 the rest is Oscar's
