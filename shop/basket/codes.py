"""
The one way in which people put a code into their bag: by link, by an article, in the bag, at checkout, or later.

Wrong codes are counted, and a code waits for something to be in the bag. What becomes of a code in the bag itself
is `shop.basket.services.apply_code`, which a cancelled order puts its code back with too.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from django.utils import timezone

from shop.basket import services
from shop.basket.visitor import BasketRequest
from shop.requests import member_of
from shop.users.identity import Customer, identify
from shop.voucher import attempts, checks
from shop.voucher.models import Voucher

WAITING_CODE = "waiting_code"


def apply_typed_code(
    request: BasketRequest, *, code: str, check: Callable[[Voucher], None] | None = None
) -> Voucher:
    """
    Apply a code to the visitor's bag; while the bag is empty, the code waits.

    :param check: raises `UnableToUseCode` if there is more to be said against it, as checkout knows
    :raises shop.voucher.attempts.TooManyTries: if the visitor typed too many that don't work
    :raises shop.voucher.checks.UnableToUseCode: if it can't be used, with the reason for the shopper
    """
    with _counting_tries(request, code=code):
        if check is not None:
            check(services.find_code(code=code))
        return _apply(request, code=code)


def apply_waiting_code(request: BasketRequest) -> str:
    """Apply the waiting code to the bag, once it applies to something. Return what to tell the visitor."""
    code = request.session.get(WAITING_CODE)
    if not code:
        return ""
    try:
        voucher = _apply(request, code=code)
    except checks.UnableToUseCode as refusal:
        if not refusal.reason.is_about_bag:
            del request.session[WAITING_CODE]
        return str(refusal)
    return f"Code {voucher.shown_code} is applied."


def waiting_code(request: BasketRequest) -> str:
    """Return the code that waits until it applies to something."""
    return str(request.session.get(WAITING_CODE, ""))


def known_customer(request: BasketRequest) -> Customer | None:
    """Return who a visitor has shown to be: known of members, whatever address a guest has typed."""
    member = member_of(request)
    return identify(user=member) if member else None


@contextmanager
def _counting_tries(request: BasketRequest, *, code: str) -> Iterator[None]:
    """
    Count an unknown code as an attempt of this visitor; refuse straight away after too many.

    The same wrong code counts once, however it is written: typing it again isn't guessing.

    :raises shop.voucher.attempts.TooManyTries: before anything is tried
    """
    who = {"visitor": _visitor(request), "ip_address": request.META["REMOTE_ADDR"]}
    attempts.use_try(**who, now=timezone.now())
    try:
        yield
    except checks.UnableToUseCode as refusal:
        is_guess = refusal.reason == checks.Reason.UNKNOWN
        if not is_guess or attempts.was_tried(code, visitor=who["visitor"], now=timezone.now()):
            attempts.give_back_try(**who)
        raise
    attempts.give_back_try(**who)


def _apply(request: BasketRequest, *, code: str) -> Voucher:
    customer = known_customer(request)
    bag = request.visitor_basket.find()
    if bag is not None and bag.lines.exists():
        voucher = services.apply_code(basket=bag, code=code, customer=customer, now=timezone.now())
        request.session.pop(WAITING_CODE, None)
        return voucher
    voucher = services.find_code(code=code)
    checks.check(voucher=voucher, customer=customer, now=timezone.now())
    request.session[WAITING_CODE] = voucher.shown_code
    return voucher


def _visitor(request: BasketRequest) -> str:
    """Return who is trying: a member, a bag, a browser; a program without cookies is its address."""
    if request.user.is_authenticated:
        return f"member {request.user.pk}"
    bag = request.visitor_basket.find()
    if bag is not None:
        return f"bag {bag.pk}"
    if cookie := request.META.get("CSRF_COOKIE"):
        return f"browser {cookie}"
    return f"nobody at {request.META['REMOTE_ADDR']}"
