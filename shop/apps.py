"""How we sell: settings, addresses and what belongs to no single step."""

from django.apps import AppConfig


class SeedpearlConfig(AppConfig):
    """Our own application beside Oscar's, which keeps the label `oscar`."""

    name = "shop"
    label = "seedpearl"
    verbose_name = "Seedpearl"
