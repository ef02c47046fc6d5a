from io import StringIO
from shutil import copytree

import pytest
from django.conf import settings
from django.core.management import call_command
from oscar.apps.address.models import Country
from oscar.apps.catalogue.reviews.models import ProductReview

from catalogue.models import Product, ProductImage
from demo.catalogue import load_catalogue
from demo.files import UnableToReadFile
from shop.partner.models import StockRecord
from shop.search.services import search
from shop.users.models import User

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def without_other_sizes(monkeypatch):
    """Making the pictures' sizes has its own tests, and takes the longest."""
    monkeypatch.setattr("demo.pictures.make_renditions", lambda pictures: 0)


def _rows() -> tuple[int, ...]:
    return (
        Product.objects.count(),
        StockRecord.objects.count(),
        ProductImage.objects.count(),
        ProductReview.objects.count(),
        User.objects.count(),
        Country.objects.count(),
    )


def test_load_demo_twice_doubles_nothing_and_leaves_stock_alone():
    call_command("load_demo", stdout=StringIO())
    rows = _rows()
    record = StockRecord.objects.get(partner_sku="SP-BHA-100")
    StockRecord.objects.filter(pk=record.pk).update(num_in_stock=3, num_allocated=1)
    Product.objects.filter(slug="bha-2-liquid").update(title="Changed")

    call_command("load_demo", stdout=StringIO())

    record.refresh_from_db()
    assert _rows() == rows
    assert (record.num_in_stock, record.num_allocated) == (3, 1)
    assert Product.objects.get(slug="bha-2-liquid").title == "BHA 2 clarifying liquid"
    assert Product.objects.published().count() == 26
    assert User.objects.get(email="owner@seedpearl.example").is_superuser
    assert search(query="milia").total > 0


def test_a_wrong_file_changes_nothing(tmp_path):
    directory = copytree(settings.BASE_DIR / "demo" / "content" / "catalogue", tmp_path / "demo")
    path = directory / "products" / "ultra-dry-moisturiser.yaml"
    path.write_text(path.read_text().replace("category: barrier", "category: barriers"))

    with pytest.raises(UnableToReadFile, match=r"ultra-dry-moisturiser\.yaml: category: expected .*'barriers'"):
        load_catalogue(directory=directory)

    assert not Product.objects.exists()
