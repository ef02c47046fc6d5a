"""The command that gives a customer orders to look at."""

from datetime import timedelta
from typing import Any

from django.core.management.base import BaseCommand, CommandParser
from django.utils import timezone

from tests.benchmarks.orders import place_orders


class Command(BaseCommand):
    """Place paid orders for a customer of the demo shop."""

    help = "Place paid orders of three lines each for a customer, one a day up to today."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: CommandParser) -> None:
        """Take whose orders, and how many."""
        parser.add_argument("email")
        parser.add_argument("count", type=int)

    def handle(self, *args: Any, **options: Any) -> None:
        """Place the orders."""
        today = timezone.now()
        moments = [today - timedelta(days=day) for day in reversed(range(options["count"]))]
        place_orders(email=options["email"], moments=moments)
