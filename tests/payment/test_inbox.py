import json
import time
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from itertools import permutations

import pytest
import stripe as stripe_library
from django.db import connection
from django.urls import reverse
from django.utils import timezone

from shop.mail.models import OutboxMail
from shop.order.models import OrderStatus
from shop.payment import inbox, reconciler, services, stripe
from shop.payment.models import AttemptState, PaymentDispute, Source, StripeEvent
from tests.support.emulator import WEBHOOK_SECRET

pytestmark = pytest.mark.django_db(transaction=True)


def signed(payload, *, secret=WEBHOOK_SECRET, at=None):
    header = stripe_library.WebhookSignature.generate_signature_header(
        payload, secret, timestamp=int(at or time.time())
    )
    return {"HTTP_STRIPE_SIGNATURE": header}


def post(client, payload, **headers):
    return client.post(
        reverse("payment:webhook"), data=payload, content_type="application/json", **(headers or signed(payload))
    )


def events_of(emulator, *, about):
    events = emulator.client().v1.events.list({"limit": 100}).to_dict()["data"]
    return [event for event in events if about in json.dumps(event)][::-1]


def take_in(events):
    for event in events:
        inbox.receive(event=stripe._event(event))
        inbox.process(event_id=event["id"], now=timezone.now())


@pytest.fixture
def paid(open_order, emulator):
    """An order that is paid at Stripe's, of which we have heard nothing yet."""
    order, attempt = open_order()
    emulator.pay(attempt.url)
    events = events_of(emulator, about=order.number)
    return order, attempt, events


def test_webhook_stores_an_event_once(client, paid):
    _, _, events = paid
    payload = json.dumps(events[-1])

    answers = [post(client, payload).status_code for _ in range(5)]

    assert answers == [200] * 5
    assert StripeEvent.objects.count() == 1


@pytest.mark.parametrize(
    "forge",
    [
        lambda payload: (payload, {}),
        lambda payload: (payload, signed(payload, secret="whsec_of_somebody_else")),
        lambda payload: (payload, signed(payload, at=time.time() - 400)),
        lambda payload: (payload, signed(payload, at=time.time() + 400)),
        lambda payload: (payload.replace("{", "{ ", 1), signed(payload)),
        lambda payload: ("no json", signed("no json")),
        lambda payload: ("[]", signed("[]")),
        lambda payload: ('{"id": 1}', signed('{"id": 1}')),
        lambda payload: (b"\xff\xfe", {"HTTP_STRIPE_SIGNATURE": "t=1,v1=aa"}),
        lambda payload: (payload, {"HTTP_STRIPE_SIGNATURE": "t=never,v1=\x00"}),
    ],
    ids=[
        "unsigned",
        "wrong secret",
        "old",
        "from the future",
        "changed",
        "no json",
        "a list",
        "half",
        "bytes",
        "bad header",
    ],
)
def test_webhook_refuses_what_is_not_stripes(client, paid, forge):
    payload, headers = forge(json.dumps(paid[2][-1]))

    answer = client.post(reverse("payment:webhook"), data=payload, content_type="application/json", **headers)

    assert answer.status_code == 400
    assert StripeEvent.objects.count() == 0


def test_webhook_answers_only_to_posts(client):
    assert client.get(reverse("payment:webhook")).status_code == 405


def test_events_make_the_order_paid(paid):
    order, attempt, events = paid

    take_in(events)

    order.refresh_from_db()
    attempt.refresh_from_db()
    assert (order.status, attempt.state) == (OrderStatus.PAID, AttemptState.PAID)
    assert StripeEvent.objects.filter(processed_at=None).count() == 0


def test_events_in_every_order_end_the_same(open_order, emulator):
    kept = ("checkout.session.completed", "payment_intent.succeeded", "charge.succeeded", "payment_intent.created")
    for places in list(permutations(range(4)))[::5]:
        order, attempt = open_order()
        emulator.pay(attempt.url)
        events = [event for event in events_of(emulator, about=order.number) if event["type"] in kept]

        take_in([events[place] for place in places if place < len(events)])

        order.refresh_from_db()
        assert order.status == OrderStatus.PAID, places
        assert OutboxMail.objects.filter(order_number=order.number).count() == 1


def test_sync_five_times_at_once_writes_one_source_and_one_mail(paid):
    order, attempt, _ = paid

    def sync_one(_):
        try:
            return services.sync_attempt(attempt_id=attempt.pk, now=timezone.now()).state
        finally:
            connection.close()

    with ThreadPoolExecutor(5) as pool:
        states = set(pool.map(sync_one, range(5)))

    assert states == {AttemptState.PAID}
    assert Source.objects.filter(order=order).count() == 1
    assert OutboxMail.objects.filter(order_number=order.number).count() == 1


def test_event_of_the_other_mode_is_kept_and_ignored(paid):
    order, _, events = paid

    take_in([{**event, "livemode": True} for event in events])

    order.refresh_from_db()
    assert order.status == OrderStatus.AWAITING_PAYMENT
    assert set(StripeEvent.objects.values_list("error", flat=True)) == {"ignored: of the other mode"}


def test_event_about_an_unknown_session_is_kept_and_ignored(paid):
    event = paid[2][-1]
    event["data"]["object"].update(id="cs_test_of_nobody", metadata={})
    event["type"] = "checkout.session.completed"

    take_in([event])

    row = StripeEvent.objects.get()
    assert row.processed_at is not None
    assert row.error == "ignored: no such session"


def test_event_that_fails_is_kept_and_tried_again(paid, emulator):
    order, _, events = paid
    completed = [event for event in events if event["type"] == "checkout.session.completed"]
    emulator.spoil_calls("fail", times=20, status=500)

    take_in(completed)

    row = StripeEvent.objects.get()
    assert row.processed_at is None
    assert row.tries == 1
    assert row.next_try_at is not None
    assert "StripeUnavailable" in row.error
    emulator.reset_faults()
    reconciler.reconcile(now=timezone.now() + timedelta(minutes=5))
    order.refresh_from_db()
    row.refresh_from_db()
    assert order.status == OrderStatus.PAID
    assert row.processed_at is not None


def test_reconciler_finds_the_payment_of_a_lost_webhook(paid):
    order, _, _ = paid

    reconciler.reconcile(now=timezone.now() + timedelta(minutes=5))

    order.refresh_from_db()
    assert order.status == OrderStatus.PAID


def test_sweep_takes_in_events_that_never_arrived(paid):
    order, _, _ = paid

    reconciler.sweep_events(since=timezone.now() - timedelta(minutes=5))
    for row in StripeEvent.objects.all():
        inbox.process(event_id=row.pk, now=timezone.now())

    order.refresh_from_db()
    assert order.status == OrderStatus.PAID


def test_dispute_holds_the_order_until_it_is_won(open_order, emulator):
    order, attempt = open_order()
    emulator.pay(attempt.url, card="4000000000000259")
    take_in(events_of(emulator, about=order.number))
    intent = services.PaymentAttempt.objects.get(pk=attempt.pk).payment_intent_id
    take_in(events_of(emulator, about=intent))
    order.refresh_from_db()
    assert order.hold_reason.startswith("Payment disputed")
    dispute = PaymentDispute.objects.get()

    emulator.client().v1.disputes.update(
        dispute.pk, {"evidence": {"uncategorized_text": "winning_evidence"}, "submit": True}
    )
    closed = [event for event in events_of(emulator, about=dispute.pk) if event["type"] == "charge.dispute.closed"]
    take_in(closed)

    order.refresh_from_db()
    dispute.refresh_from_db()
    assert dispute.status == "won"
    assert order.hold_reason == ""
