"""
Codes that are for one person once, and what they tell about that person: nothing to strangers.

Whoever only typed an email address has not shown that it's theirs. They hear what such a code says of it when they
place the order and not before, in the same words whatever the reason, and only a few times a day. See
docs/decisions/a-code-tells-no-stranger-who-buys-here.md.
"""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta

from shop import limits
from shop.basket.models import Basket
from shop.basket.visitor import BasketRequest
from shop.checkout.session import CheckoutSession
from shop.order.models import Order
from shop.payment import cancelling, stripe
from shop.users import email_keys
from shop.users.identity import Customer, identify
from shop.users.models import User
from shop.voucher.checks import Reason, UnableToUseCode
from shop.voucher.models import Voucher

REFUSALS_OF_VISITOR = 5
REFUSALS_OF_NETWORK = 20
REFUSALS_WINDOW = timedelta(days=1)
# Long enough to pay. After that, an unpaid order no longer keeps its person from using the code in another one.
CODE_IS_HELD_FOR = timedelta(minutes=15)


class PersonalCodeRefused(UnableToUseCode):
    """This person may not use the code, or nobody says whether they may; take it off their bag."""

    def __init__(self, message: str, *, code: str, reason: Reason) -> None:
        super().__init__(message, reason=reason)
        self.code = code


def personal_code_in(*, basket_id: int) -> Voucher | None:
    """Return the code of a bag, not ordered yet, that each person may use once; if it has one."""
    usages = (Voucher.ONCE_PER_CUSTOMER, Voucher.FIRST_ORDER)
    return Voucher.objects.filter(basket=basket_id, basket__status=Basket.OPEN, usage__in=usages).first()


def condition_text(*, vouchers: Iterable[Voucher], email: str, user: User | None) -> str:
    """Return what is still to be checked of the codes in a bag when its order is placed."""
    if _is_proven(email=email, user=user):
        return ""
    return " ".join(
        f"{voucher.shown_code} is {_for_whom(voucher)}. We check that when you press “Pay now”."
        for voucher in vouchers
        if voucher.is_once_per_customer
    )


def refuse_again(
    *, session: CheckoutSession, voucher: Voucher, email: str, user: User | None, now: datetime
) -> None:
    """
    Say the same again about a code that was just refused for this address.

    :raises PersonalCodeRefused: if it was
    """
    if _is_proven(email=email, user=user):
        return
    refused_at = session.refused_at(code=voucher.code, customer_key=email_keys.customer_key(email))
    if refused_at is not None and now < refused_at + CODE_IS_HELD_FOR:
        raise _refused(voucher, email=email)


@contextmanager
def answering_strangers(
    request: BasketRequest, *, voucher: Voucher, email: str, user: User | None, now: datetime
) -> Iterator[Customer]:
    """
    Place an order with such a code in this context: its refusal comes out in the words that everyone hears.

    :raises PersonalCodeRefused: if the code is refused, or too many were from here today
    """
    session, customer = CheckoutSession(request), identify(email=email, user=user)
    refuse_again(session=session, voucher=voucher, email=email, user=user, now=now)
    tries = [] if customer.is_proven else _take_tries(request, voucher=voucher, now=now)
    try:
        yield customer
    except UnableToUseCode as refusal:
        if not refusal.reason.is_about_customer:
            _give_back(tries)
            raise
        if customer.is_proven or _is_own(refusal.held_by, session=session, user=user):
            _give_back(tries)
            raise PersonalCodeRefused(str(refusal), code=voucher.code, reason=refusal.reason) from refusal
        session.remember_refusal(code=voucher.code, customer_key=email_keys.customer_key(email), now=now)
        raise _refused(voucher, email=email) from refusal
    except BaseException:
        _give_back(tries)
        raise
    _give_back(tries)


def take_code_over(
    *, number: str, session: CheckoutSession, user: User | None, customer: Customer, now: datetime
) -> bool:
    """
    Cancel the unpaid order of someone else that has this person's code; return whether the code is free now.

    Anyone can place an order with anyone's address. It keeps the code for as long as paying takes, and not at all
    from a person who is logged in to that address. Their own orders people give up themselves.
    """
    order = Order.objects.filter(number=number).first()
    if order is None or _is_own(number, session=session, user=user):
        return False
    if not customer.is_proven and now < order.date_placed + CODE_IS_HELD_FOR:
        return False
    try:
        cancelling.cancel_order(order_number=number, now=now, reason="Its code went to another order")
    except (cancelling.UnableToCancel, stripe.StripeUnavailable, stripe.StripeRefused):
        return False
    return True


def _is_proven(*, email: str, user: User | None) -> bool:
    return user is not None and email_keys.customer_key(email) == email_keys.customer_key(user.email)


def _for_whom(voucher: Voucher) -> str:
    return "for first orders, one each" if voucher.is_for_first_order else "for one order each"


def _is_own(number: str, *, session: CheckoutSession, user: User | None) -> bool:
    if number in session.order_numbers:
        return True
    return user is not None and user.orders.filter(number=number).exists()


def _take_tries(request: BasketRequest, *, voucher: Voucher, now: datetime) -> list[str]:
    """
    Take a refusal of today's from the visitor and from the network, before anything is answered.

    :raises PersonalCodeRefused: if one of them has none left
    """
    taken: list[str] = []
    wanted = {
        f"session {request.session.session_key}": REFUSALS_OF_VISITOR,
        str(request.META.get("REMOTE_ADDR", "")): REFUSALS_OF_NETWORK,
    }
    for who, limit in wanted.items():
        if not limits.allow(what="personal-code", who=who, limit=limit, per=REFUSALS_WINDOW, now=now):
            _give_back(taken)
            raise PersonalCodeRefused(
                f"Code {voucher.shown_code} was tried with too many email addresses today, so we've taken it "
                "off. It works once you log in, or create an account, with the email address you order with.",
                code=voucher.code,
                reason=Reason.TOO_MANY_TRIES,
            )
        taken.append(who)
    return taken


def _give_back(tries: list[str]) -> None:
    for who in tries:
        limits.give_back(what="personal-code", who=who)


def _refused(voucher: Voucher, *, email: str) -> PersonalCodeRefused:
    """Return the one refusal that says nothing of the person behind the address."""
    minutes = CODE_IS_HELD_FOR // timedelta(minutes=1)
    return PersonalCodeRefused(
        f"We can't use code {voucher.shown_code} for an order to {email}: it's {_for_whom(voucher)}. If an "
        f"unpaid order of yours has just used it, pay for that one, or try again in {minutes} minutes.",
        code=voucher.code,
        reason=Reason.USED_BY_CUSTOMER,
    )
