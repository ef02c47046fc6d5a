"""What pages cost: only ./bench installs this."""

from django.apps import AppConfig


class BenchmarksConfig(AppConfig):
    """Rows and pages to measure with."""

    name = "tests.benchmarks"
