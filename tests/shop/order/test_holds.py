"""An order is held for each reason by itself, and released from each by itself."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from shop.order import holds
from shop.order.models import HoldKind, Order, OrderHold
from tests.factories.orders import make_order, make_user
from tests.factories.products import make_product

NOW = timezone.now()


@pytest.fixture
def order(db):
    return make_order(lines=[(make_product().children.get(), 1)])


def hold(order, kind, text=""):
    holds.hold(order=order, kind=kind, text=text, now=NOW)


def reason_of(order):
    return Order.objects.get(pk=order.pk).hold_reason


def test_a_held_order_says_why(order):
    hold(order, HoldKind.DISPUTED, "needs_response")

    row = order.holds.get()

    assert (row.kind, row.text, row.since, row.released_at) == ("disputed", "needs_response", NOW, None)
    assert reason_of(order) == "Payment disputed: needs_response"
    assert not Order.objects.get(pk=order.pk).is_shippable


def test_holding_again_for_the_same_keeps_one_hold_and_its_start(order):
    hold(order, HoldKind.DISPUTED, "needs_response")

    holds.hold(order=order, kind=HoldKind.DISPUTED, text="under_review", now=NOW + timedelta(days=1))

    assert [(row.text, row.since) for row in order.holds.all()] == [("under_review", NOW)]
    assert reason_of(order) == "Payment disputed: under_review"


def test_the_database_keeps_one_open_hold_of_a_kind(order):
    hold(order, HoldKind.DISPUTED)

    with pytest.raises(IntegrityError), transaction.atomic():
        OrderHold.objects.create(order=order, kind=HoldKind.DISPUTED, since=NOW)

    assert order.holds.count() == 1


@pytest.mark.parametrize(
    ("first", "second"),
    [(HoldKind.DISPUTED, HoldKind.AMOUNT_DIFFERS), (HoldKind.AMOUNT_DIFFERS, HoldKind.DISPUTED)],
)
def test_settling_one_reason_leaves_the_other(order, first, second):
    hold(order, first)
    hold(order, second)
    assert reason_of(order) == "Payment disputed"

    holds.settle(order=order, kind=HoldKind.DISPUTED, now=NOW)

    assert reason_of(order) == "Payment differs"
    assert [row.kind for row in order.holds.open()] == ["amount-differs"]


def test_settling_what_it_is_not_held_for_changes_nothing(order):
    hold(order, HoldKind.DISPUTED)

    holds.settle(order=order, kind=HoldKind.REFUND_FAILED, now=NOW)

    assert reason_of(order) == "Payment disputed"


def test_releasing_lets_go_of_every_reason_and_says_who_did(order):
    hold(order, HoldKind.DISPUTED)
    hold(order, HoldKind.REFUND_FAILED)
    packer = make_user()

    holds.release(order=order, by=packer, now=NOW)

    assert reason_of(order) == ""
    assert [(row.released_at, row.released_by) for row in order.holds.all()] == [(NOW, packer)] * 2


def test_an_order_can_be_held_again_for_what_was_settled(order):
    hold(order, HoldKind.REFUND_FAILED)
    holds.settle(order=order, kind=HoldKind.REFUND_FAILED, now=NOW)

    hold(order, HoldKind.REFUND_FAILED)

    assert (order.holds.count(), order.holds.open().count()) == (2, 1)


@pytest.mark.parametrize(
    ("reason", "kind", "text"),
    [
        ("Payment disputed: lost", "disputed", "lost"),
        ("Payment differs: 5.00 AUD was asked", "amount-differs", "5.00 AUD was asked"),
        ("A refund failed", "refund-failed", ""),
        ("The address is odd", "other", "The address is odd"),
    ],
)
def test_a_hold_of_the_previous_release_becomes_a_row(order, reason, kind, text):
    Order.objects.update(hold_reason=reason)

    holds.settle(order=order, kind=HoldKind.OTHER if kind != "other" else HoldKind.DISPUTED, now=NOW)

    assert [(row.kind, row.text) for row in order.holds.open()] == [(kind, text)]
    assert reason_of(order) == reason


def test_what_the_previous_release_let_go_of_is_released(order):
    hold(order, HoldKind.DISPUTED, "needs_response")
    Order.objects.update(hold_reason="")

    hold(order, HoldKind.REFUND_FAILED)

    assert [row.kind for row in order.holds.open()] == ["refund-failed"]
    assert reason_of(order) == "A refund failed"
