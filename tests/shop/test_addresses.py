"""Addresses as people type and print them: in capitals, without the last slash, with a campaign behind them."""

import pytest
from django.test import Client
from wagtail.contrib.redirects.models import Redirect

from tests.factories.pages import make_article, make_standard_page
from tests.factories.products import make_category, make_ingredient, make_product
from tests.ordering import make_voucher, place_order

pytestmark = pytest.mark.django_db
CAMPAIGN = "utm_source=mail&utm_campaign=Spring+Sale&q=%C3%A9"


@pytest.fixture
def shop() -> None:
    make_product(slug="argan-oil")
    make_category(slug="oils")
    make_ingredient(slug="argania")
    make_article(slug="milia-ja")
    make_standard_page(slug="delivery-and-returns")
    make_voucher(code="miliagone")


@pytest.mark.usefixtures("shop")
@pytest.mark.parametrize(
    ("typed", "right"),
    [
        ("/products/Argan-Oil/", "/products/argan-oil/"),
        ("/PRODUCTS/ARGAN-OIL/", "/products/argan-oil/"),
        ("/Shop/", "/shop/"),
        ("/shop/Oils/", "/shop/oils/"),
        ("/Ingredients/", "/ingredients/"),
        ("/ingredients/Argania/", "/ingredients/argania/"),
        ("/journal/Milia-JA/", "/journal/milia-ja/"),
        ("/JOURNAL/", "/journal/"),
        ("/Journal/milia-ja/", "/journal/milia-ja/"),
        ("/Delivery-And-Returns/", "/delivery-and-returns/"),
        ("/Search/", "/search/"),
        ("/Basket/", "/basket/"),
        ("/Account/Login/", "/account/login/"),
        ("/Feeds/Journal/", "/feeds/journal/"),
        ("/Sitemap.xml", "/sitemap.xml"),
        ("/Enquiries/New/", "/enquiries/new/"),
        # A code is the same in any case, and stays as it's printed.
        ("/Offer/miliagone/", "/offer/miliagone/"),
        ("/OFFER/MILIAGONE/", "/offer/MILIAGONE/"),
    ],
)
def test_capitals_lead_to_small_letters(client, typed, right):
    answer = client.get(f"{typed}?{CAMPAIGN}")

    assert (answer.status_code, answer["Location"]) == (301, f"{right}?{CAMPAIGN}")
    assert client.get(right, follow=True).status_code == 200


def test_capitals_in_an_address_that_holds_a_secret_change_nothing_of_it(client):
    token = place_order().token

    answer = client.get(f"/Orders/{token}/")

    assert (answer.status_code, answer["Location"]) == (301, f"/orders/{token}/")


def test_capitals_that_lead_nowhere_are_not_found(client):
    """Small letters alone make nothing of it: there's no use in asking twice."""
    answer = client.get("/No-Such/Place/Deep/Down.HTML")

    assert answer.status_code == 404


@pytest.mark.parametrize("path", ["//Evil.Example/", "/%2FEvil.example/", "/\\Evil.example/"])
def test_capitals_lead_to_no_other_site(client, path):
    answer = client.get(path)

    assert "//evil" not in answer.headers.get("Location", "").removeprefix("/%2F").lower()


def test_capitals_in_a_form_s_address_send_nothing_twice(client):
    assert client.post("/Basket/Add/", {"size_id": "1"}).status_code == 404


@pytest.mark.usefixtures("shop")
@pytest.mark.parametrize(
    "path", ["/products/argan-oil", "/shop", "/shop/oils", "/ingredients/argania", "/journal/milia-ja", "/offer/x"]
)
def test_missing_slash_keeps_the_query(client, path):
    answer = client.get(f"{path}?{CAMPAIGN}")

    assert (answer.status_code, answer["Location"]) == (301, f"{path}/?{CAMPAIGN}")


def test_renamed_page_keeps_the_query(client, django_capture_on_commit_callbacks):
    article = make_article(slug="basket")
    article.slug = "bag"
    with django_capture_on_commit_callbacks(execute=True):
        article.save_revision().publish()

    answer = client.get(f"/journal/basket/?{CAMPAIGN}")

    assert (answer.status_code, answer["Location"]) == (301, f"/journal/bag/?{CAMPAIGN}")


@pytest.mark.parametrize(
    ("link", "target"),
    [
        ("/shop/", f"/shop/?{CAMPAIGN}"),
        ("/shop/?sort=newest", f"/shop/?sort=newest&{CAMPAIGN}"),
        ("/about/#team", f"/about/?{CAMPAIGN}#team"),
        ("https://partner.example/x", f"https://partner.example/x?{CAMPAIGN}"),
    ],
)
@pytest.mark.parametrize("is_permanent", [True, False])
def test_redirect_typed_by_staff_keeps_the_query(client, link, target, is_permanent):
    Redirect.add_redirect("/spring", link, is_permanent=is_permanent)

    answer = client.get(f"/spring/?{CAMPAIGN}")

    assert (answer.status_code, answer["Location"]) == (301 if is_permanent else 302, target)


def test_redirect_for_one_query_drops_the_query(client):
    Redirect.add_redirect("/index.php?id=5", "/about/")

    assert client.get("/index.php?id=5")["Location"] == "/about/"
    assert client.get("/index.php?id=6").status_code == 404


@pytest.mark.parametrize(
    ("path", "target"),
    [
        ("/products/old/", "/products/new/"),
        ("/shop/old/", "/shop/new/"),
        ("/ingredients/old/", "/ingredients/new/"),
    ],
)
def test_renamed_address_keeps_the_query(client, path, target):
    for row in (make_product(slug="old"), make_category(slug="old"), make_ingredient(slug="old")):
        type(row).objects.filter(pk=row.pk).update(slug="new")

    answer = client.get(f"{path}?{CAMPAIGN}")

    assert (answer.status_code, answer["Location"]) == (301, f"{target}?{CAMPAIGN}")


@pytest.mark.usefixtures("shop")
@pytest.mark.parametrize("code", ["miliagone", "unknown"])
@pytest.mark.parametrize(
    ("asked", "target"),
    [
        (f"?{CAMPAIGN}", f"/shop/?{CAMPAIGN}"),
        (f"?next=/journal/milia-ja/&{CAMPAIGN}", f"/journal/milia-ja/?{CAMPAIGN}"),
        (f"?{CAMPAIGN}&next=/shop/%3Fsort%3Dnewest", f"/shop/?sort=newest&{CAMPAIGN}"),
        ("", "/shop/"),
    ],
)
def test_link_to_an_offer_keeps_the_query(client, code, asked, target):
    answer = client.get(f"/offer/{code}/{asked}")

    assert (answer.status_code, answer["Location"]) == (303, target)


@pytest.mark.usefixtures("shop")
def test_printed_card_leads_from_capitals_to_the_offer_and_on():
    answer = Client().get(f"/Offer/MiliaGone?{CAMPAIGN}", follow=True)

    assert answer.redirect_chain[-1] == (f"/shop/?{CAMPAIGN}", 303)
    assert "15% off with miliagone" in answer.content.decode()
