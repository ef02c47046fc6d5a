"""Who may use a code, and how often."""

from decimal import Decimal

import pytest
from django.db import IntegrityError, transaction

from shop.voucher import claims
from shop.voucher.checks import Reason, UnableToUseCode
from shop.voucher.models import Voucher, VoucherClaim, VoucherClaimKey
from tests.factories.baskets import make_member
from tests.factories.vouchers import NOW, make_order, make_voucher

pytestmark = pytest.mark.django_db


def test_claim_lets_an_order_use_a_code_and_counts_it():
    voucher, order = make_voucher(), make_order("Rosa@Example.com")
    order.discounts.create(voucher_id=voucher.pk, amount=Decimal("5.85"))

    claim = claims.claim(voucher=voucher, order=order, now=NOW)

    voucher.refresh_from_db()
    assert (claim.customer_key, claim.slot) == ("rosa@example.com", None)
    assert (voucher.num_orders, voucher.total_discount) == (1, Decimal("5.85"))


def test_claim_twice_for_an_order_changes_nothing():
    voucher, order = make_voucher(max_uses=1), make_order()

    first = claims.claim(voucher=voucher, order=order, now=NOW)
    second = claims.claim(voucher=voucher, order=order, now=NOW)

    voucher.refresh_from_db()
    assert (first, voucher.num_orders) == (second, 1)


@pytest.mark.parametrize("usage", [Voucher.ONCE_PER_CUSTOMER, Voucher.FIRST_ORDER])
def test_claim_refuses_the_same_person_in_disguise(usage):
    voucher = make_voucher(usage=usage)
    claims.claim(voucher=voucher, order=make_order("rosa.marin@gmail.com"), now=NOW)

    with pytest.raises(UnableToUseCode) as refusal:
        claims.claim(voucher=voucher, order=make_order("RosaMarin+2@googlemail.com"), now=NOW)

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
    claims.claim(voucher=voucher, order=first, now=NOW)

    with pytest.raises(UnableToUseCode) as refusal:
        claims.claim(voucher=voucher, order=make_order(email), now=NOW)

    assert refusal.value.reason == Reason.USED_BY_CUSTOMER


def test_claim_refuses_a_member_whose_account_address_used_the_code_as_a_guest():
    voucher = make_voucher(usage=Voucher.ONCE_PER_CUSTOMER)
    claims.claim(voucher=voucher, order=make_order("rosa@example.com"), now=NOW)
    again = make_order("work@example.com")
    again.user = make_member("rosa@example.com")
    again.save()

    with pytest.raises(UnableToUseCode) as refusal:
        claims.claim(voucher=voucher, order=again, now=NOW)

    assert refusal.value.reason == Reason.USED_BY_CUSTOMER


def test_release_gives_the_code_back_to_all_addresses_of_a_person():
    voucher, first = make_voucher(usage=Voucher.FIRST_ORDER), make_order("work@example.com")
    first.user = make_member("rosa@example.com")
    first.save()
    claims.claim(voucher=voucher, order=first, now=NOW)

    claims.release(order=first, now=NOW)
    claims.claim(voucher=voucher, order=make_order("rosa@example.com"), now=NOW)

    assert VoucherClaimKey.objects.count() == 1


def test_claim_refuses_two_codes_for_a_first_order():
    first = make_order("a@example.com", paid_at=NOW)
    claims.claim(voucher=make_voucher(usage=Voucher.FIRST_ORDER), order=first, now=NOW)

    with pytest.raises(UnableToUseCode, match="you've already used a first-order code"):
        claims.claim(voucher=make_voucher(usage=Voucher.FIRST_ORDER), order=make_order("a@example.com"), now=NOW)


@pytest.mark.parametrize("usage", [Voucher.ONCE_PER_CUSTOMER, Voucher.FIRST_ORDER])
def test_claim_says_so_when_an_order_that_is_not_paid_holds_the_code(usage):
    voucher = make_voucher(usage=usage)
    claims.claim(voucher=voucher, order=make_order("a@example.com"), now=NOW)

    with pytest.raises(UnableToUseCode, match="Your unpaid order is using code"):
        claims.claim(voucher=voucher, order=make_order("a@example.com"), now=NOW)


def test_claim_counts_only_paid_orders_as_first_ones():
    voucher = make_voucher(usage=Voucher.FIRST_ORDER)
    make_order("a@example.com")
    make_order("b@example.com", paid_at=NOW)

    claims.claim(voucher=voucher, order=make_order("a@example.com"), now=NOW)
    with pytest.raises(UnableToUseCode) as refusal:
        claims.claim(voucher=voucher, order=make_order("b@example.com"), now=NOW)

    assert refusal.value.reason == Reason.NOT_FIRST_ORDER


def test_claim_of_a_single_use_code_is_the_only_one():
    voucher = make_voucher(usage=Voucher.SINGLE_USE)
    claims.claim(voucher=voucher, order=make_order(), now=NOW)

    with pytest.raises(UnableToUseCode, match="has been fully redeemed"):
        claims.claim(voucher=voucher, order=make_order(), now=NOW)


def test_release_makes_room_for_another_and_is_done_once():
    voucher, order = make_voucher(max_uses=2), make_order("a@example.com")
    claims.claim(voucher=voucher, order=order, now=NOW)
    claims.claim(voucher=voucher, order=make_order(), now=NOW)

    released = [claims.release(order=order, now=NOW) for _ in range(2)]
    claim = claims.claim(voucher=voucher, order=make_order(), now=NOW)

    voucher.refresh_from_db()
    assert (released, claim.slot, voucher.num_orders) == ([1, 0], 1, 2)


def test_claim_after_release_takes_the_code_up_again():
    voucher, order = make_voucher(usage=Voucher.FIRST_ORDER), make_order()
    claims.claim(voucher=voucher, order=order, now=NOW)
    claims.release(order=order, now=NOW)

    claim = claims.claim(voucher=voucher, order=order, now=NOW)

    assert claim.released_at is None
    assert voucher.claims.count() == 1


def test_claim_keeps_to_a_cap_that_was_lowered():
    voucher = make_voucher(max_uses=5)
    orders = [make_order() for _ in range(3)]
    for order in orders:
        claims.claim(voucher=voucher, order=order, now=NOW)
    claims.release(order=orders[0], now=NOW)
    Voucher.objects.filter(pk=voucher.pk).update(max_uses=2)

    with pytest.raises(UnableToUseCode, match="has been fully redeemed"):
        claims.claim(voucher=voucher, order=make_order(), now=NOW)


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
    keys = []
    for voucher in (make_voucher(), make_voucher()):
        claim = VoucherClaim.objects.create(voucher=voucher, order=make_order(), is_once_per_customer=True)
        keys.append(VoucherClaimKey(claim=claim, voucher=voucher, key="a", is_first_order=True))
    keys[0].save()

    with pytest.raises(IntegrityError, match="person_has_one_first_order"), transaction.atomic():
        keys[1].save()
    with pytest.raises(IntegrityError, match="person_claims_a_code_once"), transaction.atomic():
        VoucherClaimKey.objects.create(claim=keys[0].claim, voucher=keys[0].voucher, key="a", is_first_order=False)
