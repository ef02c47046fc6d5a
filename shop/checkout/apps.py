"""The steps from the bag to an order."""

from oscar.apps.checkout import apps


class CheckoutConfig(apps.CheckoutConfig):
    """Replace Oscar's own application of this label."""

    name = "shop.checkout"
