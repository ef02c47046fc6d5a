"""On which days parcels are packed and carried: the working days of the place every order is sent from."""

from datetime import date, timedelta
from functools import cache

import holidays
from django.conf import settings

DAY = timedelta(days=1)


def is_business_day(day: date) -> bool:
    """Whether parcels move on this day."""
    return public_holidays(day.year).is_working_day(day)


def add_business_days(day: date, count: int) -> date:
    """Return the day that many business days after the given one, which itself doesn't count."""
    while count > 0:
        day += DAY
        count -= is_business_day(day)
    return day


def public_holidays(year: int) -> holidays.HolidayBase:
    """
    Return the public holidays of a year, which know the weekends too.

    :raises NotImplementedError: if the settings name a country or subdivision that doesn't exist
    """
    return _public_holidays(settings.PUBLIC_HOLIDAYS_COUNTRY, settings.PUBLIC_HOLIDAYS_SUBDIVISION, year)


@cache
def _public_holidays(country: str, subdivision: str, year: int) -> holidays.HolidayBase:
    # One object a year, complete before anyone sees it: one that grows while threads read it would lose holidays.
    return holidays.country_holidays(country, subdiv=subdivision or None, years=year, expand=False)
