"""The proof's own application: only its command."""

from django.apps import AppConfig


class ProofConfig(AppConfig):
    """Register the application with Django."""

    name = "tests.proof"
