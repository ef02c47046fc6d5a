"""Everything around the shop fails: it must go on, answer in time, and come right by itself."""

import os
import random
import signal
import time
from collections.abc import Callable
from functools import partial
from itertools import cycle
from pathlib import Path

from django.conf import settings
from django.db import connection
from django.utils import timezone

from shop.mail.models import OutboxMail
from shop.order.models import Order, OrderStatus
from shop.payment import opening, refund_answers, refund_sending, refunds, settlement, stripe
from shop.payment.models import PaymentAttempt
from stripe_emulator.testing import EmulatorProcess
from tests.factories.products import make_product
from tests.ordering import place_order
from tests.proof.processes import PATIENCE, kill_one, running, the_mail_server, wait_for_stripe
from tests.proof.races import wait_until_settled
from tests.proof.report import Report, percentile
from tests.proof.shoppers import (
    LONGEST_ANSWER,
    Answer,
    all_at_once,
    nobody_was_let_down,
    send,
    stand_before_paying,
    the_emulator,
)

KINDS: dict[str, dict[str, object]] = {
    "500": {"kind": "fail", "status": 500},
    "429": {"kind": "fail", "status": 429},
    "409": {"kind": "fail", "status": 409},
    "500 after doing it": {"kind": "fail", "status": 500, "after_work": True},
    "lost answer": {"kind": "lose_response"},
    "reset": {"kind": "reset"},
    "half an answer": {"kind": "truncate"},
    "wrong JSON": {"kind": "wrong_json"},
    "time-out": {"kind": "delay", "seconds": 7.0},
}
CALLS = {
    "make a payment page": ("POST", "/v1/checkout/sessions"),
    "ask about it": ("GET", "/v1/checkout/sessions/*"),
    "expire it": ("POST", "/v1/checkout/sessions/*/expire"),
    "make a refund": ("POST", "/v1/refunds"),
    "ask about refunds": ("GET", "/v1/refunds"),
}
LOOKS = 200
LOOKS_OF_A_SAMPLE = 40
SECONDS_WITHOUT_MAIL = 25  # the worker tries several times
VICTIMS = ("web", "stripe", "worker")
PAYERS = 12  # more than the web server has threads


def run(*, rounds: int, seed: int, is_sample: bool, report: Report) -> None:
    """Break each call in each way, then break the rest."""
    rng = random.Random(seed)
    pairs = [(call, kind) for call in CALLS for kind in KINDS] * rounds
    if is_sample:
        pairs = rng.sample(pairs, 6)
    for call, kind in pairs:
        report.prove(f"{call}: {kind}", partial(break_call, call, kind))
    report.prove("all of it settled, compared with Stripe", settle)
    looks = LOOKS_OF_A_SAMPLE if is_sample else LOOKS
    # ./test does other things beside it; what this is about, waiting behind Stripe, takes seconds.
    leeway = 0.5 if is_sample else 0.05
    report.prove("browsing while Stripe is dead", partial(browse_while_stripe_is_dead, looks, leeway))
    report.prove("cache down", partial(without, hide_cache, show_cache))
    report.prove("mail server down", mail_server_down)
    report.prove("media disk down", partial(without, hide_media, show_media))
    if not is_sample:
        report.prove("processes killed while people buy", partial(kill_processes, rng, 300 * rounds))


def break_call(call: str, kind: str) -> str:
    """Break one call until it has failed for good, then see that the next try does the work once."""
    emulator = the_emulator()
    method, path = CALLS[call]
    emulator.reset_faults()
    attempt = STAGES[call](emulator)
    emulator.spoil_calls(**{**KINDS[kind], "method": method, "path": path, "times": 2})  # type: ignore[arg-type]
    began = time.monotonic()
    answer = DEEDS[call](attempt)
    seconds = time.monotonic() - began
    assert seconds < LONGEST_ANSWER, f"it took {seconds:.1f} s"
    if answer is not None:
        nobody_was_let_down([answer])
    emulator.reset_faults()
    DEEDS[call](attempt)
    wait_until_done(call, attempt)
    return f"{seconds:.1f} s, then done once"


def wait_until_done(call: str, attempt: PaymentAttempt) -> None:
    """
    Wait for the worker, which may be at it too and hold the key of the call.

    :raises AssertionError: if it takes too long
    """
    deadline = time.monotonic() + PATIENCE
    attempt.refresh_from_db()
    while not IS_DONE[call](attempt):
        assert time.monotonic() < deadline, attempt.state
        time.sleep(0.5)
        attempt.refresh_from_db()


def waiting_order(emulator: EmulatorProcess) -> PaymentAttempt:
    """Have an order without a payment page."""
    return place_order().payment_attempts.get()


def paid_order(emulator: EmulatorProcess) -> PaymentAttempt:
    """Have a payment that we have not heard of."""
    emulator.spoil_webhooks("drop", times=50)
    attempt = open_order(emulator)
    emulator.pay(attempt.url)
    return attempt


def open_order(emulator: EmulatorProcess) -> PaymentAttempt:
    """Have a payment page that nobody has paid."""
    return opening.continue_to_payment(order_number=place_order().number, now=timezone.now())


def settled_order(emulator: EmulatorProcess) -> PaymentAttempt:
    """Have an order in work."""
    return settlement.sync_attempt(attempt_id=paid_order(emulator).pk, now=timezone.now())


def refunded_in_the_dashboard(emulator: EmulatorProcess) -> PaymentAttempt:
    """Have a refund that we have not heard of."""
    attempt = settled_order(emulator)
    emulator.client().v1.refunds.create({"payment_intent": str(attempt.payment_intent_id), "amount": 200})
    return attempt


def continue_paying(attempt: PaymentAttempt) -> Answer:
    """Press "Continue to payment"."""
    return send("POST", f"/orders/{attempt.order.token}/pay/", form={})


def come_back(attempt: PaymentAttempt) -> Answer:
    """Come back from Stripe's page."""
    return send("GET", f"/orders/{attempt.order.token}/return/?session_id={attempt.session_id}")


def change_order(attempt: PaymentAttempt) -> Answer:
    """Cancel the order to change it."""
    return send("POST", f"/orders/{attempt.order.token}/change/", form={})


def refund(attempt: PaymentAttempt) -> None:
    """Give something back; the worker does it in the end."""
    asked = refunds.request_refund(
        attempt_id=attempt.pk,
        amount_in_minor_units=150,
        reason="A dent",
        idempotency_key=f"fault-{attempt.pk}",
        now=timezone.now(),
    )
    try:
        refund_sending.send_refund(refund_id=asked.pk, now=timezone.now())
    except stripe.StripeUnavailable:
        return


def take_over_refunds(attempt: PaymentAttempt) -> None:
    """Hear of refunds."""
    try:
        refund_answers.sync_refunds(attempt_id=attempt.pk, now=timezone.now())
    except stripe.StripeUnavailable:
        return


def has_one_session(attempt: PaymentAttempt) -> bool:
    """Whether exactly one payment page was made."""
    sessions = the_emulator().client().v1.checkout.sessions.list({"limit": 100}).data
    return sum(row.client_reference_id == attempt.order.number for row in sessions) == 1 and bool(attempt.url)


def went_back_once(attempt: PaymentAttempt, amount: int) -> bool:
    """Whether exactly this went back, by both books."""
    at_stripe = stripe.list_refunds(payment_intent_id=str(attempt.payment_intent_id))
    ours = [row.amount_in_minor_units for row in attempt.refunds.filter(state="succeeded")]
    return [row.amount for row in at_stripe] == ours == [amount]


STAGES: dict[str, Callable[[EmulatorProcess], PaymentAttempt]] = {
    "make a payment page": waiting_order,
    "ask about it": paid_order,
    "expire it": open_order,
    "make a refund": settled_order,
    "ask about refunds": refunded_in_the_dashboard,
}
DEEDS: dict[str, Callable[[PaymentAttempt], Answer | None]] = {
    "make a payment page": continue_paying,
    "ask about it": come_back,
    "expire it": change_order,
    "make a refund": refund,
    "ask about refunds": take_over_refunds,
}
IS_DONE: dict[str, Callable[[PaymentAttempt], bool]] = {
    "make a payment page": has_one_session,
    "ask about it": lambda attempt: attempt.state == "paid",
    "expire it": lambda attempt: attempt.state == "expired",
    "make a refund": partial(went_back_once, amount=150),
    "ask about refunds": partial(went_back_once, amount=200),
}


def settle() -> str:
    """Wait until nothing is under way."""
    the_emulator().reset_faults()
    return f"nothing found after {wait_until_settled():.1f} s"


def browse_while_stripe_is_dead(looks: int, leeway: float) -> str:
    """Look at pages before and while Stripe takes every connection and answers none."""
    product = make_product(sizes=[{"stock": PAYERS}])
    pages = [f"/products/{product.slug}/", "/shop/", "/basket/"]
    normal = browse(pages, looks)
    process = running("stripe")
    os.kill(process, signal.SIGSTOP)
    try:
        buyers = [stand_before_paying(lines=[(product, 1)]) for _ in range(PAYERS)]
        told = all_at_once([partial(browse, pages, looks), *[partial(press, buyer) for buyer in buyers]])
    finally:
        os.kill(process, signal.SIGCONT)
    dead, waited = told[0], [seconds for answer in told[1:] for seconds in answer]
    before, after = percentile(normal, 0.95), percentile(dead, 0.95)
    settle()
    assert after <= before * 1.2 + leeway, f"p95 {before:.3f} s, with Stripe dead {after:.3f} s"
    times = f"p95 {before * 1000:.0f} ms, with Stripe dead {after * 1000:.0f} ms"
    return f"{times}; {PAYERS} buyers at once waited at most {max(waited):.1f} s"


def press(buyer: object) -> list[float]:
    """Press pay, and return how long the answer took."""
    answer = buyer.press_pay()  # type: ignore[attr-defined]
    nobody_was_let_down([answer])
    return [answer.seconds]


def browse(pages: list[str], looks: int) -> list[float]:
    """Look at pages, one after the other, and return how long each took."""
    answers = [send("GET", pages[number % len(pages)]) for number in range(looks)]
    nobody_was_let_down(answers)
    return [answer.seconds for answer in answers]


def without(hide: Callable[[], None], show: Callable[[], None]) -> str:
    """Browse and buy while something is gone."""
    product = make_product(has_picture=False)
    hide()
    try:
        browse([f"/products/{product.slug}/", "/shop/", "/basket/"], 9)
        buyer = stand_before_paying(lines=[(product, 1)])
        answer = buyer.press_pay()
        nobody_was_let_down([answer])
        assert answer.leads_to_stripe, answer
        the_emulator().pay(answer.location)
        wait_for_payment(buyer.order)
    finally:
        show()
    return "browsing and buying went on"


def wait_for_payment(order: Order | None) -> None:
    """
    Wait until an order is paid.

    :raises AssertionError: if it takes too long
    """
    deadline = time.monotonic() + PATIENCE
    while not Order.objects.filter(pk=order.pk if order else None, status=OrderStatus.PAID).exists():
        assert time.monotonic() < deadline, "the order was not settled"
        time.sleep(0.2)


def mail_server_down() -> str:
    """Buy while no email goes out; once the server is back, each confirmation arrives, once."""
    server = the_mail_server()
    product = make_product(sizes=[{"stock": PAYERS}])
    server.stop()
    buyers = [stand_before_paying(lines=[(product, 1)]) for _ in range(PAYERS)]
    for buyer in buyers:
        answer = buyer.press_pay()
        nobody_was_let_down([answer])
        the_emulator().pay(answer.location)
    for buyer in buyers:
        wait_for_payment(buyer.order)
    time.sleep(SECONDS_WITHOUT_MAIL)
    assert OutboxMail.objects.unsent().count() >= PAYERS
    server.delivered.clear()
    server.start()
    began = time.monotonic()
    while OutboxMail.objects.unsent().exists():
        assert time.monotonic() - began < PATIENCE, "mails still wait"
        time.sleep(0.2)
    seconds = time.monotonic() - began
    due = [buyer.recipient.email for buyer in buyers]
    assert sorted(server.delivered) == sorted(due), server.delivered
    return f"{PAYERS} orders paid in that time, each confirmed once {seconds:.1f} s after the server was back"


def hide_cache() -> None:
    """Take the cache's table away."""
    with connection.cursor() as cursor:
        cursor.execute("ALTER TABLE cache_entries RENAME TO cache_entries_gone")


def show_cache() -> None:
    """Bring it back."""
    with connection.cursor() as cursor:
        cursor.execute("ALTER TABLE cache_entries_gone RENAME TO cache_entries")


def hide_media() -> None:
    """Put something in the place of the media disk that no file can be read from."""
    media = Path(settings.MEDIA_ROOT)
    media.mkdir(parents=True, exist_ok=True)
    media.rename(media.with_name("media-gone"))
    media.write_text("no directory")


def show_media() -> None:
    """Bring it back."""
    media = Path(settings.MEDIA_ROOT)
    media.unlink()
    media.with_name("media-gone").rename(media)


def kill_processes(rng: random.Random, shoppers: int) -> str:
    """Kill web workers, job worker and emulator again and again while people buy; they try again until it works."""
    product = make_product(sizes=[{"stock": shoppers}])
    buyers = [stand_before_paying(lines=[(product, 1)]) for _ in range(shoppers)]
    is_over: list[bool] = []
    kills: list[str] = []

    def kill_now_and_then() -> int:
        names = cycle(VICTIMS)
        while not is_over:
            time.sleep(rng.uniform(2, 5))  # less would be a shop that never opens
            kills.append(next(names))
            kill_one(kills[-1], rng)
        return len(kills)

    def buy() -> int:
        bought = all_at_once([partial(buy_until_it_works, buyer) for buyer in buyers], hands=4)
        is_over.append(True)
        return sum(bought)

    all_at_once([buy, kill_now_and_then])
    wait_for_stripe()
    seconds = wait_until_settled()
    paid = Order.objects.filter(basket__in=[buyer.basket for buyer in buyers], status=OrderStatus.PAID).count()
    assert paid == shoppers, f"{paid} of {shoppers} orders are paid"
    assert len(set(kills)) == len(VICTIMS), f"only {set(kills)} killed: take more rounds"
    told = ", ".join(f"{kills.count(name)} x {name}" for name in sorted(set(kills)))
    return f"{paid} paid once each, {told} killed, all right after {seconds:.1f} s"


def buy_until_it_works(buyer: object) -> int:
    """Press pay and pay, trying again as people do when nothing answers."""
    emulator = the_emulator()
    deadline = time.monotonic() + 3 * PATIENCE
    while time.monotonic() < deadline:
        try:
            answer = buyer.press_pay()  # type: ignore[attr-defined]
            url = answer.location if answer.leads_to_stripe else ""
            order = buyer.order  # type: ignore[attr-defined]
            if order is not None and order.status == OrderStatus.PAID:
                return 1
            url = url or (order.payment_attempts.get().url if order else "")
            if url:
                emulator.pay(url)
                return 1
        except (OSError, KeyError, AssertionError):
            pass
        time.sleep(0.5)
    return 0
