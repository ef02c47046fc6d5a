"""The command that runs one of the proofs inside a shop that runs already; `python -m tests.proof` calls it."""

from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from tests.proof import database, faults, histories, kills, races, webhooks
from tests.proof.processes import the_mail_server
from tests.proof.report import Report

RUNS = {
    "races": races.run,
    "histories": histories.run,
    "webhooks": webhooks.run,
    "kills": kills.run,
    "faults": faults.run,
    "database": database.run,
}


class Command(BaseCommand):
    """Prove one thing."""

    help = "Run one of the proofs on this shop, which must be nobody else's."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: CommandParser) -> None:
        """Take which, how often and with which seed."""
        parser.add_argument("run", choices=RUNS)
        parser.add_argument("--rounds", type=int, default=1)
        parser.add_argument("--seed", type=int, default=0)
        parser.add_argument("--only", default="")
        parser.add_argument("--sample", action="store_true")

    def handle(self, *args: Any, **options: Any) -> None:
        """Run it and print its table."""
        report = Report(only=options["only"])
        try:
            with the_mail_server():
                RUNS[options["run"]](
                    rounds=options["rounds"], seed=options["seed"], is_sample=options["sample"], report=report
                )
        finally:
            report.print_table()
        if report.broken:
            raise SystemExit(1)
