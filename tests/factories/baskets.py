"""Bags for tests."""

from decimal import Decimal
from typing import Any

from catalogue.models import Product
from shop.basket import services
from shop.basket.models import Basket
from shop.users.models import User
from tests.factories.products import make_product


def make_size(*, title: str = "", category: Any = None, **size: Any) -> Product:
    """Make a product with one size, and return the size."""
    return make_product(title=title, category=category, sizes=[size]).children.get()


def make_basket(*lines: str | tuple[str, int], owner: User | None = None) -> Basket:
    """Make a bag with a line for each price, or price and quantity; it is priced."""
    basket = services.make_basket(owner=owner)
    for line in lines:
        price, quantity = line if isinstance(line, tuple) else (line, 1)
        size = make_size(price=Decimal(price), stock=99)
        services.add(basket=basket, size_id=size.pk, quantity=quantity)
    return services.price(basket=basket)


def reload(basket: Basket) -> Basket:
    """Return a bag as the next request finds it."""
    return services.price(basket=Basket.objects.get(pk=basket.pk))


def make_member(email: str = "rosa@example.com") -> User:
    """Make a customer with an account."""
    return User.objects.create_user(email=email, password="a long enough one")
