"""
Letting an order use a promo code, and taking the code back.

`claim` decides in the order's transaction; the database's constraints have the last word.
"""

from datetime import datetime
from decimal import Decimal
from typing import Any

from django.db import IntegrityError, transaction
from django.db.models import F, Max, Sum

from shop.users.identity import Customer, identify
from shop.voucher.checks import Reason, UnableToUseCode, check_customer, check_state, used_by_customer
from shop.voucher.models import Voucher, VoucherClaim, VoucherClaimKey


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
    check_customer(voucher, customer=customer)
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
        check_customer(voucher, customer=customer)
        raise used_by_customer(voucher) from error
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


def _take_keys(claim: VoucherClaim, *, customer: Customer) -> None:
    """Take the code for all addresses of a person; the database refuses what another order of theirs has taken."""
    if claim.is_once_per_customer:
        VoucherClaimKey.objects.bulk_create(
            VoucherClaimKey(claim=claim, voucher_id=claim.voucher_id, key=key, is_first_order=claim.is_first_order)
            for key in customer.hashed_keys
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
