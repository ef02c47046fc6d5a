"""The command that fills the page tree with the demo's journal and pages."""

from time import monotonic
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from demo.files import UnableToReadFile
from demo.pages import load_pages


class Command(BaseCommand):
    """Load the demo's pages, articles, site settings and promo code."""

    help = "Load pages and articles from demo/content/cms/. Safe to run again: pages that someone changed are kept."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--force", action="store_true", help="overwrite pages that someone changed")

    def handle(self, *args: Any, **options: Any) -> None:
        """
        Load everything, and name the pages left alone.

        :raises CommandError: if a file can't be understood
        """
        started = monotonic()
        try:
            tally = load_pages(
                directory=settings.BASE_DIR / "demo" / "content" / "cms",
                base_url=settings.BASE_URL,
                now=timezone.now(),
                is_forced=options["force"],
            )
        except UnableToReadFile as error:
            raise CommandError(str(error)) from error
        for slug in tally.kept:
            self.stdout.write(f"Left “{slug}” as it is: someone changed it. --force overwrites it.")
        self.stdout.write(f"Wrote {tally.written} pages in {monotonic() - started:.1f} s.")
