"""The command that writes the schema dump."""

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand

from local import schema


class Command(BaseCommand):
    """Run all migrations in a database of its own and record what they made."""

    help = "Write local/schema.sql again. Run it after each new migration (takes about a minute)."
    requires_system_checks: list[str] = []

    def handle(self, *args: Any, **options: Any) -> None:
        """Write the dump and say where it is."""
        schema.SCHEMA.write_text(schema.write_down_migrations())
        self.stdout.write(f"Wrote {schema.SCHEMA.relative_to(settings.BASE_DIR)}")
