"""What is tried again and again: nothing gives up, overflows or keeps others waiting."""

from datetime import timedelta

import pytest
from django.core.mail import get_connection
from django.utils import timezone

from shop.mail import services as mails
from shop.mail.models import OutboxMail
from shop.offer.models import ConditionalOffer
from shop.order import services as orders
from shop.order.models import Order
from shop.payment import (
    disputes,
    inbox,
    opening,
    reconciler,
    refund_answers,
    refund_sending,
    refunds,
    settlement,
    stripe,
)
from shop.payment.models import PaymentAttempt, PaymentRefund, StripeEvent
from tests.factories.products import make_product
from tests.ordering import fill_bag, make_voucher, place_order

pytestmark = pytest.mark.django_db(transaction=True)


def make_event(**fields):
    return StripeEvent.objects.create(
        **{
            "event_id": "evt_1",
            "type": "checkout.session.completed",
            "livemode": False,
            "payload": {"data": {}},
            **fields,
        }
    )


def queue(subject="Hello"):
    return mails.queue_mail(
        kind="test",
        to="ada@example.com",
        subject=subject,
        template="staff_alert",
        context={"text": "", "order": ""},
        dedupe_key=subject,
    )


@pytest.mark.parametrize("tries", [0, 9, 100, 30_000])
def test_event_that_fails_for_ever_is_tried_once_an_hour(tries):
    now = timezone.now()
    event = make_event(tries=tries)

    inbox.process(event_id=event.pk, now=now)

    event.refresh_from_db()
    assert event.tries == tries + 1
    assert now < event.next_try_at <= now + timedelta(hours=1)


@pytest.mark.parametrize("tries", [0, 100, 30_000])
def test_mail_waits_for_its_server(monkeypatch, tries):
    now = timezone.now()
    mail = queue()
    OutboxMail.objects.update(tries=tries)
    monkeypatch.setattr(get_connection().__class__, "send_messages", refuse)

    mails.send(mail=OutboxMail.objects.get(), now=now)

    mail.refresh_from_db()
    assert mail.sent_at is None
    assert "ConnectionRefusedError" in mail.error
    assert now < mail.next_try_at <= now + timedelta(hours=6)


def refuse(*args):
    raise ConnectionRefusedError("no mail server")


def test_mail_goes_out_once_its_server_is_back(monkeypatch, mailoutbox):
    mail = queue()
    with monkeypatch.context() as without_server:
        without_server.setattr(get_connection().__class__, "send_messages", refuse)
        mails.send(mail=mail, now=timezone.now())

    for minutes in (2, 3):
        later = timezone.now() + timedelta(minutes=minutes)
        mails.send(mail=OutboxMail.objects.get(), now=later)

    assert len(mailoutbox) == 1


def test_order_is_placed_while_mails_cannot_be_sent(monkeypatch, open_order, emulator):
    monkeypatch.setattr(get_connection().__class__, "send_messages", refuse)
    order, attempt = open_order()
    emulator.pay(attempt.url)

    settlement.sync_attempt(attempt_id=attempt.pk, now=timezone.now())

    assert Order.objects.get(pk=order.pk).is_paid
    assert OutboxMail.objects.unsent().count() == 1


def test_reconciler_stops_while_stripe_is_down(monkeypatch, emulator):
    for _ in range(6):
        place_order()
    asked = []

    def away(**request):
        asked.append(request)
        raise stripe.StripeUnavailable("no answer")

    monkeypatch.setattr(stripe, "create_session", away)

    reconciler.reconcile(now=timezone.now() + timedelta(minutes=1))

    assert len(asked) == reconciler.MISSES_UNTIL_STRIPE_IS_AWAY


def test_reconciler_gives_nothing_up_that_is_being_paid_again(open_order, emulator):
    order, attempt = open_order()
    PaymentAttempt.objects.filter(pk=attempt.pk).update(state="failed")
    opening.continue_to_payment(order_number=order.number, now=timezone.now())

    settlement.give_up(order_number=order.number, now=timezone.now())

    assert Order.objects.get(pk=order.pk).is_awaiting_payment


def test_refund_that_overtakes_the_news_of_its_payment_is_recorded(open_order, emulator):
    order, attempt = open_order()
    emulator.pay(attempt.url)
    intent = stripe.retrieve_session(session_id=attempt.session_id).payment_intent_id
    emulator.client().v1.refunds.create({"payment_intent": intent, "amount": 250})
    make_event(type="refund.created", payload={"data": {"object": {"payment_intent": intent}}})

    inbox.process(event_id="evt_1", now=timezone.now())

    order.refresh_from_db()
    assert order.is_paid
    assert PaymentRefund.objects.get(order=order).amount_in_minor_units == 250


def test_refund_tried_again_is_not_taken_for_the_one_that_failed(open_order, emulator):
    _, attempt = open_order()
    emulator.pay(attempt.url)
    attempt = settlement.sync_attempt(attempt_id=attempt.pk, now=timezone.now())
    refund = refunds.request_refund(
        attempt_id=attempt.pk, amount_in_minor_units=100, reason="A dent", now=timezone.now()
    )
    refund_sending.send_refund(refund_id=refund.pk, now=timezone.now())
    PaymentRefund.objects.filter(pk=refund.pk).update(state="failed")
    refund_sending.retry(refund_id=refund.pk, now=timezone.now())
    again = refund_sending.send_refund(refund_id=refund.pk, now=timezone.now())

    refund_answers.sync_refunds(attempt_id=attempt.pk, now=timezone.now())

    refund.refresh_from_db()
    assert (refund.state, refund.refund_id) == ("succeeded", again.refund_id)


def test_reinstated_order_counts_its_offer_again(open_order, emulator):
    make_voucher(code="ten", percent="10", usage="Multi-use")
    order, attempt = open_order(basket=fill_bag(lines=[(make_product(), 2)], code="ten"))
    emulator.pay(attempt.url)
    orders.cancel(order_number=order.number, now=timezone.now())

    settlement.sync_attempt(attempt_id=attempt.pk, now=timezone.now())

    offer = ConditionalOffer.objects.get()
    assert (offer.num_orders, offer.num_applications) == (1, 1)
    assert offer.total_discount == order.discounts.get().amount


def test_dispute_that_is_won_lets_go_of_nothing_else(open_order, emulator):
    order, attempt = open_order()
    emulator.pay(attempt.url)
    attempt = settlement.sync_attempt(attempt_id=attempt.pk, now=timezone.now())
    Order.objects.filter(pk=order.pk).update(hold_reason="The address is odd")

    disputes.apply_dispute(
        attempt_id=attempt.pk,
        answer=stripe.Dispute(id="dp_1", status="won", amount=100, due_by=None),
        now=timezone.now(),
    )

    assert Order.objects.get(pk=order.pk).hold_reason == "The address is odd"
