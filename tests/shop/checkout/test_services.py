from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

import pytest
from django.db import connection
from django.utils import timezone

from shop.basket.models import Basket
from shop.checkout import services
from shop.order.models import Order, OrderStatus
from shop.partner.models import StockRecord
from shop.partner.stock import OutOfStock
from shop.shipping.methods import Standard
from shop.users.models import User
from shop.voucher.models import VoucherClaim
from tests.factories.products import make_product
from tests.ordering import (
    fill_bag,
    make_australia,
    make_recipient,
    make_voucher,
    place_order,
    shown_total,
)

pytestmark = pytest.mark.django_db(transaction=True)


def submit(basket, shown, *, email="", method_code="standard"):
    return services.place_order(
        basket_id=basket.pk,
        recipient=make_recipient(email=email),
        method_code=method_code,
        shown=shown,
        user=None,
        now=timezone.now(),
    )


def test_place_order_writes_what_was_shown():
    product = make_product(title="Pearl Polish", sizes=[{"price": "42.00"}])
    make_voucher()
    basket = fill_bag(lines=[(product, 2)], code="miliagone")

    order = place_order(basket=basket, recipient=make_recipient(email="Ada@Example.com"))

    line = order.lines.get()
    assert order.status == OrderStatus.AWAITING_PAYMENT
    assert order.customer_key == "ada@example.com"
    assert (line.title, line.quantity) == ("Pearl Polish, 30 ml", 2)
    assert line.line_price_before_discounts_incl_tax == Decimal("84.00")
    assert line.line_price_incl_tax == Decimal("71.40")
    assert order.discounts.get().amount == Decimal("12.60")
    assert (order.shipping_incl_tax, order.total_incl_tax) == (Decimal("0.00"), Decimal("71.40"))
    assert order.gst == Decimal("6.49")
    assert order.delivery_earliest_date < order.delivery_latest_date


def test_place_order_sets_stock_aside_and_closes_the_bag():
    product = make_product(sizes=[{"stock": 5}])
    basket = fill_bag(lines=[(product, 2)])

    place_order(basket=basket)

    record = StockRecord.objects.get()
    basket.refresh_from_db()
    assert (record.num_in_stock, record.num_allocated) == (5, 2)
    assert basket.status == Basket.SUBMITTED


def test_place_order_again_returns_the_same_order():
    make_australia()
    basket = fill_bag()
    shown = shown_total(basket)

    orders = {submit(basket, shown).number for _ in range(3)}

    assert len(orders) == 1
    assert Order.objects.count() == 1


def test_place_order_asks_again_when_the_price_changed():
    make_australia()
    basket = fill_bag()
    shown = shown_total(basket)
    StockRecord.objects.update(price=Decimal("99.00"))

    with pytest.raises(services.TotalsChanged) as changed:
        submit(basket, shown)

    assert changed.value.summary.subtotal == Decimal("99.00")
    assert Order.objects.count() == 0


def test_place_order_asks_again_when_the_product_was_hidden():
    make_australia()
    product = make_product()
    basket = fill_bag(lines=[(product, 1)])
    shown = shown_total(basket)
    product.is_public = False
    product.save()

    with pytest.raises(services.TotalsChanged):
        submit(basket, shown)


def test_place_order_asks_again_when_the_code_ended():
    make_australia()
    voucher = make_voucher()
    basket = fill_bag(code="miliagone")
    shown = shown_total(basket)
    voucher.end_datetime = timezone.now() - timedelta(hours=1)
    voucher.save()

    with pytest.raises(services.TotalsChanged):
        submit(basket, shown)


def test_place_order_that_fails_changes_nothing():
    make_australia()
    product = make_product(sizes=[{"stock": 3}])
    make_voucher(code="once", max_uses=1, usage="Multi-use")
    first, second = (fill_bag(lines=[(product, 1)], code="once") for _ in range(2))
    shown = shown_total(second)
    place_order(basket=first)

    with pytest.raises(services.TotalsChanged):
        submit(second, shown)

    assert StockRecord.objects.get().num_allocated == 1
    assert VoucherClaim.objects.count() == 1


@pytest.mark.parametrize(
    "disguise", ["ada@example.com", "ADA@example.com", "ada+again@example.com", " Ada+x@Example.Com"]
)
def test_first_order_code_counts_once_in_any_disguise(disguise):
    make_voucher()
    place_order(basket=fill_bag(code="miliagone"), recipient=make_recipient(email="ada@example.com"))
    basket = fill_bag(code="miliagone")

    reasons = services.drop_codes_not_for(
        basket=basket, recipient=make_recipient(email=disguise), now=timezone.now()
    )

    assert len(reasons) == 1
    assert "using code miliagone" in reasons[0]
    assert basket.vouchers.count() == 0


def in_parallel(tasks):
    """Run callables at once, each with a connection of its own; return what they return or raise."""

    def run(task):
        try:
            return task()
        except Exception as error:
            return error
        finally:
            connection.close()

    with ThreadPoolExecutor(len(tasks)) as pool:
        return list(pool.map(run, tasks))


def test_many_buyers_of_the_last_units_get_exactly_those():
    make_australia()
    product = make_product(sizes=[{"stock": 3}])
    bags = [fill_bag(lines=[(product, 1)]) for _ in range(12)]
    shown = shown_total(bags[0])
    shown_of = {bag.pk: shown_total(bag) for bag in bags}
    assert set(shown_of.values()) == {shown}

    answers = in_parallel([lambda bag=bag: submit(bag, shown_of[bag.pk]) for bag in bags])

    placed = [answer for answer in answers if isinstance(answer, Order)]
    refused = [answer for answer in answers if not isinstance(answer, Order)]
    assert len(placed) == 3
    assert all(isinstance(answer, OutOfStock | services.TotalsChanged) for answer in refused), refused
    assert StockRecord.objects.get().num_allocated == 3


def test_bags_with_the_same_products_in_opposite_order_do_not_deadlock():
    make_australia()
    one, other = make_product(sizes=[{"stock": 50}]), make_product(sizes=[{"stock": 50}])
    bags = [fill_bag(lines=[(one, 1), (other, 1)] if n % 2 else [(other, 1), (one, 1)]) for n in range(10)]
    shown_of = {bag.pk: shown_total(bag) for bag in bags}

    answers = in_parallel([lambda bag=bag: submit(bag, shown_of[bag.pk]) for bag in bags])

    assert all(isinstance(answer, Order) for answer in answers), answers


def test_capped_code_is_claimed_no_more_than_its_cap():
    make_australia()
    make_voucher(code="three", usage="Multi-use", max_uses=3)
    product = make_product(sizes=[{"stock": 50}])
    bags = [fill_bag(lines=[(product, 1)], code="three") for _ in range(10)]
    shown_of = {bag.pk: shown_total(bag) for bag in bags}

    answers = in_parallel([lambda bag=bag: submit(bag, shown_of[bag.pk]) for bag in bags])

    assert sum(isinstance(answer, Order) for answer in answers) == 3
    assert VoucherClaim.objects.live().count() == 3


def test_same_bag_submitted_at_once_makes_one_order():
    make_australia()
    basket = fill_bag()
    shown = shown_total(basket)

    answers = in_parallel([lambda: submit(basket, shown) for _ in range(8)])

    assert len({answer.number for answer in answers}) == 1
    assert Order.objects.count() == 1


def test_first_order_code_counts_once_for_a_member_with_two_addresses():
    make_voucher()
    member = User.objects.create_user(email="ada@example.com", password="x")
    recipient = make_recipient(email="ada@example.com")
    place_order(basket=fill_bag(code="miliagone", owner=member), recipient=recipient, user=member)
    basket = fill_bag(code="miliagone", owner=member)

    reasons = services.drop_codes_not_for(
        basket=basket, recipient=make_recipient(email="someone.else@example.com"), user=member, now=timezone.now()
    )

    assert len(reasons) == 1


def test_delivery_is_promised_from_the_day_it_is_where_we_are():
    after_midnight_here = datetime(2026, 11, 22, 14, 0, tzinfo=UTC)  # the 23rd in Melbourne
    method = Standard()

    delivery = services._delivery(method, after_midnight_here)

    assert (delivery.earliest_date, delivery.latest_date) == method.date_range(placed_on=date(2026, 11, 23))
