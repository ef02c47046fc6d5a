"""
What the shop relies on, asked of the emulator and, with a test key, of Stripe itself.

See the emulator's README for how to run it against Stripe's test mode.
"""

import os
import time
import uuid
from typing import Any

import pytest
import stripe

from stripe_emulator.testing import EmulatorProcess
from stripe_emulator.tests.session_requests import session_request
from stripe_emulator.tests.stripe_types import violations

_KEY = os.environ.get("STRIPE_SECRET_KEY", "")
_WITH_KEY = pytest.mark.skipif(not _KEY.startswith("sk_test_"), reason="needs STRIPE_SECRET_KEY=sk_test_...")


@pytest.fixture(params=["emulator", pytest.param("stripe", marks=_WITH_KEY)])
def stripe_or_emulator(request: pytest.FixtureRequest, emulator: EmulatorProcess) -> stripe.StripeClient:
    if request.param == "stripe":
        return stripe.StripeClient(_KEY, max_network_retries=2, http_client=stripe.RequestsClient(timeout=20))
    return emulator.client()


def _open(client: stripe.StripeClient, *, key: str | None = None, **changes: Any) -> stripe.checkout.Session:
    request: Any = session_request(expires_at=int(time.time()) + 40 * 60, **changes)
    request["success_url"] = "https://shop.example.com/paid/?session={CHECKOUT_SESSION_ID}"
    request["cancel_url"] = "https://shop.example.com/back/"
    return client.v1.checkout.sessions.create(request, {"idempotency_key": key} if key else {})


def _paid(client: stripe.StripeClient, *, amount: int = 1000, card: str = "pm_card_visa") -> stripe.PaymentIntent:
    return client.v1.payment_intents.create(
        {
            "amount": amount,
            "currency": "aud",
            "payment_method": card,
            "confirm": True,
            "automatic_payment_methods": {"enabled": True, "allow_redirects": "never"},
        }
    )


def test_session_opens_and_expires(stripe_or_emulator: stripe.StripeClient) -> None:
    session = _open(stripe_or_emulator, metadata={"order": "S-1"}, client_reference_id="S-1")
    expired = stripe_or_emulator.v1.checkout.sessions.expire(session.id)

    assert (session.status, session.payment_status, session.payment_intent) == ("open", "unpaid", None)
    assert (session.amount_total, session.currency, session.livemode) == (1990, "aud", False)
    assert expired.status == "expired"
    assert violations(session.to_dict()) == []
    with pytest.raises(stripe.InvalidRequestError):
        stripe_or_emulator.v1.checkout.sessions.expire(session.id)


def test_same_key_opens_one_session(stripe_or_emulator: stripe.StripeClient) -> None:
    key, expires_at = str(uuid.uuid4()), int(time.time()) + 40 * 60
    request: Any = session_request(expires_at=expires_at)

    first, second = (
        stripe_or_emulator.v1.checkout.sessions.create(request, {"idempotency_key": key}) for _ in range(2)
    )

    assert first.id == second.id
    with pytest.raises(stripe.IdempotencyError):
        stripe_or_emulator.v1.checkout.sessions.create({**request, "locale": "en"}, {"idempotency_key": key})


@pytest.mark.parametrize(
    ("changes", "param"),
    [({"mode": "loan"}, "mode"), ({"colour": "red"}, "colour"), ({"success_url": "shop"}, "success_url")],
)
def test_wrong_session_is_refused(stripe_or_emulator: stripe.StripeClient, changes: Any, param: str) -> None:
    with pytest.raises(stripe.InvalidRequestError) as refused:
        stripe_or_emulator.v1.checkout.sessions.create({**session_request(), **changes})

    assert refused.value.param == param


def test_refunds_end_at_what_was_captured(stripe_or_emulator: stripe.StripeClient) -> None:
    intent = _paid(stripe_or_emulator)

    stripe_or_emulator.v1.refunds.create({"payment_intent": intent.id, "amount": 400})
    with pytest.raises(stripe.InvalidRequestError):
        stripe_or_emulator.v1.refunds.create({"payment_intent": intent.id, "amount": 601})
    stripe_or_emulator.v1.refunds.create({"payment_intent": intent.id})
    with pytest.raises(stripe.InvalidRequestError) as nothing_left:
        stripe_or_emulator.v1.refunds.create({"payment_intent": intent.id})
    refunds = stripe_or_emulator.v1.refunds.list({"payment_intent": intent.id}).data

    assert [refund.amount for refund in refunds] == [600, 400]
    assert nothing_left.value.code == "charge_already_refunded"


@pytest.mark.parametrize(
    ("card", "decline_code"),
    [
        ("pm_card_visa_chargeDeclined", "generic_decline"),
        ("pm_card_visa_chargeDeclinedInsufficientFunds", "insufficient_funds"),
    ],
)
def test_declined_card_says_why(stripe_or_emulator: stripe.StripeClient, card: str, decline_code: str) -> None:
    with pytest.raises(stripe.CardError) as declined:
        _paid(stripe_or_emulator, card=card)

    assert declined.value.http_status == 402
    assert declined.value.error.decline_code == decline_code


def test_missing_objects_are_not_found(stripe_or_emulator: stripe.StripeClient) -> None:
    for retrieve in (
        stripe_or_emulator.v1.checkout.sessions.retrieve,
        stripe_or_emulator.v1.payment_intents.retrieve,
        stripe_or_emulator.v1.refunds.retrieve,
    ):
        with pytest.raises(stripe.InvalidRequestError) as missing:
            retrieve("nothing")
        assert (missing.value.http_status, missing.value.code) == (404, "resource_missing")
