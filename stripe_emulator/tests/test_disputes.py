import pytest
import stripe

from stripe_emulator.testing import wait_until
from stripe_emulator.tests.session_requests import Take


@pytest.fixture
def dispute(client: stripe.StripeClient, take_payment: Take) -> stripe.Dispute:
    intent = take_payment(card="4000000000000259").payment_intent
    return _dispute_of(client, intent.id)


def _dispute_of(client: stripe.StripeClient, intent_id: str) -> stripe.Dispute:
    disputes = wait_until(lambda: client.v1.disputes.list({"payment_intent": intent_id}).data)
    return stripe.Dispute.construct_from(disputes[0].to_dict(), "sk_test_x")


def test_dispute_takes_the_money_and_forbids_refunds(client: stripe.StripeClient, dispute: stripe.Dispute) -> None:
    with pytest.raises(stripe.InvalidRequestError) as refused:
        client.v1.refunds.create({"charge": str(dispute.charge)})

    assert (dispute.status, dispute.reason, dispute.amount) == ("needs_response", "fraudulent", 1990)
    assert dispute.balance_transactions[0].amount == -1990
    assert client.v1.charges.retrieve(str(dispute.charge)).disputed is True
    assert refused.value.code == "charge_disputed"


@pytest.mark.parametrize(
    ("words", "status", "movements"), [("winning_evidence", "won", 2), ("losing_evidence", "lost", 1)]
)
def test_evidence_decides_a_dispute(
    client: stripe.StripeClient, dispute: stripe.Dispute, words: str, status: str, movements: int
) -> None:
    client.v1.disputes.update(dispute.id, {"evidence": {"uncategorized_text": words}})
    closed = client.v1.disputes.retrieve(dispute.id)

    assert closed.status == status
    assert len(closed.balance_transactions) == movements
    with pytest.raises(stripe.InvalidRequestError, match="already closed"):
        client.v1.disputes.close(dispute.id)


def test_closing_a_dispute_loses_it(client: stripe.StripeClient, dispute: stripe.Dispute) -> None:
    assert client.v1.disputes.close(dispute.id).status == "lost"


def test_other_evidence_waits_for_the_bank(client: stripe.StripeClient, dispute: stripe.Dispute) -> None:
    staged = client.v1.disputes.update(dispute.id, {"evidence": {"customer_name": "Sam"}, "submit": False})
    sent = client.v1.disputes.update(dispute.id, {"evidence": {"uncategorized_text": "It was delivered."}})

    assert (staged.status, staged.evidence_details.has_evidence) == ("needs_response", True)
    assert (sent.status, sent.evidence_details.submission_count) == ("under_review", 1)


def test_inquiry_leaves_the_money_until_it_escalates(client: stripe.StripeClient, take_payment: Take) -> None:
    intent = take_payment(card="4000000000001976").payment_intent
    inquiry = _dispute_of(client, intent.id)

    escalated = client.v1.disputes.update(
        inquiry.id, {"evidence": {"uncategorized_text": "escalate_inquiry_evidence"}}
    )

    assert (inquiry.status, inquiry.is_charge_refundable, inquiry.balance_transactions) == (
        "warning_needs_response",
        True,
        [],
    )
    assert escalated.status == "needs_response"
    assert len(escalated.balance_transactions) == 1
