import json
import re
from urllib.parse import quote

import pytest
from django.core.cache import caches

from shop.images.services import make_renditions
from tests.factories.products import (
    make_active,
    make_category,
    make_concern,
    make_product,
    make_review,
    make_skin_type,
)

pytestmark = pytest.mark.django_db

NONSENSE = [
    "",
    "abc",
    "-1",
    "0",
    "9" * 26,
    "１",
    "%ff",
    "<script>",
    "' OR 1=1 --",
    "\U0001f9f4",
    "x" * 5000,
    "\r\n",
]


def _titles(response) -> list[str]:
    return [card.title for card in response.context["found"].cards]


def _counts(response, group: str) -> dict[str, int]:
    groups = {item.name: item for item in response.context["found"].groups}
    return {option.value: option.count for option in groups[group].options}


@pytest.mark.parametrize("count", [1, 3, 48])
def test_list_takes_few_queries_whatever_its_length(client, count, django_assert_max_num_queries):
    skin_type, concern, category = make_skin_type(), make_concern(), make_category(slug="serums")
    for _ in range(count):
        make_product(
            category=category,
            skin_types=[skin_type],
            concerns=[concern],
            actives=[make_active()],
            sizes=[{}, {}],
            has_picture=True,
        )
    caches["process"].clear()

    with django_assert_max_num_queries(12) as all_products:
        client.get("/shop/")
    caches["process"].clear()
    with django_assert_max_num_queries(12) as one_category:
        client.get(f"/shop/serums/?skin={skin_type.slug}&stock=in&sort=price")

    # As many for one as for 48: the numbers stand here, so that they can't creep up unseen.
    assert (len(all_products), len(one_category)) == (9, 10)


def test_list_shows_published_products_only(client):
    make_product(title="Shown")
    make_product(title="Hidden", is_public=False)
    make_product(title="On a hidden shelf", category=make_category(is_public=False))

    assert _titles(client.get("/shop/")) == ["Shown"]


def test_category_shows_products_of_its_subcategories(client):
    face = make_category(slug="face")
    make_product(title="Below", category=face.add_child(name="Serums", slug="serums"))
    make_product(title="Elsewhere")

    response = client.get("/shop/face/")

    assert _titles(response) == ["Below"]
    assert [item["text"] for item in response.context["breadcrumb"]] == ["Shop", face.name]


def test_hidden_category_is_not_found(client):
    make_category(slug="secret", is_public=False)

    assert client.get("/shop/secret/").status_code == 404


def test_category_below_a_hidden_one_is_not_found(client):
    above = make_category(is_public=False)
    above.add_child(name="Below", slug="below")

    assert client.get("/shop/below/").status_code == 404


def test_filters_of_a_group_widen_and_groups_narrow(client):
    dry, oily, dull = make_skin_type(slug="dry"), make_skin_type(slug="oily"), make_concern(slug="dull")
    make_product(title="A", skin_types=[dry], concerns=[dull])
    make_product(title="B", skin_types=[oily])
    make_product(title="C", concerns=[dull])

    assert _titles(client.get("/shop/?skin=dry&skin=oily")) == ["A", "B"]
    assert _titles(client.get("/shop/?skin=dry&skin=oily&concern=dull")) == ["A"]


def test_counts_say_what_choosing_would_leave(client):
    dry, oily, dull = make_skin_type(slug="dry"), make_skin_type(slug="oily"), make_concern(slug="dull")
    make_product(skin_types=[dry], concerns=[dull])
    make_product(skin_types=[oily])
    make_product(skin_types=[oily], sizes=[{"stock": 0}])

    plain = client.get("/shop/")
    dry_only = client.get("/shop/?skin=dry")
    in_stock = client.get("/shop/?stock=in")

    assert _counts(plain, "skin") == {"dry": 1, "oily": 2}
    assert _counts(plain, "stock") == {"in": 2}
    # Of its own group a filter keeps what it would add; of the others, what would be left.
    assert _counts(dry_only, "skin") == {"dry": 1, "oily": 2}
    assert _counts(dry_only, "concern") == {"dull": 1}
    assert _counts(in_stock, "skin") == {"dry": 1, "oily": 1}


@pytest.mark.parametrize(
    ("sort", "titles"),
    [
        ("featured", ["B", "A", "C"]),
        ("newest", ["C", "B", "A"]),
        ("price", ["C", "A", "B"]),
        ("-price", ["B", "A", "C"]),
        ("rating", ["A", "B", "C"]),
    ],
)
def test_list_is_sorted(client, sort, titles):
    first = make_product(title="A", sizes=[{"price": "40.00"}])
    second = make_product(title="B", sizes=[{"price": "5.00", "stock": 0}, {"price": "50.00"}], priority=1)
    make_product(title="C", sizes=[{"price": "30.00"}])
    make_review(product=first, score=5)
    make_review(product=second, score=4)

    assert _titles(client.get(f"/shop/?sort={sort}")) == titles


def test_pages_hold_24_and_load_more_has_a_real_address(client):
    for number in range(30):
        make_product(title=f"{number:02}")

    first, second = client.get("/shop/"), client.get("/shop/?page=2")
    together = client.get("/shop/?from=1&page=2")
    addition = client.get("/shop/?from=1&page=2", headers={"HX-Request": "true"})

    assert len(_titles(first)) == 24
    assert 'href="?from=1&amp;page=2"' in first.content.decode()
    assert _titles(second) == [f"{number}" for number in range(24, 30)]
    assert len(_titles(together)) == 30
    assert _titles(addition) == _titles(second)
    assert 'rel="canonical" href="http://testserver/shop/?page=2"' in second.content.decode()


def test_applied_filters_can_be_removed(client):
    make_product(skin_types=[make_skin_type(slug="dry")], concerns=[make_concern(slug="dull")])

    applied = client.get("/shop/?skin=dry&concern=dull&sort=price").context["applied"]

    assert {choice.value: choice.remove_url for choice in applied} == {
        "dry": "?concern=dull&sort=price",
        "dull": "?skin=dry&sort=price",
    }


def test_list_without_results_offers_to_clear_filters(client):
    make_product(skin_types=[make_skin_type(slug="dry")])
    make_concern(slug="dull")

    page = client.get("/shop/?concern=dull").content.decode()

    assert "No products match these filters" in page
    assert 'name="robots" content="noindex, follow"' in page


@pytest.mark.parametrize("key", ["page", "from", "sort", "skin", "concern", "active", "format", "price", "stock"])
@pytest.mark.parametrize("value", NONSENSE)
def test_nonsense_in_the_address_is_left_out(client, key, value):
    make_product(skin_types=[make_skin_type()])

    response = client.get(f"/shop/?{key}={quote(value, safe='%')}")

    assert response.status_code == 200
    assert len(_titles(response)) == 1


@pytest.mark.parametrize("method", ["post", "put", "delete"])
def test_list_only_answers_to_reading(client, method):
    assert getattr(client, method)("/shop/").status_code == 405


def test_category_tells_search_engines_what_it_lists_and_where_it_is(client):
    serums = make_category(name="Serums & oils", slug="serums")
    make_product(title="Omega </script> serum", slug="omega", category=serums)

    page = client.get("/shop/serums/").content.decode()

    data = json.loads(re.search(r'<script type="application/ld\+json">(.*?)</script>', page)[1])
    collection, crumbs = data["@graph"]
    assert (collection["@type"], collection["name"]) == ("CollectionPage", "Serums & oils")
    assert collection["mainEntity"]["itemListElement"] == [
        {
            "@type": "ListItem",
            "position": 1,
            "name": "Omega </script> serum",
            "url": "http://testserver/products/omega/",
        }
    ]
    assert [item["name"] for item in crumbs["itemListElement"]] == ["Shop", "Serums & oils"]


def test_list_is_shared_with_a_picture(client):
    product = make_product(has_picture=True)
    make_renditions([product.images.get().image])

    page = client.get("/shop/").content.decode()

    assert re.search(r'property="og:image" content="http://testserver/media/[^"]+\.jpg"', page)
