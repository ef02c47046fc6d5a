"""What a page shows of a promo code."""

from dataclasses import dataclass
from datetime import datetime

from django.urls import reverse
from django.utils import timezone

from shop.offer.models import Benefit, ConditionalOffer
from shop.voucher.models import Voucher
from shop.voucher.services import offers_of


@dataclass(frozen=True)
class PromoCard:
    """A code as readers see it: what it gives, its small print, and whether it counts now."""

    code: str
    value_text: str
    terms: str
    end_text: str
    state: str
    apply_url: str


def promo_card(*, voucher: Voucher, now: datetime | None = None) -> PromoCard:
    """Return what to show of a code. Costs two queries, three for a capped one."""
    return PromoCard(
        code=voucher.shown_code,
        value_text=value_text(voucher=voucher),
        terms=voucher.terms,
        end_text=voucher.end_text,
        state=voucher.state_at(now or timezone.now()).value,
        apply_url=reverse("offer", kwargs={"code": voucher.shown_code}),
    )


def value_text(*, voucher: Voucher) -> str:
    """Return what a code gives, in words: "15% off"."""
    offer = offers_of(voucher).first()
    return gift_text(offer=offer) if offer else ""


def gift_text(*, offer: ConditionalOffer) -> str:
    """Return what an offer gives, in words: "15% off", "A$10 off", "Free delivery"."""
    if offer.is_for_delivery:
        return "Free delivery"
    value = f"{offer.benefit.value.normalize():,f}" if offer.benefit.value is not None else ""
    if offer.benefit.type == Benefit.PERCENTAGE:
        return f"{value}% off"
    if offer.benefit.type == Benefit.FIXED:
        return f"A${value} off" if "." not in value else f"A${offer.benefit.value:,.2f} off"
    return str(offer.name)
