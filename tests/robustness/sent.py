"""A form of one browser, and who sends it."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from bs4 import BeautifulSoup
from django.test import Client
from django.urls import reverse

from shop.backoffice.roles import sync_roles
from shop.basket.models import Basket, Line
from shop.order.models import Order
from tests.factories.orders import PASSWORD, make_order, make_user
from tests.factories.products import make_product
from tests.ordering import make_australia, size_of
from tests.robustness.scene import value_of


@dataclass(frozen=True)
class Sent:
    """A form of one browser, and how often it has had its effect."""

    browser: Client
    path: str
    fields: dict[str, Any]
    count: Callable[[], int]
    effects: int = 1
    answers: tuple[int, int] | None = (3, 3)
    """By hundreds, the lower first; none when the second may come in time or too late, and says so."""


def member() -> Client:
    make_australia()
    browser = Client()
    browser.force_login(make_user(email="ada@example.com", first_name="Ada"))
    return browser


def staff(role: str) -> Client:
    sync_roles()
    browser = Client()
    browser.force_login(make_user(email=f"{role}@example.com", groups=[role]))
    return browser


def guest() -> Client:
    """A browser with one piece in its bag."""
    make_australia()
    browser = Client()
    browser.post(reverse("basket:add"), {"size_id": size_of(make_product()).pk})
    return browser


def pieces() -> int:
    return sum(Line.objects.filter(basket__status=Basket.OPEN).values_list("quantity", flat=True))


def confirmed(browser: Client) -> Client:
    browser.post("/account/reauthenticate/", {"password": PASSWORD})
    return browser


def paid_order() -> Order:
    return make_order(lines=[(size_of(make_product()), 1)], number="SP-1")


def filled_in(browser: Client, path: str) -> dict[str, Any]:
    """Return what a browser sends when nobody touched the form at this path."""
    page = BeautifulSoup(browser.get(path).content, "html.parser")
    fields: dict[str, list[str]] = {}
    for form in page.find_all("form", method=lambda value: (value or "").lower() == "post"):
        if urlsplit(form.get("action") or path).path != path:
            continue
        for element in form.find_all(["input", "select", "textarea"]):
            is_off = element.get("type") in ("checkbox", "radio") and not element.has_attr("checked")
            if element.get("name") and not is_off and element.get("type") not in ("file", "submit"):
                is_box = element.get("type") == "checkbox"
                value = element.get("value", "on") if is_box else value_of(element).decode()
                fields.setdefault(element["name"], []).append(value)
    return {name: values for name, values in fields.items() if name != "csrfmiddlewaretoken"}
