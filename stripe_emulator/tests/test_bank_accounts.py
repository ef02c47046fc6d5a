from typing import Any

import pytest
import requests
import stripe

from stripe_emulator.testing import EmulatorProcess, PageAnswer, WebhookReceiver, wait_until
from stripe_emulator.tests.session_requests import MakeSession
from stripe_emulator.tests.stripe_types import violations

_WAYS = ["card", "au_becs_debit"]


def _pay(session: stripe.checkout.Session, account: str, **fields: str) -> PageAnswer:
    form = {"attempt": "1", "method": "au_becs_debit", "email": "a@example.com", "holder": "Sam"}
    form |= {"bsb": "000-000", "account": account, **fields}
    answer = requests.post(str(session.url), form, allow_redirects=False, timeout=10)
    return PageAnswer(answer.status_code, answer.headers.get("Location", ""), answer.text)


@pytest.mark.parametrize(
    ("account", "outcome", "payment_status", "status"),
    [
        ("000123456", "succeeded", "paid", "succeeded"),
        ("111111113", "failed", "unpaid", "requires_payment_method"),
    ],
)
def test_direct_debit_is_decided_later(
    client: stripe.StripeClient,
    emulator: EmulatorProcess,
    receiver: WebhookReceiver,
    make_session: MakeSession,
    account: str,
    outcome: str,
    payment_status: str,
    status: str,
) -> None:
    session = make_session(allowed_payment_method_types=_WAYS)

    answer = _pay(session, account)
    waiting = _fetch(client, session.id)
    receiver.heard.clear()
    emulator.advance_clock(60)
    wait_until(lambda: f"checkout.session.async_payment_{outcome}" in receiver.types())
    decided = _fetch(client, session.id)

    assert answer.location == f"http://127.0.0.1:9/paid/?session={session.id}"
    assert (waiting.status, waiting.payment_status) == ("complete", "unpaid")
    assert waiting.payment_intent.status == "processing"
    assert waiting.payment_intent.latest_charge.status == "pending"
    assert (decided.status, decided.payment_status) == ("complete", payment_status)
    assert decided.payment_intent.status == status
    assert violations(waiting.to_dict()) == violations(decided.to_dict()) == []
    assert [fault for event in receiver.events() for fault in violations(event.to_dict())] == []


def _fetch(client: stripe.StripeClient, id: str) -> Any:
    expand = ["payment_intent.latest_charge", "payment_intent.payment_method"]
    return client.v1.checkout.sessions.retrieve(id, {"expand": expand})


def test_direct_debit_is_offered_only_where_allowed(make_session: MakeSession, emulator: EmulatorProcess) -> None:
    session = make_session()

    answer = _pay(session, "000123456")

    assert "This way of paying is not offered here." in answer.text
    assert "bank account" not in emulator.open_page(str(session.url)).text


@pytest.mark.parametrize("fields", [{"account": "123456789"}, {"bsb": "062000"}, {"holder": ""}])
def test_other_accounts_are_refused(make_session: MakeSession, fields: dict[str, str]) -> None:
    session = make_session(allowed_payment_method_types=_WAYS)

    answer = _pay(session, **{"account": "000123456", **fields})

    assert answer.location == ""
    assert "There is a problem" in answer.text
