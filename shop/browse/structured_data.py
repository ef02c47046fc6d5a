"""What a product page tells search engines, as schema.org has it."""

import json
from collections.abc import Callable
from typing import Any

from django.core.serializers.json import DjangoJSONEncoder
from django.utils.safestring import SafeString

from shop.browse.product import ProductPage

# So that no text can end the script element. `django.utils.html.json_script` does the same.
_ESCAPES = {ord(">"): "\\u003E", ord("<"): "\\u003C", ord("&"): "\\u0026"}


def product_data(page: ProductPage, *, address: Callable[[str], str]) -> SafeString:
    """Return the product with its offers, rating and place in the shop as JSON-LD."""
    crumbs = [
        {
            "@type": "ListItem",
            "position": position,
            "name": item["text"],
            **({"item": address(item["url"])} if item["url"] else {}),
        }
        for position, item in enumerate(page.breadcrumb, start=1)
    ]
    graph = [_product(page, address), {"@type": "BreadcrumbList", "itemListElement": crumbs}]
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
        "url": address(f"{path}?size={size['product_id']}"),
    }
