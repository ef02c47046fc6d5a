import threading
import time

import pytest

from shop.payment import stripe


def ask_in_vain():
    with pytest.raises(stripe.StripeRefused):
        stripe.retrieve_session(session_id="cs_none")


def test_calls_that_hang_leave_a_thread_for_everybody_else(emulator):
    emulator.spoil_calls("delay", times=3, seconds=3)
    hanging = [threading.Thread(target=ask_in_vain) for _ in range(3)]
    for thread in hanging:
        thread.start()
    time.sleep(0.5)
    began = time.monotonic()

    with pytest.raises(stripe.StripeUnavailable, match="too many calls"):
        stripe.retrieve_session(session_id="cs_none")

    assert time.monotonic() - began < 2
    for thread in hanging:
        thread.join()
    ask_in_vain()
