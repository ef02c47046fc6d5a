"""Everything the emulator says and takes, held against stripe-python's own types."""

from collections.abc import Iterator
from importlib import import_module
from typing import Any

import pytest
import requests
import stripe

from stripe_emulator import app
from stripe_emulator.routing import ROUTES, Route
from stripe_emulator.testing import API_KEY, EmulatorProcess, WebhookReceiver, wait_until
from stripe_emulator.tests.session_requests import MakeSession, Take, session_request
from stripe_emulator.tests.stripe_types import parameter_names, request_violations, violations

assert app  # importing it fills the table of routes
_HEADERS = {"Authorization": f"Bearer {API_KEY}"}
_PARAMS = {
    ("POST", "/v1/checkout/sessions"): "checkout._session_create_params.SessionCreateParams",
    ("GET", "/v1/checkout/sessions"): "checkout._session_list_params.SessionListParams",
    ("POST", "/v1/refunds"): "_refund_create_params.RefundCreateParams",
    ("GET", "/v1/refunds"): "_refund_list_params.RefundListParams",
    ("POST", "/v1/payment_intents"): "_payment_intent_create_params.PaymentIntentCreateParams",
    ("GET", "/v1/payment_intents"): "_payment_intent_list_params.PaymentIntentListParams",
    ("POST", "/v1/payment_intents/<id>/confirm"): "_payment_intent_confirm_params.PaymentIntentConfirmParams",
    ("POST", "/v1/payment_intents/<id>/capture"): "_payment_intent_capture_params.PaymentIntentCaptureParams",
    ("POST", "/v1/payment_intents/<id>/cancel"): "_payment_intent_cancel_params.PaymentIntentCancelParams",
    ("GET", "/v1/charges"): "_charge_list_params.ChargeListParams",
    ("GET", "/v1/disputes"): "_dispute_list_params.DisputeListParams",
    ("GET", "/v1/events"): "_event_list_params.EventListParams",
    ("POST", "/v1/webhook_endpoints"): "_webhook_endpoint_create_params.WebhookEndpointCreateParams",
    ("POST", "/v1/webhook_endpoints/<id>"): "_webhook_endpoint_update_params.WebhookEndpointUpdateParams",
}


def _routes() -> Iterator[Any]:
    for route in ROUTES:
        name = _PARAMS.get((route.method, route.rule))
        if name is not None:
            module, _, params = name.rpartition(".")
            yield pytest.param(route, getattr(import_module(f"stripe.params.{module}"), params), id=params)


@pytest.mark.parametrize(("route", "params_class"), list(_routes()))
def test_route_knows_each_parameter_of_stripe_python(route: Route, params_class: type) -> None:
    assert set(route.takes.fields) == parameter_names(params_class)


def test_our_requests_fit_stripe_python() -> None:
    params = import_module("stripe.params.checkout._session_create_params").SessionCreateParams

    assert request_violations(session_request(metadata={"a": "b"}), params) == []
    assert request_violations(session_request(success_ulr="x"), params) == [
        "SessionCreateParams.success_ulr: unknown to stripe-python"
    ]


@pytest.mark.parametrize(
    ("key", "value", "fault"),
    [
        ("amount_total", "19.90", "checkout.session.amount_total: '19.90' is no int"),
        ("status", "done", "checkout.session.status: 'done' is none of ('complete', 'expired', 'open')"),
        ("livemode", None, "checkout.session.livemode: None is no bool"),
        ("colour", "red", "checkout.session.colour: unknown to stripe-python"),
        ("adaptive_pricing", {"enabled": 1}, "checkout.session.adaptive_pricing.enabled: 1 is no bool"),
        ("automatic_tax", {}, "checkout.session.automatic_tax.enabled: missing"),
    ],
)
def test_checker_finds_what_is_wrong(make_session: MakeSession, key: str, value: object, fault: str) -> None:
    body = make_session().to_dict()

    assert violations({**body, key: value}) == [fault]


def _get(emulator: EmulatorProcess, path: str, **query: Any) -> dict[str, Any]:
    answer = requests.get(emulator.url + path, query, headers=_HEADERS, timeout=10)
    assert answer.status_code == 200, answer.text
    return dict(answer.json())


@pytest.fixture(scope="module")
def history(emulator: EmulatorProcess) -> EmulatorProcess:
    """An emulator in which everything has happened once."""
    client = emulator.client()
    for card in (
        "4242424242424242",
        "378282246310005",
        "4000000000000259",
        "4000000000002685",
        "4000000000001976",
        "4000000000007726",
        "4000000000005126",
        "4000002760003184",
        "4000000000000002",
        "4100000000000019",
        "4000000000000119",
    ):
        request = session_request(metadata={"a": "b"}, customer_email="a@example.com")
        session = client.v1.checkout.sessions.create(request)  # type: ignore[arg-type]
        emulator.pay(str(session.url), card=card)
    waiting = client.v1.checkout.sessions.create(session_request())  # type: ignore[arg-type]
    emulator.pay(str(waiting.url), card="4000002760003184", three_d_secure=None)
    expired = client.v1.checkout.sessions.create(session_request())  # type: ignore[arg-type]
    client.v1.checkout.sessions.expire(expired.id)
    wait_until(lambda: len(client.v1.disputes.list().data) == 3)
    for charge in client.v1.charges.list({"limit": 100}).auto_paging_iter():
        if charge.paid and not charge.disputed:
            client.v1.refunds.create({"charge": charge.id, "amount": 100, "reason": "requested_by_customer"})
    for dispute, words in zip(
        client.v1.disputes.list().data, ("hm", "winning_evidence", "losing_evidence"), strict=True
    ):
        client.v1.disputes.update(dispute.id, {"evidence": {"uncategorized_text": words}})
    held = client.v1.payment_intents.create(
        {
            "amount": 500,
            "currency": "aud",
            "capture_method": "manual",
            "payment_method": "pm_card_visa",
            "confirm": True,
        }
    )
    client.v1.payment_intents.capture(held.id, {"amount_to_capture": 300})
    client.v1.payment_intents.cancel(client.v1.payment_intents.create({"amount": 500, "currency": "jpy"}).id)
    emulator.advance_clock(60)
    wait_until(lambda: {refund.status for refund in client.v1.refunds.list().data} == {"succeeded", "failed"})
    return emulator


@pytest.mark.parametrize(
    ("path", "expand"),
    [
        ("/v1/checkout/sessions", ["data.line_items", "data.payment_intent.latest_charge.balance_transaction"]),
        ("/v1/payment_intents", ["data.latest_charge.refunds", "data.payment_method"]),
        ("/v1/charges", ["data.refunds", "data.balance_transaction", "data.payment_intent"]),
        ("/v1/refunds", ["data.charge", "data.balance_transaction", "data.failure_balance_transaction"]),
        ("/v1/disputes", ["data.charge", "data.payment_intent"]),
        ("/v1/balance_transactions", ["data.source"]),
        ("/v1/webhook_endpoints", []),
        ("/v1/products", []),
        ("/v1/prices", ["data.product"]),
        ("/v1/events", []),
    ],
)
def test_objects_fit_stripe_python(history: EmulatorProcess, path: str, expand: list[str]) -> None:
    plain = _get(history, path, limit=100)
    whole = _get(history, path, limit=100, **{"expand[]": expand})

    assert plain["data"]
    assert violations(plain) == []
    assert violations(whole) == []


def test_single_objects_fit_stripe_python(history: EmulatorProcess, client: stripe.StripeClient) -> None:
    session = client.v1.checkout.sessions.list({"limit": 1, "status": "complete"}).data[0]
    intent = client.v1.payment_intents.retrieve(str(session.payment_intent))
    endpoint = client.v1.webhook_endpoints.create(
        {"url": "http://127.0.0.1:9/", "enabled_events": ["charge.refunded"]}
    )
    paths = [
        f"/v1/checkout/sessions/{session.id}",
        f"/v1/checkout/sessions/{session.id}/line_items",
        f"/v1/payment_intents/{intent.id}",
        f"/v1/payment_methods/{intent.payment_method}",
        f"/v1/charges/{intent.latest_charge}",
        f"/v1/charges/{intent.latest_charge}/refunds",
        f"/v1/webhook_endpoints/{endpoint.id}",
    ]

    assert [fault for path in paths for fault in violations(_get(history, path))] == []
    assert violations(client.v1.webhook_endpoints.delete(endpoint.id).to_dict()) == []


def test_every_event_of_the_shop_is_made(history: EmulatorProcess, client: stripe.StripeClient) -> None:
    types = {event.type for event in client.v1.events.list({"limit": 100}).auto_paging_iter()}

    assert types >= {
        "charge.captured",
        "charge.dispute.closed",
        "charge.dispute.created",
        "charge.dispute.funds_reinstated",
        "charge.dispute.funds_withdrawn",
        "charge.dispute.updated",
        "charge.failed",
        "charge.refund.updated",
        "charge.refunded",
        "charge.succeeded",
        "charge.updated",
        "checkout.session.completed",
        "checkout.session.expired",
        "payment_intent.amount_capturable_updated",
        "payment_intent.canceled",
        "payment_intent.created",
        "payment_intent.payment_failed",
        "payment_intent.requires_action",
        "payment_intent.succeeded",
        "refund.created",
        "refund.failed",
        "refund.updated",
    }


def test_delivered_events_fit_stripe_python(history: EmulatorProcess, receiver: WebhookReceiver) -> None:
    wait_until(lambda: history.ledger()["deliveries"]["pending"] == 0)

    events = receiver.events()

    assert [fault for event in events for fault in violations(event.to_dict())] == []


def test_money_adds_up(history: EmulatorProcess, take_payment: Take) -> None:
    payments = history.ledger()["payments"]

    assert all(payment["refunded"] <= payment["captured"] for payment in payments)
    for payment in payments:
        assert payment["captured"] == payment["amount_received"]
        assert payment["refunded"] == sum(charge["amount_refunded"] for charge in payment["charges"])
