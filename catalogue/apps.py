"""What we sell."""

from oscar.apps.catalogue import apps


class CatalogueConfig(apps.CatalogueConfig):
    """Replace Oscar's own application of this label."""

    name = "catalogue"
