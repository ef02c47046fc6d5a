"""Which bag a visitor carries. `BasketMiddleware` replaces Oscar's, which gives out an unguarded cookie."""

from collections.abc import Callable
from typing import cast

from django.http import HttpResponse
from django.utils.functional import SimpleLazyObject

from shop.basket import services
from shop.basket.carrying import BagRequest, CarriedBag
from shop.basket.models import Basket
from shop.partner.strategy import Selector


class BasketMiddleware:
    """
    Give each request its bag, found when something asks for it.

    `request.bag` and `request.saved_bag` find or make a bag; `request.basket` is the bag with today's prices and
    offers, unsaved when there is none.
    """

    def __init__(self, get_response: Callable[[BagRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: BagRequest) -> HttpResponse:
        """Put the bags into the request, and the cookies into the response."""
        request.strategy = Selector().strategy(request=request)
        request.bag = CarriedBag(request)
        request.saved_bag = CarriedBag(request, status=Basket.SAVED)
        request.basket = cast(Basket, SimpleLazyObject(lambda: self._price(request)))
        response = self.get_response(request)
        request.bag.write_cookie(response)
        request.saved_bag.write_cookie(response)
        return response

    def _price(self, request: BagRequest) -> Basket:
        return services.price(basket=request.bag.find() or Basket())
