import json
from pathlib import Path

import pytest
import requests
import stripe

from stripe_emulator.testing import EmulatorProcess, WebhookReceiver, wait_until
from stripe_emulator.tests.session_requests import MakeSession, Take, session_request


def test_events_are_signed(emulator: EmulatorProcess, take_payment: Take, receiver: WebhookReceiver) -> None:
    receiver.heard.clear()

    session = take_payment()
    wait_until(lambda: "checkout.session.completed" in receiver.types())
    payload, header = receiver.heard[0]

    completed = next(event for event in receiver.events() if event.type == "checkout.session.completed")
    assert completed["data"]["object"]["id"] == session.id
    assert completed.api_version == "2026-10-28.endive"
    with pytest.raises(stripe.SignatureVerificationError):
        stripe.Webhook.construct_event(payload, header, "whsec_of_someone_else")
    with pytest.raises(stripe.SignatureVerificationError):
        stripe.Webhook.construct_event(payload + b" ", header, emulator.webhook_secret)


def test_refused_event_is_sent_again(
    client: stripe.StripeClient, emulator: EmulatorProcess, receiver: WebhookReceiver
) -> None:
    receiver.heard.clear()
    receiver.status = 500

    client.v1.products.create({"name": "x"})
    wait_until(lambda: receiver.heard)
    event = receiver.events()[0]
    pending = client.v1.events.retrieve(event.id).pending_webhooks
    receiver.status = 200
    wait_until(lambda: len(receiver.heard) == 2)
    wait_until(lambda: client.v1.events.retrieve(event.id).pending_webhooks == 0)

    assert pending == 1
    assert [event.type for event in receiver.events()] == ["product.created"] * 2
    assert len({json.loads(payload)["id"] for payload, _ in receiver.heard}) == 1


def test_dropped_event_never_comes(
    client: stripe.StripeClient, emulator: EmulatorProcess, receiver: WebhookReceiver
) -> None:
    receiver.heard.clear()
    emulator.spoil_webhooks("drop")

    client.v1.products.create({"name": "lost"})
    client.v1.products.create({"name": "found"})
    wait_until(lambda: receiver.heard)

    assert [event["data"]["object"]["name"] for event in receiver.events()] == ["found"]


def test_duplicated_and_delayed_events_come_so(
    client: stripe.StripeClient, emulator: EmulatorProcess, receiver: WebhookReceiver
) -> None:
    receiver.heard.clear()
    emulator.spoil_webhooks("duplicate", copies=3)
    emulator.spoil_webhooks("delay", seconds=0.4)

    client.v1.products.create({"name": "thrice"})
    wait_until(lambda: len(receiver.heard) == 3)
    client.v1.products.create({"name": "late"})
    client.v1.products.create({"name": "punctual"})
    wait_until(lambda: len(receiver.heard) == 5)

    names = [event["data"]["object"]["name"] for event in receiver.events()]
    assert names == ["thrice"] * 3 + ["punctual", "late"]


def test_shuffled_events_all_come(
    client: stripe.StripeClient, emulator: EmulatorProcess, receiver: WebhookReceiver
) -> None:
    receiver.heard.clear()
    emulator.spoil_webhooks("shuffle", times=8, seconds=0.3, seed=1)

    for number in range(8):
        client.v1.products.create({"name": str(number)})
    wait_until(lambda: len(receiver.heard) == 8)

    names = [event["data"]["object"]["name"] for event in receiver.events()]
    assert sorted(names) == [str(number) for number in range(8)]
    assert names != sorted(names)


def test_endpoint_hears_only_what_it_wants(client: stripe.StripeClient, receiver: WebhookReceiver) -> None:
    with WebhookReceiver() as other:
        endpoint = client.v1.webhook_endpoints.create({"url": other.url, "enabled_events": ["price.created"]})
        product = client.v1.products.create({"name": "x"})
        client.v1.prices.create({"product": product.id, "currency": "aud", "unit_amount": 100})
        wait_until(lambda: other.heard)
        client.v1.webhook_endpoints.update(endpoint.id, {"disabled": True})
        client.v1.prices.create({"product": product.id, "currency": "aud", "unit_amount": 200})
        client.v1.webhook_endpoints.delete(endpoint.id)

        types = [event.type for event in other.events(secret=str(endpoint.secret))]

    assert types == ["price.created"]


def test_other_machines_hear_nothing(client: stripe.StripeClient) -> None:
    with pytest.raises(stripe.InvalidRequestError, match="only delivers to"):
        client.v1.webhook_endpoints.create({"url": "https://shop.example.com/", "enabled_events": ["*"]})


def test_events_are_filtered_by_type_and_time(client: stripe.StripeClient, take_payment: Take) -> None:
    take_payment()

    newest = client.v1.events.list({"limit": 1}).data[0]
    of_type = client.v1.events.list({"types": ["charge.succeeded", "charge.failed"], "limit": 100})
    family = client.v1.events.list({"type": "checkout.session.*", "limit": 100})

    assert {event.type for event in of_type.auto_paging_iter()} == {"charge.succeeded"}
    assert {event.type for event in family.auto_paging_iter()} == {"checkout.session.completed"}
    assert client.v1.events.list({"created": {"gt": newest.created}}).data == []
    assert client.v1.events.list({"created": {"gte": newest.created}}).data


def test_everything_outlives_a_kill(tmp_path: Path) -> None:
    with WebhookReceiver() as receiver, EmulatorProcess(tmp_path, webhook_url=receiver.url) as emulator:
        receiver.status = 503
        request = session_request()
        options = {"idempotency_key": "once"}
        session = emulator.client().v1.checkout.sessions.create(request, options)  # type: ignore[arg-type]
        emulator.pay(str(session.url))
        unpaid = emulator.client().v1.checkout.sessions.create(session_request())  # type: ignore[arg-type]
        wait_until(lambda: receiver.heard)

        emulator.kill()
        receiver.heard.clear()
        receiver.status = 200
        emulator.start()
        wait_until(lambda: "checkout.session.completed" in receiver.types())
        again = emulator.client().v1.checkout.sessions.create(request, options)  # type: ignore[arg-type]
        emulator.advance_clock(25 * 3600)
        wait_until(lambda: "checkout.session.expired" in receiver.types())

        assert again.id == session.id
        assert emulator.client().v1.checkout.sessions.retrieve(session.id).payment_status == "paid"
        assert emulator.client().v1.checkout.sessions.retrieve(unpaid.id).status == "expired"


def test_clock_is_still_ahead_after_a_kill(tmp_path: Path) -> None:
    with EmulatorProcess(tmp_path) as emulator:
        emulator.advance_clock(7200)
        emulator.restart()

        assert requests.get(f"{emulator.url}/_faults", timeout=5).json()["clock"] == {"ahead_by": 7200}


def test_it_stops_at_once(tmp_path: Path, make_session: MakeSession) -> None:
    emulator = EmulatorProcess(tmp_path, faults=False)
    emulator.start()
    emulator.client().v1.events.list()

    assert emulator.stop() < 2
