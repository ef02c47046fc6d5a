"""Promo codes."""

from oscar.apps.voucher import apps


class VoucherConfig(apps.VoucherConfig):
    """Stand in for Oscar's own application of this label."""

    name = "shop.voucher"
