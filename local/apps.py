"""Running the shop on one machine."""

from django.apps import AppConfig


class LocalConfig(AppConfig):
    """Bring in the commands around the database's schema."""

    name = "local"
    label = "local"
