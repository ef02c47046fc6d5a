"""Promo codes."""

from oscar.apps.voucher import apps


class VoucherConfig(apps.VoucherConfig):
    """Replace Oscar's own application of this label."""

    name = "shop.voucher"
