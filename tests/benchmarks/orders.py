"""Orders of a customer, placed as the checkout places them."""

from collections.abc import Iterable
from datetime import datetime

from catalogue.models import Product
from shop.basket import services as baskets
from shop.basket.summary import summarise
from shop.checkout import services as checkout
from shop.order import services as orders
from shop.order.services import Recipient
from shop.partner.models import StockRecord
from shop.users.models import User

LINES = 3
METHOD = "standard"


def place_orders(*, email: str, moments: Iterable[datetime]) -> None:
    """Place a paid order at each of these moments."""
    user = User.objects.get(email=email)
    records = StockRecord.objects.filter(num_in_stock__gte=50, product__in=Product.objects.on_sale()).order_by("pk")
    sizes = list(records.values_list("product_id", flat=True)[:LINES])
    for moment in moments:
        _place_order(user=user, sizes=sizes, now=moment)


def _place_order(*, user: User, sizes: list[int], now: datetime) -> None:
    basket = baskets.make_basket(owner=user)
    for size in sizes:
        baskets.add(basket=basket, size_id=size, quantity=1)
    recipient = _recipient(user)
    baskets.price(basket=basket)
    method = checkout.chosen_method(basket=basket, recipient=recipient, code=METHOD)
    order = checkout.place_order(
        basket_id=basket.pk,
        recipient=recipient,
        method_code=METHOD,
        shown=summarise(basket=basket, method=method).fingerprint,
        user=user,
        now=now,
    )
    orders.mark_paid(order_number=order.number, now=now)


def _recipient(user: User) -> Recipient:
    return Recipient(
        email=user.email,
        full_name="Rosa Marlow",
        line1="1 Collins Street",
        line2="",
        suburb="Melbourne",
        state="VIC",
        postcode="3000",
        country_code="AU",
        phone="",
    )
