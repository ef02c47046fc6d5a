"""Creating promo codes, one or many, and changing their terms."""

from collections.abc import Sequence
from datetime import datetime
from decimal import Decimal

from django.db import connection, transaction
from django.utils.crypto import get_random_string
from oscar.apps.voucher.models import VoucherSet

from catalogue.models import Category, Product
from shop.offer.models import Benefit, Condition, ConditionalOffer, Range
from shop.voucher.models import Voucher

# Without letters and digits that look alike. Each of the 32 gives 5 bits: 16 of them are 80 bits.
UNIQUE_CODE_LETTERS = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789"
UNIQUE_CODE_LENGTH = 16


class UnableToCreateVoucher(Exception):
    """A code can't be created; the message says why."""


@transaction.atomic
def create_voucher(
    *,
    code: str,
    percent: Decimal | None = None,
    amount: Decimal | None = None,
    free_delivery: bool = False,
    usage: str = Voucher.MULTI_USE,
    starts_at: datetime,
    ends_at: datetime,
    max_uses: int | None = None,
    minimum_spend: Decimal | None = None,
    categories: Sequence[Category] = (),
    products: Sequence[Product] = (),
    terms: str = "",
    is_for_articles: bool = False,
) -> Voucher:
    """
    Create a code with all that Oscar wants for it: a range, a condition, a benefit and an offer.

    Give exactly one of percent, amount and free_delivery. Without categories and products it applies to everything.

    :raises UnableToCreateVoucher: if the code is taken, or what it gives makes no sense
    """
    code = code.strip()
    _lock_creation()
    if same := Voucher.objects.typed_as(code).first():
        if same.code == code.upper():
            raise UnableToCreateVoucher(f"There's already a code “{code}”.")
        raise UnableToCreateVoucher(
            f"There's already a code “{same.shown_code}”, which looks too much like this one."
        )
    offer = _create_offer(
        name=code.upper(),
        percent=percent,
        amount=amount,
        free_delivery=free_delivery,
        minimum_spend=minimum_spend,
        categories=categories,
        products=products,
    )
    voucher = Voucher.objects.create(
        name=code.upper(),
        code=code,
        usage=usage,
        start_datetime=starts_at,
        end_datetime=ends_at,
        max_uses=max_uses,
        terms=terms,
        is_for_articles=is_for_articles,
    )
    voucher.offers.add(offer)
    return voucher


@transaction.atomic
def create_unique_vouchers(
    *,
    name: str,
    count: int,
    percent: Decimal | None = None,
    amount: Decimal | None = None,
    free_delivery: bool = False,
    usage: str = Voucher.SINGLE_USE,
    starts_at: datetime,
    ends_at: datetime,
    max_uses: int | None = None,
    minimum_spend: Decimal | None = None,
    categories: Sequence[Category] = (),
    products: Sequence[Product] = (),
    terms: str = "",
) -> VoucherSet:
    """
    Make many codes that nobody can guess (80 random bits each) and that give the same.

    :raises UnableToCreateVoucher: if the name is taken, or what they give makes no sense
    """
    name = name.strip()
    _lock_creation()
    if VoucherSet.objects.filter(name=name).exists():
        raise UnableToCreateVoucher(f"There are already codes called “{name}”.")
    offer = _create_offer(
        name=f"{name} (codes)",
        percent=percent,
        amount=amount,
        free_delivery=free_delivery,
        minimum_spend=minimum_spend,
        categories=categories,
        products=products,
    )
    voucher_set = VoucherSet.objects.create(
        name=name,
        count=count,
        code_length=UNIQUE_CODE_LENGTH,
        description=terms,
        start_datetime=starts_at,
        end_datetime=ends_at,
    )
    vouchers = [
        Voucher(
            name=code,
            code=code,
            display_code=code,
            usage=usage,
            start_datetime=starts_at,
            end_datetime=ends_at,
            max_uses=max_uses,
            terms=terms,
            voucher_set=voucher_set,
        )
        for code in (_unguessable_code() for _ in range(count))
    ]
    Voucher.objects.bulk_create(vouchers, batch_size=1000)
    links = [Voucher.offers.through(voucher=voucher, conditionaloffer=offer) for voucher in vouchers]
    Voucher.offers.through.objects.bulk_create(links, batch_size=1000)
    return voucher_set


def _lock_creation() -> None:
    """Let codes be created one after the other: there is no row yet whose lock could make a double click wait."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtext('create voucher'))")


@transaction.atomic
def change_terms(
    *,
    voucher: Voucher,
    starts_at: datetime,
    ends_at: datetime,
    max_uses: int | None,
    terms: str,
    is_for_articles: bool,
) -> Voucher:
    """Change when and how often a code counts. What it gives stays: orders were promised that."""
    voucher = Voucher.objects.select_for_update(no_key=True).get(pk=voucher.pk)
    voucher.start_datetime, voucher.end_datetime = starts_at, ends_at
    voucher.max_uses, voucher.terms, voucher.is_for_articles = max_uses, terms, is_for_articles
    voucher.save(update_fields=["start_datetime", "end_datetime", "max_uses", "terms", "is_for_articles"])
    return voucher


def _create_offer(
    *,
    name: str,
    percent: Decimal | None,
    amount: Decimal | None,
    free_delivery: bool,
    minimum_spend: Decimal | None,
    categories: Sequence[Category],
    products: Sequence[Product],
) -> ConditionalOffer:
    if [percent is not None, amount is not None, free_delivery].count(True) != 1:
        raise UnableToCreateVoucher("A code gives either a percentage, an amount, or free delivery.")
    if percent is not None and not 0 < percent <= 100:
        raise UnableToCreateVoucher("A percentage must be between 0 and 100.")
    if amount is not None and amount <= 0:
        raise UnableToCreateVoucher("An amount must be more than zero.")
    product_range = Range.objects.create(
        name=f"Products of {name}"[:128], includes_all_products=not (categories or products)
    )
    product_range.included_categories.set(categories)
    for product in products:
        product_range.add_product(product)
    return ConditionalOffer.objects.create(
        name=f"Code {name}"[:128],
        offer_type=ConditionalOffer.VOUCHER,
        # Paying for delivery takes nothing away from other offers.
        exclusive=not free_delivery,
        max_basket_applications=1,
        condition=_create_condition(product_range, minimum_spend=minimum_spend),
        benefit=_create_benefit(product_range, percent=percent, amount=amount),
    )


def _create_condition(product_range: Range, *, minimum_spend: Decimal | None) -> Condition:
    if minimum_spend:
        return Condition.objects.create(range=product_range, type=Condition.VALUE, value=minimum_spend)
    return Condition.objects.create(range=product_range, type=Condition.COUNT, value=1)


def _create_benefit(product_range: Range, *, percent: Decimal | None, amount: Decimal | None) -> Benefit:
    if percent is not None:
        return Benefit.objects.create(range=product_range, type=Benefit.PERCENTAGE, value=percent)
    if amount is not None:
        return Benefit.objects.create(range=product_range, type=Benefit.FIXED, value=amount)
    return Benefit.objects.create(type=Benefit.SHIPPING_PERCENTAGE, value=100)


def _unguessable_code() -> str:
    letters = get_random_string(UNIQUE_CODE_LENGTH, UNIQUE_CODE_LETTERS)
    return "-".join(letters[start : start + 4] for start in range(0, UNIQUE_CODE_LENGTH, 4))
