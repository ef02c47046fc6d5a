"""
Each guard twice: with it the rule holds under a race, without it the very same race breaks the rule.

A race that could not break anything would prove nothing. Guards are taken out here only, by patching and by
dropping constraints in a database that is thrown away afterwards.
"""

import secrets
import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from datetime import timedelta
from decimal import Decimal

import pytest
from django.db import connection
from django.db.models import F, QuerySet, Sum
from django.utils import timezone

from shop.basket import services as baskets
from shop.basket.models import Basket
from shop.checkout import services as checkout
from shop.health.services import check
from shop.mail import services as mails
from shop.mail.models import OutboxMail
from shop.order import services as orders
from shop.order.models import Order
from shop.partner import stock
from shop.partner.models import StockRecord
from shop.payment import opening, refund_answers, refund_sending, refunds, settlement, stripe
from shop.users import email_keys
from shop.users.models import User
from shop.voucher import claims
from shop.voucher.models import Voucher, VoucherClaim
from tests.factories.products import make_product
from tests.ordering import fill_bag, make_australia, make_recipient, make_voucher, place_order, shown_total, size_of

pytestmark = pytest.mark.django_db(transaction=True)
CROWD = 8


def in_parallel(tasks):
    """Run callables at once, each with a connection of its own; return what they return or raise."""
    barrier = threading.Barrier(len(tasks))

    def run(task):
        barrier.wait()
        try:
            return task()
        except Exception as error:
            return error
        finally:
            connection.close()

    with ThreadPoolExecutor(len(tasks)) as pool:
        return list(pool.map(run, tasks))


def meet_before(monkeypatch, place, name, *, crowd=CROWD):
    """Let all threads arrive at a function before any goes on: the race at its worst, each time."""
    original, barrier = getattr(place, name), threading.Barrier(crowd)

    def together(*args, **kwargs):
        # Others may wait for a lock, which is what the guard is for.
        with suppress(threading.BrokenBarrierError):
            barrier.wait(timeout=0.5)
        return original(*args, **kwargs)

    monkeypatch.setattr(place, name, together)


def drop(*constraints):
    """Take constraints out of this test's database."""
    with connection.cursor() as cursor:
        for constraint in constraints:
            table, _, name = constraint.partition(".")
            cursor.execute(f"ALTER TABLE {table} DROP CONSTRAINT IF EXISTS {name}")
            cursor.execute(f"DROP INDEX IF EXISTS {name}")


def without_row_locks(monkeypatch):
    """Make every SELECT FOR UPDATE a plain SELECT."""
    monkeypatch.setattr(QuerySet, "select_for_update", lambda self, **options: self.all())


def submit(bag, *, recipient=None, user=None):
    return checkout.place_order(
        basket_id=bag.pk,
        recipient=recipient or make_recipient(),
        method_code="standard",
        shown=bag.shown,
        user=user,
        now=timezone.now(),
    )


def bags(count, **options):
    """Fill bags whose owners have just looked at the last page."""
    make_australia()
    filled = [fill_bag(**options) for _ in range(count)]
    for bag in filled:
        bag.shown = shown_total(bag)
    return filled


# --- The races, each of which asserts its rule -----------------------------------------------------------
def race_for_the_last_units(monkeypatch):
    product = make_product(sizes=[{"stock": 2}])
    waiting = bags(CROWD, lines=[(product, 1)])
    meet_before(monkeypatch, stock, "allocate")

    answers = in_parallel([lambda bag=bag: submit(bag) for bag in waiting])

    assert sum(isinstance(answer, Order) for answer in answers) == 2
    assert StockRecord.objects.get().num_allocated == 2


def race_in_opposite_order(monkeypatch):
    one, other = (make_product(sizes=[{"stock": 99}]) for _ in range(2))
    waiting = bags(CROWD // 2, lines=[(one, 1), (other, 1)]) + bags(CROWD // 2, lines=[(other, 1), (one, 1)])
    meet_before(monkeypatch, stock, "allocate")

    answers = in_parallel([lambda bag=bag: submit(bag) for bag in waiting])

    assert all(isinstance(answer, Order) for answer in answers), answers


def race_for_a_capped_code(monkeypatch):
    make_voucher(code="two", usage=Voucher.MULTI_USE, max_uses=2)
    # Of different products: the lock of a product's stock would let one after the other through.
    waiting = [bag for _ in range(CROWD) for bag in bags(1, lines=[(make_product(), 1)], code="two")]
    meet_before(monkeypatch, claims, "claim")

    in_parallel([lambda bag=bag: submit(bag) for bag in waiting])

    assert VoucherClaim.objects.live().count() == 2


def race_for_a_first_order(monkeypatch):
    make_voucher(code="first")
    waiting = bags(CROWD, lines=[(make_product(sizes=[{"stock": 99}]), 1)], code="first")
    names = ("ada.l@gmail.com", "adal@gmail.com", "ADA.L@gmail.com", "adal+x@gmail.com", "a.dal@googlemail.com")
    disguises = [make_recipient(email=names[number % len(names)]) for number in range(CROWD)]
    meet_before(monkeypatch, claims, "claim")

    in_parallel(
        [lambda bag=bag, to=to: submit(bag, recipient=to) for bag, to in zip(waiting, disguises, strict=True)]
    )

    assert VoucherClaim.objects.live().count() == 1


def race_for_a_first_order_of_a_member(monkeypatch):
    member = make_member()
    for number in range(CROWD):
        make_voucher(code=f"first-{number}")
    # Of different products and codes: no row is locked by two of them.
    waiting = [bag for n in range(CROWD) for bag in bags(1, lines=[(make_product(), 1)], code=f"first-{n}")]
    recipients = [make_recipient(email=member.email), *(make_recipient() for _ in range(CROWD - 1))]
    people = [None, *[member] * (CROWD - 1)]
    meet_before(monkeypatch, claims, "_free_slot")

    in_parallel(
        [
            lambda bag=bag, to=to, user=user: submit(bag, recipient=to, user=user)
            for bag, to, user in zip(waiting, recipients, people, strict=True)
        ]
    )

    assert VoucherClaim.objects.live().count() == 1


def race_of_one_bag_sent_often(monkeypatch):
    (bag,) = bags(1)
    meet_before(monkeypatch, baskets, "price")

    in_parallel([lambda: submit(bag) for _ in range(CROWD)])

    assert Order.objects.filter(basket=bag).count() == 1


def change_between_page_and_submit(monkeypatch):
    (bag,) = bags(1)
    StockRecord.objects.update(price=Decimal("99.00"))

    with pytest.raises(checkout.TotalsChanged):
        submit(bag)

    assert Order.objects.count() == 0


def race_of_merges(monkeypatch):
    one = make_product(sizes=[{"stock": 99}])
    owner = make_member()
    own, guest = fill_bag(lines=[(one, 1)], owner=owner), fill_bag(lines=[(make_product(), 3)])
    meet_before(monkeypatch, baskets, "_move")

    now = timezone.now()
    answers = in_parallel([lambda: baskets.merge_guest_basket(owner=owner, basket_id=guest.pk, now=now)] * CROWD)

    assert not [answer for answer in answers if isinstance(answer, Exception)], answers
    assert sorted(own.lines.values_list("quantity", flat=True)) == [1, 3]
    assert Basket.objects.get(pk=guest.pk).status == Basket.MERGED


def make_member():
    return User.objects.create_user(email=f"member-{secrets.token_hex(4)}@example.com", password=None)


def race_of_additions(monkeypatch):
    bag, product = fill_bag(), make_product(sizes=[{"stock": 99}])
    baskets.add(basket=bag, size_id=size_of(product).pk)
    meet_before(monkeypatch, baskets, "_find_size")

    in_parallel([lambda: baskets.add(basket=bag, size_id=size_of(product).pk) for _ in range(CROWD)])

    assert bag.lines.get(product=size_of(product)).quantity == CROWD + 1


def race_of_refunds(monkeypatch, paid):
    attempt = paid()
    meet_before(monkeypatch, refunds, "refundable_in_minor_units")

    in_parallel(
        [
            lambda: refunds.request_refund(
                attempt_id=attempt.pk,
                amount_in_minor_units=attempt.amount_in_minor_units,
                reason="All of it",
                now=timezone.now(),
            )
        ]
        * CROWD
    )

    asked = attempt.refunds.aggregate(sum=Sum("amount_in_minor_units"))["sum"]
    assert asked == attempt.amount_in_minor_units


def refund_sent_twice(monkeypatch, paid):
    attempt = paid()
    refund = refunds.request_refund(
        attempt_id=attempt.pk, amount_in_minor_units=100, reason="A dent", now=timezone.now()
    )
    meet_before(monkeypatch, stripe, "create_refund", crowd=2)

    in_parallel([lambda: refund_sending.send_refund(refund_id=refund.pk, now=timezone.now())] * 2)

    assert len(stripe.list_refunds(payment_intent_id=attempt.payment_intent_id)) == 1


def page_opened_twice(monkeypatch, emulator):
    attempt = place_order().payment_attempts.get()
    meet_before(monkeypatch, stripe, "create_session", crowd=2)

    in_parallel([lambda: opening.open_attempt(attempt_id=attempt.pk)] * 2)

    sessions = emulator.client().v1.checkout.sessions.list({"limit": 100}).data
    assert sum(session.client_reference_id == attempt.order.number for session in sessions) == 1


def event_delivered_often(monkeypatch, open_order, emulator):
    order, attempt = open_order()
    emulator.pay(attempt.url)
    meet_before(monkeypatch, settlement, "_apply")

    in_parallel([lambda: settlement.sync_attempt(attempt_id=attempt.pk, now=timezone.now())] * CROWD)

    assert order.sources.count() == 1
    assert OutboxMail.objects.filter(kind="order_confirmation").count() == 1


def old_news_after_new(monkeypatch, open_order, emulator):
    _, attempt = open_order()
    old_news = stripe.retrieve_session(session_id=attempt.session_id)
    emulator.pay(attempt.url)
    settlement.sync_attempt(attempt_id=attempt.pk, now=timezone.now())
    monkeypatch.setattr(stripe, "retrieve_session", lambda *, session_id: old_news)

    settlement.sync_attempt(attempt_id=attempt.pk, now=timezone.now())

    attempt.refresh_from_db()
    assert attempt.state == "paid"


def old_news_of_a_refund(monkeypatch, paid):
    attempt = paid()
    refund = refunds.request_refund(
        attempt_id=attempt.pk, amount_in_minor_units=100, reason="A dent", now=timezone.now()
    )
    refund_sending.send_refund(refund_id=refund.pk, now=timezone.now())

    refund_answers.apply_refund_answer(
        refund_id=refund.pk, state="pending", stripe_id=refund.refund_id or "", now=timezone.now()
    )

    refund.refresh_from_db()
    assert refund.state == "succeeded"


def mail_sent_by_two_workers(monkeypatch, mailoutbox):
    mail = mails.queue_mail(
        kind="test",
        to="ada@example.com",
        subject="Once",
        template="staff_alert",
        context={"text": "", "order": ""},
        dedupe_key="once",
    )
    meet_before(monkeypatch, mails.EmailMultiAlternatives, "send", crowd=2)

    in_parallel([lambda: mails.send(mail=OutboxMail.objects.get(pk=mail.pk), now=timezone.now())] * 2)

    assert len(mailoutbox) == 1


def forged_event(monkeypatch, client):
    body = b'{"id": "evt_1", "type": "x", "livemode": false, "data": {"object": {}}}'

    answer = client.post(
        "/stripe/webhook/", body, content_type="application/json", HTTP_STRIPE_SIGNATURE="t=1,v1=0"
    )

    assert answer.status_code == 400


def given_up_by_three_at_once(monkeypatch):
    order = place_order()
    meet_before(monkeypatch, stock, "release", crowd=3)

    answers = in_parallel([lambda: orders.cancel(order_number=order.number, now=timezone.now())] * 3)

    assert all(isinstance(answer, Order) for answer in answers), answers
    assert sorted(StockRecord.objects.get().movements.values_list("allocated_change", flat=True)) == [-1, 0, 1]
    assert order.status_changes.filter(new_status="cancelled").count() == 1


# --- How each guard is taken out -------------------------------------------------------------------------
def allocate_as_oscar_does(monkeypatch):
    drop("partner_stockrecord.stock_is_not_oversold")

    def allocate(*, quantities, order_number=""):
        for pk, quantity in quantities.items():
            StockRecord.objects.filter(pk=pk).update(num_allocated=F("num_allocated") + quantity)

    monkeypatch.setattr(stock, "allocate", allocate)
    StockRecord.objects.update(num_allocated=0)


def lock_in_any_order(monkeypatch):
    monkeypatch.setattr(stock, "sorted", lambda items: list(items), raising=False)


def claim_without_lock(monkeypatch):
    drop(
        "voucher_voucherclaim.code_is_claimed_no_more_than_its_cap",
        "voucher_voucherclaim.customer_has_one_first_order",
        "voucher_voucherclaim.customer_claims_a_code_once",
    )
    without_row_locks(monkeypatch)
    monkeypatch.setattr(orders, "_use_offers", lambda *, basket: None)  # locks the offer's row
    original = claims._free_slot
    barrier = threading.Barrier(CROWD)

    def slowly(voucher):
        slot = original(voucher)
        with suppress(threading.BrokenBarrierError):
            barrier.wait(timeout=1)
        return slot

    monkeypatch.setattr(claims, "_free_slot", slowly)


def know_nobody_in_disguise(monkeypatch):
    monkeypatch.setattr(email_keys, "customer_key", lambda email: email)


def take_no_keys(monkeypatch):
    monkeypatch.setattr(claims, "_take_keys", lambda claim, *, customer: None)


def submit_without_lock(monkeypatch):
    drop("order_order.basket_is_ordered_once")
    without_row_locks(monkeypatch)


def believe_any_total(monkeypatch):
    def agree(*, basket, method=None):
        summary = original(basket=basket, method=method)
        return type("Summary", (), {**vars(summary), "fingerprint": Anything(), "warnings": []})

    original = checkout.summarise
    monkeypatch.setattr(checkout, "summarise", agree)


class Anything(str):
    """Equals whatever it's compared with."""

    __hash__ = str.__hash__

    def __ne__(self, other):
        return False


def new_key_each_time(monkeypatch):
    def forget(name):
        original = getattr(stripe, name)
        monkeypatch.setattr(
            stripe, name, lambda **asked: original(**{**asked, "idempotency_key": secrets.token_hex(8)})
        )

    forget("create_session")
    forget("create_refund")


def apply_without_locks(monkeypatch):
    without_row_locks(monkeypatch)
    drop("mail_outboxmail.mail_outboxmail_dedupe_key_key")


def go_anywhere(monkeypatch):
    for module in (opening, settlement):
        monkeypatch.setattr(module, "may_become", lambda old, new: True)


def rank_nothing(monkeypatch):
    monkeypatch.setattr(refund_answers, "REFUND_RANK", dict.fromkeys(refund_answers.REFUND_RANK, 0))


def take_no_mail(monkeypatch):
    monkeypatch.setattr(mails, "TIME_TO_SEND", -timedelta(minutes=5))


def believe_anybody(monkeypatch):
    monkeypatch.setattr(stripe.stripe.WebhookSignature, "verify_header", lambda *args: True)
    monkeypatch.setattr(stripe, "_refuse_the_future", lambda signature: None)


RACES: list[tuple[Callable[..., None], Callable[..., None]]] = [
    (race_for_the_last_units, allocate_as_oscar_does),
    (race_in_opposite_order, lock_in_any_order),
    (race_for_a_capped_code, claim_without_lock),
    (race_for_a_first_order, know_nobody_in_disguise),
    (race_for_a_first_order_of_a_member, take_no_keys),
    (race_of_one_bag_sent_often, submit_without_lock),
    (change_between_page_and_submit, believe_any_total),
    (race_of_merges, without_row_locks),
    (race_of_additions, without_row_locks),
    (race_of_refunds, without_row_locks),
    (refund_sent_twice, new_key_each_time),
    (page_opened_twice, new_key_each_time),
    (event_delivered_often, apply_without_locks),
    (old_news_after_new, go_anywhere),
    (old_news_of_a_refund, rank_nothing),
    (mail_sent_by_two_workers, take_no_mail),
    (forged_event, believe_anybody),
    (given_up_by_three_at_once, without_row_locks),
]


# A merge without its lock breaks only when threads meet just so, and once they did not: that is no sure check.
SURE_TO_BREAK = [pair for pair in RACES if pair[0] is not race_of_merges]


@pytest.fixture
def paid(open_order, emulator):
    """Have an order paid and settled."""

    def pay():
        _, attempt = open_order()
        emulator.pay(attempt.url)
        return settlement.sync_attempt(attempt_id=attempt.pk, now=timezone.now())

    return pay


@pytest.fixture
def run_race(request, monkeypatch):
    """Run a race with the fixtures that it names."""

    def run(race):
        wanted = race.__code__.co_varnames[1 : race.__code__.co_argcount]
        race(monkeypatch, *[request.getfixturevalue(name) for name in wanted])

    return run


@pytest.mark.parametrize("race", [race for race, _ in RACES], ids=lambda race: race.__name__)
def test_guarded(run_race, race):
    run_race(race)

    assert check(now=timezone.now()) == []


@pytest.mark.parametrize(("race", "take_out"), SURE_TO_BREAK, ids=lambda part: part.__name__)
def test_unguarded_breaks(run_race, monkeypatch, race, take_out):
    take_out(monkeypatch)

    with pytest.raises((AssertionError, pytest.fail.Exception)):
        run_race(race)


class Interrupted(BaseException):
    """Power is cut."""


def interrupt_each(submit_somehow, *, step):
    """Place orders that are each interrupted at another statement; return what the checks find afterwards."""
    found, at = set(), 1
    while True:
        (bag,) = bags(1)
        statements = 0

        def count(execute, *args, last=at):
            nonlocal statements
            statements += 1
            if statements == last:
                raise Interrupted
            return execute(*args)

        try:
            with connection.execute_wrapper(count):
                submit_somehow(bag)
        except Interrupted:
            pass
        else:
            return found, at
        found |= {finding.check for finding in check(now=timezone.now(), is_idle=True)}
        found -= {"no_payment_is_stuck", "no_order_waits_in_vain"} if Order.objects.filter(basket=bag) else set()
        at += step


def test_order_interrupted_anywhere_leaves_nothing():
    found, statements = interrupt_each(submit, step=4)

    assert found == set()
    assert Order.objects.count() == 1  # the last one, which was not interrupted
    assert statements > 20


def test_order_interrupted_without_its_transaction_leaves_wrong_books(monkeypatch):
    without_row_locks(monkeypatch)
    monkeypatch.setattr(orders, "place_order", orders.place_order.__wrapped__)

    def submit_in_pieces(bag):
        return checkout.place_order.__wrapped__(
            basket_id=bag.pk,
            recipient=make_recipient(),
            method_code="standard",
            shown=bag.shown,
            user=None,
            now=timezone.now(),
        )

    found, _ = interrupt_each(submit_in_pieces, step=4)

    assert "ordered_bags_are_closed" in found
    assert "stock_set_aside_is_ordered" in found
