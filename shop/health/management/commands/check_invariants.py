"""The command that checks the shop's records."""

import json
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from shop.health import services
from shop.health.checks import CHECKS
from shop.health.findings import Finding
from shop.payment.stripe import StripeRefused, StripeUnavailable


class Command(BaseCommand):
    """Check money, stock, codes, emails and stuck jobs. Changes nothing; ends with 1 if it finds anything."""

    help = "Check that every payment, order, stock level, code and email is as it should be."

    def add_arguments(self, parser: CommandParser) -> None:
        """Take what to compare and the output format."""
        parser.add_argument("--stripe", action="store_true", help="compare with Stripe's records too")
        parser.add_argument("--days", type=int, default=services.DAYS_COMPARED, help="how far back, with --stripe")
        parser.add_argument("--json", action="store_true", help="print it as JSON")
        parser.add_argument("--idle", action="store_true", help="treat everything still waiting as stuck")

    def handle(self, *args: Any, **options: Any) -> None:
        """
        Check, say what was found, and fail if anything was.

        :raises CommandError: if Stripe can't be asked
        """
        now, is_idle = timezone.now(), options["idle"]
        try:
            findings = (
                services.check_with_stripe(now=now, is_idle=is_idle, days=options["days"])
                if options["stripe"]
                else services.check(now=now, is_idle=is_idle)
            )
        except (StripeUnavailable, StripeRefused) as error:
            raise CommandError(f"Stripe can't be asked: {error}", returncode=2) from error
        if options["json"]:
            self.stdout.write(json.dumps([finding.as_dict() for finding in findings], indent=2))
        else:
            self._print(findings)
        if findings:
            raise SystemExit(1)

    def _print(self, findings: list[Finding]) -> None:
        for finding in findings:
            self.stdout.write(f"{finding.severity.upper()}  {finding.what} ({finding.count}) [{finding.check}]")
            for row in finding.rows:
                self.stdout.write(f"    {row}")
            self.stdout.write(f"    -> {finding.advice}")
        self.stdout.write(
            "Nothing found." if not findings else f"{len(findings)} of {len(CHECKS)} rules are broken."
        )
