"""What the web server loads."""

import os

import django

from shop.handler import ShopHandler

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "shop.settings.production")

django.setup(set_prefix=False)
application = ShopHandler()
