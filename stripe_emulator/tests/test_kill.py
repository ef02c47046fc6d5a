"""The emulator is killed again and again while shoppers pay and the shop refunds."""

import random
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import requests
import stripe

from stripe_emulator.testing import EmulatorProcess, PageAnswer, wait_until
from stripe_emulator.tests.session_requests import session_request

_UNREACHED = (requests.RequestException, stripe.APIConnectionError)
_SHOPPERS, _KILLS, _PRICE = 8, 3, 1000


def test_kills_lose_and_double_no_money(tmp_path: Path) -> None:
    with EmulatorProcess(tmp_path) as emulator:
        done = threading.Event()
        killer = threading.Thread(target=_kill_now_and_then, args=(emulator, done))

        killer.start()
        with ThreadPoolExecutor(_SHOPPERS) as pool:
            sessions = list(pool.map(lambda number: _buy_and_refund(emulator, number), range(_SHOPPERS)))
        done.set()
        killer.join()
        ledger = wait_until(emulator.ledger)

        assert {session["id"] for session in ledger["sessions"]} == set(sessions)
        assert {session["payment_status"] for session in ledger["sessions"]} == {"paid"}
        assert [payment["captured"] for payment in ledger["payments"]] == [_PRICE] * _SHOPPERS
        assert [payment["refunded"] for payment in ledger["payments"]] == [300] * _SHOPPERS
        assert "Traceback" not in emulator.log.read_text()


def _kill_now_and_then(emulator: EmulatorProcess, done: threading.Event) -> None:
    dice = random.Random(7)
    for _ in range(_KILLS):
        if done.wait(dice.uniform(0.05, 0.3)):
            return
        emulator.restart()


def _buy_and_refund(emulator: EmulatorProcess, number: int) -> str:
    request: Any = session_request(amount=_PRICE)
    session = _until_answered(
        lambda: emulator.client().v1.checkout.sessions.create(request, {"idempotency_key": f"session-{number}"})
    )
    _until_answered(lambda: _pay(emulator, str(session.url)))
    intent = _until_answered(lambda: emulator.client().v1.checkout.sessions.retrieve(session.id)).payment_intent
    refund: Any = {"payment_intent": intent, "amount": 300}
    _until_answered(lambda: emulator.client().v1.refunds.create(refund, {"idempotency_key": f"refund-{number}"}))
    return str(session.id)


def _pay(emulator: EmulatorProcess, url: str) -> PageAnswer:
    return emulator.pay(url)


def _until_answered(ask: Any) -> Any:
    def attempt() -> Any:
        try:
            return ask()
        except _UNREACHED:
            # Leave the machine to the emulator, which is starting again.
            time.sleep(0.2)
            return None

    return wait_until(attempt, within=30)
