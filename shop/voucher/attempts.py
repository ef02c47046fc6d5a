"""Limiting how many codes that don't work someone may try."""

from datetime import datetime, timedelta

from shop import limits
from shop.voucher import typed
from shop.voucher.checks import Reason, UnableToUseCode

BY_VISITOR, BY_NETWORK = "code by visitor", "code by network"
TRIES = {BY_VISITOR: 10, BY_NETWORK: 60}
TRIES_WINDOW = timedelta(minutes=10)


class TooManyTries(UnableToUseCode):
    """Someone typed too many codes that don't work. The message and `minutes` say when to come back."""

    def __init__(self, *, minutes: int) -> None:
        wait = "a minute" if minutes == 1 else f"{minutes} minutes"
        super().__init__(f"Too many attempts. Please try again in {wait}.", reason=Reason.TOO_MANY_TRIES)
        self.minutes = minutes


def use_try(*, visitor: str, ip_address: str, now: datetime) -> None:
    """
    Use one of the tries that someone has at codes. Give it back when the code is right: only failing ones count.

    A network that many people share has more of them than one visitor.

    :raises TooManyTries: if they have none left
    """
    for who in _limited(visitor=visitor, ip_address=ip_address):
        if not limits.allow(**who, limit=TRIES[who["what"]], per=TRIES_WINDOW, now=now):
            raise TooManyTries(minutes=limits.minutes_left(**who, now=now))


def give_back_try(*, visitor: str, ip_address: str) -> None:
    """Give back a try whose code was right."""
    for who in _limited(visitor=visitor, ip_address=ip_address):
        limits.give_back(**who)


def was_tried(code: str, *, visitor: str, now: datetime) -> bool:
    """Whether this visitor has just tried this wrong code, or one that differs in blanks and marks only."""
    who = f"{visitor} {typed.squeezed(code)}"
    return not limits.allow(what="wrong-code", who=who, limit=1, per=TRIES_WINDOW, now=now)


def _limited(*, visitor: str, ip_address: str) -> list[dict[str, str]]:
    return [{"what": BY_VISITOR, "who": visitor}, {"what": BY_NETWORK, "who": ip_address}]
