"""Checking that the shop's records are right."""

from django.apps import AppConfig


class HealthConfig(AppConfig):
    """Register the application with Django."""

    name = "shop.health"
    label = "health"
    verbose_name = "Health"
