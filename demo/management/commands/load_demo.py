"""The command that fills the shop with the demo: products and pages."""

from time import monotonic
from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError, CommandParser

from demo.catalogue import load_catalogue
from demo.files import UnableToReadFile
from demo.people import load_countries, load_people
from shop.search.services import rebuild


class Command(BaseCommand):
    """Load the demo: countries, people, products, pages, pictures, search index."""

    help = "Load the demo shop from demo/content/. Run it again to update texts and prices; stock stays as it is."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--password", default="seedpearl-demo", help="for the demo log-ins that do not exist yet"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        """
        Load everything, saying what takes how long.

        :raises CommandError: if a file can't be understood
        """
        started = monotonic()
        load_countries()
        if settings.STRIPE_EMULATED:
            load_people(password=options["password"])
        else:
            self.stdout.write("This shop takes money, so it gets no log-ins with a known password.")
        try:
            count = load_catalogue(directory=settings.BASE_DIR / "demo" / "content" / "catalogue")
        except UnableToReadFile as error:
            raise CommandError(str(error)) from error
        call_command("load_demo_pages", stdout=self.stdout)
        rebuild()
        self.stdout.write(f"Loaded {count} products in {monotonic() - started:.1f} s.")
