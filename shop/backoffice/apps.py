"""What staff see, inside Wagtail's admin."""

from typing import Any

from django.apps import AppConfig, apps
from django.db.models.signals import post_migrate
from django.utils.module_loading import import_string
from wagtail.users.apps import WagtailUsersAppConfig


class BackofficeConfig(AppConfig):
    """Register the application with Django."""

    name = "shop.backoffice"
    label = "backoffice"
    verbose_name = "Back office"

    def ready(self) -> None:
        """Create the roles after each migrate: with the last application, when all permissions are there."""
        with_models = [config for config in apps.get_app_configs() if config.models_module]
        post_migrate.connect(make_roles, sender=with_models[-1])


class WagtailUsersConfig(WagtailUsersAppConfig):
    """Wagtail's pages of people, with our forms."""

    user_viewset = "shop.backoffice.people.views.UserViewSet"


def make_roles(**kwargs: Any) -> None:
    """Create the roles after each migrate: with the last application, when all permissions exist."""
    import_string("shop.backoffice.roles.sync_roles")()
