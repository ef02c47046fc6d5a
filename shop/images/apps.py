"""Pictures: one image model for products and articles."""

from django.apps import AppConfig


class ImagesConfig(AppConfig):
    """Register the application with Django."""

    name = "shop.images"
    label = "images"
    verbose_name = "Pictures"

    def ready(self) -> None:
        from shop.images import checks  # noqa: F401, PLC0415 settings are there only now
