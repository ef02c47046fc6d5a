"""The local Stripe, for guards that are about it."""

from tests.shop.payment.conftest import emulator, open_order, stripe_process

__all__ = ["emulator", "open_order", "stripe_process"]
