"""Payments with Stripe: calls and webhooks."""

from oscar.apps.payment import apps


class PaymentConfig(apps.PaymentConfig):
    """Replace Oscar's own application of this label."""

    name = "shop.payment"
