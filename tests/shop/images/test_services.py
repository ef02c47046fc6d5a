from pathlib import Path

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from PIL import Image
from procrastinate.contrib.django.models import ProcrastinateJob
from wagtail.images.models import Filter

from shop.images import services
from shop.images.models import SIZES_VERSION, Picture, Preparation, Rendition
from shop.images.services import (
    empty_public_folder,
    make_all_again,
    make_missing_renditions,
    make_renditions,
    try_again,
)
from shop.images.storage import original_storage
from tests.factories.products import make_picture
from tests.shop.images import samples
from tests.shop.images.samples import drawing, photo, written

pytestmark = pytest.mark.django_db


def _upload(content: bytes, name: str = "IMG_20261103_101527.jpg") -> Picture:
    """Store a file as a picture, without the checks of a form."""
    picture = Picture(title="A jar", file=ContentFile(content, name=name))
    picture.save()
    return picture


def _public_files(settings) -> list[Path]:
    return sorted(path for path in Path(settings.MEDIA_ROOT).rglob("*") if path.is_file())


def _preparation(picture: Picture) -> Preparation:
    return Preparation.objects.get(picture=picture)


def test_make_renditions_makes_what_wagtail_would_find():
    picture = make_picture(width=400, height=500)

    assert make_renditions([picture]) == 9

    specs = list(picture.renditions.order_by("width", "filter_spec").values_list("filter_spec", "width", "height"))
    assert specs == [
        ("max-165x165", 132, 165),
        ("width-160|format-avif", 160, 200),
        ("width-160|format-webp", 160, 200),
        ("width-320|format-avif", 320, 400),
        ("width-320|format-webp", 320, 400),
        ("max-800x600", 400, 500),
        ("width-400|format-avif", 400, 500),
        ("width-400|format-jpeg", 400, 500),
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
    original_storage().delete(lost.file.name)

    make_missing_renditions()

    assert not lost.renditions.exists()
    assert kept.renditions.exists()
    assert _preparation(lost).problem == Preparation.Problem.LOST


def test_lost_picture_gets_its_sizes_when_its_disk_is_back():
    picture = make_picture()
    path = Path(picture.file.path)
    path.rename(path.with_suffix(".away"))
    make_missing_renditions()
    path.with_suffix(".away").rename(path)

    make_missing_renditions()

    assert _preparation(picture).problem == ""
    assert picture.renditions.exists()


def test_tall_picture_gets_what_can_be_made_and_stops_no_other():
    tall = _upload(written(Image.new("RGB", (800, 17_000), "#9a4f35"), "PNG"), "tall.png")
    later = make_picture()

    make_missing_renditions()

    specs = set(tall.renditions.values_list("filter_spec", flat=True))
    assert "width-800|format-avif" in specs
    assert "width-480|format-webp" in specs
    assert "width-800|format-webp" not in specs
    assert _preparation(tall).problem == ""
    assert "width-800 as WEBP" in _preparation(tall).detail
    assert "16,383" in _preparation(tall).detail
    assert later.renditions.count() == 9


@pytest.mark.parametrize(
    ("content", "problem"),
    [
        (written(drawing(), "JPEG")[:9000], Preparation.Problem.INCOMPLETE),
        (written(drawing(), "PNG")[:9000], Preparation.Problem.INCOMPLETE),
        (b"no picture", Preparation.Problem.NO_PICTURE),
    ],
    ids=["JPEG", "PNG", "text"],
)
def test_broken_picture_fails_alone_and_says_why(content, problem):
    broken, other = make_picture(), make_picture()
    Path(broken.file.path).write_bytes(content)

    make_missing_renditions()

    assert _preparation(broken).problem == problem
    assert _preparation(broken).detail != ""
    assert not broken.renditions.exists()
    assert other.renditions.exists()


def test_broken_picture_is_not_tried_each_minute():
    broken = make_picture()
    Path(broken.file.path).write_bytes(written(drawing(), "JPEG")[:9000])
    make_missing_renditions()
    moment = _preparation(broken).made_at

    make_missing_renditions()

    assert _preparation(broken).made_at == moment


def test_try_again_works_once_the_file_is_right():
    broken = make_picture()
    whole = Path(broken.file.path).read_bytes()
    Path(broken.file.path).write_bytes(whole[:400])
    make_missing_renditions()
    Path(broken.file.path).write_bytes(whole)

    try_again(picture_id=broken.pk)

    assert ProcrastinateJob.objects.filter(task_name="images.make_sizes").count() == 1
    make_missing_renditions()
    assert _preparation(broken).problem == ""
    assert broken.renditions.exists()


def test_replaced_file_gets_sizes_of_its_own(settings):
    picture = make_picture(width=400, height=500)
    make_renditions([picture])
    picture.file = ContentFile(written(drawing((300, 300)), "PNG"), name="other.png")
    picture.save()

    make_missing_renditions()

    assert picture.renditions.filter(filter_spec="width-300|format-webp", height=300).exists()
    assert not picture.renditions.filter(filter_spec__startswith="width-400").exists()


def test_picture_whose_file_changes_during_the_work_keeps_no_size_of_the_old_one(monkeypatch, settings):
    picture = make_picture()
    save_files = services._save_files

    def save_files_while_someone_uploads(*args):
        replaced = Picture.objects.get(pk=picture.pk)
        replaced.file = ContentFile(written(drawing((300, 300)), "PNG"), name="other.png")
        replaced.save()
        return save_files(*args)

    monkeypatch.setattr(services, "_save_files", save_files_while_someone_uploads)

    assert make_renditions([picture]) == 0

    assert not picture.renditions.exists()
    assert _public_files(settings) == []


@pytest.mark.parametrize("format_name", ["JPEG", "PNG", "WEBP", "AVIF"])
def test_no_public_file_says_where_when_or_with_what_a_picture_was_taken(settings, format_name):
    picture = _upload(photo(format_name=format_name), f"IMG_20261103_101527.{format_name.lower()}")

    make_missing_renditions()
    for spec in ("max-165x165", "fill-600x338", "width-500", "original", "height-200|format-jpeg"):
        picture.get_rendition(spec)

    files = _public_files(settings)
    assert len(files) >= 9
    for path in files:
        content = path.read_bytes()
        assert samples.DEVICE.encode() not in content
        assert samples.MOMENT.encode() not in content
        with Image.open(path) as opened:
            assert not opened.getexif()
        assert "20261103" not in path.name
    # The original keeps all of it, out of sight.
    assert samples.DEVICE.encode() in Path(picture.file.path).read_bytes()
    assert not Path(picture.file.path).is_relative_to(settings.MEDIA_ROOT)


def test_photo_that_was_taken_upright_has_upright_sizes():
    picture = _upload(photo(size=(500, 400), orientation=6))

    make_missing_renditions()

    picture.refresh_from_db()
    assert (picture.width, picture.height) == (400, 500)
    assert picture.renditions.get(filter_spec="width-320|format-webp").height == 400


def _lay_where_originals_lay_once(picture: Picture) -> str:
    """Put a picture where the shop kept it before originals were private."""
    name = default_storage.save("original_images/IMG_1.jpg", ContentFile(Path(picture.file.path).read_bytes()))
    Picture.objects.filter(pk=picture.pk).update(file=name)
    original_storage().delete(picture.file.name)
    return name


def test_original_from_before_is_taken_out_of_the_public_directory(settings, django_capture_on_commit_callbacks):
    picture = _upload(photo(orientation=6))
    name = _lay_where_originals_lay_once(picture)
    Picture.objects.update(width=400, height=500)
    old = picture.renditions.create(
        filter_spec="max-800x600", file=ContentFile(photo(), name="old.jpg"), width=400, height=500
    )

    with django_capture_on_commit_callbacks(execute=True):
        make_missing_renditions()

    picture.refresh_from_db()
    assert picture.file.name == "originals/IMG_1.jpg"
    assert (picture.width, picture.height) == (500, 400)
    assert samples.DEVICE.encode() in Path(picture.file.path).read_bytes()
    assert not default_storage.exists(name)
    assert not default_storage.exists(old.file.name)
    assert [path for path in _public_files(settings) if samples.DEVICE.encode() in path.read_bytes()] == []


def test_original_from_before_can_be_read_until_it_is_moved():
    picture = _upload(photo())
    _lay_where_originals_lay_once(picture)
    picture = Picture.objects.get()

    assert picture.get_rendition("max-165x165").width == 132


def test_originals_of_no_picture_leave_the_public_directory():
    picture = _upload(photo())
    name = _lay_where_originals_lay_once(picture)
    left_over = default_storage.save("original_images/left.jpg", ContentFile(photo()))

    assert empty_public_folder() == 1

    assert not default_storage.exists(left_over)
    assert original_storage().exists("originals/left.jpg")
    assert default_storage.exists(name)


def test_empty_public_folder_of_a_new_shop_does_nothing():
    assert empty_public_folder() == 0


def test_make_all_again_replaces_what_an_older_version_made(settings, django_capture_on_commit_callbacks):
    picture = make_picture()
    make_renditions([picture])

    with django_capture_on_commit_callbacks(execute=True):
        assert make_all_again() == 9

    assert _preparation(picture).version == SIZES_VERSION
    assert sorted(path.name for path in _public_files(settings)) == sorted(
        Path(name).name for name in Rendition.objects.values_list("file", flat=True)
    )
