import pytest

from catalogue.models import Category, Product
from shop.users.models import User
from tests.factories.products import make_category, make_ingredient, make_product

pytestmark = pytest.mark.django_db


@pytest.fixture
def owner(client):
    """A visitor who is logged in as the owner."""
    client.force_login(User.objects.create(email="owner@seedpearl.example", is_staff=True, is_superuser=True))
    return client


@pytest.mark.parametrize("name", ["category", "ingredient", "active", "caution", "skintype", "concern"])
def test_words_of_labels_can_be_listed_and_added(owner, name):
    make_ingredient()

    assert owner.get(f"/cms/{name}/").status_code == 200
    assert owner.get(f"/cms/{name}/new/").status_code == 200


def test_a_new_category_is_the_last_and_gets_its_address(owner):
    make_category(name="Cleanse")

    response = owner.post("/cms/category/new/", {"name": "Body care", "is_public": "on"})

    assert response.status_code == 302
    assert [category.slug for category in Category.get_root_nodes()][-1] == "body-care"


def test_a_renamed_category_is_what_filters_ask_for(owner):
    category = make_category(slug="cleanse")
    product = make_product(category=category)

    owner.post(f"/cms/category/edit/{category.pk}/", {"name": "Wash", "slug": "wash", "is_public": "on"})

    assert "category:wash" in Product.objects.get(pk=product.pk).facets


def test_a_category_s_address_is_taken_once(owner):
    make_category(slug="cleanse")

    response = owner.post("/cms/category/new/", {"name": "Cleanse", "slug": "cleanse"})

    assert "Another category already uses this" in response.content.decode()


def test_who_is_not_staff_sees_none_of_it(client):
    client.force_login(User.objects.create(email="customer@seedpearl.example"))

    assert client.get("/cms/category/").status_code == 302
