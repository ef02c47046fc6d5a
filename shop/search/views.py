"""The search page, and the suggestions below the search field."""

from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from shop.paging import PageRequest
from shop.requests import HtmxRequest
from shop.search.results import (
    POPULAR,
    is_about_an_order,
    is_order_number,
    promo_card_for,
    search_page,
    suggestions,
)
from shop.search.services import ARTICLE, KINDS, PAGE, PRODUCT, Found
from shop.search.words import LONGEST_QUERY


@require_safe
def results(request: HtmxRequest) -> HttpResponse:
    """Show what was found: products, articles and help pages, best first."""
    query = _query(request)
    kind = request.GET.get("kind", "")
    promo, order_number = promo_card_for(query=query, now=timezone.now()), is_order_number(query=query)
    is_exact = promo is not None or order_number
    found = search_page(query=query, kind=kind, asked=PageRequest.of(request), is_exact=is_exact)
    kind = kind if kind in KINDS else ""
    context = {
        "query": query,
        "results": found,
        "kind": kind,
        "promo": promo,
        "is_for_an_order": order_number or is_about_an_order(query=query),
        "tabs": _tabs(query, found.found, kind),
        "page_query": urlencode({"q": query, **({"kind": kind} if kind else {})}),
        "popular": [{"text": words, "url": f"?{urlencode({'q': words})}"} for words in POPULAR],
    }
    return render(request, "search/results.html", context)


@require_safe
def suggest(request: HttpRequest) -> HttpResponse:
    """Answer with a list for the search field, while someone types."""
    response = render(request, "search/_suggestions.html", {"suggestions": suggestions(query=_query(request))})
    response.headers["X-Robots-Tag"] = "noindex"
    return response


def _query(request: HttpRequest) -> str:
    return request.GET.get("q", "").strip()[:LONGEST_QUERY]


def _tabs(query: str, found: Found, kind: str) -> list[dict[str, object]]:
    """Return the kinds of results with how many there are of each."""
    names = [("", "All", found.total), (PRODUCT, "Products", found.counts[PRODUCT])]
    names += [(ARTICLE, "Articles", found.counts[ARTICLE]), (PAGE, "Help", found.counts[PAGE])]
    return [
        {
            "text": f"{name} ({count})",
            "url": "?" + urlencode({"q": query, **({"kind": value} if value else {})}),
            "is_chosen": value == kind,
        }
        for value, name, count in names
    ]
