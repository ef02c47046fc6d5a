"""On which days parcels are packed and carried: the working days of Melbourne, where every order starts."""

from datetime import date, timedelta

DAY = timedelta(days=1)
MONDAY, TUESDAY, FRIDAY = 0, 1, 4


def is_business_day(day: date) -> bool:
    """Whether parcels move on this day."""
    return day.weekday() < 5 and day not in public_holidays(day.year)


def add_business_days(day: date, count: int) -> date:
    """Return the day that many business days after the given one, which itself doesn't count."""
    while count > 0:
        day += DAY
        count -= is_business_day(day)
    return day


def public_holidays(year: int) -> set[date]:
    """
    Return Victoria's public holidays of a year.

    Source: Public Holidays Act 1993 (Vic), s 6 to 8. The Friday before the football final is set each year by
    the government, so it's left out: a range of days bears it.
    """
    easter = easter_sunday(year)
    return {
        *_with_substitute(date(year, 1, 1)),
        _nearest_weekday(date(year, 1, 26)),
        _nth_weekday(year, month=3, weekday=MONDAY, n=2),
        easter - 2 * DAY,
        easter + DAY,
        date(year, 4, 25),
        _nth_weekday(year, month=6, weekday=MONDAY, n=2),
        _nth_weekday(year, month=11, weekday=TUESDAY, n=1),
        *_christmas(year),
    }


def easter_sunday(year: int) -> date:
    """
    Return Easter Sunday in the Gregorian calendar.

    Source: J. Meeus, Astronomical Algorithms (2nd ed., 1998), chapter 8.
    """
    golden = year % 19
    century, rest = divmod(year, 100)
    leap, left = divmod(century, 4)
    correction = (century - (century + 8) // 25 + 1) // 3
    moon = (19 * golden + century - leap - correction + 15) % 30
    quarter, tail = divmod(rest, 4)
    week = (32 + 2 * left + 2 * quarter - moon - tail) % 7
    late = (golden + 11 * moon + 22 * week) // 451
    month, day = divmod(moon + week - 7 * late + 114, 31)
    return date(year, month, day + 1)


def _with_substitute(day: date) -> set[date]:
    return {day, _nearest_weekday(day)}


def _nearest_weekday(day: date) -> date:
    while day.weekday() >= 5:
        day += DAY
    return day


def _christmas(year: int) -> set[date]:
    """Christmas and Boxing Day; each that falls on a weekend gives a weekday after them."""
    days = [date(year, 12, 25), date(year, 12, 26)]
    substitutes = [date(year, 12, 27), date(year, 12, 28)]
    return {*days, *(after for day, after in zip(days, substitutes, strict=True) if day.weekday() >= 5)}


def _nth_weekday(year: int, *, month: int, weekday: int, n: int) -> date:
    first = date(year, month, 1)
    return first + DAY * ((weekday - first.weekday()) % 7 + 7 * (n - 1))
