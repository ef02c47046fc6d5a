"""What happens when two things come together, or one too late. Each of these broke once."""

import threading
from datetime import timedelta

import pytest
from django.db import connections, transaction
from django.urls import reverse
from django.utils import timezone
from oscar.apps.address.models import UserAddress

from shop.basket import services as baskets
from shop.basket.models import Basket
from shop.basket.visitor import signer
from shop.customer import services as customers
from shop.fulfilment import services as fulfilment
from shop.mail.models import OutboxMail
from shop.order.models import Order, OrderStatus
from shop.partner import stock
from shop.partner.models import StockRecord
from shop.payment import (
    cancelling,
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
from shop.payment.circuit_breaker import CircuitBreaker
from shop.payment.models import PaymentAttempt, PaymentRefund
from shop.payment.states import AttemptState, RefundState
from shop.tracking import services as tracking
from shop.users.models import User
from tests.factories.products import make_product
from tests.ordering import fill_bag, make_australia, make_voucher, place_order
from tests.shop.checkout.test_views import DETAILS, pay_fields

pytestmark = pytest.mark.django_db(transaction=True)


def now():
    return timezone.now()


def sync(attempt):
    return settlement.sync_attempt(attempt_id=attempt.pk, now=now())


def dispute(attempt, status, name="dp_1"):
    disputes.apply_dispute(
        attempt_id=attempt.pk,
        answer=stripe.Dispute(id=name, status=status, amount=100, due_by=None),
        now=timezone.now(),
    )


def send_all(order):
    for refund in PaymentRefund.objects.filter(order=order):
        refund_sending.send_refund(refund_id=refund.pk, now=timezone.now())


def held(order):
    return Order.objects.get(pk=order.pk).hold_reason


@pytest.fixture
def paid(open_order, emulator):
    order, attempt = open_order(basket=fill_bag(lines=[(make_product(sizes=[{"price": "39.95", "stock": 10}]), 3)]))
    emulator.pay(attempt.url)
    attempt = sync(attempt)
    order.refresh_from_db()
    return order, attempt


@pytest.fixture
def differing(open_order, emulator):
    order, attempt = open_order()
    PaymentAttempt.objects.update(amount_in_minor_units=attempt.amount_in_minor_units + 1000)
    emulator.pay(attempt.url)
    attempt = sync(attempt)
    return order, attempt


@pytest.fixture
def two_pages(open_order):
    """An order with two pages that can be paid, as one that was replaced and not ended at Stripe's."""
    order, first = open_order()
    PaymentAttempt.objects.update(state=AttemptState.SUPERSEDED)
    second = opening.continue_to_payment(order_number=order.number, now=now())
    return order, first, second


def test_won_dispute_leaves_a_payment_that_differs_undecided(differing):
    order, attempt = differing
    dispute(attempt, "needs_response")
    dispute(attempt, "won")
    reconciler.reconcile(now=now() + timedelta(hours=2))
    order.refresh_from_db()
    assert (order.status, order.hold_reason[:15]) == (OrderStatus.AWAITING_PAYMENT, "Payment differs")


def test_won_dispute_frees_no_order_that_is_disputed_otherwise(paid):
    order, attempt = paid
    dispute(attempt, "needs_response", "dp_1")
    dispute(attempt, "needs_response", "dp_2")
    dispute(attempt, "won", "dp_1")
    assert held(order).startswith("Payment disputed")


def test_won_dispute_leaves_a_failed_refund_to_staff(paid, monkeypatch):
    order, attempt = paid
    dispute(attempt, "needs_response")
    cancelling.cancel_order(order_number=order.number, now=now())

    def refuse(**_):
        raise stripe.StripeRefused("charge is disputed")

    monkeypatch.setattr(stripe, "create_refund", refuse)
    send_all(order)
    dispute(attempt, "won")
    assert held(order) == "A refund failed"


def test_old_answer_about_a_dispute_changes_nothing_once_it_is_closed(paid):
    order, attempt = paid
    dispute(attempt, "needs_response")
    old_answer = "under_review"  # fetched by a first worker before closing, applied after a second one
    dispute(attempt, "won")
    dispute(attempt, old_answer)
    assert held(order) == ""


def test_differing_payment_that_went_back_in_the_dashboard_holds_nothing(differing, emulator):
    order, attempt = differing
    emulator.client().v1.refunds.create({"payment_intent": attempt.payment_intent_id})
    refund_answers.sync_refunds(attempt_id=attempt.pk, now=timezone.now())
    cancelling.cancel_order(order_number=order.number, now=now())
    order.refresh_from_db()
    assert (order.status, order.hold_reason) == (OrderStatus.CANCELLED, "")


def test_pieces_are_refunded_from_the_payment_that_is_still_here(two_pages, emulator):
    order, first, second = two_pages
    emulator.pay(first.url)
    emulator.pay(second.url)
    sync(second)
    sync(first)
    send_all(order)
    asked = refunds.refund_lines(
        order_number=order.number,
        quantities={order.lines.get().pk: 1},
        is_restocked=True,
        reason="x",
        requested_by=None,
        idempotency_key="k",
        now=timezone.now(),
    )
    assert asked.attempt_id == second.pk


def test_failed_refund_stays_before_staff_while_another_succeeds(two_pages, emulator, monkeypatch):
    order, first, second = two_pages
    emulator.pay(first.url)
    emulator.pay(second.url)
    sync(second)
    sync(first)
    cancelling.cancel_order(order_number=order.number, now=now())
    mine = PaymentRefund.objects.get(attempt=second)
    refund_answers.apply_refund_answer(
        refund_id=mine.pk, state=RefundState.FAILED, error="lost card", now=timezone.now()
    )
    assert held(order) == "A refund failed"
    refund_sending.send_refund(refund_id=PaymentRefund.objects.get(attempt=first).pk, now=timezone.now())
    assert held(order) == "A refund failed"


def test_accepted_payment_gives_a_second_differing_one_back(two_pages, emulator):
    order, first, second = two_pages
    PaymentAttempt.objects.update(amount_in_minor_units=1)
    emulator.pay(first.url)
    emulator.pay(second.url)
    sync(first)
    sync(second)
    by = User.objects.create_user(email="owner@example.com", password=None)
    settlement.accept_payment(order_number=order.number, by=by, now=now())
    assert PaymentRefund.objects.filter(attempt=second).count() == 1


def test_page_that_expires_cancels_no_order_that_staff_decide_about(two_pages, emulator):
    order, first, second = two_pages
    PaymentAttempt.objects.filter(pk=first.pk).update(amount_in_minor_units=1)
    emulator.pay(first.url)
    sync(first)
    stripe.expire_session(session_id=second.session_id)
    sync(second)
    order.refresh_from_db()
    assert order.status == OrderStatus.AWAITING_PAYMENT or PaymentRefund.objects.filter(attempt=first).exists()


def test_pieces_of_a_cancelled_order_are_not_put_back_twice(paid, client):
    order, _attempt = paid
    cancelling.cancel_order(order_number=order.number, now=now())
    rest = PaymentRefund.objects.get()
    refund_answers.apply_refund_answer(refund_id=rest.pk, state=RefundState.FAILED, error="x", now=timezone.now())
    assert StockRecord.objects.values_list("num_in_stock", "num_allocated").get() == (10, 0)
    with pytest.raises(refund_sending.UnableToRefund):
        refunds.refund_lines(
            order_number=order.number,
            quantities={order.lines.get().pk: 3},
            is_restocked=True,
            reason="x",
            requested_by=None,
            idempotency_key="k",
            now=timezone.now(),
        )
    assert StockRecord.objects.values_list("num_in_stock", "num_allocated").get() == (10, 0)


def test_order_is_shipped_once_the_rest_of_it_is_refunded(paid):
    order, _attempt = paid
    line = order.lines.get()
    fulfilment.ship(
        order_number=order.number,
        carrier="australia-post",
        tracking_number="33ABC1234567",
        by=None,
        now=now(),
        lines={line.pk: 2},
    )
    refunds.refund_lines(
        order_number=order.number,
        quantities={line.pk: 1},
        is_restocked=True,
        reason="broken in store",
        requested_by=None,
        idempotency_key="k",
        now=timezone.now(),
    )
    order.refresh_from_db()
    assert order.status == OrderStatus.SHIPPED


def test_returning_stock_and_buying_do_not_deadlock(open_order, emulator):
    a = make_product(sizes=[{"price": "10.00", "stock": 50}])
    b = make_product(sizes=[{"price": "12.00", "stock": 50}])
    order, attempt = open_order(basket=fill_bag(lines=[(a, 1), (b, 1)]))
    emulator.pay(attempt.url)
    sync(attempt)
    la, lb = order.lines.order_by("stockrecord_id")
    # the one with the lower stock record is sent, the other is not
    fulfilment.ship(
        order_number=order.number,
        carrier="australia-post",
        tracking_number="33ABC1234567",
        by=None,
        now=now(),
        lines={la.pk: 1},
    )
    errors = []
    has_first = threading.Event()
    has_released = threading.Event()

    def buy():
        try:
            with transaction.atomic():
                stock.allocate(quantities={la.stockrecord_id: 1})
                has_first.set()
                has_released.wait(5)
                stock.allocate(quantities={lb.stockrecord_id: 1})
        except Exception as error:
            errors.append(error)
        finally:
            connections.close_all()

    buyer = threading.Thread(target=buy)
    buyer.start()
    has_first.wait(5)
    real = stock.restock

    def restock(**options):
        has_released.set()
        real(**options)

    stock.restock = restock
    try:
        refunds.refund_lines(
            order_number=order.number,
            quantities={la.pk: 1, lb.pk: 1},
            is_restocked=True,
            reason="x",
            requested_by=None,
            idempotency_key="k",
            now=timezone.now(),
        )
    except Exception as error:
        errors.append(error)
    finally:
        stock.restock = real
        has_released.set()
        buyer.join()
    assert errors == []


def test_cancelling_while_more_than_all_is_on_its_way_back_is_answered(paid, emulator, client):
    order, attempt = paid
    most = attempt.captured_in_minor_units * 6 // 10
    refunds.request_refund(
        attempt_id=attempt.pk, amount_in_minor_units=most, reason="x", now=timezone.now()
    )  # worker not yet there
    emulator.client().v1.refunds.create({"payment_intent": attempt.payment_intent_id, "amount": most})
    refund_answers.sync_refunds(attempt_id=attempt.pk, now=timezone.now())
    client.raise_request_exception = False
    assert client.post(reverse("tracking:cancel", args=[order.token])).status_code == 302


@pytest.mark.parametrize("name", ["cancel", "change"])
def test_giving_up_an_order_that_stripe_refuses_to_end_is_answered(open_order, emulator, client, monkeypatch, name):
    order, _attempt = open_order()

    def refuse(**_):
        raise stripe.StripeRefused("Expired API Key provided")

    monkeypatch.setattr(stripe, "expire_session", refuse)
    monkeypatch.setattr(stripe, "retrieve_session", refuse)
    client.raise_request_exception = False
    assert client.post(reverse(f"tracking:{name}", args=[order.token])).status_code == 302


def test_change_pressed_twice_fills_the_bag_once(open_order, emulator, client, monkeypatch):
    order, _attempt = open_order()
    bag = baskets.make_basket(owner=None)
    client.cookies["bag"] = signer.sign(bag.pk)
    real = stripe.expire_session
    pressed = []

    def expire(**options):
        answer = real(**options)
        if not pressed:
            pressed.append(True)
            client.post(reverse("tracking:change", args=[order.token]))  # the second click
        return answer

    monkeypatch.setattr(stripe, "expire_session", expire)
    client.post(reverse("tracking:change", args=[order.token]))
    assert [line.quantity for line in bag.lines.all()] == [1]


def test_change_while_the_bag_is_ordered_is_answered(open_order, emulator, client, monkeypatch):
    order, _attempt = open_order()
    bag = baskets.make_basket(owner=None)
    client.cookies["bag"] = signer.sign(bag.pk)
    real = tracking.refill_bag

    def refill(*, order, basket, now):
        Basket.objects.filter(pk=basket.pk).update(status=Basket.SUBMITTED)  # another tab pays for it
        return real(order=order, basket=basket, now=now)

    monkeypatch.setattr(tracking, "refill_bag", refill)
    client.raise_request_exception = False
    assert client.post(reverse("tracking:change", args=[order.token])).status_code == 302


def test_payment_page_that_is_never_made_holds_stock_no_longer_than_any(emulator, monkeypatch):
    order = place_order()

    def stored_500(**_):
        raise stripe.StripeUnavailable("500, stored under the key")

    monkeypatch.setattr(stripe, "create_session", stored_500)
    for hours in (1, 2, 6):
        reconciler.reconcile(now=now() + timedelta(hours=hours))
    order.refresh_from_db()
    assert order.status == OrderStatus.CANCELLED
    assert StockRecord.objects.get().num_allocated == 0


def test_turn_is_given_back_whatever_happens():
    breaker = CircuitBreaker(at_once=1, seconds_to_wait=0, seconds_until_slow=1, seconds_until_hung=1)
    with pytest.raises(SystemExit), breaker.enter():
        raise SystemExit
    with breaker.enter():
        pass


def test_refusal_that_comes_late_undoes_no_refund(paid, monkeypatch):
    _order, attempt = paid
    refund = refunds.request_refund(
        attempt_id=attempt.pk, amount_in_minor_units=100, reason="x", now=timezone.now()
    )
    real = stripe.create_refund

    def slow(**options):
        monkeypatch.setattr(stripe, "create_refund", real)
        refund_sending.send_refund(refund_id=refund.pk, now=timezone.now())  # another worker
        raise stripe.StripeRefused("refused")

    monkeypatch.setattr(stripe, "create_refund", slow)
    refund_sending.send_refund(refund_id=refund.pk, now=timezone.now())
    refund.refresh_from_db()
    assert refund.state == RefundState.SUCCEEDED


def test_each_failure_of_a_refund_is_told(paid):
    _order, attempt = paid
    refund = refunds.request_refund(
        attempt_id=attempt.pk, amount_in_minor_units=100, reason="x", now=timezone.now()
    )
    for name in ("re_1", "re_2"):
        refund_answers.apply_refund_answer(
            refund_id=refund.pk, state=RefundState.FAILED, stripe_id=name, error="x", now=timezone.now()
        )
        refund_sending.retry(refund_id=refund.pk, now=timezone.now())
    assert OutboxMail.objects.filter(kind__startswith="refund_failed").count() == 2


def test_order_that_was_paid_and_given_back_is_not_taken_up_again(two_pages, emulator):
    order, first, second = two_pages
    emulator.pay(first.url)
    emulator.pay(second.url)
    sync(second)
    cancelling.cancel_order(order_number=order.number, now=now())
    send_all(order)
    sync(first)
    order.refresh_from_db()
    assert order.status == OrderStatus.CANCELLED


@pytest.mark.parametrize("name", ["code", "remove_code"])
def test_code_changed_while_the_bag_is_ordered_is_answered(emulator, client, monkeypatch, name):
    make_australia()
    make_voucher(code="ten", percent="10", usage="Multi-use")
    bag = fill_bag()
    client.cookies["bag"] = signer.sign(bag.pk)
    client.post(reverse("checkout:details"), DETAILS)
    client.post(reverse("checkout:delivery"), {"method": "standard"})
    real = baskets._lock

    def lock(basket):
        Basket.objects.filter(pk=basket.pk).update(status=Basket.SUBMITTED)  # another tab's order commits
        return real(basket)

    monkeypatch.setattr(baskets, "_lock", lock)
    client.raise_request_exception = False
    address = reverse("checkout:code") if name == "code" else reverse("checkout:remove_code", args=["ten"])
    assert client.post(address, {"code": "ten"}).status_code < 500


def test_address_changed_in_another_tab_is_shown_before_paying(emulator, client):
    make_australia()
    bag = fill_bag()
    client.cookies["bag"] = signer.sign(bag.pk)
    client.post(reverse("checkout:details"), DETAILS)
    client.post(reverse("checkout:delivery"), {"method": "standard"})
    page = client.get(reverse("checkout:review"))
    client.post(reverse("checkout:details"), {**DETAILS, "line1": "99 Elsewhere Road"})  # second tab
    client.post(reverse("checkout:pay"), pay_fields(page))
    order = Order.objects.first()
    assert order is None or order.shipping_address.line1 == DETAILS["line1"]


def test_bag_that_was_moved_lately_is_kept(emulator):
    product = make_product()
    bag = fill_bag(lines=[(product, 1)])
    saved = baskets.make_basket(owner=None, status=Basket.SAVED)
    old = now() - timedelta(days=61)
    Basket.objects.update(date_created=old)
    bag.lines.update(date_updated=old)
    baskets.move_line(
        source=bag, target=saved, line_id=bag.lines.get().pk, now=timezone.now()
    )  # renews the cookie of `saved`
    baskets.forget_abandoned(now=now())
    assert saved.lines.count() == 1


def test_address_sent_twice_at_once_is_kept_once(emulator, monkeypatch):
    user = User.objects.create_user(email="owner@example.com", password=None)
    fields = {
        "first_name": "A",
        "last_name": "B",
        "line1": "1 X",
        "phone_number": "",
        "line4": "M",
        "postcode": "3000",
        "state": "VIC",
        "country": make_australia(),
    }
    real = UserAddress.save

    def click():
        customers.save_address(user=user, fields=fields)
        connections.close_all()

    second = threading.Thread(target=click)

    def save(self, *args, **kwargs):
        monkeypatch.setattr(UserAddress, "save", real)
        second.start()
        second.join(timeout=0.5)  # It waits for the first to end, so it can't be waited for here.
        real(self, *args, **kwargs)

    monkeypatch.setattr(UserAddress, "save", save)
    customers.save_address(user=user, fields=fields)
    second.join()
    assert user.addresses.count() == 1


def test_sessions_that_stripe_does_not_know_keep_nobody_waiting(open_order, emulator, monkeypatch):
    _, lost = open_order()
    order, attempt = open_order()
    PaymentAttempt.objects.filter(pk=lost.pk).update(session_id="cs_test_of_another_account")
    emulator.pay(attempt.url)  # its webhook is lost
    monkeypatch.setattr(reconciler, "MOST_AT_ONCE", 1)
    for minutes in range(1, 5):
        reconciler.reconcile(now=now() + timedelta(minutes=minutes))
    assert Order.objects.get(pk=order.pk).is_paid


def test_event_waits_less_than_a_minute_for_stripes_return(paid, monkeypatch):
    _order, attempt = paid
    row = inbox.StripeEvent.objects.create(
        event_id="evt_1",
        type="charge.dispute.created",
        object_id="dp_1",
        livemode=False,
        tries=6,
        payload={"data": {"object": {"payment_intent": attempt.payment_intent_id}}},
    )

    def away(**_):
        raise stripe.StripeUnavailable("away")

    monkeypatch.setattr(stripe, "retrieve_dispute", away)
    at = now()
    inbox.process(event_id="evt_1", now=at)
    row.refresh_from_db()
    assert row.next_try_at - at <= timedelta(minutes=1)
