import pytest
from django.db import IntegrityError, transaction
from django.db.models import Sum

from shop.partner import stock
from shop.partner.models import StockMovement, StockRecord
from shop.users.models import User
from tests.factories.products import make_product

pytestmark = pytest.mark.django_db


@pytest.fixture
def record():
    make_product(sizes=[{"stock": 10}])
    return StockRecord.objects.get()


def ledger(record):
    """Return what the movements say is on hand and set aside."""
    sums = record.movements.aggregate(on_hand=Sum("change"), allocated=Sum("allocated_change"))
    return sums["on_hand"], sums["allocated"]


def test_ledger_equals_stock_whatever_happens(record):
    stock.allocate(quantities={record.pk: 4}, order_number="SP-1")
    stock.release(quantities={record.pk: 1}, order_number="SP-1")
    stock.consume(quantities={record.pk: 2}, order_number="SP-1")
    stock.restock(quantities={record.pk: 1}, order_number="SP-1")
    StockRecord.objects.update(num_in_stock=20)

    record.refresh_from_db()
    assert ledger(record) == (record.num_in_stock, record.num_allocated) == (20, 1)


def test_ledger_says_why_for_which_order_and_who(record):
    packer = User.objects.create_user(email="packer@example.com")
    stock.allocate(quantities={record.pk: 1}, order_number="SP-1")
    stock.consume(quantities={record.pk: 1}, order_number="SP-1", by=packer)
    StockRecord.objects.update(num_in_stock=3)

    told = list(record.movements.order_by("pk").values_list("reason", "order_number", "made_by"))

    assert told == [
        ("opening", "", None),
        ("allocated", "SP-1", None),
        ("shipped", "SP-1", packer.pk),
        ("unexplained", "", None),
    ]


def test_movement_is_never_rewritten(record):
    with pytest.raises(IntegrityError), transaction.atomic():
        StockMovement.objects.update(change=99)

    assert StockMovement.objects.filter(change=99).count() == 0


def test_movement_outlives_the_account_of_who_made_it(record):
    packer = User.objects.create_user(email="packer@example.com")
    stock.adjust(stockrecord_id=record.pk, change=2, on_hand=10, reason="received", note="", by=packer)

    packer.delete()

    assert record.movements.latest("pk").made_by is None


def test_allocate_more_than_is_left_moves_nothing(record):
    stock.allocate(quantities={record.pk: 8})

    with pytest.raises(stock.OutOfStock) as refusal:
        stock.allocate(quantities={record.pk: 3})

    record.refresh_from_db()
    assert refusal.value.left == 2
    assert record.num_allocated == 8


def test_allocate_of_several_is_all_or_nothing(record):
    make_product(sizes=[{"stock": 0}])
    other = StockRecord.objects.exclude(pk=record.pk).get()

    with pytest.raises(stock.OutOfStock):
        stock.allocate(quantities={record.pk: 1, other.pk: 1})

    record.refresh_from_db()
    assert not record.num_allocated
    assert record.movements.count() == 1


@pytest.mark.parametrize("move", [stock.release, stock.consume])
def test_no_more_is_given_back_or_sent_than_is_set_aside(record, move):
    stock.allocate(quantities={record.pk: 1})

    with pytest.raises(stock.UnableToMoveStock):
        move(quantities={record.pk: 2})


def test_adjust_sent_twice_corrects_once(record):
    packer = User.objects.create_user(email="packer@example.com")
    told = {"stockrecord_id": record.pk, "change": -3, "on_hand": 10, "reason": "damaged", "note": "", "by": packer}
    stock.adjust(**told)

    with pytest.raises(stock.UnableToMoveStock):
        stock.adjust(**told)

    record.refresh_from_db()
    assert record.num_in_stock == 7


def test_the_database_refuses_more_set_aside_than_on_hand(record):
    with pytest.raises(IntegrityError), transaction.atomic():
        StockRecord.objects.update(num_allocated=11)
