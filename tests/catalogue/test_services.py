import pytest

from catalogue.models import Product
from catalogue.services import refresh_facets
from tests.factories.products import (
    make_active,
    make_category,
    make_concern,
    make_product,
    make_review,
    make_skin_type,
)

pytestmark = pytest.mark.django_db


def test_refresh_facets_gathers_what_filters_ask_for():
    product = make_product(
        category=make_category(slug="serums"),
        skin_types=[make_skin_type(slug="dry")],
        concerns=[make_concern(slug="dullness")],
        actives=[make_active(slug="retinol")],
        sizes=[{"price": "66.00"}, {"price": "39.00"}],
        format=Product.Format.OIL,
    )
    make_review(product=product, score=3)

    product.refresh_from_db()

    assert product.facets == [
        "active:retinol",
        "category:serums",
        "concern:dullness",
        "format:oil",
        "price:under-40",
        "rating:3-and-up",
        "skin:dry",
    ]


def test_refresh_facets_names_the_categories_above():
    above = make_category(slug="face")
    below = above.add_child(name="Serums", slug="serums")

    product = make_product(category=below)

    assert {"category:face", "category:serums"} <= set(product.facets)


def test_refresh_facets_twice_changes_nothing():
    make_product(category=make_category())

    assert refresh_facets() == 0


def test_refresh_facets_follows_a_renamed_concern():
    concern = make_concern(slug="dull")
    product = make_product(concerns=[concern])
    concern.slug = "dullness"
    concern.save()

    assert refresh_facets() == 1

    product.refresh_from_db()
    assert "concern:dullness" in product.facets


def test_only_approved_reviews_count():
    product = make_product()
    make_review(product=product, score=5)
    make_review(product=product, score=1, status=0)

    assert (product.rating, product.review_count) == (5.0, 1)
