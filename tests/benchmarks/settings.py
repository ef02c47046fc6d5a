"""Settings of ./bench: those of ./run, and the floors to compare with."""

from shop.settings.development import *  # noqa: F403 all of them

DEBUG = False
ROOT_URLCONF = "tests.benchmarks.urls"
INSTALLED_APPS = [*INSTALLED_APPS, "tests.benchmarks.apps.BenchmarksConfig"]  # noqa: F405 theirs
