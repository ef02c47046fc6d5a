"""The command that makes a catalogue large."""

import time
from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from tests.benchmarks.products import generate


class Command(BaseCommand):
    """Add generated products to the demo shop."""

    help = "Add products until there are as many as asked for, the same ones each time, and index them."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: CommandParser) -> None:
        """Take how many products there are to be."""
        parser.add_argument("count", type=int)

    def handle(self, *args: Any, **options: Any) -> None:
        """Generate, telling how far it is."""
        began = time.monotonic()
        generate(count=options["count"], say=lambda what: self._tell(what, time.monotonic() - began))

    def _tell(self, what: str, seconds: float) -> None:
        self.stdout.write(f"{what} ({seconds:.1f} s)")
        self.stdout.flush()
