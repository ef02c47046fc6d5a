"""Emails waiting to be sent, and those that were."""

from django.apps import AppConfig


class MailConfig(AppConfig):
    """Register the application with Django."""

    name = "shop.mail"
    label = "mail"
    verbose_name = "Mail"
