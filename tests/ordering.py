"""Orders for tests, placed the way shoppers place them."""

from collections.abc import Iterable
from datetime import timedelta
from decimal import Decimal
from itertools import count
from typing import Any

from django.utils import timezone
from oscar.apps.address.models import Country

from catalogue.models import Product
from shop.basket import services as baskets
from shop.basket.models import Basket
from shop.basket.summary import summarise
from shop.checkout import services as checkout
from shop.order.models import Order
from shop.order.services import Recipient
from shop.users.models import User
from shop.voucher import creation
from shop.voucher.models import Voucher
from tests.factories.products import make_product

_numbers = count(1)


def make_recipient(*, email: str = "", **fields: str) -> Recipient:
    """Return someone in Melbourne."""
    return Recipient(
        **{
            "email": email or f"shopper{next(_numbers)}@example.com",
            "full_name": "Ada Shopper",
            "line1": "1 Collins Street",
            "line2": "",
            "suburb": "Melbourne",
            "state": "VIC",
            "postcode": "3000",
            "country_code": "AU",
            "phone": "",
            **fields,
        }
    )


def make_australia() -> Country:
    """Return Australia, made when it is missing."""
    australia, _ = Country.objects.get_or_create(
        iso_3166_1_a2="AU",
        defaults={
            "printable_name": "Australia",
            "name": "Australia",
            "iso_3166_1_numeric": "036",
            "is_shipping_country": True,
        },
    )
    return australia


def make_voucher(*, code: str = "miliagone", percent: str = "15", **fields: Any) -> Voucher:
    """Make a code that counts now, by default 15 % off the first order."""
    now = timezone.now()
    return creation.create_voucher(
        **{
            "code": code,
            "percent": Decimal(percent),
            "usage": Voucher.FIRST_ORDER,
            "starts_at": now - timedelta(days=1),
            "ends_at": now + timedelta(days=30),
            **fields,
        }
    )


def size_of(product: Product) -> Product:
    """Return the first size of a product."""
    return product.children.order_by("pk").first()


def fill_bag(*, lines: Iterable[tuple[Product, int]] = (), code: str = "", owner: User | None = None) -> Basket:
    """Make a bag with these products, one of something when none are named."""
    basket = baskets.make_basket(owner=owner)
    for product, quantity in lines or [(make_product(), 1)]:
        baskets.add(basket=basket, size_id=size_of(product).pk, quantity=quantity)
    if code:
        baskets.apply_code(basket=basket, code=code, now=timezone.now())
    return baskets.price(basket=basket)


def shown_total(basket: Basket, *, method_code: str = "standard") -> str:
    """Return the fingerprint of what the review page shows of a bag."""
    baskets.price(basket=basket)
    method = checkout.chosen_method(basket=basket, recipient=make_recipient(), code=method_code)
    return summarise(basket=basket, method=method).fingerprint


def place_order(
    *,
    basket: Basket | None = None,
    recipient: Recipient | None = None,
    method_code: str = "standard",
    user: User | None = None,
) -> Order:
    """Place an order for a bag, one of something when none is given. It waits for its payment."""
    make_australia()
    basket = basket or fill_bag(owner=user)
    return checkout.place_order(
        basket_id=basket.pk,
        recipient=recipient or make_recipient(),
        method_code=method_code,
        shown=shown_total(basket, method_code=method_code),
        user=user,
        now=timezone.now(),
    )
