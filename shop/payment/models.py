"""
What we asked Stripe and what it answered: attempts, events, refunds, disputes.

Oscar's `Source` and `Transaction` are written from these, for its reports.
"""

from datetime import datetime
from decimal import Decimal

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Coalesce

from shop.order.models import Line, Order
from shop.payment import states
from shop.payment.money import from_minor_units
from shop.payment.states import AttemptState, RefundState


class PaymentAttemptQuerySet(models.QuerySet["PaymentAttempt"]):
    """What the states of attempts mean: see `shop.payment.states`."""

    def live(self) -> "PaymentAttemptQuerySet":
        """Return those by which money may still come in."""
        return self.filter(state__in=states.LIVE)

    def undecided(self) -> "PaymentAttemptQuerySet":
        """Return those by which money may still come in, or has come in that staff have to decide about."""
        return self.filter(state__in=states.UNDECIDED)

    def differing(self) -> "PaymentAttemptQuerySet":
        """Return those that brought something else than was asked, about which staff have to decide."""
        return self.filter(state=AttemptState.AMOUNT_DIFFERS)

    def taken(self) -> "PaymentAttemptQuerySet":
        """Return those whose money is kept for the order, and goes back when it's cancelled."""
        return self.filter(state__in=states.TAKEN)

    def captured(self) -> "PaymentAttemptQuerySet":
        """Return those that brought what was asked, even if it went back since."""
        return self.filter(state__in=states.CAPTURED)

    def own_payment(self) -> "PaymentAttemptQuerySet":
        """Return what the order was paid by, even if it went back since."""
        return self.filter(state__in=[*states.OWN_PAYMENT, AttemptState.REFUNDED])

    def with_money(self) -> "PaymentAttemptQuerySet":
        """Return those that brought anything, even if it went back since."""
        return self.filter(state__in=states.WITH_MONEY)


class PaymentAttempt(models.Model):
    """One Checkout Session for one order, with exactly what Stripe was asked."""

    order = models.ForeignKey(Order, on_delete=models.PROTECT, related_name="payment_attempts")
    n = models.PositiveSmallIntegerField(help_text="Counts the attempts of an order from 1.")
    state = models.CharField(max_length=20, choices=AttemptState, default=AttemptState.CREATING)
    amount_in_minor_units = models.PositiveBigIntegerField()
    currency = models.CharField(max_length=3)
    captured_in_minor_units = models.PositiveBigIntegerField(
        null=True, blank=True, help_text="What came in, as Stripe says."
    )
    captured_currency = models.CharField(max_length=3, blank=True, default="", db_default="")
    is_accepted = models.BooleanField(
        default=False, db_default=False, help_text="Staff took it although it is not what was asked."
    )
    idempotency_key = models.CharField(max_length=100, unique=True)
    request = models.JSONField()
    session_id = models.CharField(max_length=255, unique=True, null=True, blank=True)
    payment_intent_id = models.CharField(max_length=255, unique=True, null=True, blank=True)
    url = models.URLField(max_length=2000, blank=True)
    expires_at = models.DateTimeField()
    livemode = models.BooleanField(default=False)
    version = models.PositiveIntegerField(default=0)
    last_error = models.TextField(blank=True)
    asked_at = models.DateTimeField(null=True, blank=True, help_text="When Stripe was last asked how it stands.")
    created_at = models.DateTimeField(auto_now_add=True)
    updated_at = models.DateTimeField(auto_now=True)

    objects = PaymentAttemptQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["order", "n"], name="attempts_of_an_order_are_counted"),
            models.UniqueConstraint(
                fields=["order"], condition=Q(state__in=states.LIVE), name="order_has_one_live_attempt"
            ),
            models.UniqueConstraint(
                fields=["order"],
                condition=Q(state__in=states.OWN_PAYMENT),
                name="order_is_paid_once",
            ),
            models.CheckConstraint(condition=Q(amount_in_minor_units__gt=0), name="attempt_asks_for_money"),
            models.CheckConstraint(
                condition=Q(state__in=states.WITHOUT_SESSION) | Q(session_id__isnull=False),
                name="attempt_beyond_creating_has_a_session",
            ),
            models.CheckConstraint(condition=Q(state__in=AttemptState.values), name="attempt_state_is_known"),
            models.CheckConstraint(
                condition=~Q(state__in=states.CAPTURED)
                | Q(captured_in_minor_units__isnull=False) & ~Q(captured_currency=""),
                name="captured_attempt_says_what_came_in",
            ),
            models.CheckConstraint(
                condition=~Q(state__in=states.OWN_PAYMENT)
                | Q(captured_in_minor_units=F("amount_in_minor_units"), captured_currency=F("currency"))
                | Q(is_accepted=True),
                name="paid_attempt_brought_what_was_asked",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.order.number}/{self.n} {self.state}"

    def move_to(self, state: AttemptState, *, last_error: str = "") -> None:
        """Write down where the attempt stands now. The caller holds its lock and has asked `may_become`."""
        self.state, self.last_error = state, last_error
        self.version += 1
        self.save()

    @property
    def captured(self) -> Decimal:
        """Return the amount received; zero until something is."""
        return from_minor_units(self.captured_in_minor_units or 0, self.captured_currency or self.currency)

    @property
    def may_be_accepted(self) -> bool:
        """Whether staff may take it as the order's payment although another amount came in."""
        return self.state == AttemptState.AMOUNT_DIFFERS and self.captured_currency == self.currency

    @property
    def is_live(self) -> bool:
        """Whether money may still come in by it."""
        return self.state in states.LIVE


class StripeEvent(models.Model):
    """The inbox: every event that Stripe delivered, once."""

    event_id = models.CharField(max_length=255, primary_key=True)
    type = models.CharField(max_length=100, db_index=True)
    object_id = models.CharField(max_length=255, blank=True, db_index=True)
    livemode = models.BooleanField()
    api_version = models.CharField(max_length=50, blank=True)
    payload = models.JSONField()
    received_at = models.DateTimeField(auto_now_add=True)
    processed_at = models.DateTimeField(null=True, blank=True)
    tries = models.PositiveIntegerField(default=0)
    next_try_at = models.DateTimeField(null=True, blank=True)
    error = models.TextField(blank=True)

    class Meta:
        indexes = [
            models.Index(fields=["received_at"], condition=Q(processed_at=None), name="stripe_event_unprocessed")
        ]

    def __str__(self) -> str:
        return f"{self.type} {self.event_id}"


ASKED_AT = Coalesce("asked_at", "created_at")


class PaymentRefundQuerySet(models.QuerySet["PaymentRefund"]):
    """What the states of refunds mean: see `shop.payment.states`."""

    def requested(self) -> "PaymentRefundQuerySet":
        """Return those that Stripe has to be asked for yet."""
        return self.filter(state=RefundState.REQUESTED)

    def asked_before(self, moment: datetime) -> "PaymentRefundQuerySet":
        """Return those that were asked for by then. The release before this one wrote no `asked_at`."""
        return self.annotate(waits_since=ASKED_AT).filter(waits_since__lte=moment)

    def counted(self) -> "PaymentRefundQuerySet":
        """Return those whose money is not ours any more: it went back, is on its way, or is to be sent."""
        return self.filter(state__in=states.COUNTED)

    def accepted(self) -> "PaymentRefundQuerySet":
        """Return those that Stripe gives back, or gave."""
        return self.filter(state__in=states.ACCEPTED)

    def succeeded(self) -> "PaymentRefundQuerySet":
        """Return those that went back."""
        return self.filter(state=RefundState.SUCCEEDED)

    def sum_in_minor_units(self) -> int:
        """Return what they come to."""
        return self.aggregate(sum=models.Sum("amount_in_minor_units"))["sum"] or 0


class PaymentRefund(models.Model):
    """A refund, requested here or in Stripe's dashboard."""

    order = models.ForeignKey(Order, on_delete=models.PROTECT, related_name="payment_refunds")
    attempt = models.ForeignKey(PaymentAttempt, on_delete=models.PROTECT, related_name="refunds")
    amount_in_minor_units = models.PositiveBigIntegerField()
    currency = models.CharField(max_length=3)
    reason = models.CharField(max_length=200, blank=True)
    restock = models.BooleanField(default=False)
    state = models.CharField(max_length=20, choices=RefundState, default=RefundState.REQUESTED)
    is_external = models.BooleanField(default=False, help_text="Made in Stripe's dashboard.")
    is_by_hand = models.BooleanField(
        default=False, db_default=False, help_text="Paid back without Stripe, by bank transfer say."
    )
    idempotency_key = models.CharField(max_length=100, unique=True)
    refund_id = models.CharField(max_length=255, unique=True, null=True, blank=True)
    requested_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True)
    error = models.TextField(blank=True)
    asked_at = models.DateTimeField(
        null=True, blank=True, help_text="When it was asked for last: a refund that failed is asked again."
    )
    created_at = models.DateTimeField(auto_now_add=True)
    updated_at = models.DateTimeField(auto_now=True)

    objects = PaymentRefundQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(amount_in_minor_units__gt=0), name="refund_gives_money"),
            models.CheckConstraint(condition=Q(state__in=RefundState.values), name="refund_state_is_known"),
        ]

    def __str__(self) -> str:
        return f"{self.order.number} refund {self.amount_in_minor_units} {self.state}"

    @property
    def amount(self) -> Decimal:
        """Return the amount to refund."""
        return from_minor_units(self.amount_in_minor_units, self.currency)

    @property
    def is_accepted(self) -> bool:
        """Whether the customer has it, or gets it."""
        return self.state in states.ACCEPTED

    @property
    def may_be_retried(self) -> bool:
        """Whether Stripe may be asked again."""
        return self.state == RefundState.FAILED and not self.is_external


class RefundLine(models.Model):
    """How many of an order's line a refund is for."""

    refund = models.ForeignKey(PaymentRefund, on_delete=models.CASCADE, related_name="lines")
    line = models.ForeignKey(Line, on_delete=models.PROTECT, related_name="refund_lines")
    quantity = models.PositiveIntegerField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["refund", "line"], name="refund_names_a_line_once"),
            models.CheckConstraint(condition=Q(quantity__gte=1), name="refund_line_has_a_quantity"),
        ]

    def __str__(self) -> str:
        return f"{self.quantity} × {self.line.title}"


class PaymentDispute(models.Model):
    """A customer's bank wants the money back."""

    dispute_id = models.CharField(max_length=255, primary_key=True)
    order = models.ForeignKey(Order, on_delete=models.PROTECT, related_name="payment_disputes")
    attempt = models.ForeignKey(PaymentAttempt, on_delete=models.PROTECT, related_name="disputes")
    status = models.CharField(max_length=50)
    amount_in_minor_units = models.PositiveBigIntegerField()
    due_by = models.DateTimeField(null=True, blank=True)
    updated_at = models.DateTimeField(auto_now=True)

    def __str__(self) -> str:
        return f"{self.order.number} dispute {self.status}"


from oscar.apps.payment.models import *  # noqa: F403 the rest is Oscar's
