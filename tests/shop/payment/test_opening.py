"""Opening a payment at Stripe."""

from datetime import timedelta

import pytest
from django.utils import timezone

from shop.order.models import Order
from shop.payment import opening, stripe
from shop.payment.models import PaymentAttempt
from shop.payment.states import AttemptState
from tests.factories.products import make_product
from tests.ordering import fill_bag, make_voucher, place_order

pytestmark = pytest.mark.django_db(transaction=True)


def test_open_attempt_asks_for_the_total_to_the_cent(open_order, emulator):
    make_voucher()
    basket = fill_bag(lines=[(make_product(sizes=[{"price": "42.55"}]), 3)], code="miliagone")

    order, attempt = open_order(basket=basket)

    session = stripe.retrieve_session(session_id=attempt.session_id)
    assert session.amount_total == attempt.amount_in_minor_units == int(order.total_incl_tax * 100)
    assert attempt.state == AttemptState.OPEN


def test_open_attempt_twice_makes_one_session(open_order):
    _order, attempt = open_order()
    PaymentAttempt.objects.update(state=AttemptState.CREATING, session_id=None, url="")

    again = opening.open_attempt(attempt_id=attempt.pk)

    assert again.session_id == attempt.session_id


def test_open_attempt_with_a_lost_answer_finds_the_session_again(emulator):
    order = place_order()
    attempt = order.payment_attempts.get()
    emulator.spoil_calls("lose_response", times=5)
    with pytest.raises(stripe.StripeUnavailable):
        opening.open_attempt(attempt_id=attempt.pk)
    emulator.reset_faults()

    opening.open_attempt(attempt_id=attempt.pk)

    sessions = [
        row for row in emulator.client().v1.checkout.sessions.list().data if row.client_reference_id == order.number
    ]
    assert len(sessions) == 1


def test_begin_attempt_below_the_smallest_charge_is_refused(emulator):
    basket = fill_bag(lines=[(make_product(sizes=[{"price": "0.40"}]), 1)])

    with pytest.raises(opening.UnableToTakePayment):
        place_order(basket=basket, method_code="click-and-collect")

    assert Order.objects.count() == 0


def test_attempt_expires_after_35_minutes(open_order):
    _, attempt = open_order()

    left = attempt.expires_at - timezone.now()

    assert timedelta(minutes=34) < left <= opening.TIME_TO_PAY
