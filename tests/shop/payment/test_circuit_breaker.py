import threading
import time
from contextlib import suppress

import pytest

from shop.payment.circuit_breaker import CircuitBreaker, CircuitOpen


@pytest.fixture
def breaker():
    return CircuitBreaker(at_once=2, seconds_to_wait=0.3, seconds_until_slow=0.2, seconds_until_hung=0.1)


def fail_after(breaker, seconds):
    with suppress(TimeoutError), breaker.enter():
        time.sleep(seconds)
        raise TimeoutError


def is_refused(breaker):
    try:
        with breaker.enter():
            return False
    except CircuitOpen:
        return True


def test_turn_is_waited_for_while_the_others_are_quick(breaker):
    def hold_for_a_moment():
        with breaker.enter():
            time.sleep(0.1)

    holders = [threading.Thread(target=hold_for_a_moment) for _ in range(2)]
    for holder in holders:
        holder.start()
    time.sleep(0.02)

    assert not is_refused(breaker)

    for holder in holders:
        holder.join()


def test_nobody_waits_behind_slow_calls(breaker):
    with breaker.enter():
        time.sleep(breaker.seconds_until_slow)
        with breaker.enter():
            began = time.monotonic()
            assert is_refused(breaker)

    assert time.monotonic() - began < 0.05


def test_after_a_call_that_hung_one_asks_and_the_others_are_refused_at_once(breaker):
    fail_after(breaker, 0.15)

    with breaker.enter():
        began = time.monotonic()
        assert is_refused(breaker)

    assert time.monotonic() - began < 0.05


def test_first_answer_lets_everybody_ask_again(breaker):
    fail_after(breaker, 0.15)
    with breaker.enter():
        pass

    with breaker.enter():
        assert not is_refused(breaker)


def test_quick_failure_is_no_hanging(breaker):
    fail_after(breaker, 0)

    with breaker.enter():
        assert not is_refused(breaker)
