"""
Ten thousand deliveries of Stripe's events, in every disorder, must end as they would have in order.

Each story (paid, refunded, disputed, expired ...) is told to the shop twice: once event by event in order, and
once shuffled, doubled, late, with some lost and some forged. Both must end alike.
"""

import json
import random
import time
from collections.abc import Callable, Iterator
from functools import partial
from typing import Any

import requests
import stripe as stripe_library
from django.conf import settings
from django.utils import timezone
from procrastinate.contrib.django.models import ProcrastinateJob

from shop.mail.models import OutboxMail
from shop.order.models import Order
from shop.payment import opening, stripe
from shop.payment.models import PaymentAttempt, StripeEvent
from shop.payment.tasks import sweep_events
from tests.ordering import place_order
from tests.proof.report import Report, percentile, wait_until_books_are_right
from tests.proof.shoppers import all_at_once, the_emulator

DELIVERIES = 10_000
DELIVERIES_OF_A_SAMPLE = 400
ORDERS_A_STORY = 8
ORDERS_OF_A_SAMPLE = 2
DOUBLED, LOST, FORGED = 0.3, 0.05, 0.1
SECRET_OF_SOMEONE_ELSE = "whsec_of_someone_else"
WORKERS = 8
Scenario = Callable[[], PaymentAttempt]


def run(*, rounds: int, seed: int, is_sample: bool, report: Report) -> None:
    """Tell all stories in order, then in disorder, and compare."""
    for number in range(rounds):
        proof = partial(tell_twice, random.Random(seed + number), is_sample, report)
        report.prove(f"deliveries, seed {seed + number}", proof)


def tell_twice(rng: random.Random, is_sample: bool, report: Report) -> str:
    """Run the stories in both ways and compare how they end."""
    emulator = the_emulator()
    emulator.spoil_webhooks("drop", times=10**6)
    in_order = {name: story() for name, story in STORIES.items()}
    deliver_in_order(events_of(in_order.values()))
    expected = {name: ending(attempt) for name, attempt in in_order.items()}
    count = ORDERS_OF_A_SAMPLE if is_sample else ORDERS_A_STORY
    shuffled = [(name, story()) for name, story in STORIES.items() for _ in range(count)]
    report.say(f"  {len(shuffled)} orders have their stories")
    events = events_of(attempt for _, attempt in shuffled)
    answers, seconds = deliver_in_disorder(events, rng, DELIVERIES_OF_A_SAMPLE if is_sample else DELIVERIES)
    report.say(f"  {len(answers)} deliveries sent")
    # Stripe's list of events is looked through once an hour for those that never came; that hour is over now.
    job_id = sweep_events.configure(task_kwargs={"timestamp": int(time.time())}).defer()
    wait_for(ProcrastinateJob.objects.filter(pk=job_id, status__in=["todo", "doing"]))
    seconds_to_settle = wait_until_books_are_right(within=90)
    wrong = [
        f"{name}: {ending(attempt)} is not {expected[name]}"
        for name, attempt in shuffled
        if ending(attempt) != expected[name]
    ]
    assert not wrong, wrong[:3]
    return (
        f"{len(answers)} deliveries of {len(events)} events, {answers.count(400)} refused, all ends as in order, "
        f"settled after {seconds_to_settle:.0f} s; answer p95 {percentile(seconds, 0.95):.2f} s"
    )


def events_of(attempts: Any) -> list[dict[str, Any]]:
    """Return everything that Stripe has to tell of these payments, oldest first."""
    known: set[str] = set()
    for attempt in attempts:
        attempt.refresh_from_db()
        session = stripe.retrieve_session(session_id=attempt.session_id)
        known |= {
            attempt.order.number,
            session.id,
            *([session.payment_intent_id] if session.payment_intent_id else []),
        }
    page = the_emulator().client().v1.events.list({"limit": 100})
    events = [event.to_dict() for event in page.auto_paging_iter()]
    return [event for event in reversed(events) if is_about(event["data"]["object"], known)]


def is_about(data: dict[str, Any], known: set[str]) -> bool:
    """Whether an object belongs to one of these payments."""
    ids = {data.get("id"), data.get("payment_intent"), (data.get("metadata") or {}).get("order")}
    return bool(ids & known)


def deliver_in_order(events: list[dict[str, Any]]) -> None:
    """Deliver each once, and let the worker finish with it before the next."""
    for event in events:
        assert deliver(body_of(event), header_of(body_of(event)))[0] == 200
        wait_for(StripeEvent.objects.filter(pk=event["id"], processed_at=None))
    wait_until_books_are_right(within=60, with_stripe=False)


def wait_for(waiting: Any) -> None:
    """
    Wait until these rows are gone.

    :raises AssertionError: if they stay
    """
    deadline = time.monotonic() + 30
    while waiting.exists():
        assert time.monotonic() < deadline, "the worker does not work"
        time.sleep(0.02)


def deliver_in_disorder(
    events: list[dict[str, Any]], rng: random.Random, deliveries: int
) -> tuple[list[int], list[float]]:
    """Deliver them shuffled, doubled, some late or never, with forged ones between."""
    arriving = [event for event in events if rng.random() > LOST]
    genuine = int(deliveries * (1 - FORGED))
    first = list(arriving)
    more = rng.choices(arriving, k=max(genuine - len(first), int(len(first) * DOUBLED)))
    messages = [(body_of(event), header_of(body_of(event)), 200) for event in first + more]
    forgeries = forge(events, rng)
    messages += [next(forgeries) for _ in range(deliveries - genuine)]
    rng.shuffle(messages)
    told = all_at_once([partial(deliver, body, header) for body, header, _ in messages], hands=WORKERS)
    surprising = [
        (got, expected, header)
        for (got, _), (_, header, expected) in zip(told, messages, strict=True)
        if got != expected
    ]
    assert not surprising, surprising[:3]
    return [status for status, _ in told], [seconds for _, seconds in told]


def forge(events: list[dict[str, Any]], rng: random.Random) -> Iterator[tuple[bytes, str, int]]:
    """Make messages that say they come from Stripe and must be refused."""
    now = int(time.time())
    while True:
        body = body_of(rng.choice(events))
        paid = json.dumps({**json.loads(body), "type": "checkout.session.completed"}).encode()
        yield rng.choice(
            [
                (body, header_of(body, secret=SECRET_OF_SOMEONE_ELSE), 400),
                (body, header_of(body, at=now - 400), 400),
                (body, header_of(body, at=now + 4000), 400),
                (body + b" ", header_of(body), 400),
                (paid + b"\n", header_of(body), 400),
                (body, "", 400),
                (body, f"t={now},v1={'0' * 64}", 400),
                (b"not JSON", header_of(b"not JSON", secret=SECRET_OF_SOMEONE_ELSE), 400),
                (b"\xff\xfe", header_of(b"?"), 400),
            ]
        )


def body_of(event: dict[str, Any]) -> bytes:
    """Return an event as it travels."""
    return json.dumps(event).encode()


def header_of(body: bytes, *, secret: str = "", at: int | None = None) -> str:
    """Return the signature that goes with it."""
    return stripe_library.WebhookSignature.generate_signature_header(
        body.decode(), secret or settings.STRIPE_WEBHOOK_SECRET, timestamp=at
    )


def deliver(body: bytes, header: str) -> tuple[int, float]:
    """Send a message, and return the answer's status and how long it took."""
    began = time.monotonic()
    headers = {"Content-Type": "application/json", **({"Stripe-Signature": header} if header else {})}
    answer = requests.post(f"{settings.BASE_URL}/stripe/webhook/", body, headers=headers, timeout=30)
    return answer.status_code, time.monotonic() - began


def ending(attempt: PaymentAttempt) -> tuple[Any, ...]:
    """Return all that a story came to, but for names and moments."""
    order = Order.objects.get(pk=attempt.order_id)
    mails = OutboxMail.objects.filter(order_number=order.number).order_by("kind").values_list("kind", flat=True)
    return (
        order.status,
        order.hold_reason,
        tuple(order.payment_attempts.order_by("pk").values_list("state", "amount_in_minor_units")),
        tuple(sorted(order.payment_refunds.values_list("state", "amount_in_minor_units", "is_external"))),
        tuple(sorted(order.payment_disputes.values_list("status", "amount_in_minor_units"))),
        tuple(order.sources.order_by("pk").values_list("amount_debited", "amount_refunded")),
        tuple(order.lines.order_by("pk").values_list("num_allocated", flat=True)),
        tuple(kind.split("_failed_")[0] for kind in mails),
    )


# --- Stories ---------------------------------------------------------------------------------------------
def opened() -> PaymentAttempt:
    """Someone is led to the payment page."""
    return opening.continue_to_payment(order_number=place_order().number, now=timezone.now())


def paid(card: str = "4242424242424242") -> PaymentAttempt:
    """Someone pays."""
    attempt = opened()
    the_emulator().pay(attempt.url, card=card)
    return attempt


def declined_then_paid() -> PaymentAttempt:
    """The first card is declined."""
    attempt = opened()
    the_emulator().pay(attempt.url, card="4000000000000002")
    the_emulator().pay(attempt.url)
    return attempt


def expired() -> PaymentAttempt:
    """Nobody pays."""
    attempt = opened()
    the_emulator().client().v1.checkout.sessions.expire(str(attempt.session_id))
    return attempt


def refunded_in_the_dashboard(*amounts: int) -> PaymentAttempt:
    """Staff give parts back in Stripe's dashboard; 0 is all of it."""
    attempt = paid()
    intent = stripe.retrieve_session(session_id=str(attempt.session_id)).payment_intent_id
    for amount in amounts:
        what = {"payment_intent": intent, **({"amount": amount} if amount else {})}
        the_emulator().client().v1.refunds.create(what)  # type: ignore[arg-type]
    return attempt


def disputed(evidence: str) -> PaymentAttempt:
    """The bank wants the money back, and decides by what evidence it gets."""
    attempt = paid(card="4000000000000259")
    intent = stripe.retrieve_session(session_id=str(attempt.session_id)).payment_intent_id
    client = the_emulator().client()
    found = client.v1.disputes.list({"payment_intent": str(intent)}).data
    if evidence:
        client.v1.disputes.update(found[0].id, {"evidence": {"uncategorized_text": evidence}, "submit": True})
    return attempt


STORIES: dict[str, Scenario] = {
    "paid": paid,
    "declined, then paid": declined_then_paid,
    "paid with 3-D Secure": partial(paid, "4000002500003155"),
    "expired": expired,
    "refunded in part": partial(refunded_in_the_dashboard, 250, 199),
    "refunded wholly": partial(refunded_in_the_dashboard, 0),
    "disputed": partial(disputed, ""),
    "dispute won": partial(disputed, "winning_evidence"),
    "dispute lost": partial(disputed, "losing_evidence"),
}
