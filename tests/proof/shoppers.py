"""Shoppers who stand before the last page of the checkout, and press its button over HTTP."""

import hashlib
import ipaddress
import secrets
import string
import time
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import asdict, dataclass
from importlib import import_module
from typing import Any, TypeVar

import requests
from django.conf import settings
from django.core import signing
from django.db import connection

from shop.basket.models import Basket
from shop.checkout.views import BAG_SALT
from shop.order.models import Order
from shop.order.services import Recipient
from stripe_emulator.testing import EmulatorProcess
from tests.ordering import fill_bag, make_australia, make_recipient, shown_total

T = TypeVar("T")
LONGEST_WAIT = 30
LONGEST_ANSWER = 12.0
SessionStore = import_module(settings.SESSION_ENGINE).SessionStore


@dataclass(frozen=True)
class Answer:
    """What the shop answered, and how fast."""

    status: int
    location: str
    seconds: float

    @property
    def leads_to_stripe(self) -> bool:
        """Whether the shopper may pay now."""
        return self.location.startswith(settings.STRIPE_API_BASE)


@dataclass
class Shopper:
    """Someone whose bag and answers are in the database as the steps before have left them."""

    basket: Basket
    recipient: Recipient
    session_key: str
    form: dict[str, str]

    def press_pay(self) -> Answer:
        """Send the last form."""
        return send("POST", "/checkout/pay/", session_key=self.session_key, form=self.form)

    def look_again(self) -> None:
        """Agree to what the bag costs now."""
        self.form = {**self.form, "shown": shown_total(Basket.objects.get(pk=self.basket.pk))}

    @property
    def order(self) -> Order | None:
        """The order that came of the bag."""
        return Order.objects.filter(basket=self.basket).first()


def stand_before_paying(
    *, basket: Basket | None = None, recipient: Recipient | None = None, method_code: str = "standard", **bag: Any
) -> Shopper:
    """Bring someone to the last page."""
    make_australia()
    basket, recipient = basket or fill_bag(**bag), recipient or make_recipient()
    session = SessionStore()
    session["checkout"] = {"recipient": asdict(recipient), "method": method_code}
    session.create()
    form = {
        "bag": signing.dumps(basket.pk, salt=BAG_SALT),
        "shown": shown_total(basket, method_code=method_code),
    }
    return Shopper(basket=basket, recipient=recipient, session_key=str(session.session_key), form=form)


def send(method: str, path: str, *, session_key: str = "", form: dict[str, str] | None = None) -> Answer:
    """Send a request as a browser with this session does."""
    token = "".join(secrets.choice(string.ascii_letters) for _ in range(32))
    cookies = {settings.CSRF_COOKIE_NAME: token, settings.SESSION_COOKIE_NAME: session_key}
    began = time.monotonic()
    response = requests.request(
        method,
        f"{settings.BASE_URL}{path}",
        data={**form, "csrfmiddlewaretoken": token} if form is not None else None,
        cookies=cookies,
        headers={"X-Forwarded-For": _home_of(session_key)},
        allow_redirects=False,
        timeout=LONGEST_WAIT,
    )
    seconds = time.monotonic() - began
    return Answer(response.status_code, response.headers.get("Location", ""), seconds)


def _home_of(session_key: str) -> str:
    """Return the IP address of a shopper: another one for each, as from homes."""
    return str(ipaddress.IPv6Address(b"\x20\x01\x0d\xb8" + hashlib.sha256(session_key.encode()).digest()[:12]))


def all_at_once(tasks: Sequence[Callable[[], T]], *, hands: int = 0) -> list[T]:
    """Do all of it at the same time, each in a thread with a database connection of its own."""

    def do(task: Callable[[], T]) -> T:
        try:
            return task()
        finally:
            connection.close()

    with ThreadPoolExecutor(hands or len(tasks)) as pool:
        return list(pool.map(do, tasks))


def nobody_was_let_down(answers: Sequence[Answer]) -> None:
    """
    Make sure that each got a proper answer in time.

    :raises AssertionError: if not
    """
    failed = [answer for answer in answers if answer.status >= 500 or answer.status == 0]
    assert not failed, failed[:3]
    slow = [answer for answer in answers if answer.seconds > LONGEST_ANSWER]
    assert not slow, slow[:3]


def the_emulator() -> EmulatorProcess:
    """Return the emulator that runs beside this shop."""
    emulator = EmulatorProcess(directory=settings.DATA_DIR, webhook_secret=settings.STRIPE_WEBHOOK_SECRET)
    emulator.url = settings.STRIPE_API_BASE
    return emulator
