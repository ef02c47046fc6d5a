"""What a bag must hold for an offer to count."""

from decimal import Decimal

import pytest
from oscar.apps.offer.custom import create_condition

from shop.basket import services as baskets
from shop.basket.summary import summarise
from shop.offer.models import Benefit, Condition, ConditionalOffer, Range
from shop.voucher.checks import UnableToUseCode
from shop.voucher.models import Voucher
from tests.factories.baskets import make_basket, reload
from tests.factories.vouchers import NOW, make_voucher

pytestmark = pytest.mark.django_db


class AlwaysMet(Condition):
    """A condition that a developer wrote, without a range."""

    name = "Always met"

    class Meta:
        app_label = "offer"
        proxy = True

    def is_satisfied(self, offer, basket):
        return True

    def can_apply_condition(self, line):
        return True


def everything() -> Range:
    return Range.objects.create(name="Everything", includes_all_products=True)


def make_offer(*, condition: Condition, code: str = "", kind: str = Benefit.SHIPPING_PERCENTAGE, value: int = 100):
    needs_range = kind == Benefit.PERCENTAGE
    offer = ConditionalOffer.objects.create(
        name="Offer",
        offer_type=ConditionalOffer.VOUCHER if code else ConditionalOffer.SITE,
        condition=condition,
        benefit=Benefit.objects.create(type=kind, value=value, range=condition.range if needs_range else None),
    )
    if code:
        make_voucher(code).offers.set([offer])
    return offer


def three(kind: str = Condition.COUNT) -> Condition:
    return Condition.objects.create(range=everything(), type=kind, value=3)


@pytest.mark.parametrize(
    ("quantity", "delivery", "total"), [(1, "8.95", "18.95"), (2, "8.95", "28.95"), (3, "0.00", "30.00")]
)
def test_free_delivery_from_three_pieces_is_given_to_three(quantity, delivery, total):
    make_offer(condition=three())

    summary = summarise(basket=reload(make_basket(("10.00", quantity))))

    assert (summary.delivery, summary.total) == (Decimal(delivery), Decimal(total))


@pytest.mark.parametrize(
    ("kind", "words"),
    [
        (Condition.COUNT, "needs 3 products; add 1 more"),
        (Condition.COVERAGE, "needs 3 different products; add 2 more"),
    ],
)
@pytest.mark.parametrize("benefit", [Benefit.SHIPPING_PERCENTAGE, Benefit.PERCENTAGE])
def test_a_code_says_how_many_products_are_missing(kind, words, benefit):
    make_offer(condition=three(kind), code="test", kind=benefit)
    bag = make_basket(("10.00", 2))

    with pytest.raises(UnableToUseCode, match=words):
        baskets.apply_code(basket=bag, code="test", now=NOW)


def test_a_code_for_three_pieces_takes_its_part_off_three():
    make_offer(condition=three(), code="test", kind=Benefit.PERCENTAGE, value=10)
    bag = make_basket(("10.00", 3))

    baskets.apply_code(basket=bag, code="test", now=NOW)

    assert [discount.amount for discount in summarise(basket=reload(bag)).discounts] == [Decimal("3.00")]


@pytest.mark.parametrize("kind", [Benefit.SHIPPING_PERCENTAGE, Benefit.PERCENTAGE])
def test_a_code_with_a_condition_of_its_own_is_taken(kind):
    offer = make_offer(condition=three(), code="test", kind=kind, value=10)
    offer.condition = create_condition(AlwaysMet)
    offer.save()
    bag = make_basket("30.00")

    baskets.apply_code(basket=bag, code="test", now=NOW)

    assert list(bag.vouchers.all()) == [Voucher.objects.get()]
