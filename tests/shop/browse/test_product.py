import json
import re

import pytest

from catalogue.models import Product, ProductImage, ProductRecommendation, SetItem
from shop.images.services import make_renditions
from tests.factories.products import (
    make_active,
    make_category,
    make_caution,
    make_concern,
    make_ingredient,
    make_picture,
    make_product,
    make_review,
    make_skin_type,
)

pytestmark = pytest.mark.django_db


def _rich_product(rows: int, **fields):
    """Make a product with as many rows of each kind as asked for."""
    product = make_product(
        title="Omega essential fatty acid serum",
        slug="omega",
        category=make_category(),
        sizes=[{} for _ in range(min(rows, 8))],
        skin_types=[make_skin_type() for _ in range(rows)],
        concerns=[make_concern() for _ in range(rows)],
        actives=[make_active(cautions=[make_caution()]) for _ in range(rows)],
        ingredients=[make_ingredient() for _ in range(rows)],
        has_picture=True,
        **fields,
    )
    product.extra_cautions.set([make_caution() for _ in range(rows)])
    for score in range(rows):
        make_review(product=product, score=score % 5 + 1)
    for position in range(rows):
        other = make_product(has_picture=True, skin_types=[make_skin_type()])
        ProductRecommendation.objects.create(primary=product, recommendation=other, ranking=position)
    return product


@pytest.mark.parametrize("rows", [1, 3, 48])
def test_product_takes_few_queries_whatever_it_holds(client, rows, django_assert_max_num_queries):
    _rich_product(rows)
    client.get("/products/omega/")

    with django_assert_max_num_queries(14) as queries:
        client.get("/products/omega/")

    assert len(queries) == 12


@pytest.mark.parametrize("rows", [1, 3])
def test_set_takes_few_queries_too(client, rows, django_assert_max_num_queries):
    product = _rich_product(rows, format="set")
    for position in range(rows):
        SetItem.objects.create(product_set=product, size=make_product().children.get(), position=position)
    client.get("/products/omega/")

    with django_assert_max_num_queries(14):
        page = client.get("/products/omega/")

    assert len(page.context["page"].contents) == rows


def test_product_shows_what_the_label_says(client):
    squalane = make_ingredient(inci_name="Squalane", slug="squalane")
    sun = make_caution(title="Wear sunscreen by day", source_title="FDA", source_url="https://www.fda.gov/")
    make_product(
        slug="omega",
        title="Omega serum",
        title_emphasis="serum",
        summary="Softens tight skin.",
        texture="A dry oil.",
        how_to_use=["Press two drops into damp skin."],
        frequency="Daily",
        period_after_opening_months=6,
        ingredients=[squalane, make_ingredient(inci_name="Tocopherol")],
        actives=[make_active(name="Omega 3", ingredient=squalane, cautions=[sun])],
    )

    page = client.get("/products/omega/").content.decode()

    assert re.search(r"<h1[^>]*>Omega <em>serum</em></h1>", page)
    for words in ("Softens tight skin.", "A dry oil.", "two drops", "Omega 3", "8 %", "Wear sunscreen by day"):
        assert words in page
    assert "6 months of opening" in page
    assert page.index(">Squalane</a>") < page.index(">Tocopherol</a>")
    assert 'href="/ingredients/squalane/"' in page
    assert "A$130.00 per 100 ml" in page
    assert "free from A$60" in page


def test_product_chooses_the_size_that_the_address_names(client):
    product = make_product(slug="omega", sizes=[{"price": "39.00"}, {"price": "66.00"}])
    larger = product.children.get(stockrecords__price="66.00")

    assert client.get("/products/omega/").context["page"].chosen.price == 39
    assert client.get(f"/products/omega/?size={larger.pk}").context["page"].chosen.size_id == larger.pk


@pytest.mark.parametrize("size", ["", "abc", "-1", "9" * 26, "²", "1.5", "%ff", "'"])
def test_product_with_a_size_that_is_none_shows_the_cheapest(client, size):
    make_product(slug="omega")

    assert client.get(f"/products/omega/?size={size}").context["page"].chosen.price == 39


def test_product_that_is_sold_out_cannot_be_added(client):
    make_product(slug="omega", sizes=[{"stock": 0}])

    page = client.get("/products/omega/").content.decode()

    assert re.search(r"<button[^>]*data-buy-button disabled", page)
    assert "Sold out" in page


def test_product_without_a_size_still_has_a_page(client):
    make_product(slug="omega", sizes=[])

    assert client.get("/products/omega/").status_code == 200


@pytest.mark.parametrize("fields", [{"is_public": False}, {"structure": "child"}])
def test_unpublished_products_and_sizes_are_not_found(client, fields):
    product = make_product(slug="omega")
    size = product.children.get()
    type(product).objects.filter(pk=product.pk).update(is_public=fields.get("is_public", True))
    slug = size.slug if "structure" in fields else "omega"

    assert client.get(f"/products/{slug}/").status_code == 404


def test_product_in_a_hidden_category_is_not_found(client):
    make_product(slug="omega", category=make_category(is_public=False))

    assert client.get("/products/omega/").status_code == 404


def test_breadcrumb_names_the_whole_way(client):
    face = make_category(name="Face", slug="face")
    make_product(title="Omega", slug="omega", category=face.add_child(name="Serums", slug="serums"))

    items = client.get("/products/omega/").context["page"].breadcrumb

    assert [(item["text"], item["url"]) for item in items] == [
        ("Shop", "/shop/"),
        ("Face", "/shop/face/"),
        ("Serums", "/shop/serums/"),
        ("Omega", ""),
    ]


@pytest.mark.parametrize(
    ("referrer", "back_url"),
    [
        ("http://testserver/shop/?skin=dry&page=2", "/shop/?skin=dry&page=2"),
        ("http://testserver/search/?q=milia", "/search/?q=milia"),
        ("http://testserver/basket/", ""),
        ("http://elsewhere.example/shop/", ""),
        ("http://[broken/shop/", ""),
        ("javascript:alert(1)", ""),
    ],
)
def test_product_leads_back_to_the_list_that_one_came_from(client, referrer, back_url):
    make_product(slug="omega")

    assert client.get("/products/omega/", headers={"referer": referrer}).context["back_url"] == back_url


def test_structured_data_is_json_that_cannot_end_its_element(client):
    product = make_product(slug="omega", title="</script><b>Omega", sizes=[{"price": "39.00"}, {"stock": 0}])
    make_review(product=product, score=4)

    page = client.get("/products/omega/").content.decode()
    data = json.loads(re.search(r'<script type="application/ld\+json">(.*?)</script>', page)[1])

    shown = data["@graph"][0]
    assert shown["name"] == "</script><b>Omega"
    assert shown["aggregateRating"] == {"@type": "AggregateRating", "ratingValue": 4.0, "reviewCount": 1}
    assert [offer["availability"].rpartition("/")[2] for offer in shown["offers"]] == ["InStock", "OutOfStock"]


def test_reviews_show_how_the_ratings_are_spread(client):
    product = make_product(slug="omega")
    for score in (5, 5, 3):
        make_review(product=product, score=score)
    make_review(product=product, score=1, status=0, body="Not looked at yet")

    response = client.get("/products/omega/")

    counts = {row["stars"]: row["count"] for row in response.context["page"].distribution}
    assert counts == {5: 2, 4: 0, 3: 1, 2: 0, 1: 0}
    assert b"Not looked at yet" not in response.content


def test_related_products_leave_hidden_ones_out(client):
    product = make_product(slug="omega")
    for other in (make_product(title="Shown"), make_product(title="Hidden", is_public=False)):
        ProductRecommendation.objects.create(primary=product, recommendation=other)

    assert [card.title for card in client.get("/products/omega/").context["page"].related] == ["Shown"]


def test_shared_links_of_a_product_show_its_picture(client):
    product = make_product(slug="omega", has_picture=True)
    picture = product.images.get().image
    make_renditions([picture])

    page = client.get("/products/omega/").content.decode()

    address = f"http://testserver{picture.shared_url}"
    assert address.endswith(".jpg")
    assert f'<meta property="og:image" content="{address}" />' in page


def test_delivery_line_follows_the_size_and_is_not_said_of_what_is_sold_out(client):
    sizes = [{"price": "20.00"}, {"price": "60.00"}, {"price": "80.00", "stock": 0}]
    make_product(slug="omega", sizes=sizes)

    page = client.get("/products/omega/").context["page"]

    assert [size["delivery_text"] for size in page.sizes] == [
        "Standard delivery A$8.95, free from A$60",
        "Free standard delivery in Australia",
        "",
    ]


def test_sold_out_product_promises_no_delivery(client):
    make_product(slug="omega", sizes=[{"price": "80.00", "stock": 0}])

    assert 'data-shows="delivery"></span>' in client.get("/products/omega/").content.decode()


def test_size_leads_to_its_own_picture_in_the_gallery(client):
    product = make_product(slug="omega", sizes=[{}, {}], has_picture=True)
    small, large = product.children.order_by("pk")
    ProductImage.objects.create(product=large, image=make_picture(title="The large bottle"))

    page = client.get("/products/omega/").context["page"]

    assert [(size["size_id"], size["picture"]) for size in page.sizes] == [(small.pk, 0), (large.pk, 1)]
    assert len(page.pictures) == 2


def test_set_says_what_it_saves(client):
    a_set = make_product(slug="set", format=Product.Format.SET, sizes=[{"price": "149.00"}])
    for position, (price, quantity) in enumerate([("75.00", 1), ("50.00", 2)]):
        part = make_product(sizes=[{"price": price}]).children.get()
        SetItem.objects.create(product_set=a_set, size=part, quantity=quantity, position=position)

    page = client.get("/products/set/")

    assert page.context["page"].saving == 26
    assert "Bought separately A$175.00, together A$149.00" in page.content.decode()


def test_set_that_saves_nothing_says_nothing(client):
    a_set = make_product(slug="set", format=Product.Format.SET, sizes=[{"price": "149.00"}])
    SetItem.objects.create(
        product_set=a_set, size=make_product(sizes=[{"price": "149.00"}]).children.get(), quantity=1
    )

    assert "you save" not in client.get("/products/set/").content.decode()
