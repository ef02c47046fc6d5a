"""Creating codes."""

from decimal import Decimal

import pytest

from shop.voucher import creation
from shop.voucher.creation import UnableToCreateVoucher
from shop.voucher.models import Voucher
from tests.factories.baskets import make_basket, reload
from tests.factories.vouchers import DAY, NOW, make_voucher

pytestmark = pytest.mark.django_db


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

    with pytest.raises(UnableToCreateVoucher, match="There's already a code “SPRING-15”"):
        make_voucher("spring15")


def test_create_unique_vouchers_makes_codes_that_nobody_guesses():
    voucher_set = creation.create_unique_vouchers(
        name="Thank you", count=200, percent=Decimal(10), starts_at=NOW - DAY, ends_at=NOW + DAY
    )

    codes = set(voucher_set.vouchers.values_list("code", flat=True))
    letters = {letter for code in codes for letter in code.replace("-", "")}
    assert len(codes) == 200
    assert {len(code.replace("-", "")) for code in codes} == {16}
    assert len(letters) == 32  # 5 bits a letter: 80 bits a code


def test_a_unique_code_gives_what_its_set_gives():
    voucher_set = creation.create_unique_vouchers(
        name="Thank you", count=2, amount=Decimal(5), starts_at=NOW - DAY, ends_at=NOW + DAY
    )
    bag = make_basket("20.00")
    bag.vouchers.add(voucher_set.vouchers.first())

    assert reload(bag).total_incl_tax == Decimal("15.00")
