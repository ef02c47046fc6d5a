"""What we sell."""

from oscar.apps.catalogue import apps


class CatalogueConfig(apps.CatalogueConfig):
    """Stand in for Oscar's own application of this label."""

    name = "catalogue"
