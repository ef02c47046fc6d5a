import time

import pytest
import requests
import stripe

from stripe_emulator.testing import EmulatorProcess
from stripe_emulator.tests.session_requests import session_request


@pytest.mark.parametrize(
    ("kind", "message"),
    [
        ("lose_response", "Remote end closed connection|Connection aborted"),
        ("reset", "reset by peer"),
        ("truncate", "IncompleteRead|Connection broken"),
    ],
)
def test_broken_connections_look_broken(
    client: stripe.StripeClient, emulator: EmulatorProcess, kind: str, message: str
) -> None:
    before = len(emulator.ledger()["sessions"])
    emulator.spoil_calls(kind, method="POST", path="/v1/checkout/*")

    with pytest.raises(stripe.APIConnectionError, match=message):
        client.v1.checkout.sessions.create(session_request())  # type: ignore[arg-type]

    assert len(emulator.ledger()["sessions"]) == before + 1


def test_wrong_json_is_wrong(client: stripe.StripeClient, emulator: EmulatorProcess) -> None:
    emulator.spoil_calls("wrong_json")

    with pytest.raises(stripe.APIError, match="Invalid response body"):
        client.v1.events.list()


@pytest.mark.parametrize(
    ("status", "error"), [(500, stripe.APIError), (429, stripe.RateLimitError), (409, stripe.APIError)]
)
def test_failing_calls_do_nothing(
    client: stripe.StripeClient, emulator: EmulatorProcess, status: int, error: type[stripe.StripeError]
) -> None:
    before = len(emulator.ledger()["sessions"])
    emulator.spoil_calls("fail", status=status)

    with pytest.raises(error) as failed:
        client.v1.checkout.sessions.create(session_request())  # type: ignore[arg-type]

    assert failed.value.http_status == status
    assert len(emulator.ledger()["sessions"]) == before


def test_failing_after_the_work_is_answered_by_the_retry(emulator: EmulatorProcess) -> None:
    before = len(emulator.ledger()["sessions"])
    emulator.spoil_calls("fail", status=500, after_work=True)

    emulator.client(retries=1).v1.checkout.sessions.create(session_request())  # type: ignore[arg-type]

    assert len(emulator.ledger()["sessions"]) == before + 1


def test_delay_takes_its_time(emulator: EmulatorProcess) -> None:
    emulator.spoil_calls("delay", seconds=1)

    began = time.monotonic()
    with pytest.raises(stripe.APIConnectionError, match="timed out"):
        emulator.client(timeout=0.2).v1.events.list()
    quick = emulator.client().v1.events.list()

    assert time.monotonic() - began < 1
    assert quick.object == "list"


def test_reset_turns_everything_off(client: stripe.StripeClient, emulator: EmulatorProcess) -> None:
    emulator.spoil_calls("fail", times=100)
    emulator.spoil_webhooks("drop", times=100)
    emulator.advance_clock(100)

    emulator.reset_faults()
    knobs = requests.get(f"{emulator.url}/_faults", timeout=5).json()

    assert knobs == {"calls": [], "webhooks": [], "clock": {"ahead_by": 0}}
    assert client.v1.events.list().object == "list"


@pytest.mark.parametrize(
    ("path", "knobs"),
    [
        ("/calls", {"kind": "explode"}),
        ("/calls", {"kind": "fail", "status": 200}),
        ("/calls", {"kind": "delay", "seconds": 1e9}),
        ("/calls", {"kind": "fail", "times": "many"}),
        ("/webhooks", {"kind": "duplicate", "copies": 1000}),
        ("/clock", {"advance": "far"}),
        ("/clock", {"advance": 10**12}),
        ("/clock", []),
    ],
)
def test_wrong_knobs_are_refused(emulator: EmulatorProcess, path: str, knobs: object) -> None:
    assert requests.post(f"{emulator.url}/_faults{path}", json=knobs, timeout=5).status_code == 400
