from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shop.payment import money


@pytest.mark.parametrize(
    ("amount", "currency", "minor"),
    [("19.99", "AUD", 1999), ("0.29", "AUD", 29), ("1000", "JPY", 1000), ("1.234", "KWD", 1234), ("0", "AUD", 0)],
)
def test_to_minor_units_counts_by_the_currency(amount, currency, minor):
    assert money.to_minor_units(Decimal(amount), currency) == minor


@pytest.mark.parametrize(("amount", "currency"), [("19.999", "AUD"), ("1.5", "JPY")])
def test_to_minor_units_refuses_fractions(amount, currency):
    with pytest.raises(ValueError, match="no whole number"):
        money.to_minor_units(Decimal(amount), currency)


@given(st.integers(0, 10**12), st.sampled_from(["AUD", "JPY", "KWD"]))
def test_minor_units_there_and_back_are_the_same(minor, currency):
    assert money.to_minor_units(money.from_minor_units(minor, currency), currency) == minor
