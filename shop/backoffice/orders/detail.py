"""All that staff want to know of an order."""

from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from shop.backoffice.refunds.services import is_money_left
from shop.mail.models import OutboxMail
from shop.order.models import Line, Order, OrderStatus
from shop.order.summary import OrderSummary, summarise_order
from shop.payment.models import PaymentAttempt, PaymentRefund
from shop.payment.states import AttemptState
from shop.summary import ShownLine

# Someone's note says these already.
NOTED_STATUSES = (OrderStatus.PACKED, OrderStatus.SHIPPED, OrderStatus.COMPLETE)


@dataclass(frozen=True, kw_only=True)
class TimelineEntry:
    """Something that happened to an order."""

    at: datetime
    title: str
    text: str = ""
    who: str = ""


@dataclass(frozen=True, kw_only=True)
class PackedLine:
    """A line of an order as a packer needs it."""

    line: Line
    shown: ShownLine
    to_send: int


@dataclass(frozen=True, kw_only=True)
class OrderDetail:
    """Everything staff want to know about an order."""

    order: Order
    summary: OrderSummary
    lines: list[PackedLine]
    to_send: int
    timeline: list[TimelineEntry]
    attempts: list[PaymentAttempt]
    refunds: list[PaymentRefund]
    is_money_left: bool

    @property
    def lines_to_send(self) -> list[PackedLine]:
        """Return what still goes into a parcel."""
        return [line for line in self.lines if line.to_send]


def describe_order(*, order: Order) -> OrderDetail:
    """Return everything staff want to know about an order. The number of queries does not grow with its lines."""
    summary = summarise_order(order=order)
    lines = {line.pk: line for line in order.lines.all()}
    packed = [
        PackedLine(line=lines[shown.id], shown=shown, to_send=lines[shown.id].num_allocated or 0)
        for shown in summary.lines
    ]
    refunds = list(order.payment_refunds.select_related("requested_by").order_by("pk"))
    return OrderDetail(
        order=order,
        summary=summary,
        lines=packed,
        to_send=sum(line.to_send for line in packed),
        timeline=_timeline(order, refunds),
        attempts=list(order.payment_attempts.order_by("n")),
        refunds=refunds,
        is_money_left=is_money_left(order=order),
    )


def amount(attempt: PaymentAttempt) -> Decimal:
    """Return what an attempt asked for, in whole dollars and cents."""
    return Decimal(attempt.amount_in_minor_units) / 100


def _timeline(order: Order, refunds: list[PaymentRefund]) -> list[TimelineEntry]:
    moments = [*_status_moments(order), *_note_moments(order), *_mail_moments(order), *_payment_moments(order)]
    moments += _refund_moments(refunds)
    return sorted(moments, key=lambda moment: moment.at, reverse=True)


def _status_moments(order: Order) -> list[TimelineEntry]:
    return [
        TimelineEntry(at=change.date_created, title=str(OrderStatus(change.new_status).label))
        for change in order.status_changes.all()
        if change.new_status not in NOTED_STATUSES
    ]


def _note_moments(order: Order) -> list[TimelineEntry]:
    return [
        TimelineEntry(
            at=note.date_created,
            title=note.message if note.note_type == "System" else "Note",
            text="" if note.note_type == "System" else note.message,
            who=str(note.user or ""),
        )
        for note in order.notes.select_related("user")
    ]


def _mail_moments(order: Order) -> list[TimelineEntry]:
    return [
        TimelineEntry(
            at=mail.sent_at or mail.created_at,
            title="Email sent" if mail.sent_at else "Email queued",
            text=f"{mail.subject}, to {mail.to_address}",
        )
        for mail in OutboxMail.objects.filter(order_number=order.number)
    ]


def _payment_moments(order: Order) -> list[TimelineEntry]:
    return [
        TimelineEntry(
            at=order.paid_at if attempt.state == AttemptState.PAID and order.paid_at else attempt.updated_at,
            title=f"Payment {attempt.n}: {attempt.get_state_display()}",
        )
        for attempt in order.payment_attempts.order_by("pk")
    ]


def _refund_moments(refunds: list[PaymentRefund]) -> list[TimelineEntry]:
    return [
        TimelineEntry(
            at=refund.created_at,
            title=f"Refund of A${refund.amount:.2f}: {refund.get_state_display().lower()}",
            text=f"{refund.reason}{', put back for sale' if refund.restock else ''}",
            who=str(refund.requested_by or ""),
        )
        for refund in refunds
    ]
