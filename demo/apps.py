"""The demo shop: rows made from the readable files in `demo/content/catalogue/`."""

from django.apps import AppConfig


class DemoConfig(AppConfig):
    """Register the application with Django."""

    name = "demo"
    label = "demo"
    verbose_name = "Demo shop"
