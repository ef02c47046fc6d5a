"""The command that rebuilds the search index."""

from typing import Any

from django.core.management.base import BaseCommand

from shop.search.services import rebuild


class Command(BaseCommand):
    """Rebuild the index of products, articles and all else that is searched."""

    help = "Rebuild the search index and its vocabulary."

    def handle(self, *args: Any, **options: Any) -> None:
        """Rebuild."""
        rebuild()
        self.stdout.write("The search index is up to date.")
