"""
How offers change a bag. `Applicator` replaces Oscar's, which rounds the sum but not its parts.

A discount is rounded once, on the whole bag: 15 % off is 15 % of what its products cost together, half a cent
being rounded up. The cents are then shared out among the lines (see `share_out`), so that the lines always add
up to the sum and none falls below zero.
"""

from collections.abc import Iterable, Sequence
from decimal import ROUND_DOWN, ROUND_HALF_UP, Decimal

from django.db.models import F, Q, QuerySet, prefetch_related_objects
from oscar.apps.offer import applicator

from shop.offer.models import ConditionalOffer, Range, preload_range_membership

CENT = Decimal("0.01")


class Applicator(applicator.Applicator):
    """Find the offers of a bag in two queries, and reduce its lines by whole cents."""

    def get_offers(self, basket: object, user: object = None, request: object = None) -> list[ConditionalOffer]:
        """Return the offers to apply, those of the bag's codes first among those of the same priority."""
        vouchers = {voucher.pk: voucher for voucher in basket.counting_vouchers()}  # type: ignore[attr-defined]
        offers = list(_offers_for(voucher_ids=list(vouchers)))
        for offer in offers:
            if offer.offer_type == ConditionalOffer.VOUCHER:
                offer.set_voucher(vouchers[offer.voucher_id])
        prefetch_related_objects([offer for offer in offers if not offer.exclusive], "combinations")
        return sorted(offers, key=lambda offer: (-offer.priority, offer.get_voucher() is None, offer.pk))

    def apply_offers(self, basket: object, offers: Sequence[ConditionalOffer]) -> None:
        """Apply the offers in order."""
        basket.considered_offers = offers  # type: ignore[attr-defined]
        lines = list(basket.all_lines())  # type: ignore[attr-defined]
        preload_range_membership(ranges=_ranges_of(offers), product_ids=[line.product_id for line in lines])
        super().apply_offers(basket, offers)
        left = {line.pk: line.line_price_incl_tax for line in lines}
        for application in basket.offer_applications:  # type: ignore[attr-defined]
            if application["result"].affects_basket:
                application["discount"] = _settle(offer=application["offer"], lines=lines, left=left)
            application["message"] = ""


def share_out(parts: Sequence[Decimal], *, limits: Sequence[Decimal]) -> list[Decimal]:
    """
    Return the parts in whole cents, none above its limit; they add up to the rounded sum of the parts.

    Each part is rounded down; the cents that are left go to those that lost most by it, the earlier first.
    """
    parts = [min(part, limit) for part, limit in zip(parts, limits, strict=True)]
    shares = [part.quantize(CENT, ROUND_DOWN) for part in parts]
    rest = sum(parts, Decimal(0)).quantize(CENT, ROUND_HALF_UP) - sum(shares, Decimal(0))
    by_loss = sorted(range(len(parts)), key=lambda number: (shares[number] - parts[number], number))
    for number in by_loss[: int(rest / CENT)]:
        shares[number] += CENT
    return shares


def _offers_for(*, voucher_ids: list[int]) -> QuerySet[ConditionalOffer]:
    """Return the offers for everyone that are on, and those of the given codes."""
    for_everybody = ConditionalOffer.active.filter(offer_type=ConditionalOffer.SITE)
    offers = ConditionalOffer.objects.select_related("condition__range", "benefit__range")
    if not voucher_ids:
        return offers.filter(pk__in=for_everybody)
    of_codes = Q(offer_type=ConditionalOffer.VOUCHER, vouchers__in=voucher_ids)
    return offers.filter(Q(pk__in=for_everybody) | of_codes).annotate(voucher_id=F("vouchers__pk"))


def _ranges_of(offers: Iterable[ConditionalOffer]) -> list[Range]:
    rows = [row for offer in offers for row in (offer.condition, offer.benefit)]
    return [row.range for row in rows if row.range is not None]


def _settle(*, offer: ConditionalOffer, lines: Sequence[object], left: dict[int, Decimal]) -> Decimal:
    """Turn what an offer takes off each line into whole cents, and return their sum."""
    shares = share_out(
        [line.discounts.amount_of(offer) for line in lines],  # type: ignore[attr-defined]
        limits=[left[line.pk] for line in lines],  # type: ignore[attr-defined]
    )
    for line, share in zip(lines, shares, strict=True):
        line.discounts.settle(offer=offer, amount=share)  # type: ignore[attr-defined]
        left[line.pk] -= share  # type: ignore[attr-defined]
    return sum(shares, Decimal("0.00"))
