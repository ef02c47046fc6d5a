"""Each demo product shows, second in its gallery, what it is made of."""

from io import StringIO

import pytest
import yaml
from django.conf import settings
from django.core.management import call_command

from catalogue.models import Product, ProductImage

DEMO = settings.BASE_DIR / "demo" / "content" / "catalogue"
PRODUCTS = sorted((DEMO / "products").glob("*.yaml"))
LARGEST_FILE = 300_000


@pytest.mark.parametrize("path", PRODUCTS, ids=lambda path: path.stem)
def test_second_picture_of_a_demo_product_is_its_texture(path):
    second = yaml.safe_load(path.read_text())["more_pictures"][0]

    assert second["file"] == f"{path.stem}-texture.jpg"
    assert len(second["alt"].split()) >= 8


def test_demo_pictures_are_small_files_that_are_all_used():
    entries = [yaml.safe_load(path.read_text()) for path in PRODUCTS]
    named = [item["file"] for entry in entries for item in (entry["picture"], *entry.get("more_pictures", []))]
    files = {path.name: path.stat().st_size for path in (DEMO / "pictures").iterdir()}

    assert sorted(named) == sorted(files)
    assert max(files.values()) <= LARGEST_FILE


@pytest.mark.django_db
def test_demo_galleries_say_what_is_seen_on_textures(monkeypatch):
    monkeypatch.setattr("demo.pictures.make_renditions", lambda pictures: 0)

    call_command("load_demo", stdout=StringIO())

    textures = ProductImage.objects.filter(display_order=1).select_related("image", "product")
    assert textures.count() == Product.objects.published().count() == 26
    assert all(
        "paper" in shown.image.description or "textures" in shown.image.description.lower() for shown in textures
    )
