import pytest
from django.utils import timezone

from shop.basket import services as baskets
from shop.order import services as orders
from shop.tracking import services
from tests.factories.products import make_product
from tests.ordering import fill_bag, make_voucher, place_order, size_of

pytestmark = pytest.mark.django_db


def test_refill_bag_copies_a_cancelled_order():
    make_voucher()
    product = make_product()
    order = place_order(basket=fill_bag(lines=[(product, 2)], code="miliagone"))
    orders.cancel(order_number=order.number, now=timezone.now())
    basket = baskets.make_basket(owner=None)

    problems = services.refill_bag(order=order, basket=basket, now=timezone.now())

    assert problems == []
    assert [(line.product, line.quantity) for line in basket.lines.all()] == [(size_of(product), 2)]
    assert basket.vouchers.count() == 1
