"""On which days parcels move."""

from datetime import date, timedelta

import pytest

from shop.shipping.business_days import add_business_days, is_business_day, public_holidays
from shop.shipping.checks import check_public_holidays

# Source: Business Victoria, "Victorian public holidays". Those on a weekend are named too.
VICTORIA = {
    2026: (
        "01-01 01-26 03-09 04-03 04-04 04-05 04-06 04-25 06-08 "
        "09-25 "  # the Friday before the AFL Grand Final
        "11-03 12-25 12-26 12-28"
    ),
    2027: (
        "01-01 01-26 03-08 03-26 03-27 03-28 03-29 04-25 06-14 "
        "09-24 "  # the Friday before the AFL Grand Final
        "11-02 12-25 12-26 12-27 12-28"
    ),
}


@pytest.mark.parametrize("year", VICTORIA)
def test_public_holidays_are_those_victoria_publishes(year):
    official = {date.fromisoformat(f"{year}-{day}") for day in VICTORIA[year].split()}

    assert set(public_holidays(year)) == official


@pytest.mark.parametrize(
    "day", ["2024-03-31", "2025-04-20", "2026-04-05", "2027-03-28", "2038-04-25", "2049-04-18"]
)
def test_good_friday_and_easter_monday_follow_the_almanac(day):
    easter = date.fromisoformat(day)

    assert {easter - timedelta(days=2), easter + timedelta(days=1)} <= set(public_holidays(easter.year))


def test_holidays_follow_the_settings(settings):
    settings.PUBLIC_HOLIDAYS_COUNTRY, settings.PUBLIC_HOLIDAYS_SUBDIVISION = "NZ", ""

    assert not is_business_day(date(2026, 2, 6))  # Waitangi Day
    assert is_business_day(date(2026, 11, 3))  # Melbourne Cup


@pytest.mark.parametrize(("country", "subdivision"), [("XX", ""), ("AU", "ATLANTIS")])
def test_a_place_without_calendar_stops_the_shop(settings, country, subdivision):
    settings.PUBLIC_HOLIDAYS_COUNTRY, settings.PUBLIC_HOLIDAYS_SUBDIVISION = country, subdivision

    (error,) = check_public_holidays()

    assert error.id == "shipping.E001"
    assert (country if country == "XX" else subdivision) in error.msg


def test_the_calendar_of_the_settings_passes_the_check():
    assert check_public_holidays() == []


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
