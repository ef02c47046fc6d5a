"""Claims of a code by many orders at once, each over a connection of its own."""

from collections import Counter
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from typing import Any

import pytest
from django.db import IntegrityError, connection, transaction

from shop.order.models import Order
from shop.voucher import claims
from shop.voucher.checks import UnableToUseCode
from shop.voucher.models import Voucher, VoucherClaim
from tests.factories.vouchers import NOW, make_order, make_voucher

pytestmark = pytest.mark.django_db(transaction=True)


def claim_all_at_once(orders: list[Order], voucher_of: Callable[[int], Voucher]) -> Counter[str]:
    """Let all orders claim at the same moment, and count what became of them."""
    together = Barrier(len(orders))

    def claim(number: int) -> str:
        try:
            together.wait(timeout=30)
            with transaction.atomic():
                claims.claim(voucher=voucher_of(number), order=orders[number], now=NOW)
        except UnableToUseCode:
            return "refused"
        except IntegrityError:
            return "stopped by the database"
        finally:
            connection.close()
        return "claimed"

    with ThreadPoolExecutor(len(orders)) as pool:
        return Counter(pool.map(claim, range(len(orders))))


@pytest.mark.parametrize("cap", [1, 3])
def test_claims_at_once_never_pass_the_cap(cap):
    voucher = make_voucher(max_uses=cap)
    orders = [make_order() for _ in range(30)]

    results = claim_all_at_once(orders, lambda _: voucher)

    assert results == {"claimed": cap, "refused": 30 - cap}
    assert sorted(voucher.claims.values_list("slot", flat=True)) == list(range(1, cap + 1))


def test_claims_at_once_pass_the_cap_without_lock_and_slots(monkeypatch):
    """The negative control: with both guards off, the same buyers use the code too often."""
    voucher = make_voucher(max_uses=3)
    orders = [make_order() for _ in range(30)]
    switch_off_lock(monkeypatch)
    monkeypatch.setattr(claims, "_free_slot", lambda _: None)

    results = claim_all_at_once(orders, lambda _: voucher)

    assert results["claimed"] > 3


def test_claims_at_once_keep_the_cap_even_without_lock(monkeypatch):
    """The database alone holds the cap, if less politely."""
    voucher = make_voucher(max_uses=3)
    orders = [make_order() for _ in range(30)]
    switch_off_lock(monkeypatch)

    results = claim_all_at_once(orders, lambda _: voucher)

    assert results["claimed"] <= 3


@pytest.mark.parametrize("usage", [Voucher.ONCE_PER_CUSTOMER, Voucher.FIRST_ORDER])
def test_claims_at_once_by_one_person_in_disguise_succeed_once(usage):
    voucher = make_voucher(usage=usage)
    disguises = ["rosa.m@gmail.com", "Rosa.M@gmail.com", "rosam+1@gmail.com", "rosam@googlemail.com"]
    orders = [make_order(email) for email in disguises * 4]

    results = claim_all_at_once(orders, lambda _: voucher)

    assert results == {"claimed": 1, "refused": 15}


def test_claims_at_once_of_different_first_order_codes_succeed_once():
    vouchers = [make_voucher(usage=Voucher.FIRST_ORDER) for _ in range(4)]
    orders = [make_order("rosa@example.com") for _ in range(16)]

    results = claim_all_at_once(orders, lambda number: vouchers[number % 4])

    assert results == {"claimed": 1, "refused": 15}
    assert VoucherClaim.objects.count() == 1


def test_releases_and_claims_at_once_never_pass_the_cap():
    voucher = make_voucher(max_uses=3)
    first = [make_order() for _ in range(3)]
    for order in first:
        claims.claim(voucher=voucher, order=order, now=NOW)
    together = Barrier(15)

    def act(number: int) -> None:
        together.wait(timeout=30)
        try:
            if number < 3:
                claims.release(order=first[number], now=NOW)
            else:
                with transaction.atomic():
                    claims.claim(voucher=voucher, order=others[number - 3], now=NOW)
        except UnableToUseCode:
            pass
        finally:
            connection.close()

    others = [make_order() for _ in range(12)]
    with ThreadPoolExecutor(15) as pool:
        list(pool.map(act, range(15)))

    voucher.refresh_from_db()
    live = voucher.claims.live()
    assert live.count() <= 3
    assert voucher.num_orders == live.count()


def switch_off_lock(monkeypatch: Any) -> None:
    """Let claims read the code's row without waiting for each other."""
    queryset = type(Voucher.objects.all())
    monkeypatch.setattr(queryset, "select_for_update", lambda self, **_: self)
