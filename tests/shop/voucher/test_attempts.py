"""How many codes that don't work someone may try."""

import pytest

from shop.models import TryCount
from shop.voucher import attempts
from shop.voucher.attempts import TooManyTries
from tests.factories.vouchers import NOW

pytestmark = pytest.mark.django_db


def test_use_try_stops_a_visitor_after_ten_wrong_codes():
    who = {"visitor": "bag 1", "ip_address": "203.0.113.1"}
    for _ in range(10):
        attempts.use_try(**who, now=NOW)

    with pytest.raises(TooManyTries, match="in 10 minutes"):
        attempts.use_try(**who, now=NOW)
    attempts.use_try(visitor="bag 2", ip_address="203.0.113.1", now=NOW)
    attempts.use_try(**who, now=NOW + attempts.TRIES_WINDOW)


def test_use_try_stops_a_network_that_changes_its_cookies():
    for number in range(60):
        attempts.use_try(visitor=f"browser {number}", ip_address=f"2001:db8::{number:x}", now=NOW)

    with pytest.raises(TooManyTries):
        attempts.use_try(visitor="browser new", ip_address="2001:db8::ffff", now=NOW)
    attempts.use_try(visitor="browser new", ip_address="2001:db8:0:1::ffff", now=NOW)


def test_give_back_try_counts_right_codes_as_none():
    who = {"visitor": "bag 1", "ip_address": "203.0.113.1"}
    for _ in range(15):
        attempts.use_try(**who, now=NOW)
        attempts.give_back_try(**who)

    assert set(TryCount.objects.values_list("used", flat=True)) == {0}
