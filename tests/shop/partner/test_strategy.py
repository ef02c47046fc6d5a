from decimal import Decimal

import pytest

from catalogue.models import Product
from shop.partner.strategy import AustralianStrategy, gst_within
from tests.factories.products import make_product

# Prices of the demo, with GST by hand: a price divided by eleven, half a cent up.
PRICES = {
    "15.00": "1.36",
    "16.00": "1.45",
    "25.00": "2.27",
    "28.00": "2.55",
    "38.00": "3.45",
    "39.00": "3.55",
    "42.00": "3.82",
    "45.00": "4.09",
    "49.00": "4.45",
    "52.00": "4.73",
    "58.00": "5.27",
    "66.00": "6.00",
    "106.00": "9.64",
    "149.00": "13.55",
}


@pytest.mark.parametrize(("price", "gst"), PRICES.items())
def test_gst_within_is_an_eleventh_to_the_cent(price, gst):
    assert gst_within(Decimal(price)) == Decimal(gst)


@pytest.mark.django_db
@pytest.mark.parametrize(("price", "gst"), PRICES.items())
def test_a_size_costs_what_is_stored_with_gst_in_it(price, gst):
    size = make_product(sizes=[{"price": price}]).children.get()

    bought = AustralianStrategy().fetch_for_product(size).price

    assert bought.incl_tax == Decimal(price)
    assert bought.tax == Decimal(gst)
    assert bought.excl_tax + bought.tax == Decimal(price)
    assert bought.currency == "AUD"


@pytest.mark.django_db
def test_a_product_costs_as_much_as_its_cheapest_size_that_is_left():
    product = make_product(sizes=[{"price": "10.00", "stock": 0}, {"price": "66.00"}, {"price": "39.00"}])

    assert AustralianStrategy().fetch_for_parent(product).price.incl_tax == Decimal("39.00")


@pytest.mark.django_db
def test_a_sold_out_product_costs_as_much_as_its_cheapest_size():
    product = make_product(sizes=[{"price": "66.00", "stock": 0}, {"price": "39.00", "stock": 0}])

    assert AustralianStrategy().fetch_for_parent(product).price.incl_tax == Decimal("39.00")


@pytest.mark.django_db
def test_a_size_of_a_hidden_product_cannot_be_bought():
    size = make_product(is_public=False).children.get()

    assert not AustralianStrategy().fetch_for_product(size).availability.is_available_to_buy


@pytest.mark.parametrize(
    ("net_content", "unit", "price", "expected"),
    [
        ("30", "ml", "39.00", "130.00"),
        ("60", "g", "40.00", "66.67"),
        ("7.5", "ml", "16.00", "213.33"),
        ("1", "pieces", "149.00", None),
    ],
)
def test_unit_price_is_for_a_hundred_in_whole_cents(net_content, unit, price, expected):
    size = Product(structure=Product.CHILD, net_content=Decimal(net_content), net_unit=unit)

    assert size.unit_price(Decimal(price)) == (expected and Decimal(expected))
