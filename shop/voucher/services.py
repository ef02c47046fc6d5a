"""
What may happen to a promo code.

A code in a bag applies provisionally: until the order is placed nobody knows who is ordering. `claim`
decides, in the order's transaction; the database's constraints have the last word.
"""

from collections.abc import Sequence
from datetime import datetime, timedelta
from decimal import Decimal
from enum import StrEnum
from typing import Any

from django.db import IntegrityError, connection, transaction
from django.db.models import F, Max, Q, QuerySet, Sum
from django.utils.crypto import get_random_string
from oscar.apps.voucher.models import VoucherSet

from catalogue.models import Category, Product
from shop import limits
from shop.offer.models import Benefit, Condition, ConditionalOffer, Range, preload_range_membership
from shop.text import visible
from shop.users.identity import Customer, identify
from shop.voucher import typed
from shop.voucher.models import Voucher, VoucherClaim, VoucherClaimKey, VoucherState

BY_VISITOR, BY_NETWORK = "code by visitor", "code by network"
TRIES = {BY_VISITOR: 10, BY_NETWORK: 60}
TRIES_WINDOW = timedelta(minutes=10)
# Without letters and digits that look alike. Each of the 32 gives 5 bits: 16 of them are 80 bits.
UNIQUE_CODE_LETTERS = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789"
UNIQUE_CODE_LENGTH = 16


class Reason(StrEnum):
    """Why a code doesn't count."""

    UNKNOWN = "unknown"
    NOT_YET = "not-yet"
    ENDED = "ended"
    USED_UP = "used-up"
    USED_BY_CUSTOMER = "used-by-customer"
    NOT_FIRST_ORDER = "not-first-order"
    MINIMUM_SPEND = "minimum-spend"
    TOO_FEW_PRODUCTS = "too-few-products"
    NOTHING_FITS = "nothing-fits"
    TOO_MANY_TRIES = "too-many-tries"

    @property
    def is_about_bag(self) -> bool:
        """Whether the code is good, but not for what is in the bag."""
        return self in (Reason.MINIMUM_SPEND, Reason.TOO_FEW_PRODUCTS, Reason.NOTHING_FITS)

    @property
    def is_about_customer(self) -> bool:
        """Whether it says something about the person: what others may not hear."""
        return self in (Reason.USED_BY_CUSTOMER, Reason.NOT_FIRST_ORDER)


class UnableToUseCode(Exception):
    """
    A code doesn't count. The message tells the shopper why; `reason` says it to programs.

    `held_by` is the number of the unpaid order that has the code, where that is the reason.
    """

    def __init__(self, message: str, *, reason: Reason, held_by: str = "") -> None:
        super().__init__(message)
        self.reason = reason
        self.held_by = held_by


class TooManyTries(UnableToUseCode):
    """Someone typed too many codes that don't work. The message and `minutes` say when to come back."""

    def __init__(self, *, minutes: int) -> None:
        wait = "a minute" if minutes == 1 else f"{minutes} minutes"
        super().__init__(f"Too many attempts. Please try again in {wait}.", reason=Reason.TOO_MANY_TRIES)
        self.minutes = minutes


class UnableToCreateVoucher(Exception):
    """A code can't be made; the message says why."""


def check(
    *,
    voucher: Voucher,
    basket: Any = None,
    customer: Customer | None = None,
    now: datetime,
) -> None:
    """
    See whether a code counts now: at all, for this customer if known, and for this bag if given.

    Unpaid orders that others placed with an address of someone who is logged in to it don't count here: `claim`
    refuses until they are given up.

    :raises UnableToUseCode: if it doesn't
    """
    check_state(voucher, now=now)
    if customer is not None:
        _check_customer(voucher, customer=customer, is_held_by_others=not customer.is_proven)
    if basket is not None:
        check_bag(voucher, basket=basket, offers=list(offers_of(voucher)))


def check_state(voucher: Voucher, *, now: datetime) -> None:
    """
    See whether a code counts at all at this moment.

    :raises UnableToUseCode: if it doesn't
    """
    state, code = voucher.state_at(now), voucher.shown_code
    if state == VoucherState.NOT_YET:
        raise UnableToUseCode(f"Code {code} is valid from {voucher.start_text}.", reason=Reason.NOT_YET)
    if state == VoucherState.ENDED:
        raise UnableToUseCode(f"Code {code} ended on {voucher.end_text}.", reason=Reason.ENDED)
    if state == VoucherState.USED_UP:
        raise UnableToUseCode(f"Code {code} has been fully redeemed.", reason=Reason.USED_UP)


def check_bag(voucher: Voucher, *, basket: Any, offers: Sequence[ConditionalOffer]) -> None:
    """
    Check that a code applies to what is in the bag.

    :raises UnableToUseCode: if it isn't
    """
    product_ids = [line.product_id for line in basket.all_lines()]
    if not product_ids:
        raise UnableToUseCode(
            f"We'll apply code {voucher.shown_code} when you add something to your bag.",
            reason=Reason.NOTHING_FITS,
        )
    ranges = [offer.condition.range for offer in offers if offer.condition.range is not None]
    preload_range_membership(ranges=ranges, product_ids=product_ids)
    if any(offer.is_met_by(basket) for offer in offers):
        return
    for offer in offers:
        worth = offer.eligible_total(basket)
        if offer.minimum_spend and worth:
            raise UnableToUseCode(
                f"Code {voucher.shown_code} needs a spend of A${offer.minimum_spend:,.2f}. "
                f"Add A${offer.minimum_spend - worth:,.2f} more to use it.",
                reason=Reason.MINIMUM_SPEND,
            )
        missing = offer.missing_in(basket)
        if missing and worth:
            needs = int(offer.condition.value)
            different = " different" if offer.condition.type == Condition.COVERAGE else ""
            raise UnableToUseCode(
                f"Code {voucher.shown_code} needs {needs}{different} products; add {missing} more.",
                reason=Reason.TOO_FEW_PRODUCTS,
            )
    raise UnableToUseCode(
        f"Code {voucher.shown_code} doesn't apply to any product in your bag.",
        reason=Reason.NOTHING_FITS,
    )


@transaction.atomic
def claim(*, voucher: Voucher, order: Any, now: datetime) -> VoucherClaim:
    """
    Let an order use a code, or refuse. Call it in the order's transaction, after its lines and discounts.

    It locks the code's row, so call it after the stock was locked. An order that gave the code back may claim it
    again.

    :raises UnableToUseCode: if the code has ended, was used up, or isn't for this customer
    """
    voucher = Voucher.objects.select_for_update(no_key=True).get(pk=voucher.pk)
    former = voucher.claims.filter(order=order).first()
    if former is not None and former.released_at is None:
        return former
    customer = identify(email=order.guest_email, user=order.user, besides=order)
    check_state(voucher, now=now)
    _check_customer(voucher, customer=customer)
    claim = former or VoucherClaim(voucher=voucher, order=order, customer_key=order.customer_key)
    claim.is_once_per_customer = voucher.is_once_per_customer
    claim.is_first_order = voucher.is_for_first_order
    claim.slot = _free_slot(voucher)
    claim.released_at = None
    try:
        with transaction.atomic():
            claim.save()
            _take_keys(claim, customer=customer)
    except IntegrityError as error:  # another order of this person has just been placed
        _check_customer(voucher, customer=customer)
        raise _used_by_customer(voucher) from error
    _count(voucher=voucher, order=order, uses=1)
    return claim


@transaction.atomic
def release(*, order: Any, now: datetime) -> int:
    """Give back the codes of an order that ended unpaid. Calling it again changes nothing. Return how many."""
    of_order = Voucher.objects.filter(claims__order=order, claims__released_at=None)
    # Codes before claims, as `claim` locks them; evaluated only for its locks.
    list(of_order.select_for_update(no_key=True, of=("self",)).order_by("pk"))
    claims = order.voucher_claims.live().select_for_update(of=("self",)).select_related("voucher").order_by("pk")
    released = 0
    for claim in claims:
        claim.released_at = now
        claim.save(update_fields=["released_at"])
        claim.keys.all().delete()
        _count(voucher=claim.voucher, order=order, uses=-1)
        released += 1
    return released


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
    Make a code with all that Oscar wants for it: a range, a condition, a benefit and an offer.

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


def use_try(*, visitor: str, ip_address: str, now: datetime) -> None:
    """
    Use one of the tries that someone has at codes. Give it back when the code is right: only failing ones count.

    A network that many people share has more of them than one visitor.

    :raises TooManyTries: if they have none left
    """
    for who in _limited(visitor=visitor, ip_address=ip_address):
        if not limits.allow(**who, limit=TRIES[who["what"]], per=TRIES_WINDOW, now=now):
            raise TooManyTries(minutes=limits.minutes_left(**who, now=now))


def give_back_try(*, visitor: str, ip_address: str) -> None:
    """Give back a try whose code was right."""
    for who in _limited(visitor=visitor, ip_address=ip_address):
        limits.give_back(**who)


def was_tried(code: str, *, visitor: str, now: datetime) -> bool:
    """Whether this visitor has just tried this wrong code, or one that differs in blanks and marks only."""
    who = f"{visitor} {typed.squeezed(code)}"
    return not limits.allow(what="wrong-code", who=who, limit=1, per=TRIES_WINDOW, now=now)


def unknown_code(code: str) -> UnableToUseCode:
    """Return the refusal of a code that we don't have."""
    return UnableToUseCode(
        f"We don't know code “{visible(code)[:40]}”. Please check the spelling.", reason=Reason.UNKNOWN
    )


def offers_of(voucher: Voucher) -> QuerySet[ConditionalOffer]:
    """Return what a code gives, with all that is needed to tell it."""
    return ConditionalOffer.objects.filter(vouchers=voucher).select_related("condition__range", "benefit__range")


def _check_customer(voucher: Voucher, *, customer: Customer, is_held_by_others: bool = True) -> None:
    same = Q(pk=None)
    if voucher.is_for_first_order:
        same |= Q(is_first_order=True)
    if voucher.is_once_per_customer:
        same |= Q(voucher=voucher)
    whose = (
        Q(customer_key__in=customer.keys)
        | Q(order__user_id__in=customer.account_ids)
        | Q(keys__key__in=customer.hashed_keys)
    )
    theirs = VoucherClaim.objects.live().filter(whose).filter(same).order_by("order__paid_at")  # nulls come last
    for paid_at, number, user_id in theirs.values_list("order__paid_at", "order__number", "order__user_id"):
        if paid_at:
            raise _used_by_customer(voucher)
        if is_held_by_others or user_id in customer.account_ids:
            raise _held_by_unpaid_order(voucher, number=number)
    if voucher.is_for_first_order and customer.has_paid_before:
        raise _not_a_first_order(voucher)


def _take_keys(claim: VoucherClaim, *, customer: Customer) -> None:
    """Take the code for all addresses of a person; the database refuses what another order of theirs has taken."""
    if claim.is_once_per_customer:
        VoucherClaimKey.objects.bulk_create(
            VoucherClaimKey(claim=claim, voucher_id=claim.voucher_id, key=key, is_first_order=claim.is_first_order)
            for key in customer.hashed_keys
        )


def _used_by_customer(voucher: Voucher) -> UnableToUseCode:
    if voucher.is_for_first_order:
        message = f"Code {voucher.shown_code} is for a first order, and you've already used a first-order code."
    else:
        message = f"You've already used code {voucher.shown_code}. Each customer can use it once."
    return UnableToUseCode(message, reason=Reason.USED_BY_CUSTOMER)


def _held_by_unpaid_order(voucher: Voucher, *, number: str) -> UnableToUseCode:
    return UnableToUseCode(
        f"Your unpaid order is using code {voucher.shown_code}. Pay for or change that order, or try again in "
        "an hour: unpaid orders release their code.",
        reason=Reason.USED_BY_CUSTOMER,
        held_by=number,
    )


def _not_a_first_order(voucher: Voucher) -> UnableToUseCode:
    return UnableToUseCode(
        f"Code {voucher.shown_code} is for a first order, and you've ordered from us before.",
        reason=Reason.NOT_FIRST_ORDER,
    )


def _free_slot(voucher: Voucher) -> int | None:
    """
    Return the number of this use among those a capped code allows. The code's row is locked.

    :raises UnableToUseCode: if none is left
    """
    if voucher.cap is None:
        return None
    slots = voucher.claims.live()
    highest = slots.aggregate(highest=Max("slot"))["highest"] or 0
    if highest < voucher.cap:
        return highest + 1
    free = set(range(1, voucher.cap + 1)) - set(slots.values_list("slot", flat=True))
    if not free:
        raise UnableToUseCode(f"Code {voucher.shown_code} has been fully redeemed.", reason=Reason.USED_UP)
    return min(free)


def _count(*, voucher: Voucher, order: Any, uses: int) -> None:
    """Keep the figures that staff see. They decide nothing: claims do."""
    discounts = order.discounts.filter(voucher_id=voucher.pk)
    amount = (discounts.aggregate(sum=Sum("amount"))["sum"] or Decimal("0.00")) * uses
    Voucher.objects.filter(pk=voucher.pk).update(
        num_orders=F("num_orders") + uses, total_discount=F("total_discount") + amount
    )


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


def _limited(*, visitor: str, ip_address: str) -> list[dict[str, str]]:
    return [{"what": BY_VISITOR, "who": visitor}, {"what": BY_NETWORK, "who": ip_address}]
