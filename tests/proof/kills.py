"""
kill -9 before and after every statement and outside call of everything that moves money.

A process of its own does one thing (place an order, come back from Stripe, hear a webhook, work on it, refund,
cancel, let it expire). At its n-th point, for every n, it is killed, or the Stripe emulator is. The shop's real
worker then has to set right what was left, without anyone's help. At the end the shopper does what shoppers do:
tries again.
"""

import json
import os
import random
import sys
import traceback
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from http import HTTPStatus
from typing import Any

import psutil
import requests
import stripe as stripe_library
from django.conf import settings
from django.db import close_old_connections, connection, connections
from django.db.backends.postgresql.base import DatabaseWrapper
from django.test import Client
from django.utils import timezone

from shop.order.models import Order, OrderStatus
from shop.partner.models import StockRecord
from shop.payment import cancelling, inbox, opening, refund_sending, refunds, settlement, stripe
from shop.payment.models import PaymentAttempt, PaymentRefund, StripeEvent
from stripe_emulator.testing import EmulatorProcess
from tests.factories.products import make_product
from tests.ordering import make_voucher, place_order
from tests.proof.processes import kill_stripe, kill_this_process, running, wait_for_stripe
from tests.proof.report import Report, wait_until_books_are_right
from tests.proof.shoppers import Shopper, stand_before_paying, the_emulator

POINTS_OF_A_SAMPLE = {"process": 84, "Stripe": 16}
POINTS_A_BATCH = 150
LONGEST_RECOVERY = 60.0
NO_POINT = 10**9
DONE, FAILED, STRIPE_WAS_AWAY = 0, 1, 3
STRIKES = {"process": kill_this_process, "Stripe": kill_stripe}


@dataclass
class KillSwitch:
    """Counts the points that a process passes, and strikes at the chosen one."""

    target: int = NO_POINT
    strike: Callable[[], None] = kill_this_process
    passed: int = 0

    def pass_by(self) -> None:
        """Pass one point."""
        self.passed += 1
        if self.passed == self.target:
            self.strike()

    def around(self, call: Callable[..., Any]) -> Callable[..., Any]:
        """Make a point before and a point after a call."""

        def watched(*args: Any, **kwargs: Any) -> Any:
            self.pass_by()
            answer = call(*args, **kwargs)
            self.pass_by()
            return answer

        return watched

    def install(self) -> None:
        """Watch statements, commits and calls to Stripe, in this process that is about to end anyway."""

        def statement(execute: Callable[..., Any], *args: Any) -> Any:
            return self.around(execute)(*args)

        connection.execute_wrappers.append(statement)
        DatabaseWrapper._commit = self.around(DatabaseWrapper._commit)  # type: ignore[attr-defined]
        ask = stripe_library.RequestsClient.request
        stripe_library.RequestsClient.request = self.around(ask)  # type: ignore[method-assign]


@dataclass
class Operation:
    """One thing that a process does to one order, and how the people concerned go on after it was killed."""

    name: str
    prepare: Callable[[], Any]
    do: Callable[[Any], object]
    go_on: Callable[[Any], object]
    is_right: Callable[[Any], bool]


@dataclass(frozen=True)
class Kill:
    """Who is killed, and when: at which point of which deed."""

    victim: str
    deed: Operation
    point: int

    def __str__(self) -> str:
        return f"{self.victim} killed at {self.point} of: {self.deed.name}"


def run(*, rounds: int, seed: int, is_sample: bool, report: Report) -> None:
    """Kill each victim at every point of every deed, as many rounds as asked; or at a sample of all points."""
    rng = random.Random(seed)
    the_emulator().spoil_webhooks("drop", times=10**6)  # so that nothing but the worker can help
    counts = {deed.name: count_points(deed) for deed in DEEDS}
    for name, points in counts.items():
        report.rows.append((f"points of: {name}", str(points)))
    recoveries: list[float] = []
    for victim in STRIKES:
        plan = [Kill(victim, deed, point) for deed in DEEDS for point in range(1, counts[deed.name] + 1)] * rounds
        plan = [kill for kill in plan if report.only in str(kill)]
        if is_sample:
            plan = rng.sample(plan, min(POINTS_OF_A_SAMPLE[victim], len(plan)))
        rng.shuffle(plan)
        kill_in_batches(plan, recoveries, Report(rows=report.rows, broken=report.broken, began=report.began))
    report.rows.append(("longest recovery", f"{max(recoveries, default=0):.1f} s"))


def kill_in_batches(plan: list[Kill], recoveries: list[float], report: Report) -> None:
    """Go through a plan, waiting now and then until everything has come right."""
    for start in range(0, len(plan), POINTS_A_BATCH):
        batch = plan[start : start + POINTS_A_BATCH]
        what = f"{batch[0].victim}: kills {start + 1} to {start + len(batch)} of {len(plan)}"
        report.prove(what, partial(kill_and_recover, batch, recoveries))


def kill_and_recover(batch: list[Kill], recoveries: list[float]) -> str:
    """Kill at each of these points, then see that everything comes right by itself."""
    struck = [(kill, case) for kill, case in ((kill, strike(kill)) for kill in batch) if case is not None]
    for kill, case in struck:
        kill.deed.go_on(case)
    seconds = wait_until_books_are_right(within=LONGEST_RECOVERY)
    recoveries.append(seconds)
    wrong = [str(kill) for kill, case in struck if not kill.deed.is_right(case)]
    assert not wrong, wrong
    return f"{len(struck)} killed, all right again {seconds:.1f} s after the last"


def strike(kill: Kill) -> Any:
    """Do the deed, and kill at that point. Return what it was done to; None when it ended before that."""
    case = kill.deed.prepare()
    before = running("stripe")
    status = in_a_process(partial(kill.deed.do, case), KillSwitch(target=kill.point, strike=STRIKES[kill.victim]))
    if os.WIFSIGNALED(status):
        return case
    if not psutil.pid_exists(before):
        wait_for_stripe()
        the_emulator().spoil_webhooks("drop", times=10**6)
        assert os.WEXITSTATUS(status) in (DONE, STRIPE_WAS_AWAY), f"{kill}: ended with {os.WEXITSTATUS(status)}"
        return case
    assert os.WEXITSTATUS(status) == DONE, f"{kill.deed.name} failed by itself"
    return None


def count_points(deed: Operation) -> int:
    """Do it once unharmed, and count the points that it passes."""
    reader, writer = os.pipe()
    switch, case = KillSwitch(), deed.prepare()

    def do() -> None:
        deed.do(case)
        os.write(writer, str(switch.passed).encode())

    status = in_a_process(do, switch)
    assert os.WEXITSTATUS(status) == 0, f"{deed.name} failed by itself"
    os.close(writer)
    with os.fdopen(reader) as said:
        count = int(said.read())
    deed.go_on(case)
    return count


def in_a_process(do: Callable[[], object], switch: KillSwitch) -> int:
    """Fork, do it there under the switch's eyes, and return how the process ended."""
    connections.close_all()  # a connection must not be shared
    stripe.forget_client()
    sys.stdout.flush()
    child = os.fork()
    if child:
        return os.waitpid(child, 0)[1]
    code = FAILED
    try:
        close_old_connections()
        switch.install()
        do()
        code = DONE
    except stripe.StripeUnavailable:
        code = STRIPE_WAS_AWAY
    except BaseException:
        traceback.print_exc()
    finally:
        os._exit(code)


def browser(session_key: str = "") -> Client:
    """Return a browser that talks to the shop inside this very process."""
    client = Client(SERVER_NAME="localhost")
    if session_key:
        client.cookies[settings.SESSION_COOKIE_NAME] = session_key
    return client


def answered(response: Any) -> None:
    """
    Make sure that the shop answered properly.

    :raises StripeUnavailable: if it said so
    :raises AssertionError: if it answered badly
    """
    if response.status_code == HTTPStatus.SERVICE_UNAVAILABLE:
        raise stripe.StripeUnavailable
    assert response.status_code < 400, response.status_code


# --- Placing an order ------------------------------------------------------------------------------------
def prepare_placing() -> Shopper:
    """Bring someone with a code and two products to the last page."""
    voucher = make_voucher(code=f"kill{timezone.now().timestamp():.6f}", usage="Multi-use")
    return stand_before_paying(lines=[(make_product(), 2), (make_product(), 1)], code=voucher.shown_code)


def press_pay(shopper: Shopper) -> None:
    """Press the button."""
    answered(browser(shopper.session_key).post("/checkout/pay/", shopper.form))


def press_pay_again_and_pay(shopper: Shopper) -> None:
    """Do what shoppers do when a page did not come: press again, then pay."""
    answer = shopper.press_pay()
    assert answer.status < 500, answer
    attempt = PaymentAttempt.objects.get(order__basket=shopper.basket)
    the_emulator().pay(attempt.url or answer.location)


def was_ordered_and_paid(shopper: Shopper) -> bool:
    """Whether one order came of it, paid once."""
    order = Order.objects.get(basket=shopper.basket)
    return order.status == OrderStatus.PAID and order.payment_attempts.count() == 1


def order_without_session() -> PaymentAttempt:
    """Place an order whose payment page was never asked for."""
    return place_order().payment_attempts.get()


def open_payment(attempt: PaymentAttempt) -> None:
    """Press "Continue to payment" on the order's page."""
    answered(browser().post(f"/orders/{attempt.order.token}/pay/"))


# --- Being paid ------------------------------------------------------------------------------------------
def prepare_paid() -> PaymentAttempt:
    """Have someone pay, with no webhook arriving."""
    attempt = opening.continue_to_payment(order_number=place_order().number, now=timezone.now())
    the_emulator().pay(attempt.url)
    return attempt


def come_back(attempt: PaymentAttempt) -> None:
    """Come back from Stripe's page, to the page that asks Stripe."""
    token = attempt.order.token
    answered(browser().get(f"/orders/{token}/return/", {"session_id": str(attempt.session_id)}))


def stay_away(case: object) -> None:
    """Close the tab and do nothing more."""


def is_paid(attempt: PaymentAttempt) -> bool:
    """Whether the order is paid."""
    return Order.objects.get(pk=attempt.order_id).status == OrderStatus.PAID


def event_of(attempt: PaymentAttempt) -> dict[str, Any]:
    """Return what Stripe has to tell of a payment."""
    events = the_emulator().client().v1.events.list({"limit": 50, "type": "checkout.session.completed"})
    found = [event.to_dict() for event in events.auto_paging_iter()]
    return next(event for event in found if event["data"]["object"]["id"] == attempt.session_id)


def prepare_event() -> dict[str, Any]:
    """Have an event about a payment that is still to be delivered."""
    return event_of(prepare_paid())


def signed(event: dict[str, Any]) -> tuple[bytes, str]:
    """Return an event as Stripe sends it."""
    body = json.dumps(event).encode()
    header = stripe_library.WebhookSignature.generate_signature_header(
        body.decode(), settings.STRIPE_WEBHOOK_SECRET
    )
    return body, header


def hear(event: dict[str, Any]) -> None:
    """Receive it."""
    body, header = signed(event)
    response = browser().post(
        "/stripe/webhook/", body, content_type="application/json", headers={"stripe-signature": header}
    )
    assert response.status_code == 200


def deliver_again(event: dict[str, Any]) -> None:
    """Deliver it once more, as Stripe does when nobody answered."""
    body, header = signed(event)
    answer = requests.post(
        f"{settings.BASE_URL}/stripe/webhook/", body, headers={"Stripe-Signature": header}, timeout=10
    )
    assert answer.status_code == 200


def is_event_done(event: dict[str, Any]) -> bool:
    """Whether what it is about came to pass."""
    attempt = PaymentAttempt.objects.get(session_id=event["data"]["object"]["id"])
    return StripeEvent.objects.get(pk=event["id"]).processed_at is not None and is_paid(attempt)


def prepare_stored_event() -> dict[str, Any]:
    """Have an event in the inbox that nobody has worked on."""
    event = prepare_event()
    StripeEvent.objects.create(
        event_id=event["id"],
        type=event["type"],
        object_id=event["data"]["object"]["id"],
        livemode=False,
        payload=event,
    )
    return event


def work_on(event: dict[str, Any]) -> None:
    """Work on it as the worker does."""
    inbox.process(event_id=event["id"], now=timezone.now())


# --- Money that goes back --------------------------------------------------------------------------------
def prepare_order_in_work() -> PaymentAttempt:
    """Have an order that is paid and settled."""
    attempt = prepare_paid()
    return settlement.sync_attempt(attempt_id=attempt.pk, now=timezone.now())


def ask_for_refund(attempt: PaymentAttempt) -> None:
    """Ask for a piece to be refunded, as the form of staff does."""
    line = attempt.order.lines.get()
    refunds.refund_lines(
        order_number=attempt.order.number,
        quantities={line.pk: 1},
        is_restocked=True,
        reason="Broken",
        requested_by=None,
        idempotency_key="the form",
        now=timezone.now(),
    )


def is_refunded_once(attempt: PaymentAttempt) -> bool:
    """Whether it went back exactly once."""
    return [refund.state for refund in attempt.refunds.all()] == ["succeeded"]


def prepare_asked_refund() -> PaymentRefund:
    """Have a refund that nobody has sent."""
    attempt = prepare_order_in_work()
    return PaymentRefund.objects.create(
        order=attempt.order,
        attempt=attempt,
        amount_in_minor_units=300,
        currency="AUD",
        reason="A dent",
        idempotency_key=f"kill-{attempt.order.number}",
    )


def send_refund(refund: PaymentRefund) -> None:
    """Send it as the worker does."""
    refund_sending.send_refund(refund_id=refund.pk, now=timezone.now())


def went_back_once(refund: PaymentRefund) -> bool:
    """Whether Stripe gave it back exactly once."""
    refund.refresh_from_db()
    at_stripe = stripe.list_refunds(payment_intent_id=str(refund.attempt.payment_intent_id))
    return refund.state == "succeeded" and [row.amount for row in at_stripe] == [300]


def cancel(attempt: PaymentAttempt) -> None:
    """Cancel the order, paid or not."""
    cancelling.cancel_order(order_number=attempt.order.number, now=timezone.now())


def is_cancelled_and_given_back(attempt: PaymentAttempt) -> bool:
    """Whether order, stock and money are where they were before."""
    order = Order.objects.get(pk=attempt.order_id)
    held = StockRecord.objects.filter(line__order=order, num_allocated__gt=0).exists()
    gone = sum(refund.amount_in_minor_units for refund in order.payment_refunds.filter(state="succeeded"))
    captured = attempt.amount_in_minor_units if order.paid_at else 0
    return order.status == OrderStatus.CANCELLED and not held and gone == captured


# --- Not being paid --------------------------------------------------------------------------------------
def prepare_open() -> PaymentAttempt:
    """Have a payment page that nobody has paid."""
    return opening.continue_to_payment(order_number=place_order().number, now=timezone.now())


def prepare_expired() -> PaymentAttempt:
    """Have a payment page that has run out without our knowing."""
    attempt = prepare_open()
    the_emulator().client().v1.checkout.sessions.expire(str(attempt.session_id))
    return attempt


def ask_stripe(attempt: PaymentAttempt) -> None:
    """Ask Stripe how it stands."""
    settlement.sync_attempt(attempt_id=attempt.pk, now=timezone.now())


def pay_now(attempt: PaymentAttempt) -> None:
    """Go on to the payment page and pay."""
    emulator: EmulatorProcess = the_emulator()
    opened = opening.continue_to_payment(order_number=attempt.order.number, now=timezone.now())
    emulator.pay(opened.url)


DEEDS = (
    Operation("place an order", prepare_placing, press_pay, press_pay_again_and_pay, was_ordered_and_paid),
    Operation("open the payment page", order_without_session, open_payment, pay_now, is_paid),
    Operation("come back from Stripe", prepare_paid, come_back, stay_away, is_paid),
    Operation("hear a webhook", prepare_event, hear, deliver_again, is_event_done),
    Operation("work on an event", prepare_stored_event, work_on, stay_away, is_event_done),
    Operation("ask for a refund", prepare_order_in_work, ask_for_refund, ask_for_refund, is_refunded_once),
    Operation("send a refund", prepare_asked_refund, send_refund, stay_away, went_back_once),
    Operation("cancel a paid order", prepare_order_in_work, cancel, cancel, is_cancelled_and_given_back),
    Operation("cancel an unpaid order", prepare_open, cancel, cancel, is_cancelled_and_given_back),
    Operation("learn that a page expired", prepare_expired, ask_stripe, stay_away, is_cancelled_and_given_back),
)
