"""Who may log in: customers and staff, by e-mail address."""

from django.apps import AppConfig


class UsersConfig(AppConfig):
    """Register the application with Django."""

    name = "shop.users"
    label = "users"
    verbose_name = "People"
