"""The command that makes an empty database a shop."""

import time
from typing import Any

from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandParser
from django.db import connection
from django.db.migrations.executor import MigrationExecutor


class Command(BaseCommand):
    """Do what a database lacks, all in one process: starting Django four times would take longer."""

    help = "Load the schema dump into an empty database, run what migrations are missing, load the demo shop."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--demo", action="store_true", help="load the demo shop too")

    def handle(self, *args: Any, **options: Any) -> None:
        """Bring the database up."""
        if not connection.introspection.table_names():
            self._do("schema loaded", "load_schema")
        executor = MigrationExecutor(connection)
        if executor.migration_plan(executor.loader.graph.leaf_nodes()):
            self._do("migrations run", "migrate", interactive=False, verbosity=0)
        if options["demo"]:
            self._do("demo shop loaded", "load_demo")

    def _do(self, done: str, command: str, **options: Any) -> None:
        began = time.monotonic()
        call_command(command, **options)
        self.stdout.write(f"{done} ({time.monotonic() - began:.1f} s)")
