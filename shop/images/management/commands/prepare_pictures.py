"""The command that makes the sizes of pictures and keeps what was uploaded out of public."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from shop.images import services
from shop.images.models import Preparation


class Command(BaseCommand):
    """Do now what the worker does each minute. Ends with 1 if a picture can't be shown."""

    help = "Make the sizes that pictures lack, and move originals out of the public directory."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--all", action="store_true", help="make the sizes of every picture again")

    def handle(self, *args: Any, **options: Any) -> None:
        """
        Create the sizes, and print the result.

        :raises CommandError: if there are pictures that can't be shown
        """
        made = services.make_all_again() if options["all"] else services.make_missing_renditions()
        self.stdout.write(f"Made {made} files.")
        self.stdout.write(f"Moved {services.empty_public_folder()} originals of no picture out of public.")
        self.stdout.write(f"Made {services.clean_avatars()} pictures of people again.")
        failed = Preparation.objects.failed().select_related("picture").order_by("pk")
        if failed:
            lines = [f"{one.picture_id} {one.picture.title}: {one.detail}" for one in failed]
            raise CommandError("\n".join(["These pictures can't be shown:", *lines]))
