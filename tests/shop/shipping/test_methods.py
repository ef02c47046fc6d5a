"""The ways an order may travel."""

from datetime import date
from decimal import Decimal
from types import SimpleNamespace

import pytest

from shop.shipping.methods import ClickAndCollect, Express, International, Standard
from shop.shipping.repository import methods_for


def bag(*, total="40.00", has_shipping_discounts=False):
    return SimpleNamespace(
        total_incl_tax=Decimal(total), currency="AUD", has_shipping_discounts=has_shipping_discounts
    )


@pytest.mark.parametrize(
    ("method", "total", "charge"),
    [
        (Standard, "0.01", "8.95"),
        (Standard, "59.99", "8.95"),
        (Standard, "60.00", "0.00"),
        (Express, "500.00", "14.95"),
        (ClickAndCollect, "1.00", "0.00"),
        (International, "500.00", "24.95"),
    ],
)
def test_charge_depends_on_what_the_goods_cost(method, total, charge):
    assert method().charge(total=Decimal(total)) == Decimal(charge)


@pytest.mark.parametrize(
    ("method", "earliest", "latest"),
    [
        (Standard, "2026-11-26", "2026-12-01"),
        (Express, "2026-11-24", "2026-11-25"),
        (ClickAndCollect, "2026-11-24", "2026-11-24"),
        (International, "2026-12-02", "2026-12-14"),
    ],
)
def test_date_range_counts_business_days(method, earliest, latest):
    days = method().date_range(placed_on=date(2026, 11, 23))

    assert days == (date.fromisoformat(earliest), date.fromisoformat(latest))


def test_calculate_splits_off_the_gst_within_the_charge():
    price = Standard().calculate(bag())

    assert (price.incl_tax, price.excl_tax, price.tax) == (Decimal("8.95"), Decimal("8.14"), Decimal("0.81"))


@pytest.mark.parametrize(
    ("country_code", "codes"),
    [
        ("AU", ["standard", "express", "click-and-collect"]),
        ("au", ["standard", "express", "click-and-collect"]),
        ("NZ", ["international"]),
        ("", ["international"]),
    ],
)
def test_methods_for_a_country_are_those_that_go_there(country_code, codes):
    assert [method.code for method in methods_for(country_code=country_code, basket=bag())] == codes


def test_methods_for_a_bag_with_a_delivery_code_pay_for_standard_delivery_only():
    free = bag(has_shipping_discounts=True)

    methods = methods_for(country_code="AU", basket=free)

    assert [method.charge(total=free.total_incl_tax) for method in methods] == [0, Decimal("14.95"), 0]
    assert [method.discount(free) for method in methods] == [Decimal("8.95"), 0, 0]


def test_discount_is_nothing_when_the_goods_travel_free_anyway():
    free = bag(total="60.00", has_shipping_discounts=True)

    assert methods_for(country_code="AU", basket=free)[0].discount(free) == 0
