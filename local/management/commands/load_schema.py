"""The command that loads the schema dump."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.db import connection

from local import schema


class Command(BaseCommand):
    """Bring an empty database up without running each migration."""

    help = "Load local/schema.sql into the database, which must be empty. Then run migrate as usual."
    requires_system_checks: list[str] = []

    def handle(self, *args: Any, **options: Any) -> None:
        """
        Load the dump.

        :raises CommandError: if there is something in the database
        """
        if connection.introspection.table_names():
            raise CommandError("The database is not empty: run `manage.py migrate`, which keeps what is there.")
        with connection.cursor() as cursor:
            cursor.execute(schema.SCHEMA.read_text())
        connection.close()
