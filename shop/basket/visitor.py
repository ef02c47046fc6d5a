"""
Which bag belongs to a visitor.

A member's bag is found by the member, a guest's by a signed cookie that holds its number. What is saved for later
is a bag of its own, found in the same way by a cookie of its own, so that guests can save too. After logging in
the guest's bag goes into the member's (`services.merge_guest_basket`) and the cookie is taken back.
"""

from django.conf import settings
from django.core import signing
from django.db import InterfaceError, OperationalError
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.cache import patch_vary_headers
from django.utils.crypto import salted_hmac

from shop.basket import services
from shop.basket.models import Basket
from shop.partner.strategy import AustralianStrategy
from shop.requests import HtmxRequest, member_of
from shop.users.models import User


class BasketRequest(HtmxRequest):
    """A request as the middleware makes it; only for annotations."""

    visitor_basket: "VisitorBasket"
    saved_basket: "VisitorBasket"
    basket: Basket
    strategy: AustralianStrategy


signer = signing.Signer(salt="shop.basket.bag")


class VisitorBasket:
    """The bag of whoever sends a request. It is loaded on first use, and only once."""

    def __init__(self, request: HttpRequest, *, status: str = Basket.OPEN) -> None:
        self._request = request
        self._status = status
        self._found: Basket | None = None
        self._was_sought = False
        self._was_asked = False
        self._is_cookie_stale = False
        self._is_made_or_used = False

    @property
    def cookie_name(self) -> str:
        """Return the name of the cookie that tells a guest's bag."""
        name: str = settings.OSCAR_BASKET_COOKIE_OPEN
        return name if self._status == Basket.OPEN else f"{name}-saved"

    def find(self) -> Basket | None:
        """Return the bag if there is one."""
        if not self._was_sought:
            self._found = self._look_up()
            self._was_sought = True
        return self._found

    def find_or_make(self) -> Basket:
        """Return the bag, making it if there is none, and let the guest's browser remember it."""
        found = self.find()
        if found is None:
            found = services.make_basket(owner=self._member, visitor_key=self._visitor_key, status=self._status)
        self._found, self._is_made_or_used = found, True
        return found

    def count(self) -> int:
        """Return how many items are in it, by one query; none for a visitor without a bag or a database."""
        self._was_asked = True
        try:
            return self._count()
        except (InterfaceError, OperationalError):
            return 0

    def write_cookie(self, response: HttpResponse) -> None:
        """Give the guest's browser the cookie, or take it back."""
        if self._was_sought or self._was_asked:
            patch_vary_headers(response, ["Cookie"])
        if self._is_made_or_used and self._found is not None and self._member is None:
            response.set_cookie(
                self.cookie_name,
                signer.sign(self._found.pk),
                max_age=settings.OSCAR_BASKET_COOKIE_LIFETIME,
                secure=settings.OSCAR_BASKET_COOKIE_SECURE,  # type: ignore[misc]
                httponly=True,
                samesite="Lax",
            )
        elif self._is_cookie_stale:
            response.delete_cookie(self.cookie_name, samesite="Lax")

    @property
    def _member(self) -> User | None:
        return member_of(self._request)

    @property
    def _visitor_key(self) -> str:
        """Return what two requests of one browser share before it has a bag: its CSRF cookie, hashed."""
        secret = self._request.META.get("CSRF_COOKIE", "")
        return salted_hmac("shop.basket.visitor", secret, algorithm="sha256").hexdigest() if secret else ""

    def _look_up(self) -> Basket | None:
        basket_id, member = self._read_cookie(), self._member
        if member is not None and basket_id is not None:
            self._is_cookie_stale = True
            return services.merge_guest_basket(
                owner=member, basket_id=basket_id, status=self._status, now=timezone.now()
            )
        if member is not None:
            return services.bag_of(owner=member, status=self._status)
        found = services.guest_bag(basket_id=basket_id, status=self._status) if basket_id else None
        self._is_cookie_stale = found is None and self.cookie_name in self._request.COOKIES
        return found

    def _count(self) -> int:
        basket_id = self._read_cookie()
        if basket_id is None and self._member is None:
            return 0
        if self._was_sought or (basket_id is not None and self._member is not None):
            found = self.find()
            return services.item_count(basket=found) if found else 0
        return services.item_count_of(owner=self._member, basket_id=basket_id)

    def _read_cookie(self) -> int | None:
        try:
            return int(signer.unsign(self._request.COOKIES[self.cookie_name]))
        except (KeyError, ValueError, signing.BadSignature):
            return None
