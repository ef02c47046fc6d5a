"""How much may be set aside without being paid for."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connection
from django.utils import timezone

from shop.checkout import services as checkout
from shop.order import services as orders
from shop.order.models import Order, OrderOrigin
from shop.order.unpaid import ORDERS_OF_VISITOR, PIECES_OF_NETWORK, Origin, TooMuchUnpaid
from shop.partner.models import StockRecord
from tests.factories.products import make_product
from tests.ordering import fill_bag, make_australia, make_recipient, shown_total

pytestmark = pytest.mark.django_db
HOME = Origin(visitor="session 1", ip_address="203.0.113.9")


def at(number: int, *, ip_address: str = "203.0.113.9") -> Origin:
    return Origin(visitor=f"session {number}", ip_address=ip_address)


def order(*, origin: Origin | None, product=None, quantity: int = 1) -> Order:
    make_australia()
    basket = fill_bag(lines=[(product, quantity)] if product else [])
    return checkout.place_order(
        basket_id=basket.pk,
        recipient=make_recipient(),
        method_code="standard",
        shown=shown_total(basket),
        user=None,
        origin=origin,
        now=timezone.now(),
    )


def test_a_visitor_has_a_few_orders_that_wait_for_payment():
    placed = [order(origin=HOME) for _ in range(ORDERS_OF_VISITOR)]

    with pytest.raises(TooMuchUnpaid, match="You have 3 orders waiting for payment"):
        order(origin=HOME)

    assert Order.objects.count() == len(placed)


@pytest.mark.parametrize("end", [orders.mark_paid, orders.cancel])
def test_an_order_paid_or_cancelled_makes_room_and_forgets_where_it_came_from(end):
    placed = [order(origin=HOME) for _ in range(ORDERS_OF_VISITOR)]

    end(order_number=placed[0].number, now=timezone.now())
    order(origin=HOME)

    assert not placed[0].origins.exists()


def test_a_family_and_an_office_behind_one_address_buy_at_the_same_time():
    product = make_product(sizes=[{"stock": 30}])

    placed = [order(origin=at(number), product=product) for number in range(PIECES_OF_NETWORK)]

    assert len(placed) == 12


def test_orders_of_one_network_leave_half_of_a_size_to_others():
    product = make_product(sizes=[{"stock": 26}])
    for number in range(2):
        order(origin=at(number), product=product, quantity=6)

    with pytest.raises(TooMuchUnpaid, match="We can set aside 13 of"):
        order(origin=at(3), product=product, quantity=2)
    order(origin=at(3), product=product, quantity=1)
    order(origin=at(4, ip_address="198.51.100.1"), product=product, quantity=13)

    assert StockRecord.objects.get().num_allocated == 26


def test_one_order_holds_no_more_than_several():
    product = make_product(sizes=[{"stock": 26}])

    with pytest.raises(TooMuchUnpaid, match="contact us if you need more"):
        order(origin=HOME, product=product, quantity=26)

    assert not StockRecord.objects.get().num_allocated


def test_the_last_few_pieces_are_for_whoever_comes_first():
    product = make_product(sizes=[{"stock": 5}])

    order(origin=HOME, product=product, quantity=5)

    assert StockRecord.objects.get().num_allocated == 5


def test_a_network_has_many_orders_that_wait_and_not_any_number(settings):
    settings.UNPAID_ORDERS_OF_NETWORK = 4
    for number in range(4):
        order(origin=at(number, ip_address=f"2001:db8::{number}"))

    with pytest.raises(TooMuchUnpaid, match="Many orders from your network"):
        order(origin=at(5, ip_address="2001:db8::5"))
    order(origin=at(5, ip_address="2001:db8:0:1::5"))


def test_what_is_kept_of_an_origin_names_nobody():
    order(origin=HOME)

    assert not [
        who for who in OrderOrigin.objects.values_list("who", flat=True) if "203" in who or "session" in who
    ]


@pytest.mark.django_db(transaction=True)
def test_orders_that_arrive_together_are_all_counted():
    make_australia()
    bags = [fill_bag() for _ in range(8)]
    shown = {bag.pk: shown_total(bag) for bag in bags}

    def place(bag):
        try:
            return checkout.place_order(
                basket_id=bag.pk,
                recipient=make_recipient(),
                method_code="standard",
                shown=shown[bag.pk],
                user=None,
                origin=HOME,
                now=timezone.now(),
            )
        except TooMuchUnpaid as refusal:
            return refusal
        finally:
            connection.close()

    with ThreadPoolExecutor(8) as pool:
        answers = list(pool.map(place, bags))

    assert sum(isinstance(answer, Order) for answer in answers) == ORDERS_OF_VISITOR
