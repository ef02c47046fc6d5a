"""Which bag belongs to a visitor. `BasketMiddleware` replaces Oscar's, which gives out an unguarded cookie."""

from collections.abc import Callable
from typing import cast

from django.http import HttpResponse
from django.utils.functional import SimpleLazyObject

from shop.basket import services
from shop.basket.models import Basket
from shop.basket.visitor import BasketRequest, VisitorBasket
from shop.partner.strategy import Selector


class BasketMiddleware:
    """
    Give each request its bag, found when something asks for it.

    `request.visitor_basket` and `request.saved_basket` find or make a basket; `request.basket` is that basket with
    today's prices and offers, unsaved when there is none.
    """

    def __init__(self, get_response: Callable[[BasketRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: BasketRequest) -> HttpResponse:
        """Put the bags into the request, and the cookies into the response."""
        request.strategy = Selector().strategy(request=request)
        request.visitor_basket = VisitorBasket(request)
        request.saved_basket = VisitorBasket(request, status=Basket.SAVED)
        request.basket = cast(Basket, SimpleLazyObject(lambda: self._price(request)))
        response = self.get_response(request)
        request.visitor_basket.write_cookie(response)
        request.saved_basket.write_cookie(response)
        return response

    def _price(self, request: BasketRequest) -> Basket:
        return services.price(basket=request.visitor_basket.find() or Basket())
