import time

import pytest
import requests
import stripe

from stripe_emulator.testing import EmulatorProcess, WebhookReceiver, wait_until
from stripe_emulator.tests.session_requests import MakeSession, Take, session_request


def test_session_has_no_payment_intent_until_someone_pays(make_session: MakeSession) -> None:
    session = make_session(client_reference_id="S-1", metadata={"order": "S-1"}, customer_email="a@example.com")

    assert session.status == "open"
    assert session.payment_status == "unpaid"
    assert session.payment_intent is None
    assert session.amount_total == 1990
    assert session.currency == "aud"
    assert session.client_reference_id == "S-1"
    assert session.metadata.to_dict() == {"order": "S-1"}
    assert session.expires_at == pytest.approx(time.time() + 86400, abs=5)


def test_paying_completes_the_session_and_returns_to_the_shop(
    client: stripe.StripeClient, emulator: EmulatorProcess, make_session: MakeSession
) -> None:
    session = make_session(payment_intent_data={"metadata": {"order": "S-2"}})

    answer = emulator.pay(str(session.url), email="sam@example.com")
    paid = client.v1.checkout.sessions.retrieve(session.id, {"expand": ["payment_intent.latest_charge"]})

    assert answer.location == f"http://127.0.0.1:9/paid/?session={session.id}"
    assert (paid.status, paid.payment_status, paid.url) == ("complete", "paid", None)
    assert paid.customer_details.email == "sam@example.com"
    assert paid.payment_intent.status == "succeeded"
    assert paid.payment_intent.amount_received == 1990
    assert paid.payment_intent.metadata.to_dict() == {"order": "S-2"}
    assert paid.payment_intent.latest_charge.amount_captured == 1990


def test_paying_tells_the_webhook_everything(
    emulator: EmulatorProcess, make_session: MakeSession, receiver: WebhookReceiver
) -> None:
    receiver.heard.clear()
    session = make_session()

    emulator.pay(str(session.url))
    wait_until(lambda: len(receiver.heard) == 5)

    assert set(receiver.types()) == {
        "payment_intent.created",
        "charge.succeeded",
        "payment_intent.succeeded",
        "checkout.session.completed",
        "charge.updated",
    }


def test_events_are_listed_newest_first(client: stripe.StripeClient, take_payment: Take) -> None:
    take_payment()

    types = wait_until(lambda: _newest_types(client, 5, starts_with="charge.updated"))

    assert types == [
        "charge.updated",
        "checkout.session.completed",
        "payment_intent.succeeded",
        "charge.succeeded",
        "payment_intent.created",
    ]


def _newest_types(client: stripe.StripeClient, limit: int, *, starts_with: str) -> list[str]:
    types = [event.type for event in client.v1.events.list({"limit": limit}).data]
    return types if types[0] == starts_with else []


def test_declined_card_leaves_the_session_open_for_another(
    client: stripe.StripeClient, emulator: EmulatorProcess, make_session: MakeSession
) -> None:
    session = make_session()

    declined = emulator.pay(str(session.url), card="4000000000009995", email="kept@example.com")
    between = client.v1.checkout.sessions.retrieve(session.id, {"expand": ["payment_intent"]})
    paid = emulator.pay(str(session.url))
    charges = client.v1.charges.list({"payment_intent": between.payment_intent.id}).data

    assert declined.status == 200
    assert "Your card has insufficient funds." in declined.text
    assert 'value="kept@example.com"' in declined.html
    assert "4000000000009995" not in declined.html
    assert between.status == "open"
    assert between.payment_intent.status == "requires_payment_method"
    assert between.payment_intent.last_payment_error.decline_code == "insufficient_funds"
    assert paid.status == 303
    assert [charge.status for charge in charges] == ["succeeded", "failed"]


@pytest.mark.parametrize(
    ("card", "code", "decline_code"),
    [
        ("4000000000000002", "card_declined", "generic_decline"),
        ("4000000000009987", "card_declined", "lost_card"),
        ("4000000000000069", "expired_card", "expired_card"),
        ("4000000000000127", "incorrect_cvc", "incorrect_cvc"),
        ("4000000000000119", "processing_error", "processing_error"),
    ],
)
def test_each_declining_card_gives_its_own_reason(
    client: stripe.StripeClient,
    emulator: EmulatorProcess,
    make_session: MakeSession,
    card: str,
    code: str,
    decline_code: str,
) -> None:
    session = make_session()

    emulator.pay(str(session.url), card=card)
    intent = client.v1.checkout.sessions.retrieve(session.id, {"expand": ["payment_intent"]}).payment_intent

    assert (intent.last_payment_error.code, intent.last_payment_error.decline_code) == (code, decline_code)


def test_three_d_secure_passed_pays(
    client: stripe.StripeClient, emulator: EmulatorProcess, make_session: MakeSession
) -> None:
    session = make_session()

    asked = emulator.pay(str(session.url), card="4000002760003184", three_d_secure=None)
    between = client.v1.checkout.sessions.retrieve(session.id, {"expand": ["payment_intent"]})
    page = emulator.open_page(asked.location)
    answer = emulator.authenticate(asked.location)
    again = emulator.authenticate(asked.location)

    assert between.payment_intent.status == "requires_action"
    assert between.payment_intent.next_action.redirect_to_url.url == asked.location
    assert "Complete authentication" in page.text
    assert "Fail authentication" in page.text
    assert answer.location == again.location == f"http://127.0.0.1:9/paid/?session={session.id}"
    assert len(client.v1.charges.list({"payment_intent": between.payment_intent.id}).data) == 1


def test_three_d_secure_failed_leaves_the_session_open(
    client: stripe.StripeClient, emulator: EmulatorProcess, make_session: MakeSession
) -> None:
    session = make_session()

    answer = emulator.pay(str(session.url), card="4000002500003155", three_d_secure="fail")
    intent = client.v1.checkout.sessions.retrieve(session.id, {"expand": ["payment_intent"]}).payment_intent

    assert "We are unable to authenticate your payment method" in answer.text
    assert intent.status == "requires_payment_method"
    assert intent.last_payment_error.code == "payment_intent_authentication_failure"
    assert client.v1.charges.list({"payment_intent": intent.id}).data == []


def test_three_d_secure_passed_may_still_be_declined(emulator: EmulatorProcess, make_session: MakeSession) -> None:
    session = make_session()

    answer = emulator.pay(str(session.url), card="4000008400001629")

    assert "Your card was declined." in answer.text


def test_old_three_d_secure_page_cannot_pay_again(
    client: stripe.StripeClient, emulator: EmulatorProcess, make_session: MakeSession
) -> None:
    session = make_session()
    left_open = emulator.pay(str(session.url), card="4000002760003184", three_d_secure=None)

    emulator.pay(str(session.url), card="4242424242424242")
    again = emulator.authenticate(left_open.location)
    intent = client.v1.checkout.sessions.retrieve(session.id).payment_intent
    charges = client.v1.charges.list({"payment_intent": str(intent)}).data

    assert again.location == f"http://127.0.0.1:9/paid/?session={session.id}"
    assert [charge.status for charge in charges] == ["succeeded"]


def test_three_d_secure_after_expiry_pays_nothing(
    client: stripe.StripeClient, emulator: EmulatorProcess, make_session: MakeSession
) -> None:
    session = make_session()
    left_open = emulator.pay(str(session.url), card="4000002760003184", three_d_secure=None)

    client.v1.checkout.sessions.expire(session.id)
    emulator.authenticate(left_open.location)
    expired = client.v1.checkout.sessions.retrieve(session.id, {"expand": ["payment_intent"]})

    assert (expired.status, expired.payment_intent.status) == ("expired", "canceled")
    assert client.v1.charges.list({"payment_intent": expired.payment_intent.id}).data == []


def test_same_form_sent_twice_charges_once(
    client: stripe.StripeClient, emulator: EmulatorProcess, make_session: MakeSession
) -> None:
    session = make_session()
    form = {"attempt": "same", "email": "a@example.com", "number": "4000000000000002", "expiry": "1/35"}
    form |= {"cvc": "123", "name": "Sam"}

    statuses = [requests.post(str(session.url), form, timeout=10).status_code for _ in range(2)]
    intent = client.v1.checkout.sessions.retrieve(session.id).payment_intent

    assert statuses == [200, 200]
    assert len(client.v1.charges.list({"payment_intent": str(intent)}).data) == 1


@pytest.mark.parametrize("number", ["4111111111111111", "4242424242424241", "", "x" * 600, "\0", "٤٢٤٢"])
def test_other_card_numbers_are_refused(emulator: EmulatorProcess, make_session: MakeSession, number: str) -> None:
    session = make_session()

    answer = emulator.pay(str(session.url), card=number)

    assert answer.status == 200
    assert "test cards" in answer.text
    assert not number.isdigit() or number not in answer.html


def test_card_number_is_kept_nowhere(emulator: EmulatorProcess, take_payment: Take) -> None:
    take_payment(card="5555555555554444")

    files = list(emulator.directory.glob("stripe.sqlite3*"))

    assert files
    assert not any(b"5555555555554444" in file.read_bytes() for file in files)


def test_session_expires_by_itself(
    client: stripe.StripeClient, emulator: EmulatorProcess, make_session: MakeSession, receiver: WebhookReceiver
) -> None:
    receiver.heard.clear()
    session = make_session(expires_at=int(time.time()) + 35 * 60)
    emulator.pay(str(session.url), card="4000000000000002")

    emulator.advance_clock(36 * 60)
    wait_until(lambda: "checkout.session.expired" in receiver.types())
    expired = client.v1.checkout.sessions.retrieve(session.id, {"expand": ["payment_intent"]})
    page = emulator.open_page(f"{emulator.url}/c/pay/{session.id}")

    assert (expired.status, expired.payment_status, expired.url) == ("expired", "unpaid", None)
    assert expired.payment_intent.status == "canceled"
    assert page.status == 410
    assert "expired" in page.text
    assert 'href="http://127.0.0.1:9/back/"' in page.html


def test_expiring_by_hand_works_once(
    client: stripe.StripeClient, emulator: EmulatorProcess, make_session: MakeSession
) -> None:
    session = make_session()

    expired = client.v1.checkout.sessions.expire(session.id)
    with pytest.raises(stripe.InvalidRequestError, match="status of `expired`"):
        client.v1.checkout.sessions.expire(session.id)

    assert expired.status == "expired"


def test_paid_session_cannot_be_expired(client: stripe.StripeClient, take_payment: Take) -> None:
    session = take_payment()

    with pytest.raises(stripe.InvalidRequestError, match="status of `complete`"):
        client.v1.checkout.sessions.expire(session.id)


def test_payment_intent_of_a_session_is_out_of_reach(
    client: stripe.StripeClient, emulator: EmulatorProcess, make_session: MakeSession
) -> None:
    session = make_session()
    emulator.pay(str(session.url), card="4000000000000002")
    intent = client.v1.checkout.sessions.retrieve(session.id).payment_intent

    with pytest.raises(stripe.InvalidRequestError, match="Expire the Checkout Session"):
        client.v1.payment_intents.cancel(str(intent))


def test_sessions_are_found_by_their_payment_intent(client: stripe.StripeClient, take_payment: Take) -> None:
    session = take_payment()

    found = client.v1.checkout.sessions.list({"payment_intent": session.payment_intent.id}).data

    assert [one.id for one in found] == [session.id]


def test_line_items_are_listed_in_pages(client: stripe.StripeClient) -> None:
    line = {"currency": "aud", "unit_amount": 100, "product_data": {"name": "Pearl"}}
    session = client.v1.checkout.sessions.create(
        session_request(line_items=[{"quantity": 1 + at, "price_data": line} for at in range(12)])  # type: ignore[arg-type]
    )

    items = list(client.v1.checkout.sessions.line_items.list(session.id, {"limit": 5}).auto_paging_iter())
    expanded = client.v1.checkout.sessions.retrieve(session.id, {"expand": ["line_items"]})

    assert [item.quantity for item in items] == list(range(1, 13))
    assert [item.amount_total for item in items] == [100 * (1 + at) for at in range(12)]
    assert len(expanded.line_items.data) == 10
    assert session.amount_total == sum(range(100, 1300, 100))


@pytest.mark.parametrize(
    ("changes", "param", "words"),
    [
        ({"mode": "loan"}, "mode", "must be one of payment, setup, or subscription"),
        ({"success_url": ""}, "success_url", "empty string"),
        ({"success_url": "shop"}, "success_url", "Not a valid URL"),
        ({"expires_at": int(time.time()) + 60}, "expires_at", "at least 30 minutes"),
        ({"expires_at": int(time.time()) + 90_000}, "expires_at", "less than 24 hours"),
        ({"amount": 49}, None, "at least A$0.50"),
        ({"amount": -5}, "line_items[0][price_data][unit_amount]", "Invalid non-negative integer"),
        ({"colour": "red"}, "colour", "Received unknown parameter: colour"),
        ({"ui_mode": "hosted"}, "ui_mode", "must be one of"),
        ({"client_reference_id": "x" * 201}, "client_reference_id", "at most 200 characters"),
        ({"customer_email": "nobody"}, "customer_email", "Invalid email address"),
        ({"metadata": {"k": "x" * 501}}, "metadata[k]", "up to 500 characters"),
        ({"line_items": []}, "line_items", "Missing required param"),
        ({"discounts": [{"coupon": "x"}]}, "discounts", "does not emulate"),
    ],
)
def test_wrong_requests_are_refused_as_stripe_does(
    make_session: MakeSession, changes: dict[str, object], param: str | None, words: str
) -> None:
    with pytest.raises(stripe.InvalidRequestError) as refused:
        make_session(**changes)

    assert words in str(refused.value)
    assert refused.value.param == param
    assert refused.value.http_status == 400
    assert str(refused.value.request_id).startswith("req_")


def test_hundred_lines_are_enough(client: stripe.StripeClient) -> None:
    line = {"quantity": 1, "price_data": {"currency": "aud", "unit_amount": 1, "product_data": {"name": "x"}}}

    allowed = client.v1.checkout.sessions.create(session_request(line_items=[line] * 100))  # type: ignore[arg-type]
    with pytest.raises(stripe.InvalidRequestError, match="up to 100 line items"):
        client.v1.checkout.sessions.create(session_request(line_items=[line] * 101))  # type: ignore[arg-type]

    assert allowed.amount_total == 100
