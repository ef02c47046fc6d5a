import threading
import time
from contextlib import suppress

import pytest

from shop.payment.turns import NoTurn, Turns


@pytest.fixture
def turns():
    return Turns(at_once=2, seconds_to_wait=0.3, seconds_until_slow=0.2, seconds_until_hung=0.1)


def fail_after(turns, seconds):
    with suppress(TimeoutError), turns.take():
        time.sleep(seconds)
        raise TimeoutError


def is_refused(turns):
    try:
        with turns.take():
            return False
    except NoTurn:
        return True


def test_turn_is_waited_for_while_the_others_are_quick(turns):
    def hold_for_a_moment():
        with turns.take():
            time.sleep(0.1)

    holders = [threading.Thread(target=hold_for_a_moment) for _ in range(2)]
    for holder in holders:
        holder.start()
    time.sleep(0.02)

    assert not is_refused(turns)

    for holder in holders:
        holder.join()


def test_nobody_waits_behind_slow_calls(turns):
    with turns.take():
        time.sleep(turns.seconds_until_slow)
        with turns.take():
            began = time.monotonic()
            assert is_refused(turns)

    assert time.monotonic() - began < 0.05


def test_after_a_call_that_hung_one_asks_and_the_others_are_refused_at_once(turns):
    fail_after(turns, 0.15)

    with turns.take():
        began = time.monotonic()
        assert is_refused(turns)

    assert time.monotonic() - began < 0.05


def test_first_answer_lets_everybody_ask_again(turns):
    fail_after(turns, 0.15)
    with turns.take():
        pass

    with turns.take():
        assert not is_refused(turns)


def test_quick_failure_is_no_hanging(turns):
    fail_after(turns, 0)

    with turns.take():
        assert not is_refused(turns)
