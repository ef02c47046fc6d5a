"""What may happen to a bag."""

from datetime import timedelta
from decimal import Decimal
from fractions import Fraction

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from shop.basket import services
from shop.basket.models import Basket, Line
from shop.basket.services import BasketAlreadyOrdered, UnableToChangeBag
from shop.basket.summary import summarise
from shop.offer.models import Benefit, Condition, ConditionalOffer, Range
from shop.shipping.methods import Express, International
from shop.users.models import User
from shop.voucher.checks import UnableToUseCode
from shop.voucher.models import Voucher
from tests.factories.baskets import make_basket, make_member, make_size, reload
from tests.factories.products import make_product
from tests.factories.vouchers import DAY, NOW, make_voucher
from tests.ordering import fill_bag, place_order

pytestmark = pytest.mark.django_db


def test_add_puts_a_size_into_the_bag_and_then_more_of_it():
    bag, size = make_basket(), make_size(stock=5)

    services.add(basket=bag, size_id=size.pk)
    services.add(basket=bag, size_id=size.pk, quantity=3)

    assert list(bag.lines.values_list("product", "quantity")) == [(size.pk, 4)]


@pytest.mark.parametrize(
    ("held", "stock", "quantity", "words"),
    [
        (0, 0, 1, "Pearl is sold out."),
        (0, 2, 3, "Only 2 left of Pearl."),
        (2, 2, 1, "Only 2 left of Pearl, and your bag holds 2."),
        (0, 200, 100, "A bag holds up to 99 items"),
        (0, 5, 0, "Choose at least one."),
        (0, 5, -3, "Choose at least one."),
    ],
)
def test_add_refuses_more_than_there_is(held, stock, quantity, words):
    bag, size = make_basket(), make_size(title="Pearl", stock=stock)
    if held:
        services.add(basket=bag, size_id=size.pk, quantity=held)

    with pytest.raises(UnableToChangeBag, match=words):
        services.add(basket=bag, size_id=size.pk, quantity=quantity)

    assert services.item_count(basket=bag) == held


def test_add_refuses_what_is_not_sold():
    hidden = make_size()
    hidden.parent.is_public = False
    hidden.parent.save()

    for size_id in (hidden.pk, hidden.parent_id, 0, 2**63 - 1):
        with pytest.raises(UnableToChangeBag, match="no longer sold"):
            services.add(basket=make_basket(), size_id=size_id)


def test_change_quantity_sets_and_removes():
    bag = make_basket(("10.00", 2))
    line = bag.lines.get()

    changed = services.change_quantity(basket=bag, line_id=line.pk, quantity=5)
    again = services.change_quantity(basket=bag, line_id=line.pk, quantity=5)
    removed = services.change_quantity(basket=bag, line_id=line.pk, quantity=0)

    assert (changed.quantity, again.quantity, removed) == (5, 5, None)
    assert not bag.lines.exists()


def test_change_quantity_may_go_down_when_stock_ran_out():
    bag = make_basket(("10.00", 5))
    line = bag.lines.get()
    line.stockrecord.num_in_stock = 3
    line.stockrecord.save()

    with pytest.raises(UnableToChangeBag, match="Only 3 left"):
        services.change_quantity(basket=bag, line_id=line.pk, quantity=6)
    changed = services.change_quantity(basket=bag, line_id=line.pk, quantity=4)

    assert changed.quantity == 4


def test_nobody_changes_a_line_of_another_bag():
    mine, theirs = make_basket("10.00"), make_basket("10.00")
    line = theirs.lines.get()

    with pytest.raises(UnableToChangeBag):
        services.change_quantity(basket=mine, line_id=line.pk, quantity=0)
    services.remove(basket=mine, line_id=line.pk)
    services.move_line(source=mine, target=make_basket(), line_id=line.pk, now=timezone.now())

    assert theirs.lines.get().quantity == 1


def test_an_ordered_bag_changes_no_more():
    bag = make_basket("10.00")
    bag.submit()

    with pytest.raises(BasketAlreadyOrdered):
        services.add(basket=bag, size_id=make_size().pk)
    with pytest.raises(BasketAlreadyOrdered):
        services.remove(basket=bag, line_id=bag.lines.get().pk)


def test_move_line_saves_for_later_and_back_without_doubling():
    bag, saved = make_basket(("10.00", 2)), services.make_basket(owner=None, status=Basket.SAVED)
    line, size_id = bag.lines.get(), bag.lines.get().product_id

    title = services.move_line(source=bag, target=saved, line_id=line.pk, now=timezone.now())
    services.add(basket=bag, size_id=size_id, quantity=1)
    services.move_line(source=saved, target=bag, line_id=line.pk, now=timezone.now())
    again = services.move_line(source=saved, target=bag, line_id=line.pk, now=timezone.now())

    assert (title != "", again) == (True, "")
    assert list(bag.lines.values_list("quantity", flat=True)) == [2]
    assert not saved.lines.exists()


def test_merge_guest_basket_keeps_each_line_once():
    member = make_member()
    own, guest = make_basket(("10.00", 1), ("20.00", 3), owner=member), make_basket(("30.00", 1))
    shared = own.lines.first().product_id
    services.add(basket=guest, size_id=shared, quantity=2)
    guest.vouchers.add(make_voucher("guest"))
    own.vouchers.add(make_voucher("own"))

    for _ in range(2):
        bag = services.merge_guest_basket(owner=member, basket_id=guest.pk, now=timezone.now())

    guest.refresh_from_db()
    assert (bag, guest.status) == (own, Basket.MERGED)
    assert sorted(bag.lines.values_list("quantity", flat=True)) == [1, 2, 3]
    assert [voucher.code for voucher in bag.vouchers.all()] == ["GUEST"]


def test_merge_guest_basket_without_a_member_basket_keeps_it():
    member, guest = make_member(), make_basket("10.00")

    bag = services.merge_guest_basket(owner=member, basket_id=guest.pk, now=timezone.now())

    assert (bag, services.bag_of(owner=member)) == (guest, guest)


def test_merge_guest_basket_never_touches_another_members():
    other = make_basket("10.00", owner=make_member("other@example.com"))

    assert services.merge_guest_basket(owner=make_member(), basket_id=other.pk, now=timezone.now()) is None
    assert other.lines.count() == 1


def test_database_refuses_a_second_bag_and_an_empty_line():
    member = make_member()
    make_basket("10.00", owner=member)

    with pytest.raises(IntegrityError), transaction.atomic():
        Basket.objects.create(owner=member)
    with pytest.raises(IntegrityError), transaction.atomic():
        Basket.objects.get().lines.update(quantity=0)


def test_apply_code_takes_the_place_of_the_one_before():
    bag = make_basket("40.00")
    make_voucher("one")
    make_voucher("two", amount=Decimal("5.00"))

    services.apply_code(basket=bag, code="ONE", now=NOW)
    services.apply_code(basket=bag, code=" two ", now=NOW)
    services.apply_code(basket=bag, code="two", now=NOW)

    assert reload(bag).total_incl_tax == Decimal("35.00")
    services.remove_code(basket=bag, code="Two")
    services.remove_code(basket=bag, code="Two")
    assert reload(bag).total_incl_tax == Decimal("40.00")


@pytest.mark.parametrize("code", ["nothing", "", "\x00", "ß" * 300, "'; DROP TABLE", "%", "{{ 7 }}"])
def test_apply_code_says_when_there_is_none(code):
    with pytest.raises(UnableToUseCode, match="We don't know code"):
        services.apply_code(basket=make_basket("40.00"), code=code, now=NOW)


def test_a_refused_code_leaves_the_one_before():
    bag = make_basket("40.00")
    make_voucher("one")
    make_voucher("big", minimum_spend=Decimal(100))
    services.apply_code(basket=bag, code="one", now=NOW)

    with pytest.raises(UnableToUseCode):
        services.apply_code(basket=bag, code="big", now=NOW)

    assert [voucher.code for voucher in bag.vouchers.all()] == ["ONE"]


def test_a_code_that_ended_takes_nothing_off_and_says_so():
    bag = make_basket("40.00")
    bag.vouchers.add(make_voucher("Old", starts_at=NOW - 3 * DAY, ends_at=NOW - DAY))

    summary = summarise(basket=reload(bag))

    assert (summary.total, summary.discounts) == (Decimal("48.95"), [])
    assert summary.notices[0].startswith("Code Old ended on")
    assert summary.warnings == []


def test_a_code_below_its_minimum_says_what_is_missing():
    bag = make_basket(("40.00", 2))
    make_voucher("Fifty", minimum_spend=Decimal(50))
    services.apply_code(basket=bag, code="fifty", now=NOW)
    services.change_quantity(basket=bag, line_id=bag.lines.get().pk, quantity=1)

    summary = summarise(basket=reload(bag))

    assert summary.notices == ["Code Fifty needs a spend of A$50.00. Add A$10.00 more to use it."]


def test_a_code_in_an_empty_bag_waits_and_blames_no_products():
    bag = make_basket("40.00")
    make_voucher("pearl")
    services.apply_code(basket=bag, code="pearl", now=NOW)
    services.remove(basket=bag, line_id=bag.lines.get().pk)

    summary = summarise(basket=reload(bag))

    assert summary.notices == ["We'll apply code pearl when you add something to your bag."]


def test_a_code_reduces_only_the_products_that_it_is_for():
    bag, other = make_basket("40.00"), make_size(price="10.00")
    services.add(basket=bag, size_id=other.pk)
    make_voucher("pearl", percent=Decimal(50), products=[other.parent])

    services.apply_code(basket=bag, code="pearl", now=NOW)

    totals = [line.line_price_incl_tax_incl_discounts for line in reload(bag).all_lines()]
    assert totals == [Decimal("40.00"), Decimal("5.00")]


def test_a_code_for_free_delivery_pays_for_standard_delivery_alone():
    bag = make_basket("40.00")
    make_voucher("ship", free_delivery=True)
    services.apply_code(basket=bag, code="ship", now=NOW)
    bag = reload(bag)

    standard, express = summarise(basket=bag), summarise(basket=bag, method=Express())

    assert (standard.delivery, standard.delivery_label) == (0, "Standard delivery (free with ship)")
    assert standard.delivery_discounts == [Decimal("8.95")]
    assert (express.delivery, express.delivery_discounts) == (Decimal("14.95"), [0])
    assert standard.codes[0].text == "Free delivery"


def test_free_delivery_counts_what_is_paid_after_the_code():
    bag = make_basket("60.00")
    make_voucher("some")

    before = summarise(basket=bag)
    services.apply_code(basket=bag, code="some", now=NOW)
    after = summarise(basket=reload(bag))

    assert (before.delivery, before.free_delivery_remaining) == (0, 0)
    assert (after.delivery, after.free_delivery_remaining) == (Decimal("8.95"), Decimal("9.00"))


def test_a_code_does_not_come_on_top_of_a_sale_for_everybody():
    sale = Range.objects.create(name="Everything", includes_all_products=True)
    ConditionalOffer.objects.create(
        name="Sale",
        priority=5,
        condition=Condition.objects.create(range=sale, type=Condition.COUNT, value=1),
        benefit=Benefit.objects.create(range=sale, type=Benefit.PERCENTAGE, value=20),
    )
    bag = make_basket("50.00")
    bag.vouchers.add(make_voucher("some"))

    summary = summarise(basket=reload(bag))

    assert [(discount.label, discount.amount) for discount in summary.discounts] == [("Sale", Decimal("10.00"))]
    assert "doesn't apply" in summary.notices[0]


def test_summary_warns_of_what_cannot_be_bought():
    bag = make_basket(("10.00", 3), "20.00", "30.00")
    first, second, third = bag.lines.select_related("stockrecord", "product__parent")
    first.stockrecord.num_in_stock = 2
    first.stockrecord.save()
    second.product.parent.is_public = False
    second.product.parent.save()
    third.stockrecord.num_in_stock = 0
    third.stockrecord.save()

    summary = summarise(basket=reload(bag))

    titles = [line.title for line in summary.lines]
    assert summary.warnings == [
        f"Only 2 left of {titles[0]}. Change the quantity to check out.",
        f"{titles[1]} is no longer sold. Remove it to check out.",
        f"{titles[2]} is sold out. Remove it or save it for later to check out.",
    ]


def test_summary_tells_that_a_price_changed():
    bag = make_basket(("10.00", 2))
    bag.lines.get().stockrecord.__class__.objects.update(price="12.50")

    line = summarise(basket=reload(bag)).lines[0]

    assert line.note == "The price has changed from A$10.00 to A$12.50 since you added it."
    assert line.total == Decimal("25.00")


def test_fingerprint_changes_with_all_that_the_shopper_sees():
    bag = make_basket(("40.00", 1))
    seen = {summarise(basket=bag).fingerprint, summarise(basket=bag).fingerprint}
    seen.add(summarise(basket=bag, method=International()).fingerprint)
    services.change_quantity(basket=bag, line_id=bag.lines.get().pk, quantity=2)
    seen.add(summarise(basket=reload(bag)).fingerprint)
    make_voucher("some")
    services.apply_code(basket=bag, code="some", now=NOW)
    seen.add(summarise(basket=reload(bag)).fingerprint)
    bag.lines.get().stockrecord.__class__.objects.update(price="40.01")
    seen.add(summarise(basket=reload(bag)).fingerprint)

    assert len(seen) == 5


def expected_figures(lines: list[tuple[int, int]], percent: int) -> tuple[int, list[int], int]:
    """Work out discount, line totals and GST in whole cents, in another way than the shop does."""
    costs = [price * quantity for price, quantity in lines]
    exact = [Fraction(cost * percent, 100) for cost in costs]
    discount = int(sum(exact) + Fraction(1, 2))
    shares = [int(share) for share in exact]
    while sum(shares) < discount:
        number = max(range(len(lines)), key=lambda n: (exact[n] - shares[n], -n))
        shares[number] += 1
    totals = [cost - share for cost, share in zip(costs, shares, strict=True)]
    return discount, totals, sum(int(Fraction(total, 11) + Fraction(1, 2)) for total in totals)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    lines=st.lists(st.tuples(st.integers(1, 25_000), st.integers(1, 7)), min_size=1, max_size=6),
    percent=st.integers(1, 100),
)
def test_every_figure_is_right_to_the_cent(lines, percent):
    with transaction.atomic():
        bag = make_basket(*[(str(Decimal(price) / 100), quantity) for price, quantity in lines])
        bag.vouchers.add(make_voucher("some", percent=Decimal(percent)))
        bag = reload(bag)

        summary = summarise(basket=bag)

        discount, totals, gst = expected_figures(lines, percent)
        assert [int(line.total * 100) for line in summary.lines] == totals
        assert int(sum(found.amount for found in summary.discounts) * 100) == discount
        assert int((summary.tax - summary.delivery_gst) * 100) == gst
        assert summary.total == summary.subtotal - Decimal(discount) / 100 + summary.delivery
        assert bag.total_incl_tax == summary.total - summary.delivery
        assert bag.total_incl_tax - bag.total_excl_tax == summary.tax - summary.delivery_gst
        for line in bag.all_lines():
            parts = sum(price * count for price, _, count in line.get_price_breakdown())
            assert parts == line.line_price_incl_tax_incl_discounts
        transaction.set_rollback(True)


def test_make_bag_gives_one_browser_one_bag():
    first, second = (services.make_basket(owner=None, visitor_key="same") for _ in range(2))
    third = services.make_basket(owner=None, visitor_key="other")
    first.submit()
    after_ordering = services.make_basket(owner=None, visitor_key="same")

    assert first == second
    assert len({first.pk, third.pk, after_ordering.pk}) == 3


def test_refill_puts_back_what_is_left():
    bag, left, gone = make_basket(), make_size(), make_size(title="Pearl", stock=0)
    make_voucher("miliagone", usage=Voucher.FIRST_ORDER)

    problems = services.refill(
        basket=bag, quantities=[(left.pk, 2), (gone.pk, 1)], codes=["miliagone", "unknown"], now=timezone.now()
    )

    assert problems[0] == "Pearl is sold out."
    assert len(problems) == 2
    assert services.item_count(basket=bag) == 2
    assert bag.vouchers.count() == 1


def test_forget_abandoned_deletes_old_bags_of_guests_only():
    old, now = timezone.now() - timedelta(days=61), timezone.now()
    abandoned, fresh, changed = (fill_bag(lines=[(make_product(), 1)]) for _ in range(3))
    members = fill_bag(lines=[(make_product(), 1)], owner=User.objects.create_user(email="ada@example.com"))
    ordered = place_order().basket
    Basket.objects.exclude(pk=fresh.pk).update(date_created=old)
    Line.objects.exclude(basket=changed).update(date_updated=old)

    assert services.forget_abandoned(now=now) == 1
    assert services.forget_abandoned(now=now) == 0

    kept = set(Basket.objects.values_list("pk", flat=True))
    assert abandoned.pk not in kept
    assert kept == {fresh.pk, changed.pk, members.pk, ordered.pk}
