"""How often a bag asks the database: as often for many lines as for one."""

from decimal import Decimal

import pytest
from django.contrib.auth.models import AnonymousUser
from django.db import connection
from django.http import HttpResponse
from django.test import Client, RequestFactory
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from shop.basket import services
from shop.basket.context_processors import bag as bag_context
from shop.basket.middleware import BasketMiddleware
from shop.basket.models import Basket
from shop.basket.summary import summarise
from shop.basket.visitor import signer
from tests.factories.baskets import make_basket, make_member, make_size, reload
from tests.factories.products import make_category, make_product
from tests.factories.vouchers import make_voucher

pytestmark = pytest.mark.django_db
MOST_FOR_THE_BAG = 13


def fill(count: int, *, owner=None) -> Basket:
    basket = services.make_basket(owner=owner)
    category = make_category()
    for _ in range(count):
        product = make_product(sizes=[{"stock": 9}], has_picture=True, category=category)
        services.add(basket=basket, size_id=product.children.get().pk, quantity=2)
    basket.vouchers.add(make_voucher(percent=Decimal(15), categories=[category]))
    return basket


def count_queries(client: Client, name: str) -> int:
    client.get(reverse(f"basket:{name}"))
    with CaptureQueriesContext(connection) as queries:
        client.get(reverse(f"basket:{name}"))
    return len(queries)


@pytest.mark.parametrize("name", ["summary", "drawer"])
@pytest.mark.parametrize("is_member", [False, True])
def test_the_bag_asks_as_often_for_48_lines_as_for_one(name, is_member):
    counts = []
    for lines in (1, 3, 48):
        client, member = Client(), make_member(f"m{lines}@example.com") if is_member else None
        bag = fill(lines, owner=member)
        saved = services.make_basket(owner=member, status=Basket.SAVED)
        services.add(basket=saved, size_id=make_size().pk)
        if member:
            client.force_login(member)
        else:
            client.cookies["bag"], client.cookies["bag-saved"] = signer.sign(bag.pk), signer.sign(saved.pk)
        counts.append(count_queries(client, name))

    assert len(set(counts)) == 1
    assert counts[0] <= MOST_FOR_THE_BAG


def test_pricing_without_codes_and_offers_asks_three_times():
    bag = make_basket("10.00", "20.00", "30.00")

    with CaptureQueriesContext(connection) as queries:
        summarise(basket=reload(bag), has_pictures=False)

    assert len(queries) == 4  # the bag, its lines, its codes, the offers for everyone


def ask_for_count(client_cookies: dict[str, str], user) -> tuple[int, int]:
    """Return the count that a header shows, and how many queries it took."""
    request = RequestFactory().get("/")
    request.COOKIES.update(client_cookies)
    request.user = user
    counts = []

    def view(request):
        counts.append(int(str(bag_context(request)["bag_count"])))
        return HttpResponse()

    with CaptureQueriesContext(connection) as queries:
        BasketMiddleware(view)(request)
    return counts[0], len(queries)


def test_the_header_asks_once_for_a_bag_and_never_without_one():
    nobody = AnonymousUser()
    guests, member = fill(3), make_member()
    fill(2, owner=member)

    assert ask_for_count({}, nobody) == (0, 0)
    assert ask_for_count({"bag": "forged"}, nobody) == (0, 0)
    assert ask_for_count({"bag": signer.sign(guests.pk)}, nobody) == (6, 1)
    assert ask_for_count({}, member) == (4, 1)
