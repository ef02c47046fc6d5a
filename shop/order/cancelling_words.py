"""
The text that says until when customers can cancel an order themselves.

The rule is `Order.TRANSITIONS`, which the button follows; every text that says so takes its words from here.
"""

from shop.order.models import Order, OrderStatus

WAY = (
    OrderStatus.AWAITING_PAYMENT,
    OrderStatus.PAID,
    OrderStatus.PACKED,
    OrderStatus.SHIPPED,
    OrderStatus.COMPLETE,
)
WORDS = {
    OrderStatus.PAID: "it is paid",
    OrderStatus.PACKED: "it is packed",
    OrderStatus.SHIPPED: "it is sent or ready to collect",
    OrderStatus.COMPLETE: "you have it",
}
ACTION = "Cancel this order"  # as the button on the order's page says


def end_of_cancelling() -> OrderStatus:
    """Return the first status, on the way to the customer, at which an order can no longer be cancelled."""
    return next(status for status in WAY if OrderStatus.CANCELLED not in Order.TRANSITIONS[status])


def until() -> str:
    """Return until when an order can be cancelled: "it is packed"."""
    return WORDS[end_of_cancelling()]
