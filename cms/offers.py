"""The offer that the site settings show: which promo code, where, and to whom."""

import re
from collections.abc import Mapping
from datetime import datetime
from enum import StrEnum
from typing import Any

from django.http import HttpRequest

from cms.cards import applied_codes
from cms.models import ArticlePage, SiteSettings
from shop.voucher.cards import PromoCard, live_card


class Place(StrEnum):
    """Where an offer can be shown."""

    ARTICLE = "article"
    BAG = "bag"
    HOME = "home"


def chosen_offer(site: SiteSettings) -> dict[str, Any]:
    """Return what the settings say of the offer, as `site_settings` keeps it for all pages."""
    return {
        "voucher_id": site.offer_id,
        Place.ARTICLE.value: site.offer_in_articles,
        Place.BAG.value: site.offer_in_bag,
        Place.HOME.value: site.offer_on_home,
        "words": [word.strip() for word in site.offer_article_words.split(",") if word.strip()],
    }


def offer_card(
    *, chosen: Mapping[str, Any], place: Place, request: HttpRequest, article: ArticlePage | None, now: datetime
) -> PromoCard | None:
    """
    Return the card of the offer for a place; none where it isn't wanted, or is of no use to this visitor.

    A bag has one code. So whoever has one already is not led to swap it for this one.
    """
    if not chosen.get("voucher_id") or not chosen.get(place):
        return None
    if article is not None and not _is_about(article, words=chosen["words"]):
        return None
    if applied_codes(request):
        return None
    return live_card(voucher_id=chosen["voucher_id"], now=now)


def _is_about(article: ArticlePage, *, words: list[str]) -> bool:
    """Whether a title or introduction has one of the words; without any words every article will do."""
    if not words:
        return True
    text = " ".join([article.title, article.standfirst, article.seo_title, article.search_description])
    any_word = "|".join(map(re.escape, words))
    return re.search(rf"(?<!\w)({any_word})(?!\w)", text, re.IGNORECASE) is not None
