"""What product pages and lists tell search engines, as schema.org has it."""

import json
from collections.abc import Callable, Iterable
from typing import Any

from django.core.serializers.json import DjangoJSONEncoder
from django.utils.safestring import SafeString

from shop.browse.cards import ProductCard
from shop.browse.product import ProductPage

# So that no text can end the script element. `django.utils.html.json_script` does the same.
_ESCAPES = {ord(">"): "\\u003E", ord("<"): "\\u003C", ord("&"): "\\u0026"}


def product_data(page: ProductPage, *, address: Callable[[str], str]) -> SafeString:
    """Return the product with its offers, rating and place in the shop as JSON-LD."""
    return _script([_product(page, address), _breadcrumbs(page.breadcrumb, address)])


def list_data(
    *,
    name: str,
    url: str,
    cards: Iterable[ProductCard],
    first_index: int,
    breadcrumb: list[dict[str, str]],
    address: Callable[[str], str],
) -> SafeString:
    """Return a list with the products it shows and its place in the shop as JSON-LD."""
    items = [
        {"@type": "ListItem", "position": position, "name": card.title, "url": address(card.url)}
        for position, card in enumerate(cards, start=first_index)
    ]
    page = {
        "@type": "CollectionPage",
        "name": name,
        "url": url,
        "mainEntity": {"@type": "ItemList", "itemListElement": items},
    }
    return _script([page, _breadcrumbs(breadcrumb, address)])


def _breadcrumbs(items: list[dict[str, str]], address: Callable[[str], str]) -> dict[str, Any]:
    crumbs = [
        {
            "@type": "ListItem",
            "position": position,
            "name": item["text"],
            **({"item": address(item["url"])} if item["url"] else {}),
        }
        for position, item in enumerate(items, start=1)
    ]
    return {"@type": "BreadcrumbList", "itemListElement": crumbs}


def _script(graph: list[dict[str, Any]]) -> SafeString:
    text = json.dumps({"@context": "https://schema.org", "@graph": graph}, cls=DjangoJSONEncoder)
    return SafeString(text.translate(_ESCAPES))


def _product(page: ProductPage, address: Callable[[str], str]) -> dict[str, Any]:
    product = page.product
    data = {
        "@type": "Product",
        "name": product.title,
        "description": product.summary,
        "url": address(product.get_absolute_url()),
        "brand": {"@type": "Brand", "name": "Seedpearl"},
        "image": [address(url) for url in page.shared_pictures],
        "offers": [_offer(size, product.get_absolute_url(), address) for size in page.sizes],
    }
    if product.review_count:
        data["aggregateRating"] = {
            "@type": "AggregateRating",
            "ratingValue": round(product.rating or 0, 1),
            "reviewCount": product.review_count,
        }
    return data


def _offer(size: dict[str, Any], path: str, address: Callable[[str], str]) -> dict[str, Any]:
    return {
        "@type": "Offer",
        "name": size["text"],
        "sku": size["sku"],
        "price": size["price"],
        "priceCurrency": "AUD",
        "availability": f"https://schema.org/{'OutOfStock' if size['is_sold_out'] else 'InStock'}",
        "url": address(f"{path}?size={size['size_id']}"),
    }
