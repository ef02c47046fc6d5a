"""
Limits on guessing passwords and codes.

Guesses are counted for the account, which stops guessing one person's password, and for the network they come
from, which stops trying one password on everyone. Many people share a network, so its limit is high; and a browser
that has logged in to an account before is counted on its own, so that strangers who guess can't keep that person
out. See docs/decisions/limits-stop-guessing-and-not-the-shop.md.
"""

import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Self

from django.conf import settings
from django.core import signing
from django.http import HttpRequest, HttpResponseBase

from shop import limits
from shop.users.models import User

WINDOW = timedelta(minutes=5)
DAY = timedelta(days=1)
OF_ACCOUNT, OF_BROWSER, OF_NETWORK = 10, 10, 100
OF_CODES, OF_CODES_A_DAY = 10, 40
COOKIE_AGE = timedelta(days=365)
MOST_ACCOUNTS = 10  # that one browser is known for


@dataclass(frozen=True, kw_only=True)
class _Limit:
    what: str
    who: str
    limit: int
    per: timedelta = WINDOW


@dataclass(frozen=True, kw_only=True)
class KnownBrowser:
    """A browser, and the accounts that were logged in to from it. It keeps both itself, in a signed cookie."""

    name: str
    account_ids: tuple[int, ...] = ()

    @classmethod
    def of(cls, request: HttpRequest) -> Self:
        """Return the browser that sent this, or a new one."""
        cookie = request.COOKIES.get(_cookie_name(), "")
        try:
            name, account_ids = signing.loads(cookie, salt="known browser", max_age=COOKIE_AGE)
            return cls(name=name, account_ids=tuple(account_ids))
        except (signing.BadSignature, TypeError, ValueError):
            return cls(name=secrets.token_urlsafe(16))

    def remember(self, *, account_id: int, response: HttpResponseBase) -> None:
        """Let the browser be known for an account, because someone has just logged in to it."""
        others = [known for known in self.account_ids if known != account_id]
        response.set_cookie(
            _cookie_name(),
            signing.dumps([self.name, [account_id, *others][:MOST_ACCOUNTS]], salt="known browser"),
            max_age=COOKIE_AGE,
            secure=settings.SESSION_COOKIE_SECURE,
            httponly=True,
            samesite="Lax",
        )


def may_try_password(*, email: str, ip_address: str, browser: KnownBrowser, now: datetime) -> bool:
    """Whether a password for this account may be tried now. It counts as a guess until it turns out right."""
    return _take(_limits_of_password(email=email, ip_address=ip_address, browser=browser), now=now)


def password_was_right(*, email: str, ip_address: str, browser: KnownBrowser) -> None:
    """Don't count the guess."""
    _give_back(_limits_of_password(email=email, ip_address=ip_address, browser=browser))


def start_again(*, emails: Sequence[str]) -> None:
    """Forget the guesses at these accounts: their owner has proven to read their email."""
    for email in emails:
        limits.forget(what="password of account", who=email.casefold())


def may_try_code(*, user: User, now: datetime) -> bool:
    """Whether a code of this person's second factor may be tried now. It's a failure until it turns out right."""
    return _take(_limits_of_code(user), now=now)


def code_was_right(*, user: User) -> None:
    """Don't count the guess."""
    _give_back(_limits_of_code(user))


def use_code_once(*, user: User, code: str, seconds: int, now: datetime) -> bool:
    """Whether a code that is valid for some seconds was not used before. It's used from now on."""
    return limits.allow(what="used code", who=f"{user.pk} {code}", limit=1, per=timedelta(seconds=seconds), now=now)


def _limits_of_password(*, email: str, ip_address: str, browser: KnownBrowser) -> list[_Limit]:
    account = email.casefold()
    owner = User.objects.filter(email__iexact=email, pk__in=browser.account_ids) if browser.account_ids else None
    if owner is not None and owner.exists():
        return [_Limit(what="password by browser", who=f"{browser.name} {account}", limit=OF_BROWSER)]
    return [
        _Limit(what="password by network", who=ip_address, limit=OF_NETWORK),
        _Limit(what="password of account", who=account, limit=OF_ACCOUNT),
    ]


def _limits_of_code(user: User) -> list[_Limit]:
    return [
        _Limit(what="code of account", who=str(user.pk), limit=OF_CODES),
        _Limit(what="code of account, by day", who=str(user.pk), limit=OF_CODES_A_DAY, per=DAY),
    ]


def _take(all_limits: Sequence[_Limit], *, now: datetime) -> bool:
    return all(
        limits.allow(what=each.what, who=each.who, limit=each.limit, per=each.per, now=now) for each in all_limits
    )


def _give_back(all_limits: Sequence[_Limit]) -> None:
    for each in all_limits:
        limits.give_back(what=each.what, who=each.who)


def _cookie_name() -> str:
    return "__Host-browser" if settings.SESSION_COOKIE_SECURE else "browser"
