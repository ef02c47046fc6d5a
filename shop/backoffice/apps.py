"""What staff see, inside Wagtail's admin."""

from django.apps import AppConfig


class BackofficeConfig(AppConfig):
    """Register the application with Django."""

    name = "shop.backoffice"
    label = "backoffice"
    verbose_name = "Back office"
