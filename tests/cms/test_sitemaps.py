import pytest

from tests.factories.pages import make_article
from tests.factories.products import make_category, make_ingredient, make_product

pytestmark = pytest.mark.django_db


def test_sitemap_names_what_customers_may_see(client, settings):
    settings.BASE_URL = "https://seedpearl.example"
    make_product(slug="omega")
    make_product(slug="hidden", is_public=False)
    make_category(slug="barrier")
    make_ingredient(slug="squalane")
    make_article(slug="why")
    make_article(slug="draft", live=False)

    page = client.get("/sitemap.xml").content.decode()

    lists = ("shop/", "ingredients/", "journal/")
    for path in ("", *lists, "journal/why/", "products/omega/", "shop/barrier/", "ingredients/squalane/"):
        assert f"<loc>https://seedpearl.example/{path}</loc>" in page
    assert "hidden" not in page
    assert "draft" not in page


def test_robots_keeps_crawlers_out_of_what_is_personal(client):
    page = client.get("/robots.txt").content.decode()

    for path in ("/account/", "/basket", "/checkout", "/orders", "/search", "/cms/"):
        assert f"Disallow: {path}\n" in page
    assert page.endswith("Sitemap: http://testserver/sitemap.xml\n")


def test_feed_holds_the_newest_articles(client, settings):
    settings.BASE_URL = "https://seedpearl.example"
    article = make_article(title="Why & how", slug="why", standfirst="Read on.")
    make_article(title="A draft", live=False)

    answer = client.get("/feeds/journal/")

    page = answer.content.decode()
    assert answer["Content-Type"] == "application/atom+xml; charset=utf-8"
    assert "<title>Why &amp; how</title>" in page
    assert 'href="https://seedpearl.example/journal/why/"' in page
    assert f"<name>{article.author.name}</name>" in page
    assert "A draft" not in page
