"""How an order may travel, and for how much."""

from importlib import import_module

from oscar.apps.shipping import apps


class ShippingConfig(apps.ShippingConfig):
    """Replaces Oscar's own application of this label."""

    name = "shop.shipping"

    def ready(self) -> None:
        """Register the checks."""
        super().ready()
        import_module("shop.shipping.checks")
