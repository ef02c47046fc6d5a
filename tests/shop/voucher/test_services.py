"""What may happen to a code."""

from datetime import datetime, timedelta
from decimal import Decimal
from zoneinfo import ZoneInfo

import pytest
from django.db import IntegrityError, transaction

from shop.models import TryCount
from shop.users.identity import identify
from shop.voucher import services
from shop.voucher.cards import promo_card
from shop.voucher.models import Voucher, VoucherClaim, VoucherClaimKey
from shop.voucher.services import Reason, TooManyTries, UnableToCreateVoucher, UnableToUseCode
from tests.factories.baskets import make_basket, make_member, make_size, reload
from tests.factories.products import make_category
from tests.factories.vouchers import DAY, NOW, make_order, make_voucher

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("fields", "reason", "words"),
    [
        ({"starts_at": NOW + DAY / 2}, Reason.NOT_YET, "Code Spring is valid from"),
        ({"ends_at": NOW - DAY / 2}, Reason.ENDED, "Code Spring ended on"),
        ({"max_uses": 0}, Reason.USED_UP, "Code Spring has been fully redeemed"),
    ],
)
def test_check_refuses_a_code_that_does_not_count_now(fields, reason, words):
    voucher = make_voucher("Spring", **fields)

    with pytest.raises(UnableToUseCode, match=words) as refusal:
        services.check(voucher=voucher, now=NOW)

    assert refusal.value.reason == reason


@pytest.mark.parametrize(
    ("ends_at", "last_day"),
    [
        ("2026-12-01T00:00", "30 November 2026"),
        ("2026-11-30T23:59", "30 November 2026"),
        ("2026-11-30T12:00", "30 November 2026 at 12:00 pm"),
        ("2026-12-01T00:01", "1 December 2026 at 12:01 am"),
        ("2026-12-01T09:30", "1 December 2026 at 9:30 am"),
    ],
)
def test_a_code_names_the_last_day_on_which_it_counts(ends_at, last_day):
    end = datetime.fromisoformat(ends_at).replace(tzinfo=ZoneInfo("Australia/Melbourne"))
    voucher = make_voucher("Spring", starts_at=end - DAY, ends_at=end)

    with pytest.raises(UnableToUseCode, match=f"Code Spring ended on {last_day}.$"):
        services.check(voucher=voucher, now=end + DAY)

    assert (voucher.end_text, promo_card(voucher=voucher).end_text) == (last_day, last_day)


def test_a_code_names_the_hour_from_which_it_counts_unless_that_is_midnight():
    start = datetime(2026, 12, 1, tzinfo=ZoneInfo("Australia/Melbourne"))
    dawn, morning = (make_voucher(starts_at=at, ends_at=start + DAY) for at in (start, start.replace(hour=9)))

    assert (dawn.start_text, morning.start_text) == ("1 December 2026", "1 December 2026 at 9:00 am")


@pytest.mark.parametrize("end", ["2026-11-30T23:59:00", "2026-12-01T00:00:00", "2026-11-30T14:05:30"])
def test_a_code_counts_to_the_end_of_its_last_minute(end):
    end = datetime.fromisoformat(end).replace(tzinfo=ZoneInfo("Australia/Melbourne"))
    voucher = make_voucher(starts_at=end - DAY, ends_at=end)
    last_minute = end.replace(second=0)

    states = [voucher.state_at(last_minute + timedelta(seconds=seconds)) for seconds in (0, 1, 59.999, 60)]

    assert states == ["live", "live", "live", "ended"]


def test_check_refuses_whoever_has_paid_before_a_first_order_code():
    voucher = make_voucher("miliagone", usage=Voucher.FIRST_ORDER)
    make_order("a@example.com", paid_at=NOW)

    with pytest.raises(UnableToUseCode, match="is for a first order") as refusal:
        services.check(voucher=voucher, customer=identify(email="a@example.com"), now=NOW)

    assert refusal.value.reason == Reason.NOT_FIRST_ORDER


def test_check_names_what_is_missing_for_the_minimum():
    voucher = make_voucher("Fifty", minimum_spend=Decimal(50))

    with pytest.raises(UnableToUseCode, match=r"needs a spend of A\$50.00. Add A\$11.50 more to use it") as refusal:
        services.check(voucher=voucher, basket=make_basket(("19.25", 2)), now=NOW)

    assert refusal.value.reason == Reason.MINIMUM_SPEND


def test_no_code_is_for_other_products_than_those_of_an_empty_bag():
    voucher = make_voucher("Eyes", categories=[make_category()])

    with pytest.raises(UnableToUseCode, match="when you add something to your bag"):
        services.check(voucher=voucher, basket=make_basket(), now=NOW)


def test_check_refuses_a_code_for_other_products():
    voucher = make_voucher("Eyes", categories=[make_category()])

    with pytest.raises(UnableToUseCode, match="doesn't apply to any product") as refusal:
        services.check(voucher=voucher, basket=make_basket("20.00"), now=NOW)

    assert refusal.value.reason == Reason.NOTHING_FITS


def test_check_takes_a_code_for_the_category_above_that_of_the_product():
    above = make_category()
    below = above.add_child(name="Below", slug="below")
    size = make_size(category=below, price="20.00")
    voucher = make_voucher(categories=[above])
    bag = make_basket()
    bag.lines.create(product=size, stockrecord=size.stockrecords.get(), line_reference="x", quantity=1)

    services.check(voucher=voucher, basket=reload(bag), now=NOW)


def test_claim_lets_an_order_use_a_code_and_counts_it():
    voucher, order = make_voucher(), make_order("Rosa@Example.com")
    order.discounts.create(voucher_id=voucher.pk, amount=Decimal("5.85"))

    claim = services.claim(voucher=voucher, order=order, now=NOW)

    voucher.refresh_from_db()
    assert (claim.customer_key, claim.slot) == ("rosa@example.com", None)
    assert (voucher.num_orders, voucher.total_discount) == (1, Decimal("5.85"))


def test_claim_twice_for_an_order_changes_nothing():
    voucher, order = make_voucher(max_uses=1), make_order()

    first = services.claim(voucher=voucher, order=order, now=NOW)
    second = services.claim(voucher=voucher, order=order, now=NOW)

    voucher.refresh_from_db()
    assert (first, voucher.num_orders) == (second, 1)


@pytest.mark.parametrize("usage", [Voucher.ONCE_PER_CUSTOMER, Voucher.FIRST_ORDER])
def test_claim_refuses_the_same_person_in_disguise(usage):
    voucher = make_voucher(usage=usage)
    services.claim(voucher=voucher, order=make_order("rosa.marin@gmail.com"), now=NOW)

    with pytest.raises(UnableToUseCode) as refusal:
        services.claim(voucher=voucher, order=make_order("RosaMarin+2@googlemail.com"), now=NOW)

    assert refusal.value.reason == Reason.USED_BY_CUSTOMER
    assert voucher.claims.count() == 1


@pytest.mark.parametrize("usage", [Voucher.ONCE_PER_CUSTOMER, Voucher.FIRST_ORDER])
@pytest.mark.parametrize("email", ["rosa@example.com", "old@example.com", "work@example.com"])
def test_claim_refuses_a_guest_with_an_address_of_the_member_who_used_the_code(usage, email):
    member = make_member("old@example.com")
    member.email = "rosa@example.com"
    member.save()
    voucher, first = make_voucher(usage=usage), make_order("work@example.com")
    first.user = member
    first.save()
    services.claim(voucher=voucher, order=first, now=NOW)

    with pytest.raises(UnableToUseCode) as refusal:
        services.claim(voucher=voucher, order=make_order(email), now=NOW)

    assert refusal.value.reason == Reason.USED_BY_CUSTOMER


def test_claim_refuses_a_member_whose_account_address_used_the_code_as_a_guest():
    voucher = make_voucher(usage=Voucher.ONCE_PER_CUSTOMER)
    services.claim(voucher=voucher, order=make_order("rosa@example.com"), now=NOW)
    again = make_order("work@example.com")
    again.user = make_member("rosa@example.com")
    again.save()

    with pytest.raises(UnableToUseCode) as refusal:
        services.claim(voucher=voucher, order=again, now=NOW)

    assert refusal.value.reason == Reason.USED_BY_CUSTOMER


def test_release_gives_the_code_back_to_all_addresses_of_a_person():
    voucher, first = make_voucher(usage=Voucher.FIRST_ORDER), make_order("work@example.com")
    first.user = make_member("rosa@example.com")
    first.save()
    services.claim(voucher=voucher, order=first, now=NOW)

    services.release(order=first, now=NOW)
    services.claim(voucher=voucher, order=make_order("rosa@example.com"), now=NOW)

    assert VoucherClaimKey.objects.count() == 1


def test_claim_refuses_two_codes_for_a_first_order():
    first = make_order("a@example.com", paid_at=NOW)
    services.claim(voucher=make_voucher(usage=Voucher.FIRST_ORDER), order=first, now=NOW)

    with pytest.raises(UnableToUseCode, match="you've already used a first-order code"):
        services.claim(voucher=make_voucher(usage=Voucher.FIRST_ORDER), order=make_order("a@example.com"), now=NOW)


@pytest.mark.parametrize("usage", [Voucher.ONCE_PER_CUSTOMER, Voucher.FIRST_ORDER])
def test_claim_says_so_when_an_order_that_is_not_paid_holds_the_code(usage):
    voucher = make_voucher(usage=usage)
    services.claim(voucher=voucher, order=make_order("a@example.com"), now=NOW)

    with pytest.raises(UnableToUseCode, match="Your unpaid order is using code"):
        services.claim(voucher=voucher, order=make_order("a@example.com"), now=NOW)


def test_claim_counts_only_paid_orders_as_first_ones():
    voucher = make_voucher(usage=Voucher.FIRST_ORDER)
    make_order("a@example.com")
    make_order("b@example.com", paid_at=NOW)

    services.claim(voucher=voucher, order=make_order("a@example.com"), now=NOW)
    with pytest.raises(UnableToUseCode) as refusal:
        services.claim(voucher=voucher, order=make_order("b@example.com"), now=NOW)

    assert refusal.value.reason == Reason.NOT_FIRST_ORDER


def test_claim_of_a_single_use_code_is_the_only_one():
    voucher = make_voucher(usage=Voucher.SINGLE_USE)
    services.claim(voucher=voucher, order=make_order(), now=NOW)

    with pytest.raises(UnableToUseCode, match="used up"):
        services.claim(voucher=voucher, order=make_order(), now=NOW)


def test_release_makes_room_for_another_and_is_done_once():
    voucher, order = make_voucher(max_uses=2), make_order("a@example.com")
    services.claim(voucher=voucher, order=order, now=NOW)
    services.claim(voucher=voucher, order=make_order(), now=NOW)

    released = [services.release(order=order, now=NOW) for _ in range(2)]
    claim = services.claim(voucher=voucher, order=make_order(), now=NOW)

    voucher.refresh_from_db()
    assert (released, claim.slot, voucher.num_orders) == ([1, 0], 1, 2)


def test_claim_after_release_takes_the_code_up_again():
    voucher, order = make_voucher(usage=Voucher.FIRST_ORDER), make_order()
    services.claim(voucher=voucher, order=order, now=NOW)
    services.release(order=order, now=NOW)

    claim = services.claim(voucher=voucher, order=order, now=NOW)

    assert claim.released_at is None
    assert voucher.claims.count() == 1


def test_claim_keeps_to_a_cap_that_was_lowered():
    voucher = make_voucher(max_uses=5)
    orders = [make_order() for _ in range(3)]
    for order in orders:
        services.claim(voucher=voucher, order=order, now=NOW)
    services.release(order=orders[0], now=NOW)
    Voucher.objects.filter(pk=voucher.pk).update(max_uses=2)

    with pytest.raises(UnableToUseCode, match="used up"):
        services.claim(voucher=voucher, order=make_order(), now=NOW)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ({"slot": 1, "customer_key": "a"}, {"slot": 1, "customer_key": "b"}),
        ({"is_once_per_customer": True, "customer_key": "a"}, {"is_once_per_customer": True, "customer_key": "a"}),
        ({"is_first_order": True, "customer_key": "a"}, {"is_first_order": True, "customer_key": "a"}),
    ],
)
def test_database_refuses_a_claim_that_the_service_should_have(one, other):
    voucher = make_voucher()
    usual = {"voucher": voucher, "is_once_per_customer": False}
    VoucherClaim.objects.create(order=make_order(), **{**usual, **one})

    with pytest.raises(IntegrityError), transaction.atomic():
        VoucherClaim.objects.create(order=make_order(), **{**usual, **other})


def test_database_refuses_an_address_of_a_person_that_has_taken_the_code():
    claims = []
    for voucher in (make_voucher(), make_voucher()):
        claim = VoucherClaim.objects.create(voucher=voucher, order=make_order(), is_once_per_customer=True)
        claims.append(VoucherClaimKey(claim=claim, voucher=voucher, key="a", is_first_order=True))
    claims[0].save()

    with pytest.raises(IntegrityError, match="person_has_one_first_order"), transaction.atomic():
        claims[1].save()
    with pytest.raises(IntegrityError, match="person_claims_a_code_once"), transaction.atomic():
        VoucherClaimKey.objects.create(
            claim=claims[0].claim, voucher=claims[0].voucher, key="a", is_first_order=False
        )


@pytest.mark.parametrize(
    "gift",
    [
        {"percent": None},
        {"percent": Decimal(15), "amount": Decimal(5)},
        {"percent": Decimal(101)},
        {"percent": Decimal(0)},
        {"amount": Decimal(0)},
    ],
)
def test_create_voucher_refuses_a_gift_that_makes_no_sense(gift):
    with pytest.raises(UnableToCreateVoucher):
        make_voucher(**gift)

    assert not Voucher.objects.exists()


def test_create_voucher_refuses_a_code_that_is_taken_in_another_case():
    make_voucher("miliagone")

    with pytest.raises(UnableToCreateVoucher, match="There's already a code"):
        make_voucher(" MiliaGone ")


def test_create_voucher_refuses_a_code_that_people_cannot_tell_from_another():
    make_voucher("SPRING-15")

    with pytest.raises(UnableToCreateVoucher, match="There is a code “SPRING-15” already"):
        make_voucher("spring15")


def test_create_unique_vouchers_makes_codes_that_nobody_guesses():
    voucher_set = services.create_unique_vouchers(
        name="Thank you", count=200, percent=Decimal(10), starts_at=NOW - DAY, ends_at=NOW + DAY
    )

    codes = set(voucher_set.vouchers.values_list("code", flat=True))
    letters = {letter for code in codes for letter in code.replace("-", "")}
    assert len(codes) == 200
    assert {len(code.replace("-", "")) for code in codes} == {16}
    assert len(letters) == 32  # 5 bits a letter: 80 bits a code


def test_a_unique_code_gives_what_its_set_gives():
    voucher_set = services.create_unique_vouchers(
        name="Thank you", count=2, amount=Decimal(5), starts_at=NOW - DAY, ends_at=NOW + DAY
    )
    bag = make_basket("20.00")
    bag.vouchers.add(voucher_set.vouchers.first())

    assert reload(bag).total_incl_tax == Decimal("15.00")


def test_use_try_stops_a_visitor_after_ten_wrong_codes():
    who = {"visitor": "bag 1", "ip_address": "203.0.113.1"}
    for _ in range(10):
        services.use_try(**who, now=NOW)

    with pytest.raises(TooManyTries, match="in 10 minutes"):
        services.use_try(**who, now=NOW)
    services.use_try(visitor="bag 2", ip_address="203.0.113.1", now=NOW)
    services.use_try(**who, now=NOW + services.TRIES_WINDOW)


def test_use_try_stops_a_network_that_changes_its_cookies():
    for number in range(60):
        services.use_try(visitor=f"browser {number}", ip_address=f"2001:db8::{number:x}", now=NOW)

    with pytest.raises(TooManyTries):
        services.use_try(visitor="browser new", ip_address="2001:db8::ffff", now=NOW)
    services.use_try(visitor="browser new", ip_address="2001:db8:0:1::ffff", now=NOW)


def test_give_back_try_counts_right_codes_as_none():
    who = {"visitor": "bag 1", "ip_address": "203.0.113.1"}
    for _ in range(15):
        services.use_try(**who, now=NOW)
        services.give_back_try(**who)

    assert set(TryCount.objects.values_list("used", flat=True)) == {0}
