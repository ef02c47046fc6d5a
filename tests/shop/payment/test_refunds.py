"""Giving money back: pieces of an order, and what is made in Stripe's dashboard."""

from decimal import Decimal

import pytest
from django.urls import reverse
from django.utils import timezone

from shop.fulfilment import services as fulfilment
from shop.mail.models import OutboxMail
from shop.order.models import Order, OrderStatus
from shop.order.summary import summarise_order
from shop.partner.models import StockRecord
from shop.payment import cancelling, refund_answers, refund_sending, refunds, settlement
from shop.payment.models import PaymentDispute, PaymentRefund
from shop.payment.states import RefundState
from tests.factories.products import make_product
from tests.ordering import fill_bag, make_voucher

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def paid_order(open_order, emulator):
    """Return an order for three pieces, reduced to an awkward sum, that is paid."""
    make_voucher()
    product = make_product(sizes=[{"price": "39.95", "stock": 10}])
    order, attempt = open_order(basket=fill_bag(lines=[(product, 3)], code="miliagone"))
    emulator.pay(attempt.url)
    settlement.sync_attempt(attempt_id=attempt.pk, now=timezone.now())
    order.refresh_from_db()
    return order


def refund(order, quantity, *, key, is_restocked=True, extra="0"):
    asked = refunds.refund_lines(
        order_number=order.number,
        quantities={order.lines.get().pk: quantity},
        extra=Decimal(extra),
        is_restocked=is_restocked,
        reason="Arrived broken",
        requested_by=None,
        idempotency_key=key,
        now=timezone.now(),
    )
    return refund_sending.send_refund(refund_id=asked.pk, now=timezone.now())


def send(order):
    fulfilment.mark_packed(order_number=order.number, by=None)
    fulfilment.ship(
        order_number=order.number,
        carrier="australia-post",
        tracking_number="33ABC1234567",
        by=None,
        now=timezone.now(),
    )


def stock_now():
    return StockRecord.objects.values_list("num_in_stock", "num_allocated").get()


def test_refund_lines_piece_by_piece_add_up_to_the_line(paid_order):
    amounts = [refund(paid_order, 1, key=f"piece-{n}").amount_in_minor_units for n in range(3)]

    assert sum(amounts) == int(paid_order.lines.get().line_price_incl_tax * 100)
    assert max(amounts) - min(amounts) <= 1


def test_refund_lines_asked_twice_refunds_once(paid_order):
    first, second = (refund(paid_order, 1, key="the same") for _ in range(2))

    assert first.pk == second.pk
    assert stock_now() == (10, 2)


def test_refund_lines_refuses_more_pieces_than_were_bought(paid_order):
    refund(paid_order, 2, key="two")

    with pytest.raises(refund_sending.UnableToRefund):
        refund(paid_order, 2, key="two more")


def test_refund_lines_before_sending_gives_stock_back_for_sale(paid_order):
    refund(paid_order, 1, key="one")

    assert stock_now() == (10, 2)


def test_refund_lines_before_sending_without_restock_writes_it_off(paid_order):
    refund(paid_order, 1, key="one", is_restocked=False)

    assert stock_now() == (9, 2)


@pytest.mark.parametrize(("is_restocked", "on_hand"), [(True, 8), (False, 7)])
def test_refund_lines_after_sending_restocks_when_asked(paid_order, is_restocked, on_hand):
    send(paid_order)

    refund(paid_order, 1, key="one", is_restocked=is_restocked)

    assert stock_now() == (on_hand, 0)


def test_refund_of_everything_ends_the_order(paid_order):
    delivery = paid_order.shipping_incl_tax

    done = refund(paid_order, 3, key="all", extra=str(delivery))

    paid_order.refresh_from_db()
    assert done.amount_in_minor_units == int(paid_order.total_incl_tax * 100)
    assert paid_order.status == OrderStatus.REFUNDED
    assert stock_now() == (10, 0)


def test_refund_in_stripes_dashboard_of_everything_frees_what_was_not_sent(paid_order, emulator):
    attempt = paid_order.payment_attempts.get()
    emulator.client().v1.refunds.create({"payment_intent": attempt.payment_intent_id})

    refund_answers.sync_refunds(attempt_id=attempt.pk, now=timezone.now())

    paid_order.refresh_from_db()
    assert paid_order.status == OrderStatus.REFUNDED
    assert stock_now() == (10, 0)


def test_refund_tells_the_customer_once(paid_order):
    refund(paid_order, 1, key="one")
    refund_answers.sync_refunds(attempt_id=paid_order.payment_attempts.get().pk, now=timezone.now())

    mail = OutboxMail.objects.get(kind="refund")
    assert mail.to_address == paid_order.guest_email
    assert "A$33.96" in mail.text_body


def test_refund_that_fails_tells_staff_and_is_tried_again(open_order, emulator):
    order, attempt = open_order()
    emulator.pay(attempt.url, card="4000000000005126")
    settlement.sync_attempt(attempt_id=attempt.pk, now=timezone.now())
    failing = refund(order, 1, key="one")
    emulator.advance_clock(60)
    refund_answers.sync_refunds(attempt_id=attempt.pk, now=timezone.now())
    failing.refresh_from_db()
    assert failing.state == RefundState.FAILED
    assert OutboxMail.objects.filter(kind=f"refund_failed_{failing.pk}").count() == 1

    again = refund_sending.retry(refund_id=failing.pk, now=timezone.now())
    refund_sending.retry(refund_id=failing.pk, now=timezone.now())

    assert again.state == RefundState.REQUESTED
    assert PaymentRefund.objects.count() == 1


def test_refund_that_fails_when_the_order_is_over_is_put_before_staff_until_it_succeeds(open_order, emulator):
    order, attempt = open_order()
    emulator.pay(attempt.url, card="4000000000005126")
    settlement.sync_attempt(attempt_id=attempt.pk, now=timezone.now())
    cancelling.cancel_order(order_number=order.number, now=timezone.now())
    failing = refund_sending.send_refund(refund_id=PaymentRefund.objects.get().pk, now=timezone.now())

    emulator.advance_clock(60)
    refund_answers.sync_refunds(attempt_id=attempt.pk, now=timezone.now())
    order.refresh_from_db()
    assert order.hold_reason == "A refund failed"

    refund_sending.retry(refund_id=failing.pk, now=timezone.now())
    refund_sending.send_refund(refund_id=failing.pk, now=timezone.now())
    order.refresh_from_db()
    assert order.hold_reason == ""


def test_order_whose_pieces_are_all_refunded_is_complete_although_delivery_was_not(open_order, emulator):
    order, attempt = open_order(basket=fill_bag(lines=[(make_product(sizes=[{"price": "10.00"}]), 1)]))
    emulator.pay(attempt.url)
    settlement.sync_attempt(attempt_id=attempt.pk, now=timezone.now())

    refund(order, 1, key="the piece")

    order.refresh_from_db()
    assert order.status == OrderStatus.COMPLETE
    assert not Order.objects.to_pack().exists()


def test_refund_in_stripes_dashboard_tells_the_customer(paid_order, emulator):
    attempt = paid_order.payment_attempts.get()
    emulator.client().v1.refunds.create({"payment_intent": attempt.payment_intent_id, "amount": 500})

    refund_answers.sync_refunds(attempt_id=attempt.pk, now=timezone.now())

    mail = OutboxMail.objects.get(kind="refund")
    assert "A$5.00" in mail.text_body
    assert "dashboard" not in mail.text_body


def test_cancelling_after_a_partial_refund_names_the_remaining_refund(paid_order, client):
    refund(paid_order, 1, key="one")
    rest = f"A${cancelling.amount_to_give_back(order=paid_order)}"

    page = client.get(reverse("tracking:cancel", args=[paid_order.token])).content.decode()
    cancelling.cancel_order(order_number=paid_order.number, now=timezone.now())

    assert f"refund {rest}" in page
    assert f"{rest} is being refunded" in OutboxMail.objects.get(kind="order_cancelled").text_body
    order_page = client.get(paid_order.get_absolute_url()).content.decode()
    assert "Refunds" in order_page


def test_refund_lines_of_a_disputed_payment_is_refused(paid_order):
    attempt = paid_order.payment_attempts.get()
    PaymentDispute.objects.create(
        dispute_id="dp_1", order=paid_order, attempt=attempt, status="needs_response", amount_in_minor_units=100
    )

    with pytest.raises(refund_sending.UnableToRefund, match="bank"):
        refund(paid_order, 1, key="one")

    assert not PaymentRefund.objects.exists()


def test_refunds_are_in_the_sums_of_the_order_and_its_emails(paid_order, client):
    back = refund(paid_order, 1, key="one").amount

    summary = summarise_order(order=Order.objects.get(number=paid_order.number))
    page = client.get(paid_order.get_absolute_url()).content.decode()
    email = OutboxMail.objects.get(kind="refund").text_body

    assert (summary.money_back, summary.kept) == (back, paid_order.total_incl_tax - back)
    assert "Paid after refunds" in page
    assert f"refunded A${back:.2f}: you've paid A${summary.kept:.2f}" in email


def sync(attempt):
    return settlement.sync_attempt(attempt_id=attempt.pk, now=timezone.now())


def test_request_refund_never_gives_more_than_came_in(open_order, emulator):
    _order, attempt = open_order()
    emulator.pay(attempt.url)
    attempt = sync(attempt)
    refunds.request_refund(attempt_id=attempt.pk, amount_in_minor_units=100, reason="A dent", now=timezone.now())

    with pytest.raises(refund_sending.UnableToRefund):
        refunds.request_refund(
            attempt_id=attempt.pk,
            amount_in_minor_units=attempt.amount_in_minor_units - 99,
            reason="All of it",
            now=timezone.now(),
        )


def test_sync_refunds_takes_over_what_was_made_at_stripe(open_order, emulator):
    order, attempt = open_order()
    emulator.pay(attempt.url)
    attempt = sync(attempt)
    emulator.client().v1.refunds.create({"payment_intent": attempt.payment_intent_id, "amount": 250})

    refund_answers.sync_refunds(attempt_id=attempt.pk, now=timezone.now())
    refund_answers.sync_refunds(attempt_id=attempt.pk, now=timezone.now())

    refund = PaymentRefund.objects.get(order=order)
    assert (refund.is_external, refund.amount_in_minor_units, refund.state) == (True, 250, RefundState.SUCCEEDED)
