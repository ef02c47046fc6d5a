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
from shop.payment import inbox, reconciler, settlement, stripe
from shop.payment.models import PaymentAttempt, PaymentDispute, Source, StripeEvent
from shop.payment.states import AttemptState
from stripe_emulator.testing import WEBHOOK_SECRET

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
        lambda payload: (payload, signed(payload, secret="whsec_of_someone_else")),
        lambda payload: (payload, signed(payload, at=time.time() - 400)),
        lambda payload: (payload, signed(payload, at=time.time() + 400)),
        lambda payload: (payload.replace("{", "{ ", 1), signed(payload)),
        lambda payload: (b"\xff\xfe", {"HTTP_STRIPE_SIGNATURE": "t=1,v1=aa"}),
        lambda payload: (payload, {"HTTP_STRIPE_SIGNATURE": "t=never,v1=\x00"}),
    ],
    ids=[
        "unsigned",
        "wrong secret",
        "old",
        "from the future",
        "changed",
        "bytes",
        "bad header",
    ],
)
def test_webhook_refuses_what_is_not_stripes(client, paid, forge):
    payload, headers = forge(json.dumps(paid[2][-1]))

    answer = client.post(reverse("payment:webhook"), data=payload, content_type="application/json", **headers)

    assert answer.status_code == 400
    assert StripeEvent.objects.count() == 0


def odd(**changes):
    """Return an event with something changed; None takes it out."""
    event = {
        "id": "evt_odd",
        "type": "checkout.session.completed",
        "livemode": False,
        "api_version": None,
        "data": {"object": {"id": "cs_odd", "payment_intent": "pi_odd"}},
    }
    return json.dumps({name: value for name, value in {**event, **changes}.items() if value is not ...})


ODD = {
    "no json": "no json",
    "nothing": "",
    "a list": "[]",
    "a text": '"\\u0000"',
    "null": "null",
    "digits": '{"id": ' + "9" * 5000 + "}",
    "deep": "[" * 100_000,
    "deep and closed": "[" * 900 + "]" * 900,
    "half": '{"id": 1}',
    "no id": odd(id=...),
    "empty id": odd(id=""),
    "long id": odd(id="e" * 300),
    "id of another kind": odd(id={"a": 1}),
    "long type": odd(type="t" * 300),
    "no type": odd(type=None),
    "no mode": odd(livemode=...),
    "mode as text": odd(livemode="no"),
    "long version": odd(api_version="v" * 300),
    "no data": odd(data=...),
    "data null": odd(data=None),
    "object null": odd(data={"object": None}),
    "object a list": odd(data={"object": []}),
    "long object id": odd(data={"object": {"id": "c" * 300}}),
    "object id a number": odd(data={"object": {"id": 7}}),
}
UNDERSTOOD = {
    "infinite": odd(created=float("inf")),
    "very large": odd(created=1e300),
    "NUL in a text": odd(data={"object": {"id": "cs_odd", "name": "a\x00b", "statement\x00": "\ud800"}}),
    "NUL in an id": odd(id="evt\x00odd"),
    "no object id": odd(data={"object": {}}),
    "metadata a list": odd(data={"object": {"id": "cs_odd", "metadata": ["order"]}}),
    "metadata of another kind": odd(data={"object": {"id": "cs_odd", "metadata": {"order": {}, "attempt": []}}}),
    "payment a list": odd(type="charge.refunded", data={"object": {"id": "ch_odd", "payment_intent": []}}),
    "dispute of nothing": odd(type="charge.dispute.created", data={"object": {"id": "dp_odd"}}),
    "unknown type": odd(type="\u202e{{ 7*7 }}"),
}


@pytest.fixture(params=[*ODD, *UNDERSTOOD])
def odd_payload(request, settings):
    """The body of a webhook that is signed as it should be, and whether it is an event at all."""
    settings.STRIPE_WEBHOOK_SECRET = WEBHOOK_SECRET
    return (ODD | UNDERSTOOD)[request.param], request.param in UNDERSTOOD


def test_webhook_keeps_whatever_is_signed_and_answers_200(client, odd_payload):
    payload, is_event = odd_payload

    answers = [post(client, payload).status_code for _ in range(2)]

    assert answers == [200, 200]
    assert (StripeEvent.objects.get().type != stripe.UNREADABLE) == is_event


def test_what_is_odd_is_worked_on_once_with_a_note_for_staff(client, odd_payload):
    payload, _ = odd_payload
    post(client, payload)
    row = StripeEvent.objects.get()

    inbox.process(event_id=row.pk, now=timezone.now())

    row.refresh_from_db()
    assert row.processed_at is not None
    assert row.error.startswith("ignored: ")


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
            return settlement.sync_attempt(attempt_id=attempt.pk, now=timezone.now()).state
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
    for row in StripeEvent.objects.order_by("received_at"):
        inbox.process(event_id=row.pk, now=timezone.now())

    order.refresh_from_db()
    assert order.status == OrderStatus.PAID


def test_dispute_holds_the_order_until_it_is_won(open_order, emulator):
    order, attempt = open_order()
    emulator.pay(attempt.url, card="4000000000000259")
    take_in(events_of(emulator, about=order.number))
    intent = PaymentAttempt.objects.get(pk=attempt.pk).payment_intent_id
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
