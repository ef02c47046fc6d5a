"""Accounts and address books."""

from oscar.apps.customer import apps


class CustomerConfig(apps.CustomerConfig):
    """Replace Oscar's own application of this label."""

    name = "shop.customer"
