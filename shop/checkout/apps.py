"""The steps that lead a shopper to an order."""

from oscar.apps.checkout import apps


class CheckoutConfig(apps.CheckoutConfig):
    """Replace Oscar's own application of this label."""

    name = "shop.checkout"
