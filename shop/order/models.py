"""
Orders. `Order`, `Line` and `OrderNote` replace Oscar's.

They have statuses that a database can check, what a parcel needs, and notes that outlive their author's account.
"""

from collections.abc import Iterable
from datetime import datetime, timedelta
from decimal import Decimal
from typing import Any

from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchVectorField
from django.core import signing
from django.db import models
from django.db.models import Exists, F, OuterRef, Q, Sum
from django.urls import reverse

from oscar.apps.order.abstract_models import AbstractLine, AbstractOrder, AbstractOrderNote
from shop.fields import StoredEmailField
from shop.tokens import fold
from shop.users.identity import Customer
from shop.users.models import User


OFFERED_FOR = timedelta(days=14)  # how long a lapsed order's products are offered again on our pages


class OrderStatus(models.TextChoices):
    """The status of an order."""

    AWAITING_PAYMENT = "awaiting payment", "Awaiting payment"
    PAID = "paid", "Paid"
    PACKED = "packed", "Packed"
    SHIPPED = "shipped", "Shipped"
    COMPLETE = "complete", "Complete"
    CANCELLED = "cancelled", "Cancelled"
    REFUNDED = "refunded", "Refunded"


class HoldKind(models.TextChoices):
    """Why an order is held. Of several reasons, staff are shown the one that is named first here."""

    DISPUTED = "disputed", "Payment disputed"
    AMOUNT_DIFFERS = "amount-differs", "Payment differs"
    REFUND_FAILED = "refund-failed", "A refund failed"
    OTHER = "other", "On hold"


# Paid and not given up: what comes back of its money is then a part.
IN_WORK = (OrderStatus.PAID, OrderStatus.PACKED, OrderStatus.SHIPPED, OrderStatus.COMPLETE)
OVER = (OrderStatus.CANCELLED, OrderStatus.REFUNDED)  # given up: none of its money is ours to keep
PARTLY_REFUNDED_LABEL = "partly refunded"
# `hold_reason` is what the open holds say, in one text; `shop.order.holds` keeps them in step.
NOT_ON_HOLD = Q(hold_reason="")
COLLECTED_LABELS = {OrderStatus.SHIPPED: "ready to collect", OrderStatus.COMPLETE: "collected"}


class OrderQuerySet(models.QuerySet["Order"]):
    """Queries over orders."""

    def with_status_words(self) -> "OrderQuerySet":
        """Return them with what their status is worded by: whether a parcel has left, and what went back."""
        has_parcels = Exists(Order.objects.filter(pk=OuterRef("pk"), parcels__isnull=False))
        return self.annotate(has_parcels=has_parcels).prefetch_related("payment_refunds")

    def to_pack(self) -> "OrderQuerySet":
        """Return paid orders that nothing holds back, oldest first."""
        return self.filter(NOT_ON_HOLD, status=OrderStatus.PAID).order_by("date_placed")

    def on_hold(self) -> "OrderQuerySet":
        """Return the orders that something holds back."""
        return self.exclude(NOT_ON_HOLD)

    def of_customer(self, customer: Customer) -> "OrderQuerySet":
        """Return every order of a person: by all their addresses, and of all their accounts."""
        return self.filter(Q(customer_key__in=customer.keys) | Q(user_id__in=customer.account_ids))

    def in_account(self, *, user: User) -> "OrderQuerySet":
        """Return someone's own orders, newest first, each with how many items it has."""
        own = self.filter(user=user).with_status_words()
        return own.annotate(piece_count=Sum("lines__quantity")).order_by("-date_placed", "-pk")

    def numbered(self, text: str) -> "OrderQuerySet":
        """Return the order whose number someone typed: "#SP-7K3M9XQ2", "sp 7k3m9xq2" and "7K3M9XQ2" are one."""
        letters = "".join(letter for letter in fold(text).upper() if letter.isalnum())
        return self.filter(number=f"SP-{letters.removeprefix('SP')}")

    def waiting_for(self, *, numbers: Iterable[str], user: User | None, now: datetime) -> "OrderQuerySet":
        """
        Return the orders of a visitor that can be paid, or that lapsed lately and were not bought otherwise since.

        :param numbers: those that this visitor's browser remembers
        """
        whose = Q(number__in=numbers) | Q(user=user) if user else Q(number__in=numbers)
        is_payable = NOT_ON_HOLD & Q(status=OrderStatus.AWAITING_PAYMENT)
        is_lapsed = Q(
            status=OrderStatus.CANCELLED, unpaid__lapsed_at__gt=now - OFFERED_FOR, unpaid__refilled_at=None
        )
        later = self.model.objects.filter(
            customer_key=OuterRef("customer_key"), date_placed__gt=OuterRef("date_placed"), paid_at__isnull=False
        )
        return (
            self.filter(whose)
            .filter(is_payable | is_lapsed & ~Exists(later))
            .select_related("unpaid")
            .order_by("-date_placed")
        )

    def paid_for(self) -> "OrderQuerySet":
        """Return the orders that money came in for, refunded or not."""
        return self.filter(paid_at__isnull=False)


class Order(AbstractOrder):
    """What was bought, for how much, by whom and where it goes. It never changes but for its status."""

    TRANSITIONS = {
        OrderStatus.AWAITING_PAYMENT: {OrderStatus.PAID, OrderStatus.CANCELLED},
        OrderStatus.PAID: {
            OrderStatus.PACKED,
            OrderStatus.COMPLETE,
            OrderStatus.CANCELLED,
            OrderStatus.REFUNDED,
        },
        OrderStatus.PACKED: {
            OrderStatus.SHIPPED,
            OrderStatus.COMPLETE,
            OrderStatus.PAID,
            OrderStatus.REFUNDED,
        },
        OrderStatus.SHIPPED: {OrderStatus.COMPLETE, OrderStatus.REFUNDED},
        OrderStatus.COMPLETE: {OrderStatus.REFUNDED},
        OrderStatus.CANCELLED: {OrderStatus.PAID},
        OrderStatus.REFUNDED: set(),
    }
    TOKEN_SALT = "shop.order.track"  # noqa: S105 a salt, not a secret

    status: str  # Oscar's field; its type is said here since Oscar says none
    guest_email = StoredEmailField("Guest email address", blank=True)
    customer_key = models.CharField(max_length=254, db_index=True, help_text="The e-mail address, normalised.")
    phone = models.CharField(max_length=40, blank=True)
    delivery_earliest_date = models.DateField(null=True, blank=True)
    delivery_latest_date = models.DateField(null=True, blank=True)
    hold_reason = models.CharField(max_length=200, blank=True, help_text="Why it must not be shipped.")
    paid_at = models.DateTimeField(null=True, blank=True)
    cancelled_at = models.DateTimeField(null=True, blank=True)
    search_words = SearchVectorField(
        null=True, editable=False, help_text="What staff find it by; kept by shop.order.search."
    )

    objects = OrderQuerySet.as_manager()

    class Meta(AbstractOrder.Meta):
        abstract = False
        indexes = [
            models.Index(fields=["status", "-date_placed"], name="order_by_status"),
            GinIndex(fields=["search_words"], name="order_search_words"),
            models.Index(fields=["id"], condition=Q(search_words=None), name="order_without_search_words"),
        ]
        constraints = [
            models.UniqueConstraint(fields=["basket"], name="basket_is_ordered_once"),
            models.CheckConstraint(condition=Q(status__in=OrderStatus.values), name="order_status_is_known"),
            models.CheckConstraint(
                condition=Q(total_incl_tax__gte=0)
                & Q(total_excl_tax__gte=0)
                & Q(total_incl_tax__gte=F("total_excl_tax")),
                name="order_totals_are_not_negative",
            ),
            models.CheckConstraint(
                condition=Q(status__in=[OrderStatus.AWAITING_PAYMENT, OrderStatus.CANCELLED])
                | Q(paid_at__isnull=False),
                name="order_in_work_is_paid",
            ),
        ]
        permissions = [
            ("pack_order", "Can mark an order packed"),
            ("ship_order", "Can ship an order"),
            ("cancel_order", "Can cancel an order"),
            ("refund_order", "Can refund an order"),
            ("export_order", "Can export the list of orders"),
        ]

    def __str__(self) -> str:
        return self.number

    @property
    def token(self) -> str:
        """Return the signed token that opens the order without an account."""
        return signing.dumps(self.number, salt=self.TOKEN_SALT)

    def get_absolute_url(self) -> str:
        """Return the URL that opens the order without an account."""
        return reverse("tracking:order", kwargs={"token": self.token})

    def can_become(self, status: str) -> bool:
        """Whether the status may follow the present one."""
        return status in self.TRANSITIONS[OrderStatus(self.status)]

    def set_status(self, new_status: str) -> None:
        """
        Move to a status that may follow the present one, and remember when.

        :raises ValueError: if it may not follow
        """
        if not self.can_become(new_status):
            raise ValueError(f"Order {self.number} is {self.status} and cannot become {new_status}")
        old_status, self.status = self.status, new_status
        self.save(update_fields=["status"])
        self.status_changes.create(old_status=old_status, new_status=new_status)

    def get_status_label(self) -> str:
        """Return the status for people to read, in lower case: "awaiting payment", "shipped, partly refunded"."""
        return ", ".join(self.status_labels)

    @property
    def status_labels(self) -> list[str]:
        """Return what people are told about the status, in lower case: where the order is, and its refunds."""
        return [self._place_label, *([PARTLY_REFUNDED_LABEL] if self.is_partly_refunded else [])]

    @property
    def _place_label(self) -> str:
        if self.is_partly_sent:
            return "partly sent"
        if self.is_collected and self.status in COLLECTED_LABELS:
            return COLLECTED_LABELS[OrderStatus(self.status)]
        return str(OrderStatus(self.status).label).lower()

    @property
    def is_partly_sent(self) -> bool:
        """Whether a parcel has left and another is to follow. Lists ask for all at once: `with_status_words`."""
        if self.status != OrderStatus.PACKED:
            return False
        return bool(self.has_parcels) if hasattr(self, "has_parcels") else bool(self.parcels.exists())

    @property
    def is_awaiting_payment(self) -> bool:
        """Whether the customer still has to pay."""
        return self.status == OrderStatus.AWAITING_PAYMENT

    @property
    def is_on_hold(self) -> bool:
        """Whether it must not be sent until someone has settled a matter."""
        return self.hold_reason != ""

    @property
    def is_payable(self) -> bool:
        """Whether the customer can pay it now: not while staff look at a payment that has come in."""
        return self.is_awaiting_payment and not self.is_on_hold

    @property
    def is_lapsed(self) -> bool:
        """Whether it was cancelled because nobody paid in time. Select `unpaid` with it, or this queries it."""
        if self.status != OrderStatus.CANCELLED:
            return False
        unpaid: UnpaidOrder | None = getattr(self, "unpaid", None)
        return unpaid is not None and unpaid.lapsed_at is not None

    @property
    def is_paid(self) -> bool:
        """Whether the money has come in and the order is being worked on, or was."""
        return self.paid_at is not None and self.status != OrderStatus.CANCELLED

    @property
    def money_back(self) -> list[Any]:
        """Return the refunds that the customer has, or gets: each with its amount and when it was asked for."""
        refunds = sorted(self.payment_refunds.all(), key=lambda refund: refund.pk)  # lists have them loaded
        return [refund for refund in refunds if refund.is_accepted]

    @property
    def amount_back(self) -> Decimal:
        """Return how much of its money the customer has back, or gets."""
        return sum((refund.amount for refund in self.money_back), Decimal(0))

    @property
    def is_partly_refunded(self) -> bool:
        """Whether some of its money went back and the order goes on. Lists prefetch: `with_status_words`."""
        return self.status in IN_WORK and Decimal(0) < self.amount_back < self.total_incl_tax

    @property
    def is_shippable(self) -> bool:
        """Whether it may be packed or shipped now."""
        return self.status in (OrderStatus.PAID, OrderStatus.PACKED) and not self.is_on_hold

    @property
    def is_cancellable(self) -> bool:
        """Whether it may still be cancelled. `shop.order.cancelling_words` has the text for this rule."""
        return self.can_become(OrderStatus.CANCELLED)

    @property
    def buyer_name(self) -> str:
        """Return who ordered it, which may not be who receives it."""
        address = self.billing_address or self.shipping_address
        return address.name if address else ""

    @property
    def gst(self) -> Decimal:
        return self.total_incl_tax - self.total_excl_tax

    @property
    def is_collected(self) -> bool:
        """Whether the customer collects it."""
        return self.shipping_code == "click-and-collect"

    @property
    def is_ready_to_collect(self) -> bool:
        """Whether it's ready for the customer to collect."""
        return self.is_collected and self.status == OrderStatus.SHIPPED

    @property
    def is_finished(self) -> bool:
        """Whether nothing more happens to its pieces."""
        return self.status in (OrderStatus.COMPLETE, OrderStatus.CANCELLED, OrderStatus.REFUNDED)


class OrderHoldQuerySet(models.QuerySet["OrderHold"]):
    """Questions asked of all holds."""

    def open(self) -> "OrderHoldQuerySet":
        """Return those that nobody has released, and nothing has settled."""
        return self.filter(released_at=None)


class OrderHold(models.Model):
    """A reason why an order must not be sent, from when it arose until it was settled or released."""

    order = models.ForeignKey(Order, on_delete=models.CASCADE, related_name="holds")
    kind = models.CharField(max_length=20, choices=HoldKind)
    text = models.CharField(max_length=200, blank=True, help_text="What is to be known besides its kind.")
    since = models.DateTimeField()
    by = models.ForeignKey(
        User,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        help_text="Nobody: the shop itself.",
    )
    released_at = models.DateTimeField(null=True, blank=True)
    released_by = models.ForeignKey(
        User,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        help_text="Nobody: the shop itself.",
    )

    objects = OrderHoldQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["order", "kind"], condition=Q(released_at=None), name="order_is_held_once_for_a_kind"
            ),
            models.CheckConstraint(condition=Q(kind__in=HoldKind.values), name="hold_kind_is_known"),
        ]

    def __str__(self) -> str:
        return f"{self.order_id} {self.reason}"

    @property
    def reason(self) -> str:
        """Return why, as staff read it: "Payment disputed: needs_response"."""
        if self.kind == HoldKind.OTHER and self.text:
            return self.text
        label = HoldKind(self.kind).label
        return f"{label}: {self.text}" if self.text else str(label)


class UnpaidOrder(models.Model):
    """What happened to an unpaid order: its shopper can have its products back, and gets one reminder."""

    order = models.OneToOneField(Order, on_delete=models.CASCADE, primary_key=True, related_name="unpaid")
    lapsed_at = models.DateTimeField(
        null=True, blank=True, help_text="When it was given up because nobody had paid it in time."
    )
    is_silent = models.BooleanField(
        default=False, db_default=False, help_text="Nobody is written to: too many came from one place."
    )
    reminded_at = models.DateTimeField(
        null=True, blank=True, help_text="When it was decided whether its shopper is written to."
    )
    refilled_at = models.DateTimeField(
        null=True, blank=True, help_text="When its shopper had its products put back into the bag."
    )

    class Meta:
        indexes = [
            models.Index(fields=["lapsed_at"], condition=Q(reminded_at=None), name="unpaid_order_to_remind_of"),
        ]

    def __str__(self) -> str:
        return f"{self.order.number} unpaid"


class Line(AbstractLine):
    """One size and its quantity. Replaces Oscar's to say what a line must never be."""

    class Meta(AbstractLine.Meta):
        abstract = False
        constraints = [
            models.CheckConstraint(condition=Q(quantity__gte=1), name="order_line_has_a_quantity"),
            models.CheckConstraint(condition=Q(line_price_incl_tax__gte=0), name="order_line_is_not_negative"),
            models.CheckConstraint(
                condition=Q(num_allocated__lte=F("quantity")), name="order_line_allocates_its_quantity"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.quantity} × {self.title}"

    @property
    def discount(self) -> Decimal:
        return self.line_price_before_discounts_incl_tax - self.line_price_incl_tax


class OrderNote(AbstractOrderNote):
    """What was done to an order, and who did it. It outlives every account."""

    user = models.ForeignKey(User, on_delete=models.SET_NULL, null=True, verbose_name="User")

    class Meta(AbstractOrderNote.Meta):
        abstract = False


class OrderOrigin(models.Model):
    """
    Where an order came from that isn't paid yet: its visitor, or the visitor's network, as a keyed hash.

    Kept to limit what one of them keeps from others without paying (see `shop.order.unpaid`), and deleted as soon
    as the order is paid or cancelled.
    """

    order = models.ForeignKey(Order, on_delete=models.CASCADE, related_name="origins")
    who = models.CharField(max_length=64, db_index=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["order", "who"], name="order_names_an_origin_once")]

    def __str__(self) -> str:
        return f"{self.who[:8]} of {self.order_id}"


from oscar.apps.order.models import *  # noqa: F403 the rest is Oscar's
