"""
Whether a promo code counts, and why not.

A code in a bag counts provisionally: until the order is placed nobody knows who is ordering. `shop.voucher.claims`
decides.
"""

from collections.abc import Sequence
from datetime import datetime
from enum import StrEnum
from typing import Any

from django.db.models import Q, QuerySet

from shop.offer.models import Condition, ConditionalOffer, preload_range_membership
from shop.text import visible
from shop.users.identity import Customer
from shop.voucher.models import Voucher, VoucherClaim, VoucherState


class Reason(StrEnum):
    """Why a code doesn't apply."""

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
    A code doesn't apply. The message tells the shopper why; `reason` is for programs.

    `held_by` is the number of the unpaid order that has the code, where that is the reason.
    """

    def __init__(self, message: str, *, reason: Reason, held_by: str = "") -> None:
        super().__init__(message)
        self.reason = reason
        self.held_by = held_by


def check(
    *,
    voucher: Voucher,
    basket: Any = None,
    customer: Customer | None = None,
    now: datetime,
) -> None:
    """
    Check that a code is valid now: at all, for this customer if known, and for this bag if given.

    Unpaid orders that others placed with an address of someone who is logged in to it don't count here: `claim`
    refuses until they are given up.

    :raises UnableToUseCode: if it isn't
    """
    check_state(voucher, now=now)
    if customer is not None:
        check_customer(voucher, customer=customer, is_held_by_others=not customer.is_proven)
    if basket is not None:
        check_bag(voucher, basket=basket, offers=list(offers_of(voucher)))


def check_state(voucher: Voucher, *, now: datetime) -> None:
    """
    Check that a code is valid at this moment.

    :raises UnableToUseCode: if it isn't
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

    :raises UnableToUseCode: if it doesn't
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


def unknown_code(code: str) -> UnableToUseCode:
    """Return the refusal of a code that we don't have."""
    return UnableToUseCode(
        f"We don't know code “{visible(code)[:40]}”. Please check the spelling.", reason=Reason.UNKNOWN
    )


def offers_of(voucher: Voucher) -> QuerySet[ConditionalOffer]:
    """Return what a code gives, with all that is needed to tell it."""
    return ConditionalOffer.objects.filter(vouchers=voucher).select_related("condition__range", "benefit__range")


def check_customer(voucher: Voucher, *, customer: Customer, is_held_by_others: bool = True) -> None:
    """
    Check that a code is for this customer: that they haven't used it, or what it excludes, before.

    :param is_held_by_others: whether an unpaid order counts that someone else placed with an address of theirs
    :raises UnableToUseCode: if it isn't
    """
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
            raise used_by_customer(voucher)
        if is_held_by_others or user_id in customer.account_ids:
            raise _held_by_unpaid_order(voucher, number=number)
    if voucher.is_for_first_order and customer.has_paid_before:
        raise _not_a_first_order(voucher)


def used_by_customer(voucher: Voucher) -> UnableToUseCode:
    """Return the refusal of a code that the customer has used before."""
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
