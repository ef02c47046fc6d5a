"""What pages say of an order that waits for its payment."""

from django.http import HttpRequest
from django.utils.functional import SimpleLazyObject

from shop.checkout.waiting import find_waiting_order


def waiting_order(request: HttpRequest) -> dict[str, object]:
    """Return the visitor's order that waits for its payment; nothing is asked before a template shows it."""
    return {"waiting_order": SimpleLazyObject(lambda: find_waiting_order(request))}
