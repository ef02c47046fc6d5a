import pytest
from procrastinate.contrib.django.models import ProcrastinateJob

from catalogue.models import Product
from shop.users.models import User
from tests.factories import make_category, make_ingredient, make_product, make_skin_type

pytestmark = pytest.mark.django_db

PRODUCTS = "/cms/product/"


@pytest.fixture
def owner(client):
    """A visitor who is logged in as the owner."""
    client.force_login(User.objects.create(email="owner@seedpearl.example", is_staff=True, is_superuser=True))
    return client


def _values(**changes):
    return {
        "title": "Omega serum",
        "slug": "omega",
        "is_public": "on",
        "priority": "0",
        "format": "serum",
        "description": "Softens.",
        "how_to_use": "Press in.\n\n Wait. ",
        "routine_times": ["evening"],
        **changes,
    }


def test_products_are_listed_without_sizes(owner):
    make_product(title="Omega serum", sizes=[{}, {}])

    response = owner.get(PRODUCTS)

    assert [str(product) for product in response.context["object_list"]] == ["Omega serum"]


def test_a_changed_product_is_found_by_its_new_skin_type(owner):
    product = make_product(slug="omega")
    dry = make_skin_type(slug="dry")

    response = owner.post(
        f"{PRODUCTS}edit/{product.pk}/", _values(skin_types=[dry.pk], categories=[make_category().pk])
    )

    assert response.status_code == 302
    product.refresh_from_db()
    assert (product.title, product.how_to_use) == ("Omega serum", ["Press in.", "Wait."])
    assert "skin:dry" in product.facets
    [job] = ProcrastinateJob.objects.filter(task_name="shop.search.tasks.index_product")
    assert job.args == {"product_id": product.pk}


def test_a_new_product_is_a_page_with_an_address(owner):
    make_product()

    response = owner.post(f"{PRODUCTS}new/", _values(slug="", categories=[make_category().pk]))

    assert response.status_code == 302
    assert Product.objects.get(slug="omega-serum").structure == Product.PARENT


def test_a_taken_address_is_refused_in_words(owner):
    make_product(slug="omega")

    response = owner.post(f"{PRODUCTS}new/", _values())

    assert "Another product has this address" in response.content.decode()


@pytest.mark.parametrize("name", ["ingredient", "active", "caution", "skintype", "concern"])
def test_words_of_labels_can_be_listed_and_added(owner, name):
    make_ingredient()

    assert owner.get(f"/cms/{name}/").status_code == 200
    assert owner.get(f"/cms/{name}/new/").status_code == 200


def test_who_is_not_staff_sees_none_of_it(client):
    client.force_login(User.objects.create(email="customer@seedpearl.example"))

    assert client.get(PRODUCTS).status_code == 302
