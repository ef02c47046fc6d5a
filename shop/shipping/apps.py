"""How an order may travel, and for how much."""

from oscar.apps.shipping import apps


class ShippingConfig(apps.ShippingConfig):
    """Replace Oscar's own application of this label."""

    name = "shop.shipping"
