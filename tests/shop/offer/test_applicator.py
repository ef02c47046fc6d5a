"""Sharing a discount out in whole cents."""

from decimal import ROUND_FLOOR, Decimal
from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from shop.offer.applicator import share_out

prices = st.lists(st.integers(min_value=0, max_value=50_000), min_size=1, max_size=48)
percents = st.integers(min_value=1, max_value=10_000)


def expected_shares(cents: list[int], percent: Fraction) -> list[int]:
    """Work the shares out in whole numbers, in another way: hand out the cents one by one."""
    exact = [Fraction(price) * percent for price in cents]
    total = int(sum(exact) + Fraction(1, 2))
    shares = [int(share) for share in exact]
    for _ in range(total - sum(shares)):
        number = max(range(len(cents)), key=lambda n: (exact[n] - shares[n], -n))
        shares[number] += 1
    return shares


@given(cents=prices, hundredths=percents)
def test_share_out_equals_an_independent_calculation(cents, hundredths):
    percent = Fraction(hundredths, 10_000)
    limits = [Decimal(price) / 100 for price in cents]

    shares = share_out([limit * hundredths / 10_000 for limit in limits], limits=limits)

    assert [int(share * 100) for share in shares] == expected_shares(cents, percent)


@given(cents=prices, hundredths=percents)
def test_share_out_never_takes_more_than_a_line_costs(cents, hundredths):
    limits = [Decimal(price) / 100 for price in cents]

    shares = share_out([limit * hundredths / 10_000 for limit in limits], limits=limits)

    assert all(0 <= share <= limit for share, limit in zip(shares, limits, strict=True))
    assert all(share == share.quantize(Decimal("0.01"), ROUND_FLOOR) for share in shares)


def test_share_out_gives_the_lost_cents_to_the_lines_that_lost_most():
    parts = [Decimal("0.005"), Decimal("0.009"), Decimal("0.006")]

    assert share_out(parts, limits=[Decimal(1)] * 3) == [0, Decimal("0.01"), Decimal("0.01")]


def test_share_out_of_everything_leaves_nothing():
    limits = [Decimal("6.67"), Decimal("6.67"), Decimal("6.66")]

    shares = share_out([limit / Decimal("20.00") * Decimal("20.00") for limit in limits], limits=limits)

    assert shares == limits
