from decimal import Decimal

import pytest

from catalogue.models import Product
from shop.browse.cards import product_cards
from tests.factories.products import make_product, make_review, make_skin_type

pytestmark = pytest.mark.django_db


def _card(product: Product):
    [card] = product_cards(products=Product.objects.filter(pk=product.pk))
    return card


def test_card_says_all_that_a_list_shows():
    product = make_product(
        title="Omega serum",
        slug="omega",
        skin_types=[make_skin_type(name="Dry"), make_skin_type(name="Mature")],
        sizes=[{"net_content": "30", "price": "39.00"}, {"net_content": "60", "price": "66.00"}],
        has_picture=True,
    )
    make_review(product=product, score=4)

    card = _card(product)

    assert (card.title, card.url) == ("Omega serum", "/products/omega/")
    assert (card.price, card.is_from, card.unit_price) == (Decimal("39.00"), True, "A$130.00 per 100 ml")
    assert (card.attributes, card.sizes_text) == ("Dry, Mature", "30 ml / 60 ml")
    assert (card.rating, card.rating_count) == (4.0, 1)
    assert card.picture is not None
    assert card.add_size_id is None
    assert (card.priced_size_id, card.priced_size) == (product.children.get(net_content=30).pk, "30 ml")


def test_card_of_one_size_can_be_added_at_once():
    product = make_product()

    card = _card(product)

    assert card.add_size_id == card.priced_size_id == product.children.get().pk
    assert card.priced_size == ""


def test_card_of_a_sold_out_product_says_so():
    card = _card(make_product(sizes=[{"stock": 0}]))

    assert (card.badge, card.is_available) == ("Sold out", False)
    assert (card.add_size_id, card.priced_size_id) == (None, None)


def test_card_is_priced_by_what_is_left():
    assert _card(make_product(sizes=[{"price": "10.00", "stock": 0}, {"price": "39.00"}])).price == Decimal("39.00")


def test_card_of_a_reduced_product_shows_the_former_price():
    card = _card(make_product(sizes=[{"price": "30.00", "regular_price": "39.00"}]))

    assert (card.was, card.badge) == (Decimal("39.00"), "Reduced")


def test_card_leaves_hidden_sizes_out():
    card = _card(make_product(sizes=[{}, {"price": "5.00", "is_public": False}]))

    assert (card.price, card.sizes_text) == (Decimal("39.00"), "30 ml")


def test_card_of_a_product_without_sizes_has_no_price():
    card = _card(make_product(sizes=[]))

    assert (card.price, card.badge) == (None, "Sold out")


@pytest.mark.parametrize("count", [1, 3, 48])
def test_cards_take_five_queries_whatever_their_number(count, django_assert_num_queries):
    for _ in range(count):
        make_product(sizes=[{}, {}], has_picture=True, skin_types=[make_skin_type()])

    with django_assert_num_queries(5):
        assert len(product_cards(products=Product.objects.published())) == count
