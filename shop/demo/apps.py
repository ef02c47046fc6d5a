"""The demo shop: rows made from the readable files in `catalogue/demo/`."""

from django.apps import AppConfig


class DemoConfig(AppConfig):
    """Register the application with Django."""

    name = "shop.demo"
    label = "demo"
    verbose_name = "Demo shop"
