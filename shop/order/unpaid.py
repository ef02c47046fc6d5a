"""
How much may be set aside without being paid for, by one visitor and from one network.

An order that waits for its payment keeps its pieces from everyone else. See
docs/decisions/unpaid-orders-leave-something-for-others.md.
"""

from dataclasses import dataclass

from django.conf import settings
from django.db import connection
from django.db.models import F, Sum
from django.utils.crypto import salted_hmac

from shop.limits import network_of
from shop.order.models import Line, Order, OrderOrigin, OrderStatus

ORDERS_OF_VISITOR = 3
# Of one size, from one network: this many, or half of what there is where that is more.
PIECES_OF_NETWORK = 12


@dataclass(frozen=True, kw_only=True)
class Origin:
    """Who places an order: a browser or a member, and the IP address they come from."""

    visitor: str
    ip_address: str

    @property
    def visitor_hash(self) -> str:
        """Return a keyed hash of the visitor."""
        return _hashed(f"visitor {self.visitor}")

    @property
    def network_hash(self) -> str:
        """Return a keyed hash of the network, which an IPv6 /64 is."""
        return _hashed(f"network {network_of(self.ip_address)}")


class TooMuchUnpaid(Exception):
    """Too much would wait for payment; the message says to the shopper what to do."""


def hold_within_limits(*, order: Order, origin: Origin) -> None:
    """
    Record where a new order comes from, or refuse it. Call it in the order's transaction.

    Orders of one visitor or network wait for each other here, so those that arrive together are all counted.

    :raises TooMuchUnpaid: if it would keep too much from others
    """
    hashes = sorted({origin.visitor_hash, origin.network_hash})
    with connection.cursor() as cursor:
        for who in hashes:
            cursor.execute("SELECT pg_advisory_xact_lock(hashtextextended(%s, 0))", [who])
    OrderOrigin.objects.bulk_create(OrderOrigin(order=order, who=who) for who in hashes)
    if _count(origin.visitor_hash) > ORDERS_OF_VISITOR:
        raise TooMuchUnpaid(
            f"You have {ORDERS_OF_VISITOR} orders waiting for payment. Pay for or cancel one of them, then "
            "place this one."
        )
    if _count(origin.network_hash) > settings.UNPAID_ORDERS_OF_NETWORK:
        raise TooMuchUnpaid(
            "Many orders from your network are waiting for payment. Please try again in half an hour, or contact "
            "us."
        )
    _check_pieces(order=order, who=origin.network_hash)


def forget_origin(*, order: Order) -> None:
    """Forget where an order came from: it waits for no payment any more."""
    order.origins.all().delete()


def _count(who: str) -> int:
    return Order.objects.filter(status=OrderStatus.AWAITING_PAYMENT, origins__who=who).count()


def _check_pieces(*, order: Order, who: str) -> None:
    unpaid = Line.objects.filter(order__status=OrderStatus.AWAITING_PAYMENT, order__origins__who=who)
    sizes = order.lines.values("stockrecord_id")
    held = (
        unpaid.filter(stockrecord_id__in=sizes)
        .values("stockrecord_id", "title", there=F("stockrecord__num_in_stock"))
        .annotate(pieces=Sum("num_allocated"))
        .order_by("stockrecord_id")
    )
    for size in held:
        most = max(PIECES_OF_NETWORK, size["there"] // 2)
        if size["pieces"] > most:
            raise TooMuchUnpaid(
                f"We can set aside {most} of {size['title']} at a time until they're paid for. Order fewer, "
                "pay for an order that's waiting, or contact us if you need more."
            )


def _hashed(who: str) -> str:
    return salted_hmac("shop.order.unpaid", who, algorithm="sha256").hexdigest()
