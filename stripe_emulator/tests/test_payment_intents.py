from typing import Any

import pytest
import stripe


def test_intent_is_confirmed_with_a_test_card(client: stripe.StripeClient) -> None:
    intent = client.v1.payment_intents.create({"amount": 2000, "currency": "aud"})

    paid = client.v1.payment_intents.confirm(intent.id, {"payment_method": "pm_card_mastercard"})

    assert intent.status == "requires_payment_method"
    assert (paid.status, paid.amount_received) == ("succeeded", 2000)


def test_declined_intent_raises_and_stays_open(client: stripe.StripeClient) -> None:
    intent = client.v1.payment_intents.create({"amount": 2000, "currency": "aud"})

    with pytest.raises(stripe.CardError) as declined:
        client.v1.payment_intents.confirm(intent.id, {"payment_method": "pm_card_visa_chargeDeclinedLostCard"})
    after = client.v1.payment_intents.retrieve(intent.id)

    assert (declined.value.http_status, declined.value.code) == (402, "card_declined")
    assert declined.value.error.decline_code == "lost_card"
    assert after.status == "requires_payment_method"
    assert after.last_payment_error.charge == after.latest_charge


def test_intent_may_ask_for_three_d_secure(client: stripe.StripeClient) -> None:
    intent = client.v1.payment_intents.create(
        {
            "amount": 2000,
            "currency": "aud",
            "payment_method": "pm_card_authenticationRequired",
            "confirm": True,
            "return_url": "http://127.0.0.1:9/back/",
        }
    )

    assert intent.status == "requires_action"
    assert intent.next_action.redirect_to_url.return_url == "http://127.0.0.1:9/back/"


def test_held_money_is_captured_in_part(client: stripe.StripeClient) -> None:
    held = client.v1.payment_intents.create(_held())

    captured = client.v1.payment_intents.capture(held.id, {"amount_to_capture": 1500})
    with pytest.raises(stripe.InvalidRequestError, match="greater than unrefunded"):
        client.v1.refunds.create({"payment_intent": held.id, "amount": 1501})

    assert (held.status, held.amount_capturable) == ("requires_capture", 2000)
    assert (captured.status, captured.amount_received) == ("succeeded", 1500)


def test_held_money_is_released(client: stripe.StripeClient) -> None:
    held = client.v1.payment_intents.create(_held())

    cancelled = client.v1.payment_intents.cancel(held.id, {"cancellation_reason": "abandoned"})

    assert (cancelled.status, cancelled.cancellation_reason) == ("canceled", "abandoned")


def test_paid_intent_cannot_be_cancelled_or_confirmed(client: stripe.StripeClient) -> None:
    paid = client.v1.payment_intents.create(
        {"amount": 2000, "currency": "aud", "payment_method": "pm_card_visa", "confirm": True}
    )

    for call in (client.v1.payment_intents.cancel, client.v1.payment_intents.confirm):
        with pytest.raises(stripe.InvalidRequestError) as refused:
            call(paid.id)
        assert refused.value.code == "payment_intent_unexpected_state"


@pytest.mark.parametrize(
    ("changes", "code", "param"),
    [
        ({"amount": 49}, "amount_too_small", "amount"),
        ({"amount": 100_000_000}, "amount_too_large", "amount"),
        ({"currency": "xxx"}, None, "currency"),
        ({"payment_method": "pm_nobody"}, "resource_missing", "payment_method"),
    ],
)
def test_wrong_intents_are_refused(
    client: stripe.StripeClient, changes: dict[str, Any], code: str | None, param: str
) -> None:
    with pytest.raises(stripe.InvalidRequestError) as refused:
        client.v1.payment_intents.create({"amount": 100, "currency": "aud", **changes})  # type: ignore[typeddict-item]

    assert (refused.value.code, refused.value.param) == (code, param)


def _held() -> Any:
    return {
        "amount": 2000,
        "currency": "aud",
        "capture_method": "manual",
        "payment_method": "pm_card_visa",
        "confirm": True,
    }
