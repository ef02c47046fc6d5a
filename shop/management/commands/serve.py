"""The command that serves the shop."""

import os
from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from shop.serving import serve_command


class Command(BaseCommand):
    """Become the web server."""

    help = "Serve the shop. WEB_WORKERS and WEB_THREADS say how many requests are answered at the same time."

    def add_arguments(self, parser: CommandParser) -> None:
        """Take where to listen."""
        parser.add_argument("--host", default="127.0.0.1", help="the IP address to listen at (127.0.0.1)")
        parser.add_argument("--port", type=int, default=8000, help="the port to listen at (8000)")

    def handle(self, *args: Any, **options: Any) -> None:
        """Replace this process by the web server's, so that signals reach it."""
        command = serve_command(host=options["host"], port=options["port"])
        os.execv(command[0], command)  # noqa: S606
