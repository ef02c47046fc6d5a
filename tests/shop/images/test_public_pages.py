"""What everyone can fetch never says where, when or with what a picture was taken."""

import html
import json
import re
from pathlib import Path

import pytest
from django.core.files.base import ContentFile
from django.core.management import CommandError, call_command

from catalogue.models import ProductImage
from cms.models import HomePage
from shop.images.models import Picture
from shop.images.services import make_missing_renditions
from shop.mail.models import OutboxMail
from shop.mail.services import queue_mail
from tests.factories.orders import make_order
from tests.factories.pages import block, make_article, make_person
from tests.factories.products import make_product
from tests.shop.images import samples
from tests.shop.images.samples import photo

pytestmark = pytest.mark.django_db

FEEDS = ("/feeds/journal/", "/sitemap.xml")


def _picture() -> Picture:
    picture = Picture(title="A jar", file=ContentFile(photo(), name="IMG_20261103_101527.jpg"))
    picture.save()
    return picture


@pytest.fixture
def addresses():
    """Make a shop in which each place that can show a picture shows a photo; give its pages."""
    product = make_product(title="Omega serum", slug="omega")
    for _ in range(2):
        ProductImage.objects.create(product=product, image=_picture())
    image = block("image", {"picture": _picture().pk, "alt": "", "caption": ""})
    article = make_article(
        picture=_picture(), body=[image], related_products=(product,), author=make_person(picture=_picture())
    )
    home = HomePage.objects.get()
    hero = {"title": "Hello", "picture": _picture().pk, "alt": "", "link": "", "link_text": ""}
    home.body = json.dumps([block("hero", hero)])
    home.save()
    return ("/", "/shop/", "/products/omega/", article.address, "/journal/", "/search/?q=omega", *FEEDS)


def _media_of(text: str) -> set[str]:
    return set(re.findall(r"/media/[^\s\"'<>?)]+", html.unescape(text.replace("\\/", "/"))))


@pytest.mark.parametrize("is_prepared", [False, True])
def test_no_public_page_names_an_original(client, settings, addresses, is_prepared):
    if is_prepared:
        make_missing_renditions()

    named: set[str] = set()
    for address in addresses:
        response = client.get(address)
        assert response.status_code == 200, address
        text = response.content.decode()
        assert "original" not in text, address
        assert "20261103" not in text, address
        named |= _media_of(text)

    assert bool(named) == is_prepared
    for address in named:
        content = (Path(settings.MEDIA_ROOT) / address.removeprefix("/media/")).read_bytes()
        assert samples.DEVICE.encode() not in content


def test_shared_pictures_are_jpegs(client, addresses):
    make_missing_renditions()

    for address in ("/products/omega/", addresses[3]):
        text = client.get(address).content.decode()
        [shared] = re.findall(r'property="og:image" content="([^"]+)"', text)
        assert shared.startswith("http://testserver/media/images/")
        assert shared.endswith(".jpg")
        described = [json.loads(part) for part in re.findall(r"ld\+json\">(.*?)</script>", text, re.DOTALL)]
        assert shared in json.dumps(described)


def test_picture_without_sizes_is_not_shared(client, addresses):
    for address in ("/products/omega/", addresses[3]):
        text = client.get(address).content.decode()

        assert "og:image" not in text
        assert "/media/" not in text


def test_no_email_names_an_original(addresses):
    size = ProductImage.objects.first().product.children.get()
    order = make_order(lines=[(size, 1)], number="SP-7")
    queue_mail(
        kind="order_confirmation",
        to="rosa@example.com",
        subject="We have your order",
        template="order_confirmation",
        context={"order": order},
        dedupe_key="1",
    )

    mail = OutboxMail.objects.get()

    assert "original" not in mail.html_body
    assert "20261103" not in mail.html_body


def test_prepare_pictures_says_what_it_did_and_which_picture_can_not_be_shown(capsys):
    whole, broken = _picture(), _picture()
    Path(broken.file.path).write_bytes(photo()[:3000])

    with pytest.raises(CommandError, match=f"{broken.pk} A jar: The picture is incomplete"):
        call_command("prepare_pictures")

    assert whole.renditions.exists()
    assert "Made 9 files." in capsys.readouterr().out


def test_prepare_pictures_can_make_all_again(capsys):
    _picture()
    call_command("prepare_pictures")

    call_command("prepare_pictures", "--all")

    assert capsys.readouterr().out.count("Made 9 files.") == 2
