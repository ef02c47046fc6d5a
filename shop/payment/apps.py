"""Asking Stripe, hearing from Stripe."""

from oscar.apps.payment import apps


class PaymentConfig(apps.PaymentConfig):
    """Stand in for Oscar's own application of this label."""

    name = "shop.payment"
