"""The database killed under people who are just pressing the button, and started again."""

import os
import random
import threading
import time
from functools import partial
from pathlib import Path

import psutil
from django.db import OperationalError, connection

from shop.order.models import Order
from tests.factories.products import make_product
from tests.proof.faults import wait_for_payment
from tests.proof.races import wait_until_settled
from tests.proof.report import Report
from tests.proof.shoppers import LONGEST_ANSWER, Answer, Shopper, all_at_once, stand_before_paying, the_emulator

SHOPPERS = 20
PATIENCE = 60


def run(*, rounds: int, seed: int, is_sample: bool, report: Report) -> None:
    """Kill it as often as asked."""
    rng = random.Random(seed)
    for number in range(rounds):
        report.prove(f"database killed, {number + 1}", partial(kill_under_shoppers, rng))


def kill_under_shoppers(rng: random.Random) -> str:
    """Kill it while twenty press the button; all of them try again, and each gets one order."""
    product = make_product(sizes=[{"stock": SHOPPERS}])
    shoppers = [stand_before_paying(lines=[(product, 1)]) for _ in range(SHOPPERS)]
    connection.close()
    killer = threading.Timer(rng.uniform(0.05, 0.8), kill_it)
    killer.start()
    answers = all_at_once([partial(press, shopper) for shopper in shoppers])
    killer.join()
    told = [answer for answer in answers if answer.status >= 500]
    assert {answer.status for answer in told} <= {503}, told[:3]
    assert max(answer.seconds for answer in answers) < LONGEST_ANSWER
    wait_until_it_answers()
    all_at_once([partial(press_until_it_works, shopper) for shopper in shoppers], hands=4)
    seconds = wait_until_settled()
    orders = Order.objects.filter(basket__in=[shopper.basket for shopper in shoppers])
    assert orders.count() == orders.filter(status="paid").count() == SHOPPERS
    return f"{len(told)} of {SHOPPERS} told to come back, then each paid once, all right after {seconds:.1f} s"


def press(shopper: Shopper) -> Answer:
    """Press the button."""
    return shopper.press_pay()


def press_until_it_works(shopper: Shopper) -> None:
    """Press until the payment page comes, and pay."""
    deadline = time.monotonic() + PATIENCE
    while True:
        answer = shopper.press_pay()
        order = Order.objects.filter(basket=shopper.basket).first()
        if answer.leads_to_stripe or (order and order.payment_attempts.get().url):
            break
        assert time.monotonic() < deadline, answer
        time.sleep(0.5)
    the_emulator().pay(answer.location if answer.leads_to_stripe else order.payment_attempts.get().url)  # type: ignore[union-attr]
    wait_for_payment(Order.objects.get(basket=shopper.basket))


def wait_until_it_answers() -> None:
    """
    Wait for the database.

    :raises OperationalError: if it stays away
    """
    deadline = time.monotonic() + PATIENCE
    while True:
        connection.close()
        try:
            connection.ensure_connection()
        except OperationalError:
            if time.monotonic() > deadline:
                raise
            time.sleep(0.2)
        else:
            return


def kill_it() -> None:
    """Kill the server with all of its processes, to the last; who started us starts it again after two seconds."""
    server = psutil.Process(int((Path(os.environ["PROOF_DATABASE"]) / "postmaster.pid").read_text().split()[0]))
    processes = [server, *server.children(recursive=True)]
    for process in processes:
        process.kill()
    psutil.wait_procs(processes, timeout=PATIENCE)
