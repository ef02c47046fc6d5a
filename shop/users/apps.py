"""Who may log in: customers and staff, by email address."""

from django.apps import AppConfig


class UsersConfig(AppConfig):
    """Register the application with Django."""

    name = "shop.users"
    label = "users"
    verbose_name = "People"
