"""The offer of the site settings, for the pages that have a place for it."""

from django import template
from django.template import Context
from django.utils import timezone

from cms.offers import Place, offer_card
from shop.voucher.cards import PromoCard

register = template.Library()


@register.simple_tag(takes_context=True)
def site_offer(context: Context, place: str) -> PromoCard | None:
    """Return the card of the offer for a place; for none that an article shows a code of its own in."""
    if context.get("promo_cards"):
        return None
    return offer_card(
        chosen=(context.get("site_settings") or {}).get("offer", {}),
        place=Place(place),
        request=context["request"],
        article=context.get("page") if place == Place.ARTICLE else None,
        now=timezone.now(),
    )
