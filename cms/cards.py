"""What a page shows of products, promo codes and articles: for all its blocks together."""

from collections.abc import Iterable
from datetime import datetime
from typing import cast

from django.http import HttpRequest

from catalogue.models import Product
from shop.basket.codes import waiting_code
from shop.basket.visitor import BasketRequest
from shop.browse.cards import ProductCard, SizeOffer, product_cards, size_offers
from shop.voucher.cards import PromoCard, promo_card
from shop.voucher.models import Voucher


def product_cards_by_key(keys: Iterable[int]) -> dict[int, ProductCard]:
    """Return the cards of the products that customers may see, in the order of the keys."""
    keys = list(keys)
    if not keys:
        return {}
    found = {
        card.product_id: card for card in product_cards(products=Product.objects.published().filter(pk__in=keys))
    }
    return {key: found[key] for key in keys if key in found}


def size_offers_by_key(keys: Iterable[int]) -> dict[int, list[SizeOffer]]:
    """Return the sizes in which the products are sold."""
    keys = list(keys)
    return size_offers(parent_ids=keys) if keys else {}


def promo_cards_by_key(keys: Iterable[int], *, now: datetime) -> dict[int, PromoCard]:
    """Return the cards of the promo codes that articles may show."""
    keys = list(keys)
    if not keys:
        return {}
    vouchers = Voucher.objects.filter(pk__in=keys, is_for_articles=True)
    return {voucher.pk: promo_card(voucher=voucher, now=now) for voucher in vouchers}


def applied_codes(request: HttpRequest) -> set[str]:
    """Return the codes that count for this visitor's bag, or wait for something to be put into it."""
    bag = request.visitor_basket.find() if hasattr(request, "visitor_basket") else None
    codes = {voucher.shown_code for voucher in bag.all_vouchers()} if bag else set()
    return {code for code in (*codes, waiting_code(cast(BasketRequest, request))) if code}
