"""Discounts."""

from oscar.apps.offer import apps


class OfferConfig(apps.OfferConfig):
    """Replace Oscar's own application of this label."""

    name = "shop.offer"
