"""What every page shows of the bag."""

from typing import cast

from django.http import HttpRequest
from django.utils.functional import SimpleLazyObject

from shop.basket.codes import waiting_code
from shop.basket.visitor import BasketRequest


def bag(request: HttpRequest) -> dict[str, object]:
    """Return how many items are in the bag, and the code that waits for it. A template asks when it shows them."""
    if not hasattr(request, "visitor_basket"):
        return {}
    return {
        "bag_count": SimpleLazyObject(request.visitor_basket.count),
        "waiting_code": SimpleLazyObject(lambda: waiting_code(cast(BasketRequest, request))),
    }
