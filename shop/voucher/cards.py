"""What a page shows of a promo code."""

from dataclasses import dataclass
from datetime import datetime

from babel.numbers import format_currency
from django.conf import settings
from django.urls import reverse

from shop.offer.models import Benefit, Condition, ConditionalOffer
from shop.voucher.checks import offers_of
from shop.voucher.models import Voucher, VoucherState


@dataclass(frozen=True)
class PromoCard:
    """
    A code as readers see it: what it gives, its small print, and whether it counts now.

    `headline` and `rule_text` are what the code itself says of whom and what it's for, `terms` what staff wrote.
    """

    code: str
    value_text: str
    headline: str
    rule_text: str
    terms: str
    end_text: str
    state: str
    apply_url: str


def promo_card(*, voucher: Voucher, now: datetime) -> PromoCard:
    """Return what to show of a code. Costs two queries, three for a capped one."""
    return _card(voucher=voucher, offer=offers_of(voucher).first(), now=now)


def live_card(*, voucher_id: int, now: datetime) -> PromoCard | None:
    """Return what to show of a code for articles that is valid now. One query, two for a capped one."""
    links = Voucher.offers.through.objects.filter(voucher_id=voucher_id, voucher__is_for_articles=True)
    offer = "conditionaloffer"
    link = links.select_related("voucher", f"{offer}__condition__range", f"{offer}__benefit__range").first()
    if link is None or link.voucher.state_at(now) != VoucherState.LIVE:
        return None
    return _card(voucher=link.voucher, offer=link.conditionaloffer, now=now)


def _card(*, voucher: Voucher, offer: ConditionalOffer | None, now: datetime) -> PromoCard:
    gift = benefit_text(offer=offer) if offer else ""
    return PromoCard(
        code=voucher.shown_code,
        value_text=gift,
        headline=_headline(gift, voucher=voucher, offer=offer),
        rule_text=_rule_text(voucher=voucher, offer=offer),
        terms=voucher.terms,
        end_text=voucher.end_text,
        state=voucher.state_at(now).value,
        apply_url=reverse("offer", kwargs={"code": voucher.shown_code}),
    )


def _headline(gift: str, *, voucher: Voucher, offer: ConditionalOffer | None) -> str:
    if not voucher.is_for_first_order or offer is None:
        return gift
    return f"{gift} on your first order" if offer.is_for_delivery else f"{gift} your first order"


def _rule_text(*, voucher: Voucher, offer: ConditionalOffer | None) -> str:
    """Return for whom and what a code is, in sentences: "First order only. When you spend A$50.00 or more."."""
    rules = []
    if voucher.is_for_first_order:
        rules.append("First order only.")
    elif voucher.is_once_per_customer:
        rules.append("Once for each customer.")
    if offer is not None:
        rules += _rules_of(offer)
    return " ".join(rules)


def _rules_of(offer: ConditionalOffer) -> list[str]:
    ranges = (offer.condition.range, offer.benefit.range)
    rules = []
    if any(one is not None and not one.includes_all_products for one in ranges):
        rules.append("On selected products.")
    if offer.minimum_spend:
        minimum = format_currency(offer.minimum_spend, settings.OSCAR_DEFAULT_CURRENCY, locale="en")
        rules.append(f"When you spend {minimum} or more.")
    elif offer.condition.type == Condition.COUNT and offer.condition.value > 1:
        rules.append(f"When you buy {int(offer.condition.value)} or more.")
    elif offer.condition.type == Condition.COVERAGE and offer.condition.value > 1:
        rules.append(f"When you buy {int(offer.condition.value)} different products or more.")
    return rules


def value_text(*, voucher: Voucher) -> str:
    """Return the text of what a code gives: "15% off"."""
    offer = offers_of(voucher).first()
    return benefit_text(offer=offer) if offer else ""


def benefit_text(*, offer: ConditionalOffer) -> str:
    """Return the text of what an offer gives: "15% off", "A$10 off", "Free delivery"."""
    if offer.is_for_delivery:
        return "Free delivery"
    value = f"{offer.benefit.value.normalize():,f}" if offer.benefit.value is not None else ""
    if offer.benefit.type == Benefit.PERCENTAGE:
        return f"{value}% off"
    if offer.benefit.type == Benefit.FIXED:
        return f"A${value} off" if "." not in value else f"A${offer.benefit.value:,.2f} off"
    return str(offer.name)
