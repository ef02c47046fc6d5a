"""The order that a visitor has placed and not paid: one click from the bag, the front page and the account."""

from django.http import HttpRequest
from django.utils import timezone

from shop.checkout.session import CheckoutSession
from shop.order.models import Order
from shop.requests import member_of

MOST_LOOKED_AT = 5


def find_waiting_order(request: HttpRequest) -> Order | None:
    """
    Return the latest order that the visitor can still pay, or else the latest that lapsed and can be had again.

    Guests are known by what their browser remembers, members by their account. Nothing is asked for a guest who
    has no unpaid order.
    """
    session = CheckoutSession(request)
    user = member_of(request)
    if user is None and not session.unpaid_numbers:
        return None
    waiting = Order.objects.waiting_for(numbers=session.unpaid_numbers, user=user, now=timezone.now())
    found = list(waiting[:MOST_LOOKED_AT])
    still_unpaid = {order.number for order in found}
    session.keep_unpaid([number for number in session.unpaid_numbers if number in still_unpaid])
    return min(found, key=lambda order: not order.is_payable, default=None)
