"""What a product costs and how many are left."""

from oscar.apps.partner import apps


class PartnerConfig(apps.PartnerConfig):
    """Replace Oscar's own application of this label."""

    name = "shop.partner"
