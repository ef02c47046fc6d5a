import pytest
from django.core.files.storage import default_storage
from wagtail.images.models import Filter

from shop.images.models import Rendition
from shop.images.services import make_missing_renditions, make_renditions
from tests.factories import make_picture

pytestmark = pytest.mark.django_db


def test_make_renditions_makes_what_wagtail_would_find():
    picture = make_picture(width=400, height=500)

    assert make_renditions([picture]) == 6

    specs = list(picture.renditions.order_by("width", "filter_spec").values_list("filter_spec", "width", "height"))
    assert specs == [
        ("width-160|format-avif", 160, 200),
        ("width-160|format-webp", 160, 200),
        ("width-320|format-avif", 320, 400),
        ("width-320|format-webp", 320, 400),
        ("width-400|format-avif", 400, 500),
        ("width-400|format-webp", 400, 500),
    ]
    found = picture.find_existing_rendition(Filter(spec="width-320|format-avif"))
    assert default_storage.exists(found.file.name)


def test_make_renditions_twice_makes_nothing_new():
    picture = make_picture()
    make_renditions([picture])
    before = set(Rendition.objects.values_list("pk", flat=True))

    assert make_renditions([picture]) == 0

    assert set(Rendition.objects.values_list("pk", flat=True)) == before


def test_make_missing_renditions_goes_on_after_a_lost_file():
    lost, kept = make_picture(), make_picture()
    default_storage.delete(lost.file.name)

    make_missing_renditions()

    assert not lost.renditions.exists()
    assert kept.renditions.exists()
