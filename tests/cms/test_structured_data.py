import json
import re
from typing import Any

import pytest
from django.test import Client

from cms.models import HomePage
from shop.images.services import make_renditions
from tests.factories.pages import make_article, make_person, make_standard_page, questions_block
from tests.factories.products import make_picture

pytestmark = pytest.mark.django_db


def read_data(client: Client, address: str) -> list[dict[str, Any]]:
    page = client.get(address).content.decode()
    found = re.findall(r'<script type="application/ld\+json">(.*?)</script>', page)
    return [item for text in found for item in json.loads(text)["@graph"]]


def test_article_tells_who_wrote_and_who_checked_it(client):
    article = make_article(
        title="Why milia form", author=make_person(name="Ada"), reviewer=make_person(name="Dr Bo")
    )

    described = read_data(client, article.address)[0]

    assert (described["@type"], described["headline"]) == ("Article", "Why milia form")
    assert described["url"] == f"http://testserver{article.address}"
    assert (described["author"]["name"], described["reviewedBy"]["name"]) == ("Ada", "Dr Bo")


@pytest.mark.parametrize("make", [make_article, make_standard_page])
def test_questions_are_told_as_such(client, make):
    page = make(body=[questions_block("What are milia?", "Do they spread?")])

    described = read_data(client, page.address)[-1]

    assert described["@type"] == "FAQPage"
    assert [question["name"] for question in described["mainEntity"]] == ["What are milia?", "Do they spread?"]
    assert described["mainEntity"][0]["acceptedAnswer"]["text"] == "It depends."


def test_no_text_can_end_the_data_early(client):
    title = "</script><script>alert(1)</script>"
    article = make_article(title=title)

    page = client.get(article.address).content.decode()

    assert "<script>alert" not in page
    assert read_data(client, article.address)[0]["headline"] == title


def test_home_page_describes_the_shop(client):
    kinds = [item["@type"] for item in read_data(client, "/")]

    assert kinds == ["Organization", "WebSite"]


def test_front_page_is_shared_with_its_picture(client):
    home = HomePage.objects.get()
    picture = make_picture()
    make_renditions([picture])
    home.body = [("hero", {"title": "Calm", "picture": picture})]
    home.save()

    assert (
        f'property="og:image" content="http://testserver{picture.shared_url}"' in client.get("/").content.decode()
    )
