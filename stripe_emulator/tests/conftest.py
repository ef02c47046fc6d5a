"""One emulator and one webhook receiver a module, and what every test of it needs."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import stripe

from stripe_emulator.testing import EmulatorProcess, WebhookReceiver
from stripe_emulator.tests.session_requests import MakeSession, Take, session_request


@pytest.fixture(scope="module")
def receiver() -> Iterator[WebhookReceiver]:
    with WebhookReceiver() as receiver:
        yield receiver


@pytest.fixture(scope="module")
def emulator(tmp_path_factory: pytest.TempPathFactory, receiver: WebhookReceiver) -> Iterator[EmulatorProcess]:
    directory: Path = tmp_path_factory.mktemp("emulator")
    with EmulatorProcess(directory, webhook_url=receiver.url) as emulator:
        yield emulator
        assert "Traceback" not in emulator.log.read_text()


@pytest.fixture(autouse=True)
def calm(emulator: EmulatorProcess, receiver: WebhookReceiver) -> Iterator[None]:
    yield
    receiver.status = 200
    emulator.reset_faults()


@pytest.fixture
def client(emulator: EmulatorProcess) -> stripe.StripeClient:
    return emulator.client()


@pytest.fixture
def make_session(client: stripe.StripeClient) -> MakeSession:
    def make(**changes: Any) -> stripe.checkout.Session:
        return client.v1.checkout.sessions.create(session_request(**changes))  # type: ignore[arg-type]

    return make


@pytest.fixture
def take_payment(client: stripe.StripeClient, emulator: EmulatorProcess, make_session: MakeSession) -> Take:
    """Open a session and pay it; return it with its payment intent and charge."""

    def take(*, card: str = "4242424242424242", **changes: Any) -> stripe.checkout.Session:
        session = make_session(**changes)
        answer = emulator.pay(str(session.url), card=card)
        assert answer.status == 303, answer.text
        return client.v1.checkout.sessions.retrieve(session.id, {"expand": ["payment_intent.latest_charge"]})

    return take
