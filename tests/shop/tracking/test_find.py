"""Finding an order by its number and email, as often as the limit says."""

from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import connection
from django.test import Client
from django.urls import reverse

from tests.factories.orders import make_order
from tests.factories.products import make_product
from tests.ordering import place_order

WRONG = {"number": "SP-7K3M9XQ2", "email": "eve@example.com"}


@pytest.fixture
def order(db):
    return make_order(lines=[(make_product().children.get(), 1)], email="rosa@example.com")


def right(order):
    return {"number": order.number, "email": "rosa@example.com"}


@pytest.mark.django_db(transaction=True)
def test_find_lets_ten_of_forty_wrong_tries_at_once_through():
    together = Barrier(40)

    def try_it(_: int) -> int:
        try:
            together.wait(timeout=30)
            return Client().post("/orders/find/", WRONG).status_code
        finally:
            connection.close()

    with ThreadPoolExecutor(40) as pool:
        codes = Counter(pool.map(try_it, range(40)))

    assert codes == {303: 10, 429: 30}


def test_find_limits_ignore_right_answers(client, order):
    codes = [client.post("/orders/find/", right(order)).status_code for _ in range(12)]

    assert codes == [302] * 12


def test_find_limits_ignore_half_filled_forms(client, order):
    for _ in range(12):
        client.post("/orders/find/", {"number": "", "email": "rosa@example.com"})

    assert client.post("/orders/find/", right(order)).status_code == 302


def test_find_is_limited_for_a_network_whatever_a_forwarding_header_says(client, order):
    for number in range(10):
        client.post("/orders/find/", WRONG, headers={"x-forwarded-for": f"10.0.0.{number}"})

    refused = client.post("/orders/find/", right(order), headers={"x-forwarded-for": "10.9.9.9"})
    elsewhere = client.post("/orders/find/", right(order), REMOTE_ADDR="203.0.113.9")

    assert (refused.status_code, elsewhere.status_code) == (429, 302)
    assert refused["Retry-After"] == "3600"
    assert b"Wait 60 minutes and try again" in refused.content


@pytest.mark.usefixtures("cache_away")
def test_find_works_without_the_cache(client, order):
    assert client.post("/orders/find/", WRONG).status_code == 303
    assert client.post("/orders/find/", right(order)).status_code == 302


@pytest.mark.django_db
def test_find_opens_an_order_by_number_and_email(client):
    order = place_order()

    sent = {"number": order.number.lower(), "email": order.guest_email.upper()}
    found = client.post(reverse("tracking:find"), sent)
    refused = client.post(reverse("tracking:find"), {"number": order.number, "email": "someone@example.com"})

    assert found.status_code == 302
    assert client.get(found.url).status_code == 200
    assert refused.status_code == 303


@pytest.mark.django_db
def test_find_is_limited_to_ten_tries_an_hour(client):
    fields = {"number": "SP-AAAAAAAA", "email": "ada@example.com"}

    answers = [client.post(reverse("tracking:find"), fields).status_code for _ in range(12)]

    assert answers == [303] * 10 + [429] * 2
