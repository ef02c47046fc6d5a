"""What staff upload as pictures, and what they learn about those that can't be shown."""

from io import BytesIO
from pathlib import Path

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from PIL import Image
from procrastinate.contrib.django.models import ProcrastinateJob
from wagtail.models import Collection, UploadedFile
from wagtail.users.models import UserProfile

from shop.images import encoders
from shop.images.models import Picture, Preparation
from shop.images.services import clean_avatars, make_missing_renditions, make_renditions
from shop.users.models import User
from tests.factories.products import make_picture
from tests.shop.images import samples
from tests.shop.images.samples import drawing, photo, written

HALVES = {
    name: (written(drawing(), kind)[:9000], f"half.{name}")
    for name, kind in {"jpg": "JPEG", "png": "PNG", "webp": "WEBP", "avif": "AVIF", "gif": "GIF"}.items()
}


@pytest.fixture
def marketer(log_in):
    return log_in("marketer")


def _all_files(settings):
    roots = (Path(settings.MEDIA_ROOT), Path(settings.ORIGINALS_ROOT))
    return [path for root in roots for path in root.rglob("*") if path.is_file()]


def _send(browser, content, name="photo.jpg", **fields):
    file = SimpleUploadedFile(name, content)
    return browser.post(
        reverse("wagtailimages:add"),
        {"title": "A jar", "file": file, "collection": Collection.get_first_root_node().pk, **fields},
    )


def _send_to_uploader(browser, content, name="photo.jpg", **fields):
    file = SimpleUploadedFile(name, content)
    collection = Collection.get_first_root_node().pk
    return browser.post(
        reverse("wagtailimages:add_multiple"),
        {"files[]": file, "title": "A jar", "collection": collection, **fields},
    )


def _send_to_chooser(browser, content, name="photo.jpg"):
    prefix = "image-chooser-upload"
    return browser.post(
        reverse("wagtailimages_chooser:create"),
        {
            f"{prefix}-title": "A jar",
            f"{prefix}-file": SimpleUploadedFile(name, content),
            f"{prefix}-collection": Collection.get_first_root_node().pk,
        },
    )


@pytest.mark.parametrize("name", HALVES)
@pytest.mark.parametrize("send", [_send, _send_to_uploader, _send_to_chooser])
def test_half_a_file_is_refused_with_words_and_nothing_is_stored(marketer, settings, send, name):
    response = send(marketer, *HALVES[name])

    assert response.status_code == 200
    assert "The picture is incomplete" in response.content.decode()
    assert not Picture.objects.exists()
    assert not UploadedFile.objects.exists()
    assert _all_files(settings) == []


@pytest.mark.parametrize("send", [_send, _send_to_uploader, _send_to_chooser])
def test_whole_picture_is_taken_and_its_sizes_are_asked_for(marketer, send):
    response = send(marketer, photo())

    assert response.status_code == (302 if send is _send else 200)
    picture = Picture.objects.get()
    assert (picture.width, picture.height) == (400, 500)
    assert ProcrastinateJob.objects.filter(task_name="images.make_sizes").count() == 1


def test_replacing_a_picture_by_half_a_file_keeps_the_old_one(marketer):
    picture = make_picture()
    name = picture.file.name

    response = marketer.post(
        reverse("wagtailimages:edit", args=[picture.pk]),
        {
            "title": "A jar",
            "file": SimpleUploadedFile("half.jpg", HALVES["jpg"][0]),
            "collection": Collection.get_first_root_node().pk,
        },
    )

    assert "The picture is incomplete" in response.content.decode()
    picture.refresh_from_db()
    assert picture.file.name == name
    assert Path(picture.file.path).exists()


def test_tiny_file_of_many_pixels_is_refused_by_its_pixels(marketer):
    bomb = written(Image.new("L", (13_000, 13_000)), "PNG")

    response = _send(marketer, bomb, "bomb.png")

    assert "25 megapixels at most" in response.content.decode()
    assert not Picture.objects.exists()


def test_upload_says_so_when_too_many_pictures_are_read(marketer, monkeypatch):
    monkeypatch.setattr(encoders, "AT_ONCE", 0)
    monkeypatch.setattr(encoders, "SECONDS_TO_WAIT", 0)

    response = _send(marketer, photo())

    assert "Upload this one again in a minute" in response.content.decode()


def test_uploader_keeps_no_file_in_public_because_another_field_is_wrong(marketer, settings):
    Collection.get_first_root_node().add_child(name="Products")

    response = _send_to_uploader(marketer, photo(), collection="999999")

    assert response.json()["success"] is False
    assert _all_files(settings) == []


def test_uploader_takes_a_file_whose_name_is_long(marketer):
    response = _send_to_uploader(marketer, photo(), title="x" * 300)

    assert response.json()["success"] is True
    assert len(Picture.objects.get().title) == 255


def test_uploader_without_a_file_says_so(marketer):
    response = marketer.post(reverse("wagtailimages:add_multiple"), {"other": SimpleUploadedFile("a.jpg", b"x")})

    assert response.status_code == 400


def test_previews_of_the_back_office_say_nothing_of_place_device_or_time(marketer, settings):
    _send(marketer, photo())
    picture = Picture.objects.get()

    for name, arguments in [("index", []), ("edit", [picture.pk]), ("delete", [picture.pk])]:
        assert marketer.get(reverse(f"wagtailimages:{name}", args=arguments)).status_code == 200
    assert marketer.get(reverse("wagtailimages_chooser:choose")).status_code == 200

    public = [path for path in Path(settings.MEDIA_ROOT).rglob("*") if path.is_file()]
    assert len(public) >= 2
    assert [path for path in public if samples.DEVICE.encode() in path.read_bytes()] == []


def test_page_of_a_picture_links_the_original_behind_the_log_in(marketer, client):
    _send(marketer, photo())
    picture = Picture.objects.get()
    address = reverse("backoffice:original", args=[picture.file.name])

    page = marketer.get(reverse("wagtailimages:edit", args=[picture.pk])).content.decode()

    assert address in page
    assert "/media/originals" not in page
    fetched = marketer.get(address)
    assert samples.DEVICE.encode() in fetched.content
    assert "attachment" in fetched["Content-Disposition"]
    assert client.get(address).status_code == 302


@pytest.mark.parametrize("role", ["customer", "packer"])
def test_original_is_for_those_who_may_change_it(log_in, role):
    picture = make_picture()

    response = log_in(role).get(reverse("backoffice:original", args=[picture.file.name]))

    assert response.status_code == {"customer": 302, "packer": 403}[role]


@pytest.mark.parametrize("name", ["originals/none.jpg", "../../etc/passwd", "original_images/x.jpg"])
def test_unknown_original_is_not_found(marketer, name):
    assert marketer.get(reverse("backoffice:original", args=[name])).status_code == 404


def test_lost_original_is_not_found(marketer):
    picture = make_picture()
    picture.file.storage.delete(picture.file.name)

    assert marketer.get(picture.file.url).status_code == 404


def test_wagtails_preview_of_any_size_is_gone(marketer):
    picture = make_picture()

    assert marketer.get(f"/cms/images/{picture.pk}/preview/width-90000/").status_code == 404


def _break(picture):
    Path(picture.file.path).write_bytes(HALVES["jpg"][0])
    make_missing_renditions()


def test_page_of_a_broken_picture_says_why_and_offers_to_try_again(marketer):
    picture = make_picture()
    whole = Path(picture.file.path).read_bytes()
    _break(picture)

    page = marketer.get(reverse("wagtailimages:edit", args=[picture.pk])).content.decode()

    assert "The picture is incomplete" in page
    retry = reverse("backoffice:retry-picture", args=[picture.pk])
    assert f'formaction="{retry}"' in page
    Path(picture.file.path).write_bytes(whole)
    assert marketer.post(retry).status_code == 302
    make_missing_renditions()
    assert "can't be shown" not in marketer.get(reverse("wagtailimages:edit", args=[picture.pk])).content.decode()


def test_page_of_a_tall_picture_says_which_sizes_are_missing(marketer):
    _send(marketer, written(Image.new("RGB", (800, 17_000)), "PNG"), "tall.png")
    make_missing_renditions()

    page = marketer.get(reverse("wagtailimages:edit", args=[Picture.objects.get().pk])).content.decode()

    assert "not every size of it could be made" in page
    assert "width-800 as WEBP" in page


def test_lists_show_broken_pictures_without_reading_them_again(marketer, monkeypatch):
    _break(make_picture())
    monkeypatch.setattr("shop.images.encoders.Encoder.encode", None)

    page = marketer.get(reverse("wagtailimages:index"))

    assert page.status_code == 200
    assert "no-picture.svg" in page.content.decode()


def test_health_names_the_pictures_that_can_not_be_shown(log_in):
    picture = make_picture(title="A broken jar")
    _break(picture)
    make_renditions([make_picture(title="A whole jar")])

    page = log_in("owner").get("/cms/shop/health/").content.decode()

    assert "A broken jar" in page
    assert "The picture is incomplete" in page
    assert reverse("wagtailimages:edit", args=[picture.pk]) in page
    assert reverse("backoffice:retry-picture", args=[picture.pk]) in page
    assert "A whole jar" not in page


@pytest.mark.parametrize("count", [1, 3])
def test_health_asks_once_for_all_broken_pictures(log_in, count, django_assert_max_num_queries):
    owner = log_in("owner")
    for _ in range(count):
        _break(make_picture())
    owner.get("/cms/shop/health/")

    with django_assert_max_num_queries(22):
        owner.get("/cms/shop/health/")


def _send_avatar(browser, name, content):
    return browser.post(
        reverse("wagtailadmin_account"),
        {
            "name_email-first_name": "Mara",
            "name_email-last_name": "Quill",
            "theme-theme": "system",
            "theme-contrast": "system",
            "theme-density": "default",
            "theme-keyboard_shortcuts": "on",
            "avatar-avatar": SimpleUploadedFile(name, content),
        },
    )


@pytest.mark.parametrize("size", [(300, 300), (1200, 900)])
def test_picture_of_a_person_on_staff_says_nothing_of_place_device_or_time(marketer, size):
    _send_avatar(marketer, "IMG_20261103.jpg", photo(size=size, orientation=6))

    avatar = UserProfile.objects.get(user=User.objects.get(email="marketer@example.com")).avatar
    with default_storage.open(avatar.name) as stored:
        content = stored.read()
    assert samples.DEVICE.encode() not in content
    made = Image.open(BytesIO(content))
    assert max(made.size) <= 400
    assert made.height > made.width or size == (300, 300)
    assert "20261103" not in avatar.name


def test_half_a_picture_of_a_person_is_refused(marketer):
    response = _send_avatar(marketer, "half.jpg", HALVES["jpg"][0])

    assert "The picture is incomplete" in response.content.decode()


def test_picture_of_a_person_from_before_is_made_again(marketer):
    profile = UserProfile.get_for_user(User.objects.get(email="marketer@example.com"))
    profile.avatar.save("IMG_1.jpg", ContentFile(photo()))
    old = profile.avatar.name

    assert clean_avatars() == 1

    profile.refresh_from_db()
    with default_storage.open(profile.avatar.name) as stored:
        assert samples.DEVICE.encode() not in stored.read()
    assert not default_storage.exists(old)
    assert clean_avatars() == 0


def test_try_again_forgets_what_went_wrong(marketer):
    picture = make_picture()
    _break(picture)

    marketer.post(reverse("backoffice:retry-picture", args=[picture.pk]))

    assert not Preparation.objects.filter(picture=picture).exists()
    assert ProcrastinateJob.objects.filter(task_name="images.make_sizes").count() == 1
