from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
import stripe

from stripe_emulator.testing import EmulatorProcess
from stripe_emulator.tests.session_requests import Take, session_request


def _create(client: stripe.StripeClient, key: str, **changes: Any) -> stripe.checkout.Session:
    return client.v1.checkout.sessions.create(session_request(**changes), {"idempotency_key": key})  # type: ignore[arg-type]


def test_same_key_gives_the_same_answer(client: stripe.StripeClient) -> None:
    first, second = _create(client, "same"), _create(client, "same")

    assert first.to_dict() == second.to_dict()
    assert "Idempotent-Replayed" not in first.last_response.headers
    assert second.last_response.headers["Idempotent-Replayed"] == "true"
    assert second.last_response.headers["Original-Request"] == first.last_response.request_id


def test_same_key_for_something_else_is_refused(client: stripe.StripeClient) -> None:
    _create(client, "other")

    with pytest.raises(stripe.IdempotencyError, match="same parameters") as changed:
        _create(client, "other", amount=2000)
    with pytest.raises(stripe.IdempotencyError, match="same endpoint"):
        client.v1.products.create({"name": "x"}, {"idempotency_key": "other"})

    assert changed.value.http_status == 400


def test_refused_parameters_use_up_no_key(client: stripe.StripeClient) -> None:
    with pytest.raises(stripe.InvalidRequestError):
        _create(client, "typo", mode="loan")

    assert _create(client, "typo").status == "open"


def test_refusals_are_replayed_too(client: stripe.StripeClient, take_payment: Take) -> None:
    intent = take_payment().payment_intent
    client.v1.refunds.create({"payment_intent": intent.id, "amount": 1000})

    for _ in range(2):
        with pytest.raises(stripe.InvalidRequestError, match="greater than unrefunded") as refused:
            client.v1.refunds.create({"payment_intent": intent.id, "amount": 991}, {"idempotency_key": "too-much"})

    assert refused.value.headers["Idempotent-Replayed"] == "true"


def test_second_request_while_the_first_runs_conflicts(
    client: stripe.StripeClient, emulator: EmulatorProcess
) -> None:
    emulator.spoil_calls("delay", path="/v1/checkout/sessions", seconds=2)

    def ask(_: int) -> int:
        try:
            return _create(emulator.client(), "slow").last_response.code
        except stripe.StripeError as error:
            return error.http_status or 0

    with ThreadPoolExecutor(2) as pool:
        statuses = sorted(pool.map(ask, range(2)))

    assert statuses == [200, 409]


def test_parallel_retries_make_one_session(client: stripe.StripeClient, emulator: EmulatorProcess) -> None:
    before = len(emulator.ledger()["sessions"])

    with ThreadPoolExecutor(8) as pool:
        ids = set(pool.map(lambda _: _create(emulator.client(retries=8), "parallel").id, range(8)))

    assert len(ids) == 1
    assert len(emulator.ledger()["sessions"]) == before + 1


def test_lost_answer_is_fetched_by_the_retry(client: stripe.StripeClient, emulator: EmulatorProcess) -> None:
    before = len(emulator.ledger()["sessions"])
    emulator.spoil_calls("lose_response", path="/v1/checkout/sessions", times=2)

    session = _create(emulator.client(retries=2), "lost")

    assert session.last_response.headers["Idempotent-Replayed"] == "true"
    assert len(emulator.ledger()["sessions"]) == before + 1
