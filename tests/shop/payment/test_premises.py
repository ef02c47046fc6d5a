"""Stripe says no because something changed there in between: whatever is left still goes back."""

import pytest
from django.urls import reverse
from django.utils import timezone

from shop.backoffice.roles import sync_roles
from shop.health.services import check_with_stripe
from shop.mail.models import OutboxMail
from shop.order import services as orders
from shop.order.models import HoldKind, Order, OrderStatus
from shop.payment import (
    books,
    cancelling,
    disputes,
    inbox,
    opening,
    refund_answers,
    refund_sending,
    refunds,
    settlement,
    stripe,
)
from shop.payment.models import PaymentAttempt, PaymentRefund
from shop.payment.states import AttemptState, RefundState
from stripe_emulator.testing import EmulatorProcess
from tests.factories.orders import make_user
from tests.factories.products import make_product
from tests.ordering import fill_bag

pytestmark = pytest.mark.django_db(transaction=True)
DISPUTED_CARD = "4000000000000259"
FAILING_CARD = "4000000000005126"


@pytest.fixture
def stripe_process(tmp_path):
    """A Stripe that remembers nothing of other tests: its books are compared with ours."""
    with EmulatorProcess(tmp_path) as process:
        yield process


@pytest.fixture
def pay(open_order, emulator):
    """Have an order of A$72.00 paid, delivery included."""

    def go(*, card="4242424242424242"):
        product = make_product(sizes=[{"price": "24.00", "stock": 10}])
        order, attempt = open_order(basket=fill_bag(lines=[(product, 3)]))
        emulator.pay(attempt.url, card=card)
        attempt = settlement.sync_attempt(attempt_id=attempt.pk, now=timezone.now())
        return Order.objects.get(pk=order.pk), attempt

    return go


@pytest.fixture
def owner(client):
    sync_roles()
    user = make_user(email="owner@example.com", groups=["owner"])
    client.force_login(user)
    return client


@pytest.fixture
def dashboard(emulator):
    """Give money back as someone does in Stripe's dashboard; its webhook is not worked on yet."""

    def refund(attempt, cents=None):
        asked = {"payment_intent": attempt.payment_intent_id}
        emulator.client().v1.refunds.create({**asked, "amount": cents} if cents else asked)

    return refund


def cancel(order):
    return cancelling.cancel_order(order_number=order.number, now=timezone.now())


def send_all(order):
    for refund in PaymentRefund.objects.filter(order=order, state=RefundState.REQUESTED):
        refund_sending.send_refund(refund_id=refund.pk, now=timezone.now())


def refund_pieces(order, pieces, **more):
    return refunds.refund_lines(
        order_number=order.number,
        **{
            "quantities": {order.lines.get().pk: pieces},
            "is_restocked": True,
            "reason": "Arrived broken",
            "requested_by": None,
            "idempotency_key": f"{pieces}",
            **more,
        },
        now=timezone.now(),
    )


def dispute(status, *, name="dp_1", amount=7200):
    return stripe.Dispute(id=name, status=status, amount=amount, due_by=None)


def left_at_stripe(attempt):
    payment = stripe.retrieve_payment(payment_intent_id=attempt.payment_intent_id)
    return payment.amount_received - payment.amount_refunded


def went_back(order):
    rows = PaymentRefund.objects.filter(order=order, state=RefundState.SUCCEEDED).order_by("pk")
    return sorted(rows.values_list("amount_in_minor_units", flat=True))


def findings():
    """Say which rules are broken when nothing is under way, but for what no worker sends here."""
    found = check_with_stripe(now=timezone.now(), is_idle=True)
    return {row.check: row for row in found if row.check not in ("no_mail_is_stuck", "no_refund_is_stuck")}


def mails(kind):
    return list(OutboxMail.objects.filter(kind=kind).values_list("text_body", flat=True))


def refuse_ahead(monkeypatch, between):
    """Have something happen at Stripe after we asked how things stand, and before we ask for the refund."""
    real = stripe.create_refund

    def create(**asked):
        monkeypatch.setattr(stripe, "create_refund", real)
        between()
        return real(**asked)

    monkeypatch.setattr(stripe, "create_refund", create)


# --- Cancelling ------------------------------------------------------------------------------------------
def test_cancelling_after_a_refund_in_the_dashboard_gives_the_rest_back(pay, dashboard):
    order, attempt = pay()
    dashboard(attempt, 500)

    cancel(order)
    send_all(order)

    assert left_at_stripe(attempt) == 0
    assert went_back(order) == [500, 6700]
    assert Order.objects.get(pk=order.pk).hold_reason == ""
    assert findings() == {}


def test_email_of_a_cancelled_order_names_the_actual_refund(pay, dashboard):
    order, attempt = pay()
    dashboard(attempt, 500)

    cancel(order)

    (text,) = mails("order_cancelled")
    assert "A$67.00 is being refunded" in text
    assert "72.00" not in text


def test_cancel_page_names_the_actual_refund(pay, dashboard, client):
    order, attempt = pay()
    dashboard(attempt, 500)

    page = client.get(reverse("tracking:cancel", args=[order.token])).content.decode()

    assert "refund A$67.00" in page


def test_refund_in_the_dashboard_just_before_ours_leaves_the_rest_to_it(pay, dashboard, monkeypatch):
    order, attempt = pay()
    cancel(order)
    refuse_ahead(monkeypatch, lambda: dashboard(attempt, 500))

    send_all(order)

    assert left_at_stripe(attempt) == 0
    assert went_back(order) == [500, 6700]
    assert findings() == {}


def test_customer_who_was_told_another_sum_is_told_the_right_one(pay, dashboard, monkeypatch):
    order, attempt = pay()
    cancel(order)
    refuse_ahead(monkeypatch, lambda: dashboard(attempt, 500))

    send_all(order)
    send_all(order)

    (text,) = mails("refund_corrected")
    assert "A$67.00" in text
    assert "A$72.00" in text


def test_full_refund_in_the_dashboard_needs_no_staff(pay, dashboard, monkeypatch):
    order, attempt = pay()
    cancel(order)
    refuse_ahead(monkeypatch, lambda: dashboard(attempt))

    send_all(order)

    order.refresh_from_db()
    assert (order.status, order.hold_reason) == (OrderStatus.CANCELLED, "")
    assert not OutboxMail.objects.filter(kind__startswith="refund_failed").exists()
    assert findings() == {}


def test_cancelling_an_order_that_was_refunded_in_the_dashboard_says_so(pay, dashboard, client):
    order, attempt = pay()
    dashboard(attempt)

    answer = client.post(reverse("tracking:cancel", args=[order.token]), follow=True)

    assert Order.objects.get(pk=order.pk).status == OrderStatus.REFUNDED
    assert "has already been refunded" in answer.content.decode()
    assert "being sent" not in answer.content.decode()


def test_pieces_asked_for_before_cancelling_do_not_keep_the_rest_here(pay, dashboard):
    order, attempt = pay()
    refund_pieces(order, 2)  # the worker is not there yet
    dashboard(attempt, 5000)

    cancel(order)
    send_all(order)

    assert left_at_stripe(attempt) == 0
    assert findings() == {}


def test_cancelling_while_stripe_is_down_refunds_the_rest_later(pay, dashboard, emulator):
    order, attempt = pay()
    dashboard(attempt, 500)
    emulator.spoil_calls("fail", times=10, status=500)

    cancel(order)
    emulator.reset_faults()
    send_all(order)

    assert left_at_stripe(attempt) == 0
    assert findings() == {}


# --- Trying again ----------------------------------------------------------------------------------------
def test_try_again_does_not_repeat_a_refusal_but_asks_for_what_is_left(pay, dashboard):
    order, attempt = pay()
    cancel(order)
    refund = PaymentRefund.objects.get()
    refund_answers.apply_refund_answer(
        refund_id=refund.pk, state=RefundState.FAILED, error="greater than unrefunded amount", now=timezone.now()
    )
    dashboard(attempt, 500)

    refund_sending.retry(refund_id=refund.pk, now=timezone.now())
    send_all(order)

    assert left_at_stripe(attempt) == 0
    assert went_back(order) == [500, 6700]
    assert findings() == {}


def test_try_again_when_all_went_back_says_so(pay, dashboard, owner):
    order, attempt = pay()
    cancel(order)
    refund = PaymentRefund.objects.get()
    refund_answers.apply_refund_answer(refund_id=refund.pk, state=RefundState.FAILED, error="x", now=timezone.now())
    dashboard(attempt)

    answer = owner.post(reverse("backoffice:retry-refund", args=[order.number, refund.pk]), follow=True)

    assert "This money has already been refunded another way." in answer.content.decode()
    assert "Try again" not in answer.content.decode()
    assert findings() == {}


# --- Refunding pieces and sums ---------------------------------------------------------------------------
def test_refund_page_offers_what_stripe_says_is_left(pay, dashboard, owner):
    order, attempt = pay()
    dashboard(attempt, 500)

    page = owner.get(reverse("backoffice:refund", args=[order.number])).content.decode()

    assert "A$67.00" in page


def test_refund_of_more_pieces_than_stripe_has_left_is_refused_before_anything_moves(pay, dashboard):
    order, attempt = pay()
    dashboard(attempt, 5000)

    with pytest.raises(refund_sending.UnableToRefund, match=r"A\$22\.00"):
        refund_pieces(order, 2)

    assert [refund.is_external for refund in PaymentRefund.objects.all()] == [True]
    assert order.lines.get().num_allocated == 3


def test_refund_of_pieces_that_stripe_refuses_says_what_is_left_and_gives_it_when_tried_again(
    pay, dashboard, monkeypatch
):
    order, attempt = pay()
    refund = refund_pieces(order, 2)
    refuse_ahead(monkeypatch, lambda: dashboard(attempt, 5000))

    refused = refund_sending.send_refund(refund_id=refund.pk, now=timezone.now())
    assert (refused.state, left_at_stripe(attempt)) == (RefundState.FAILED, 2200)
    assert "A$22.00" in refused.error

    refund_sending.retry(refund_id=refund.pk, now=timezone.now())
    send_all(order)
    assert left_at_stripe(attempt) == 0
    assert findings() == {}


def test_staff_can_give_back_what_is_left_of_an_order_that_is_over(pay, owner):
    order, attempt = pay()
    cancel(order)
    refund_answers.apply_refund_answer(
        refund_id=PaymentRefund.objects.get().pk, state=RefundState.FAILED, error="x", now=timezone.now()
    )
    url = reverse("backoffice:refund", args=[order.number])
    page = owner.get(url)
    assert "A$72.00" in page.content.decode()

    for key in ("0123456789abcdef", "0123456789abcdee"):
        owner.post(url, {"extra": "36.00", "reason": "It failed", "key": key})
    send_all(order)

    order.refresh_from_db()
    assert left_at_stripe(attempt) == 0
    assert order.hold_reason == ""
    assert order.lines.get().num_allocated == 0
    assert findings() == {}


def test_refund_page_of_an_order_that_is_over_takes_no_more_than_is_left(pay, dashboard, owner):
    order, attempt = pay()
    cancel(order)
    refund_answers.apply_refund_answer(
        refund_id=PaymentRefund.objects.get().pk, state=RefundState.FAILED, error="x", now=timezone.now()
    )
    dashboard(attempt, 500)
    url = reverse("backoffice:refund", args=[order.number])

    sent = {"extra": "72.00", "reason": "It failed", "key": "0123456789abcdef"}
    answer = owner.post(url, sent, follow=True)

    assert [status for _, status in answer.redirect_chain] == [303]
    assert "A$67.00" in answer.content.decode()


def test_money_paid_back_without_stripe_settles_the_books(pay, emulator, owner):
    order, attempt = pay(card=FAILING_CARD)
    cancel(order)
    send_all(order)
    emulator.advance_clock(60)
    refund_answers.sync_refunds(attempt_id=attempt.pk, now=timezone.now())
    assert Order.objects.get(pk=order.pk).hold_reason == HoldKind.REFUND_FAILED.label

    url = reverse("backoffice:refund", args=[order.number])
    owner.post(url, {"extra": "72.00", "reason": "Card closed", "key": "0123456789abcdef", "is_by_hand": "on"})

    order.refresh_from_db()
    attempt.refresh_from_db()
    assert (order.hold_reason, attempt.state) == ("", AttemptState.REFUNDED)
    assert left_at_stripe(attempt) == 7200  # nothing was asked of Stripe
    assert "bank transfer" in mails("refund")[-1]
    assert findings() == {}


# --- Disputes --------------------------------------------------------------------------------------------
def test_cancelling_a_disputed_order_neither_requests_nor_promises_a_refund(pay):
    order, _attempt = pay(card=DISPUTED_CARD)  # nothing was heard of the dispute

    cancel(order)

    (text,) = mails("order_cancelled")
    assert "the way you paid" not in text
    assert "bank" in text
    assert not PaymentRefund.objects.exists()
    order.refresh_from_db()
    assert order.hold_reason.startswith("Payment disputed")
    assert findings() == {}


def test_dispute_that_opens_while_a_refund_is_sent_puts_the_order_on_hold(pay, monkeypatch):
    order, attempt = pay(card=DISPUTED_CARD)
    refund = refunds.request_rest(attempt=attempt, reason="x", now=timezone.now())

    refused = refund_sending.send_refund(refund_id=refund.pk, now=timezone.now())

    assert refused.state == RefundState.FAILED
    assert "bank" in refused.error
    assert Order.objects.get(pk=order.pk).hold_reason.startswith("Payment disputed")
    with pytest.raises(refund_sending.UnableToRefund, match="bank"):
        refund_sending.retry(refund_id=refund.pk, now=timezone.now())


@pytest.mark.parametrize(
    ("status", "is_held", "is_with_the_bank", "left"),
    [
        ("warning_needs_response", True, False, 7200),
        ("warning_under_review", True, False, 7200),
        ("warning_closed", False, False, 7200),
        ("needs_response", True, True, 7200),
        ("under_review", True, True, 7200),
        ("appeal_needs_response", True, True, 7200),
        ("appeal_under_review", True, True, 7200),
        ("one_that_stripe_invents_later", True, True, 7200),
        ("won", False, False, 7200),
        ("lost", True, False, 0),
        ("prevented", True, False, 0),
    ],
)
def test_each_status_of_a_dispute_says_who_has_the_money(pay, status, is_held, is_with_the_bank, left):
    order, attempt = pay()

    disputes.apply_dispute(attempt_id=attempt.pk, answer=dispute(status), now=timezone.now())

    order.refresh_from_db()
    assert (order.hold_reason != "", books.is_with_the_bank(attempt)) == (is_held, is_with_the_bank)
    assert max(books.refundable_in_minor_units(attempt), 0) == left


@pytest.mark.parametrize("status", ["appeal_under_review", "prevented"])
def test_books_agree_about_a_cancelled_order_whatever_the_bank_does(pay, status):
    order, attempt = pay()
    disputes.apply_dispute(attempt_id=attempt.pk, answer=dispute(status), now=timezone.now())

    cancel(order)

    assert not PaymentRefund.objects.exists()
    assert findings() == {}


def test_dispute_that_was_won_and_is_appealed_holds_the_order_again(pay):
    order, attempt = pay()
    for status in ("needs_response", "won", "appeal_needs_response", "under_review"):  # the last one is old news
        disputes.apply_dispute(attempt_id=attempt.pk, answer=dispute(status), now=timezone.now())

    order.refresh_from_db()
    assert order.hold_reason == "Payment disputed: appeal_needs_response"


def test_money_that_an_appeal_brings_back_goes_to_the_customer_too(pay):
    order, attempt = pay()
    disputes.apply_dispute(attempt_id=attempt.pk, answer=dispute("needs_response", amount=2000), now=timezone.now())
    cancel(order)

    for status in ("lost", "appeal_under_review", "won", "won"):
        disputes.apply_dispute(attempt_id=attempt.pk, answer=dispute(status, amount=2000), now=timezone.now())
        refunds.request_what_is_owed(order_number=order.number, now=timezone.now())

    asked = PaymentRefund.objects.order_by("pk").values_list("amount_in_minor_units", flat=True)
    assert list(asked) == [5200, 2000]


def test_staff_hear_of_each_dispute(pay):
    _order, attempt = pay()

    for name in ("dp_1", "dp_1", "dp_2"):
        disputes.apply_dispute(
            attempt_id=attempt.pk, answer=dispute("needs_response", name=name, amount=3600), now=timezone.now()
        )

    assert OutboxMail.objects.filter(kind__startswith="dispute_").count() == 2


def test_dispute_that_is_lost_is_money_that_went_back(pay, emulator):
    order, _attempt = pay(card=DISPUTED_CARD)
    cancel(order)
    dispute = order.payment_disputes.get()
    emulator.client().v1.disputes.close(dispute.pk)

    settlement.sync_order(order_number=order.number, now=timezone.now())

    assert books.is_owed_nothing(order)
    assert cancelling.amount_to_give_back(order=order) == 0
    assert findings() == {}


def test_dispute_that_is_won_gives_a_cancelled_order_its_money_back(pay, emulator):
    order, _attempt = pay(card=DISPUTED_CARD)
    cancel(order)
    dispute = order.payment_disputes.get()
    emulator.client().v1.disputes.update(
        dispute.pk, {"evidence": {"uncategorized_text": "winning_evidence"}, "submit": True}
    )

    settlement.sync_order(order_number=order.number, now=timezone.now())

    refund = PaymentRefund.objects.get()
    assert (refund.state, refund.amount_in_minor_units) == (RefundState.REQUESTED, 7200)


# --- Payment pages ---------------------------------------------------------------------------------------
def test_page_of_an_abandoned_attempt_is_closed(emulator, open_order, monkeypatch):
    _order, attempt = open_order()
    PaymentAttempt.objects.update(state=AttemptState.CREATING, session_id=None, url="")
    real = stripe.create_session

    def create(**asked):
        session = real(**asked)
        PaymentAttempt.objects.update(state=AttemptState.SUPERSEDED)
        return session

    monkeypatch.setattr(stripe, "create_session", create)

    opening.open_attempt(attempt_id=attempt.pk)

    assert stripe.retrieve_session(session_id=attempt.session_id).status == "expired"
    assert PaymentAttempt.objects.get(pk=attempt.pk).session_id == attempt.session_id


def test_page_with_another_sum_that_cannot_be_closed_keeps_its_money_in_sight(emulator, open_order, monkeypatch):
    _order, attempt = open_order()
    PaymentAttempt.objects.update(
        state=AttemptState.CREATING,
        session_id=None,
        url="",
        amount_in_minor_units=attempt.amount_in_minor_units + 100,
    )

    def refuse(**asked):
        raise stripe.StripeRefused("paid already")

    monkeypatch.setattr(stripe, "expire_session", refuse)
    with pytest.raises(opening.UnableToTakePayment):
        opening.open_attempt(attempt_id=attempt.pk)
    emulator.pay(attempt.url)

    synced = settlement.sync_attempt(attempt_id=attempt.pk, now=timezone.now())

    assert synced.captured_in_minor_units == attempt.amount_in_minor_units


def test_payment_that_went_back_in_the_dashboard_is_not_taken_for_the_orders(open_order, emulator, dashboard):
    order, attempt = open_order()
    PaymentAttempt.objects.update(amount_in_minor_units=attempt.amount_in_minor_units + 1000)
    emulator.pay(attempt.url)
    attempt = settlement.sync_attempt(attempt_id=attempt.pk, now=timezone.now())
    dashboard(attempt)

    with pytest.raises(settlement.UnableToAccept):
        settlement.accept_payment(
            order_number=order.number, by=make_user(email="o@example.com"), now=timezone.now()
        )

    assert Order.objects.get(pk=order.pk).is_awaiting_payment


def test_email_about_a_returned_payment_names_its_amount(open_order, emulator):
    order, attempt = open_order()
    PaymentAttempt.objects.update(amount_in_minor_units=attempt.amount_in_minor_units + 1000)
    emulator.pay(attempt.url)
    Order.objects.update(total_incl_tax=attempt.amount_in_minor_units)  # what came in is another sum
    orders.cancel(order_number=order.number, now=timezone.now())

    settlement.sync_attempt(attempt_id=attempt.pk, now=timezone.now())

    (text,) = mails("payment_returned")
    assert f"A${attempt.amount_in_minor_units / 100:.2f}" in text


# --- What the nightly check advises ----------------------------------------------------------------------
def test_advice_about_a_refund_in_the_dashboard_works(pay, dashboard, owner):
    order, attempt = pay()
    dashboard(attempt, 500)
    assert "button on the order's page" in findings()["stripe_refunds_agree"].advice

    owner.post(reverse("backoffice:check-payment", args=[order.number]))

    assert findings() == {}


def test_advice_about_money_that_a_cancelled_order_keeps_works(pay, owner):
    order, _attempt = pay()
    cancel(order)
    refund = PaymentRefund.objects.get()
    refund_answers.apply_refund_answer(refund_id=refund.pk, state=RefundState.FAILED, error="x", now=timezone.now())
    found = findings()
    assert "Refund" in found["cancelled_orders_gave_their_money_back"].advice
    assert "Refund" in found["payments_belong_to_an_order_or_go_back"].advice
    assert "Refund" in found["stripe_gave_back_what_is_over"].advice

    url = reverse("backoffice:refund", args=[order.number])
    owner.post(url, {"extra": "72.00", "reason": "It failed", "key": "0123456789abcdef"})
    send_all(order)

    assert findings() == {}


def test_advice_about_a_refund_that_failed_after_all_works(pay, emulator, dashboard, owner):
    order, attempt = pay(card=FAILING_CARD)
    dashboard(attempt)
    settlement.sync_order(order_number=order.number, now=timezone.now())
    emulator.advance_clock(60)
    refund_answers.sync_refunds(attempt_id=attempt.pk, now=timezone.now())
    assert "Refund" in findings()["refunded_payments_went_back"].advice

    url = reverse("backoffice:refund", args=[order.number])
    owner.post(url, {"extra": "72.00", "reason": "Card closed", "key": "0123456789abcdef", "is_by_hand": "on"})

    assert findings() == {}


def test_advice_about_money_we_have_not_recorded_works(open_order, emulator, owner):
    order, attempt = open_order()
    emulator.pay(attempt.url)
    assert "button" in findings()["stripe_payments_are_known"].advice

    owner.post(reverse("backoffice:check-payment", args=[order.number]))

    assert Order.objects.get(pk=order.pk).is_paid
    assert findings() == {}


def test_event_about_a_dispute_that_stripe_does_not_know_is_settled_with_a_note(pay):
    _order, attempt = pay()
    row = inbox.StripeEvent.objects.create(
        event_id="evt_odd",
        type="charge.dispute.created",
        object_id="dp_of_nobody",
        livemode=False,
        payload={"data": {"object": {"payment_intent": attempt.payment_intent_id}}},
    )

    inbox.process(event_id=row.pk, now=timezone.now())

    row.refresh_from_db()
    assert row.processed_at is not None
    assert row.error.startswith("ignored: ")
