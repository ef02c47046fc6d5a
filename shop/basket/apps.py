"""What a shopper wants to buy."""

from oscar.apps.basket import apps


class BasketConfig(apps.BasketConfig):
    """Replace Oscar's own application of this label."""

    name = "shop.basket"
