"""Getting a paid order out of the door."""

from django.apps import AppConfig


class FulfilmentConfig(AppConfig):
    """Register the application with Django."""

    name = "shop.fulfilment"
    label = "fulfilment"
    verbose_name = "Fulfilment"
