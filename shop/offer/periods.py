"""When codes and offers end: with the last minute of their end date, in a text that people can rely on."""

from datetime import date, datetime, time, timedelta

from django.utils import timezone
from django.utils.formats import date_format

MINUTE, DAY = timedelta(minutes=1), timedelta(days=1)


def ends_before(end: datetime) -> datetime:
    """Return the first moment at which it's over: the minute that an end names is part of it."""
    return this_minute(end) + MINUTE


def this_minute(moment: datetime) -> datetime:
    """Return the start of a moment's minute. What ends then or later isn't over yet."""
    return moment.replace(second=0, microsecond=0)


def end_of_day(day: date) -> datetime:
    """Return the end of what is valid up to and including a day, in the shop's time zone."""
    return timezone.make_aware(datetime.combine(day, time(23, 59)))


def last_day(end: datetime) -> date:
    """Return the last day of what ends then. An end at midnight is the end of the day before."""
    local = timezone.localtime(end)
    return (local - DAY if _is_midnight(local) else local).date()


def start_text(start: datetime) -> str:
    """Return a start for people: a day, and the hour unless it's the day's first."""
    local = timezone.localtime(start)
    return _day_text(local.date()) if _is_midnight(local) else _day_text(local.date(), hour=local)


def end_text(end: datetime) -> str:
    """Return an end for people: the last day, and the hour unless it's the day's end."""
    local = timezone.localtime(end)
    is_end_of_day = _is_midnight(local) or (local.hour, local.minute) == (23, 59)
    return _day_text(last_day(end), hour=None if is_end_of_day else local)


def _is_midnight(local: datetime) -> bool:
    return (local.hour, local.minute) == (0, 0)


def _day_text(day: date, *, hour: datetime | None = None) -> str:
    words = date_format(day, "j F Y")
    return (
        f"{words} at {hour:%I:%M %p}".replace(" at 0", " at ").replace("AM", "am").replace("PM", "pm")
        if hour
        else words
    )
