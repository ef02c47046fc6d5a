"""Whatever public is renamed: its old addresses lead to where it is now, by themselves."""

import pytest
from django.test import Client

from catalogue.models import Category, Product
from catalogue.services import refresh_facets
from cms.models import JournalIndexPage
from tests.factories.pages import make_article, make_topic
from tests.factories.products import (
    make_active,
    make_category,
    make_concern,
    make_ingredient,
    make_product,
    make_skin_type,
)

pytestmark = pytest.mark.django_db
PLACES = {
    "product": (make_product, "/products/{}/"),
    "category": (make_category, "/shop/{}/"),
    "ingredient": (make_ingredient, "/ingredients/{}/"),
}
QUERIES = {
    "concern": (make_concern, "/shop/?concern={}"),
    "skin": (make_skin_type, "/shop/?skin={}"),
    "active": (make_active, "/shop/?active={}"),
}


@pytest.fixture(params=PLACES)
def place(request):
    return PLACES[request.param]


def rename(row, slug):
    """As a form does: the row is read and saved."""
    row = type(row).objects.get(pk=row.pk)
    row.slug = slug
    row.save()


def test_old_address_leads_to_the_new_one(client, place):
    make, url = place
    row = make(slug="old")

    rename(row, "new")

    answer = client.get(url.format("old"))
    assert (answer.status_code, answer["Location"]) == (301, url.format("new"))
    assert client.get(url.format("new")).status_code == 200


def test_two_renames_in_a_row_lead_to_the_last_in_one_step(client, place):
    make, url = place
    row = make(slug="first")

    rename(row, "second")
    rename(row, "third")

    answers = [client.get(url.format(slug)) for slug in ("first", "second")]
    assert [answer["Location"] for answer in answers] == [url.format("third")] * 2


def test_renamed_back_answers_at_its_first_address_again(client, place):
    make, url = place
    row = make(slug="first")

    rename(row, "second")
    rename(row, "first")

    assert client.get(url.format("first")).status_code == 200
    assert client.get(url.format("second"))["Location"] == url.format("first")


def test_new_row_may_take_an_old_address_over(client, place):
    make, url = place
    row = make(slug="old")
    rename(row, "new")

    other = make(slug="old")
    assert client.get(url.format("old")).status_code == 200
    rename(other, "newer")

    assert client.get(url.format("old"))["Location"] == url.format("newer")


def test_renamed_by_an_update_in_the_database_leads_on_too(client, place):
    make, url = place
    row = make(slug="old")

    type(row).objects.filter(pk=row.pk).update(slug="new")

    assert client.get(url.format("old"))["Location"] == url.format("new")


def test_old_address_of_what_is_gone_is_not_found(client, place):
    make, url = place
    row = make(slug="old")
    rename(row, "new")
    type(row).objects.get(pk=row.pk).delete()

    assert client.get(url.format("old")).status_code == 404
    make(slug="other")
    assert client.get(url.format("old")).status_code == 404


@pytest.mark.parametrize(("make", "url"), [PLACES["product"], PLACES["category"]])
def test_old_address_of_what_is_hidden_is_not_found(client, make, url):
    row = make(slug="old")
    rename(row, "new")
    type(row).objects.filter(pk=row.pk).update(is_public=False)

    assert client.get(url.format("old")).status_code == 404
    assert client.get(url.format("new")).status_code == 404


def test_hidden_product_at_its_first_address_again_leads_nowhere(client):
    product = make_product(slug="first")
    rename(product, "second")
    rename(product, "first")
    Product.objects.filter(pk=product.pk).update(is_public=False)

    assert client.get("/products/first/").status_code == 404


def test_size_has_no_address_to_remember(client):
    product = make_product(slug="pearl")
    size = product.children.get()
    Product.objects.filter(pk=size.pk).update(slug="pearl-old")
    Product.objects.filter(pk=size.pk).update(slug="pearl-new")

    assert client.get("/products/pearl-old/").status_code == 404


def test_addresses_of_one_kind_are_not_those_of_another(client):
    rename(make_product(slug="pearl"), "shell")

    assert client.get("/shop/pearl/").status_code == 404
    assert client.get("/ingredients/pearl/").status_code == 404


@pytest.mark.parametrize("kind", QUERIES)
def test_link_to_a_filter_that_was_renamed_leads_to_the_filter(client, kind):
    make, url = QUERIES[kind]
    row = make(slug="old")
    rename(row, "new")

    answer = client.get(url.format("old") + "&sort=newest&utm_source=letter")

    assert answer.status_code == 301
    assert answer["Location"] == url.format("new") + "&sort=newest&utm_source=letter"


def test_link_to_several_filters_keeps_those_that_were_not_renamed(client):
    make_concern(slug="redness")
    rename(make_concern(slug="dull"), "dullness")

    answer = client.get("/shop/?concern=dull&concern=redness&concern=nonsense")

    assert answer["Location"] == "/shop/?concern=dullness&concern=redness&concern=nonsense"


def test_filter_that_never_was_is_left_out_as_before(client):
    assert client.get("/shop/?concern=nonsense").status_code == 200


def test_link_to_a_topic_that_was_renamed_leads_to_the_topic(client):
    topic = make_topic(slug="old")
    make_article(topic=topic)
    rename(topic, "new")

    answer = client.get("/journal/?topic=old&utm_source=letter")

    assert (answer.status_code, answer["Location"]) == (301, "/journal/?topic=new&utm_source=letter")
    assert JournalIndexPage.objects.get().address == "/journal/"


def test_filters_follow_a_renamed_concern_at_once(client):
    concern = make_concern(slug="dull")
    product = make_product(concerns=[concern])
    refresh_facets()

    rename(concern, "dullness")
    refresh_facets(products=Product.objects.filter(pk=product.pk))

    assert product.title in client.get("/shop/?concern=dull", follow=True).content.decode()


@pytest.mark.parametrize("method", ["get", "head"])
def test_browsers_ask_again_after_a_redirect(client: Client, method):
    """A name may come back: a browser that kept the redirect for good would go in circles."""
    rename(make_product(slug="old"), "new")

    answer = getattr(client, method)("/products/old/")

    assert (answer.status_code, answer["Cache-Control"]) == (301, "no-cache")


def test_a_page_that_was_never_renamed_asks_nothing_more(client, django_assert_max_num_queries):
    product = make_product()
    client.get(product.get_absolute_url())

    with django_assert_max_num_queries(14):
        client.get(product.get_absolute_url())


def test_moving_a_category_changes_no_address(client):
    top, shelf = make_category(slug="top"), make_category(slug="shelf")
    Category.objects.get(pk=shelf.pk).move(Category.objects.get(pk=top.pk), pos="last-child")

    assert client.get("/shop/shelf/").status_code == 200
