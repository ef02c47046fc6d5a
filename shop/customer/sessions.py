"""Where an account is logged in: what its owner sees of it, and how it ends."""

import re
from datetime import datetime

from django.contrib.sessions.models import Session
from django.db import transaction
from django.db.models import Exists, OuterRef, QuerySet

from shop.users.models import AccountSession, User

LONGEST_USER_AGENT = 255
LONGEST_IP_ADDRESS = 45
# In this order: most browsers also name those they descend from.
BROWSERS = {
    "Edge": r"Edg(e|A|iOS)?/",
    "Opera": r"OPR/|Opera",
    "Samsung Internet": r"SamsungBrowser/",
    "Firefox": r"Firefox/|FxiOS/",
    "Chrome": r"Chrom(e|ium)/|CriOS/",
    "Safari": r"Safari/",
}
SYSTEMS = {
    "iPhone": r"iPhone",
    "iPad": r"iPad",
    "Android": r"Android",
    "Windows": r"Windows",
    "Mac": r"Mac OS X|Macintosh",
    "Chromebook": r"CrOS",
    "Linux": r"Linux",
}


def remember(*, user: User, session_key: str, ip_address: str, user_agent: str, now: datetime) -> None:
    """List a browser that has just logged in."""
    AccountSession.objects.update_or_create(
        session_key=session_key,
        defaults={
            "user": user,
            "logged_in_at": now,
            "ip_address": ip_address[:LONGEST_IP_ADDRESS],
            "user_agent": user_agent[:LONGEST_USER_AGENT],
        },
    )


@transaction.atomic
def keep_only(*, user: User, old_key: str, new_key: str) -> None:
    """Log out everywhere but in one session, which has another key now."""
    AccountSession.objects.filter(user=user, session_key=old_key).update(session_key=new_key)
    end_others(user=user, session_key=new_key)


def open_sessions(*, user: User, now: datetime) -> QuerySet[AccountSession]:
    """Return where the account is logged in, newest first."""
    session = Session.objects.filter(session_key=OuterRef("session_key"), expire_date__gt=now)
    return AccountSession.objects.filter(Exists(session), user=user).order_by("-logged_in_at", "-pk")


def end(*, user: User, session_id: int) -> None:
    """Log one browser out. Calling it again changes nothing."""
    _end(AccountSession.objects.filter(user=user, pk=session_id))


def end_others(*, user: User, session_key: str) -> None:
    """Log out everywhere but here. Calling it again changes nothing."""
    _end(AccountSession.objects.filter(user=user).exclude(session_key=session_key))


def end_all(*, user: User) -> None:
    """Log out everywhere."""
    _end(AccountSession.objects.filter(user=user))


def delete_ended() -> None:
    """Forget the browsers that are no longer logged in."""
    session = Session.objects.filter(session_key=OuterRef("session_key"))
    AccountSession.objects.filter(~Exists(session)).delete()


def device_name(user_agent: str) -> str:
    """Return what a person calls the browser: "Firefox on Windows". Programs can claim to be any of them."""
    browser = _first_match(BROWSERS, user_agent) or "A browser"
    system = _first_match(SYSTEMS, user_agent)
    return f"{browser} on {_with_article(system)}" if system else browser


@transaction.atomic
def _end(sessions: QuerySet[AccountSession]) -> None:
    keys = list(sessions.select_for_update().order_by("pk").values_list("session_key", flat=True))
    Session.objects.filter(session_key__in=keys).delete()
    AccountSession.objects.filter(session_key__in=keys).delete()


def _first_match(patterns: dict[str, str], user_agent: str) -> str:
    return next((name for name, pattern in patterns.items() if re.search(pattern, user_agent)), "")


def _with_article(system: str) -> str:
    articles = {"iPhone": "an", "iPad": "an", "Mac": "a", "Chromebook": "a"}
    return f"{articles[system]} {system}" if system in articles else system
