from concurrent.futures import ThreadPoolExecutor

import pytest
import stripe

from stripe_emulator.testing import EmulatorProcess, WebhookReceiver, wait_until
from stripe_emulator.tests.session_requests import MakeSession, Take


def test_refund_in_parts_up_to_what_was_captured(client: stripe.StripeClient, take_payment: Take) -> None:
    intent = take_payment().payment_intent

    part = client.v1.refunds.create({"payment_intent": intent.id, "amount": 990, "metadata": {"line": "1"}})
    with pytest.raises(
        stripe.InvalidRequestError, match=r"\(A\$10.01\) is greater than .* \(A\$10.00\)"
    ) as refused:
        client.v1.refunds.create({"payment_intent": intent.id, "amount": 1001})
    rest = client.v1.refunds.create({"charge": intent.latest_charge.id})
    with pytest.raises(stripe.InvalidRequestError) as nothing_left:
        client.v1.refunds.create({"payment_intent": intent.id})
    charge = client.v1.charges.retrieve(intent.latest_charge.id)

    assert (part.status, part.amount, part.metadata.to_dict()) == ("succeeded", 990, {"line": "1"})
    assert refused.value.param == "amount"
    assert rest.amount == 1000
    assert nothing_left.value.code == "charge_already_refunded"
    assert (charge.amount_refunded, charge.refunded) == (1990, True)


def test_parallel_refunds_never_exceed_what_was_captured(emulator: EmulatorProcess, take_payment: Take) -> None:
    intent = take_payment(amount=1000).payment_intent

    def refund(_: int) -> int:
        try:
            return emulator.client().v1.refunds.create({"payment_intent": intent.id, "amount": 300}).amount
        except stripe.InvalidRequestError:
            return 0

    with ThreadPoolExecutor(12) as pool:
        refunded = list(pool.map(refund, range(12)))
    charge = emulator.client().v1.charges.retrieve(intent.latest_charge.id)

    assert sum(refunded) == 900
    assert charge.amount_refunded == 900


def test_pending_refund_settles_after_a_while(
    client: stripe.StripeClient, emulator: EmulatorProcess, take_payment: Take, receiver: WebhookReceiver
) -> None:
    intent = take_payment(card="4000000000007726").payment_intent

    refund = client.v1.refunds.create({"payment_intent": intent.id})
    receiver.heard.clear()
    emulator.advance_clock(60)
    wait_until(lambda: "refund.updated" in receiver.types())

    assert refund.status == "pending"
    assert client.v1.refunds.retrieve(refund.id).status == "succeeded"


def test_failing_refund_gives_the_money_back_to_the_merchant(
    client: stripe.StripeClient, emulator: EmulatorProcess, take_payment: Take, receiver: WebhookReceiver
) -> None:
    intent = take_payment(card="4000000000005126").payment_intent

    refund = client.v1.refunds.create({"payment_intent": intent.id})
    receiver.heard.clear()
    emulator.advance_clock(60)
    wait_until(lambda: "refund.failed" in receiver.types())
    failed = client.v1.refunds.retrieve(refund.id)

    assert refund.status == "succeeded"
    assert (failed.status, failed.failure_reason) == ("failed", "expired_or_canceled_card")
    assert client.v1.charges.retrieve(intent.latest_charge.id).amount_refunded == 0


def test_card_refunds_cannot_be_cancelled(client: stripe.StripeClient, take_payment: Take) -> None:
    refund = client.v1.refunds.create({"payment_intent": take_payment().payment_intent.id})

    with pytest.raises(stripe.InvalidRequestError, match="Only a refund with a status of requires_action"):
        client.v1.refunds.cancel(refund.id)


def test_unpaid_payment_cannot_be_refunded(
    client: stripe.StripeClient, emulator: EmulatorProcess, make_session: MakeSession
) -> None:
    session = make_session()
    emulator.pay(str(session.url), card="4000000000000002")
    intent = client.v1.checkout.sessions.retrieve(session.id).payment_intent

    with pytest.raises(stripe.InvalidRequestError, match="does not have a successful charge to refund"):
        client.v1.refunds.create({"payment_intent": str(intent)})


def test_refunds_are_listed_by_payment(client: stripe.StripeClient, take_payment: Take) -> None:
    first, second = take_payment().payment_intent, take_payment().payment_intent
    client.v1.refunds.create({"payment_intent": second.id})
    made = [client.v1.refunds.create({"payment_intent": first.id, "amount": 100 + at}).id for at in range(3)]

    listed = [
        refund.id for refund in client.v1.refunds.list({"payment_intent": first.id, "limit": 2}).auto_paging_iter()
    ]

    assert listed == made[::-1]
