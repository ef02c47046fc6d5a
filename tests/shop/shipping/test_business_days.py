"""On which days parcels move."""

from datetime import date

import pytest

from shop.shipping.business_days import add_business_days, easter_sunday, is_business_day


@pytest.mark.parametrize(
    "day", ["2024-03-31", "2025-04-20", "2026-04-05", "2027-03-28", "2038-04-25", "2049-04-18"]
)
def test_easter_sunday_is_that_of_the_almanac(day):
    easter = date.fromisoformat(day)

    assert easter_sunday(easter.year) == easter


@pytest.mark.parametrize(
    ("day", "is_open"),
    [
        ("2026-11-20", True),
        ("2026-11-21", False),
        ("2026-11-03", False),  # Melbourne Cup
        ("2026-04-03", False),  # Good Friday
        ("2026-04-06", False),  # Easter Monday
        ("2027-12-27", False),  # for Christmas on a Saturday
        ("2027-12-28", False),  # for Boxing Day on a Sunday
        ("2022-12-27", False),  # for Christmas on a Sunday
        ("2023-01-02", False),  # for New Year's Day on a Sunday
        ("2025-01-27", False),  # for Australia Day on a Sunday
    ],
)
def test_is_business_day_knows_weekends_and_holidays(day, is_open):
    assert is_business_day(date.fromisoformat(day)) is is_open


@pytest.mark.parametrize(
    ("day", "count", "expected"),
    [
        ("2026-11-23", 1, "2026-11-24"),
        ("2026-11-20", 1, "2026-11-23"),
        ("2026-11-21", 1, "2026-11-23"),
        ("2026-12-24", 1, "2026-12-29"),
        ("2026-04-02", 3, "2026-04-09"),
        ("2026-11-23", 0, "2026-11-23"),
    ],
)
def test_add_business_days_counts_only_those(day, count, expected):
    assert add_business_days(date.fromisoformat(day), count) == date.fromisoformat(expected)
