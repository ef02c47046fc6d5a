"""The command that makes the roles of staff."""

from typing import Any

from django.core.management.base import BaseCommand

from shop.backoffice.roles import sync_roles


class Command(BaseCommand):
    """Create the groups marketer, packer and owner."""

    help = "Give the groups marketer, packer and owner exactly the rights of shop/backoffice/roles.py."

    def handle(self, *args: Any, **options: Any) -> None:
        """Sync and say so."""
        sync_roles()
        self.stdout.write("The groups marketer, packer and owner are up to date with roles.py.")
