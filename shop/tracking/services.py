"""What may become of an order that its customer comes back to."""

from datetime import datetime

from shop.basket import services as baskets
from shop.basket.models import Basket
from shop.order.models import Order
from shop.order.services import Recipient


def refill_bag(*, order: Order, basket: Basket, now: datetime) -> list[str]:
    """
    Copy what a cancelled order held, and its codes, into an open bag. The order's own bag is never opened again.

    :return: messages for the shopper about what could not be put back
    """
    quantities = order.lines.filter(product__isnull=False).values_list("product_id", "quantity")
    codes = [claim.voucher.code for claim in order.voucher_claims.select_related("voucher")]
    return baskets.refill(basket=basket, quantities=quantities, codes=codes, now=now)


def recipient_of(*, order: Order) -> Recipient:
    """Return who an order is for, as the checkout asked for it: nobody is asked twice."""
    address = order.shipping_address
    return Recipient(
        email=order.guest_email,
        buyer_name=order.buyer_name if order.buyer_name != address.name else "",
        full_name=address.name,
        line1=address.line1,
        line2=address.line2,
        suburb=address.line4,
        state=address.state,
        postcode=address.postcode,
        country_code=address.country_id,
        phone=order.phone,
    )
