"""When a code counts, and what is said when it does not."""

from datetime import datetime, timedelta
from decimal import Decimal
from zoneinfo import ZoneInfo

import pytest

from shop.users.identity import identify
from shop.voucher import checks
from shop.voucher.cards import promo_card
from shop.voucher.checks import Reason, UnableToUseCode
from shop.voucher.models import Voucher
from tests.factories.baskets import make_basket, make_size, reload
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
        checks.check(voucher=voucher, now=NOW)

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
        checks.check(voucher=voucher, now=end + DAY)

    assert (voucher.end_text, promo_card(voucher=voucher, now=NOW).end_text) == (last_day, last_day)


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
        checks.check(voucher=voucher, customer=identify(email="a@example.com"), now=NOW)

    assert refusal.value.reason == Reason.NOT_FIRST_ORDER


def test_check_names_what_is_missing_for_the_minimum():
    voucher = make_voucher("Fifty", minimum_spend=Decimal(50))

    with pytest.raises(UnableToUseCode, match=r"needs a spend of A\$50.00. Add A\$11.50 more to use it") as refusal:
        checks.check(voucher=voucher, basket=make_basket(("19.25", 2)), now=NOW)

    assert refusal.value.reason == Reason.MINIMUM_SPEND


def test_no_code_is_for_other_products_than_those_of_an_empty_bag():
    voucher = make_voucher("Eyes", categories=[make_category()])

    with pytest.raises(UnableToUseCode, match="when you add something to your bag"):
        checks.check(voucher=voucher, basket=make_basket(), now=NOW)


def test_check_refuses_a_code_for_other_products():
    voucher = make_voucher("Eyes", categories=[make_category()])

    with pytest.raises(UnableToUseCode, match="doesn't apply to any product") as refusal:
        checks.check(voucher=voucher, basket=make_basket("20.00"), now=NOW)

    assert refusal.value.reason == Reason.NOTHING_FITS


def test_check_takes_a_code_for_the_category_above_that_of_the_product():
    above = make_category()
    below = above.add_child(name="Below", slug="below")
    size = make_size(category=below, price="20.00")
    voucher = make_voucher(categories=[above])
    bag = make_basket()
    bag.lines.create(product=size, stockrecord=size.stockrecords.get(), line_reference="x", quantity=1)

    checks.check(voucher=voucher, basket=reload(bag), now=NOW)
