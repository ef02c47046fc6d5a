"""Changes of one bag by many requests at once, each over a connection of its own."""

import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from shop.basket import services
from shop.basket.models import Basket, Line
from shop.basket.services import UnableToChangeBag
from tests.factories.baskets import make_basket, make_member, make_size

pytestmark = pytest.mark.django_db(transaction=True)


def all_at_once(act: Callable[[int], Any], *, times: int) -> list[Any]:
    """Do something so many times at the same moment, and return what each gave."""
    together = Barrier(times)

    def once(number: int) -> Any:
        try:
            together.wait(timeout=30)
            return act(number)
        finally:
            connection.close()

    with ThreadPoolExecutor(times) as pool:
        return list(pool.map(once, range(times)))


def test_adds_at_once_are_all_counted():
    bag, sizes = make_basket(), [make_size(stock=99) for _ in range(2)]

    all_at_once(lambda number: services.add(basket=bag, size_id=sizes[number % 2].pk), times=20)

    assert sorted(bag.lines.values_list("quantity", flat=True)) == [10, 10]


def test_adds_at_once_are_lost_without_the_lock(monkeypatch):
    """The negative control: with the guard off, the same adds are not all counted."""
    bag, size = make_basket(), make_size(stock=99)
    services.add(basket=bag, size_id=size.pk)
    check = services._check_quantity

    def check_slowly(*args: Any, **options: Any) -> None:
        time.sleep(0.05)  # the others read what is in the bag at that moment
        check(*args, **options)

    monkeypatch.setattr(services, "_lock", lambda basket: basket)
    monkeypatch.setattr(services, "_check_quantity", check_slowly)

    all_at_once(lambda _: services.add(basket=bag, size_id=size.pk), times=20)

    assert bag.lines.get().quantity < 21


def test_adds_at_once_never_pass_what_is_left():
    bag, size = make_basket(), make_size(stock=7)

    def add(_: int) -> bool:
        try:
            services.add(basket=bag, size_id=size.pk)
        except UnableToChangeBag:
            return False
        return True

    assert sum(all_at_once(add, times=20)) == 7


def test_merges_at_once_lose_and_double_nothing():
    member = make_member()
    own, guest = make_basket(("10.00", 2), owner=member), make_basket(("20.00", 3), ("30.00", 1))
    shared = own.lines.get().product_id
    services.add(basket=guest, size_id=shared)

    bags = all_at_once(
        lambda _: services.merge_guest_basket(owner=member, basket_id=guest.pk, now=timezone.now()), times=8
    )

    assert set(bags) == {own}
    assert sorted(own.lines.values_list("quantity", flat=True)) == [1, 2, 3]


def test_two_guests_bags_taken_over_at_once_end_in_one():
    member, guests = make_member(), [make_basket("10.00") for _ in range(6)]

    all_at_once(
        lambda number: services.merge_guest_basket(owner=member, basket_id=guests[number].pk, now=timezone.now()),
        times=len(guests),
    )

    assert Basket.open.filter(owner=member).count() == 1
    assert Line.objects.filter(basket__owner=member, basket__status=Basket.OPEN).count() == 6


def test_first_adds_at_once_of_one_browser_land_in_one_bag():
    sizes = [make_size() for _ in range(8)]
    token = "t" * 32

    def add(number: int) -> int:
        client = Client(enforce_csrf_checks=True)
        client.cookies["csrftoken"] = token
        fields = {"size_id": sizes[number].pk, "csrfmiddlewaretoken": token}
        return client.post(reverse("basket:add"), fields).status_code

    assert all_at_once(add, times=8) == [303] * 8
    assert Basket.objects.count() == 1
    assert Basket.objects.get().lines.count() == 8


def test_moves_in_opposite_directions_at_once_end():
    bag, saved = make_basket(*["10.00"] * 6), services.make_basket(owner=None, status=Basket.SAVED)
    lines = list(bag.lines.all())

    def move(number: int) -> None:
        there, back = (bag, saved) if number % 2 else (saved, bag)
        services.move_line(source=there, target=back, line_id=lines[number % 6].pk, now=timezone.now())

    all_at_once(move, times=12)

    assert bag.lines.count() + saved.lines.count() == 6
