"""Placing an order and what may happen to it."""

from oscar.apps.order import apps


class OrderConfig(apps.OrderConfig):
    """Replace Oscar's own application of this label."""

    name = "shop.order"
