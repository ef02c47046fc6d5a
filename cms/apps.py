"""What we publish: pages, articles, enquiries."""

from django.apps import AppConfig


class CmsConfig(AppConfig):
    """Register the application with Django."""

    name = "cms"
    label = "cms"
    verbose_name = "Journal and pages"
