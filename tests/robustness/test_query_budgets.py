"""
How often pages ask the database: as often for 48 rows as for one.

Lists, products, ingredients, search, journal, articles, the bag and account pages are counted beside the tests of
what makes them; here stand the pages that several packages make together.
"""

from collections.abc import Callable, Iterable

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from catalogue.models import Product
from shop.basket import services as baskets
from tests.factories.products import make_product
from tests.ordering import make_australia, make_recipient, make_voucher, place_order, size_of

pytestmark = pytest.mark.django_db
ROWS = (1, 3, 48)
MOST_FOR_A_CHECKOUT_STEP = 14
MOST_FOR_AN_ORDER = 13
MOST_FOR_A_FULL_BAG = 4
DETAILS = {name: value for name, value in vars(make_recipient(email="ada@example.com")).items() if value}


def make_products(count: int) -> list[Product]:
    return [make_product(has_picture=True) for _ in range(count)]


def shopper(products: Iterable[Product]) -> Client:
    """Return a guest who has begun to check out, with a code."""
    make_australia()
    guest = Client()
    for product in products:
        guest.post("/basket/add/", {"size_id": size_of(product).pk})
    guest.post("/basket/code/", {"code": "miliagone"})
    guest.post("/checkout/details/", {**DETAILS, "country": "AU"})
    guest.post("/checkout/delivery/", {"method": "standard"})
    return guest


def queries_of(client: Client, path: str) -> int:
    """Count what a page asks that was asked for before."""
    assert client.get(path).status_code == 200
    with CaptureQueriesContext(connection) as queries:
        client.get(path)
    return len(queries)


@pytest.mark.parametrize("step", ["", "details/", "delivery/", "review/"])
def test_a_step_of_the_checkout_asks_as_often_for_48_lines_as_for_one(step: str):
    make_voucher()

    counts = [queries_of(shopper(make_products(rows)), f"/checkout/{step}") for rows in ROWS]

    assert len(set(counts)) == 1
    assert counts[0] <= MOST_FOR_A_CHECKOUT_STEP


@pytest.mark.parametrize("address", ["/orders/{}/", "/orders/{}/thanks/"])
def test_an_order_asks_as_often_for_48_lines_as_for_one(address: str):
    tokens = [place_order(basket=fill(make_products(rows))).token for rows in ROWS]

    counts = [queries_of(Client(), address.format(token)) for token in tokens]

    assert len(set(counts)) == 1
    assert counts[0] <= MOST_FOR_AN_ORDER


@pytest.mark.parametrize(
    "path", [lambda product: "/", lambda product: "/shop/", lambda product: product.get_absolute_url()]
)
def test_a_full_bag_adds_few_queries_to_a_page(path: Callable[[Product], str]):
    products = make_products(3)
    guest = shopper(products)

    without, full = (queries_of(client, path(products[0])) for client in (Client(), guest))

    assert full <= without + MOST_FOR_A_FULL_BAG


def fill(products: Iterable[Product]) -> baskets.Basket:
    """Return a bag with one of each."""
    bag = baskets.make_basket(owner=None)
    for product in products:
        baskets.add(basket=bag, size_id=size_of(product).pk)
    return baskets.price(basket=bag)
