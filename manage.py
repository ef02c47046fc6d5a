#!/usr/bin/env python
"""Django's command line."""

import os
import sys

from django.core.management import execute_from_command_line

from local.place import join_running_shop

if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "shop.settings.development")
    if os.environ["DJANGO_SETTINGS_MODULE"] == "shop.settings.development":
        join_running_shop()
    execute_from_command_line(sys.argv)
