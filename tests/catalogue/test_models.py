from decimal import Decimal

import pytest
from django.db import IntegrityError
from django.db.models import ProtectedError

from catalogue.models import Category, Product
from tests.factories.products import make_active, make_category, make_caution, make_product, make_size

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("net_content", "unit", "label"),
    [("30.0", "ml", "30 ml"), ("7.5", "g", "7.5 g"), ("1", "pieces", "Set"), ("100", "ml", "100 ml")],
)
def test_size_label_is_as_on_the_pack(net_content, unit, label):
    assert Product(net_content=Decimal(net_content), net_unit=unit).size_label == label


def test_size_takes_its_title_and_address_from_its_product():
    product = make_product(title="Omega serum", slug="omega")
    size = product.children.get()

    assert str(size) == "Omega serum, 30 ml"
    assert size.get_absolute_url() == f"/products/omega/?size={size.pk}"


def test_the_same_size_is_offered_once():
    product = make_product(sizes=[{"net_content": "30"}])

    with pytest.raises(IntegrityError):
        make_size(product=product, net_content="30")


def test_cautions_of_all_actives_are_named_once():
    sun = make_caution(title="Sun", position=2)
    eyes = make_caution(title="Eyes", position=1)
    product = make_product(actives=[make_active(cautions=[sun, eyes]), make_active(cautions=[sun])])

    assert [caution.title for caution in product.cautions] == ["Eyes", "Sun"]


def test_a_product_only_in_hidden_categories_is_not_published():
    hidden = make_category(is_public=False)
    shown = make_category()
    make_product(slug="hidden", category=hidden)
    both = make_product(slug="both", category=hidden)
    both.categories.add(shown)
    make_product(slug="none")

    assert set(Product.objects.published().values_list("slug", flat=True)) == {"both", "none"}


def test_category_with_products_is_not_deleted():
    """Its hidden products would be in no category then, and be shown."""
    hidden = make_category(is_public=False)
    make_product(category=hidden.add_child(name="Below", slug="below"))

    with pytest.raises(ProtectedError):
        Category.objects.get(pk=hidden.pk).delete()

    assert not Product.objects.published().exists()


def test_empty_category_is_deleted():
    category = make_category()

    category.delete()

    assert not Category.objects.exists()
