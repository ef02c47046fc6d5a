"""Our books beside Stripe's: every difference is found."""

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError
from django.utils import timezone

from shop.health.services import check_with_stripe
from shop.order import services as orders
from shop.payment import refund_answers, refund_sending, refunds, settlement, stripe
from shop.payment.models import PaymentAttempt
from stripe_emulator.testing import EmulatorProcess
from tests.shop.payment.conftest import emulator, open_order

__all__ = ["emulator", "open_order"]
pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def stripe_process(tmp_path):
    """A Stripe that remembers nothing of other tests."""
    with EmulatorProcess(tmp_path) as process:
        yield process


def found(*, is_idle=True):
    findings = check_with_stripe(now=timezone.now(), is_idle=is_idle)
    return {finding.check for finding in findings} - {"no_mail_is_stuck", "no_refund_is_stuck"}


@pytest.fixture
def pay(open_order, emulator):
    """Have an order paid, which we have heard of or not."""

    def go(*, is_heard=True):
        _, attempt = open_order()
        emulator.pay(attempt.url)
        return settlement.sync_attempt(attempt_id=attempt.pk, now=timezone.now()) if is_heard else attempt

    return go


def test_books_agree_after_paying_and_refunding(pay):
    attempt = pay()
    refund = refunds.request_refund(
        attempt_id=attempt.pk, amount_in_minor_units=150, reason="A dent", now=timezone.now()
    )
    refund_sending.send_refund(refund_id=refund.pk, now=timezone.now())

    assert found() == set()


def test_payment_that_we_have_not_heard_of_is_found(pay):
    pay(is_heard=False)

    assert found() == {"stripe_payments_are_known"}
    assert found(is_idle=False) == set()  # it may be under way


def test_payment_that_stripe_knows_nothing_of_is_found(pay):
    attempt = pay()
    PaymentAttempt.objects.filter(pk=attempt.pk).update(payment_intent_id="pi_invented")

    assert {"captures_are_real", "stripe_payments_are_known"} <= found()


def test_refund_made_in_the_dashboard_is_found_until_it_is_taken_over(pay, emulator):
    attempt = pay()
    emulator.client().v1.refunds.create({"payment_intent": attempt.payment_intent_id, "amount": 250})
    assert found() == {"stripe_refunds_agree"}

    refund_answers.sync_refunds(attempt_id=attempt.pk, now=timezone.now())

    assert found() == set()


def test_second_payment_page_of_an_attempt_is_found(open_order):
    _, attempt = open_order()
    stripe.create_session(request=attempt.request, idempotency_key="another key")

    assert found() == {"attempts_have_one_session"}


def test_payment_page_left_open_is_found(open_order):
    order, attempt = open_order()
    PaymentAttempt.objects.filter(pk=attempt.pk).update(state="expired")
    orders.cancel(order_number=order.number, now=timezone.now())

    assert found() == {"no_session_is_left_open"}


def test_command_says_when_stripe_cannot_be_asked(emulator):
    emulator.spoil_calls("fail", status=500, times=4)

    with pytest.raises(CommandError, match="Stripe can't be asked"):
        call_command("check_invariants", "--stripe")
