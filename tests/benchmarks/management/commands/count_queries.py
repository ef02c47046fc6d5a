"""The command that counts what requests ask the database."""

import json
import sys
from typing import Any

from django.core.management.base import BaseCommand
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext


class Command(BaseCommand):
    """Read requests, one JSON object a line, and write how many queries each takes."""

    help = "Count the queries of requests, as one process answers them that has answered before."
    requires_system_checks: list[str] = []

    def handle(self, *args: Any, **options: Any) -> None:
        """Count, in the order of the lines."""
        for line in sys.stdin:
            self.stdout.write(str(self._count(**json.loads(line))))

    def _count(self, *, path: str, method: str, body: str, headers: dict[str, str]) -> int:
        client = Client(enforce_csrf_checks=True, raise_request_exception=False, SERVER_NAME="127.0.0.1")
        kind = headers.pop("Content-Type", "application/octet-stream")
        client.generic(method, path, data=body, content_type=kind, headers=headers)
        with CaptureQueriesContext(connection) as queries:
            client.generic(method, path, data=body, content_type=kind, headers=headers)
        return len(queries)
