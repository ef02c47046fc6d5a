"""Pages that lead to a product: lists, the product, the ingredient glossary."""

import re
from typing import Any
from urllib.parse import urlencode, urlsplit

from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from catalogue.models import Category, Ingredient, Product
from catalogue.renames import renamed
from shop.browse.filters import (
    SORTS,
    applied_choices,
    choice_names,
    promoted_choices,
    read_query,
    with_filters_renamed,
)
from shop.browse.glossary import by_letter, products_with
from shop.browse.lists import list_products
from shop.browse.product import product_page
from shop.browse.structured_data import list_data, product_data
from shop.paging import PageRequest
from shop.redirects import moved
from shop.requests import HtmxRequest

NUMBER = re.compile(r"[0-9]{1,18}")
# Where "Back to results" may lead.
RESULT_PATHS = ("/shop/", "/search/", "/ingredients/")


@require_safe
def shop(request: HtmxRequest) -> HttpResponse:
    """Show all products."""
    breadcrumb = [{"text": "Shop", "url": ""}]
    return _list(request, category=None, breadcrumb=breadcrumb)


@require_safe
def category(request: HtmxRequest, slug: str) -> HttpResponse:
    """Show the products of a category and of those below it."""
    shown = Category.objects.browsable().filter(slug=slug).first()
    if shown is None:
        return _moved_or_404(request, Category.objects.browsable(), slug=slug)
    way = [{"text": item.name, "url": item.get_absolute_url()} for item in shown.get_ancestors_and_self()[:-1]]
    breadcrumb = [{"text": "Shop", "url": "/shop/"}, *way, {"text": shown.name, "url": ""}]
    return _list(request, category=shown, breadcrumb=breadcrumb)


@require_safe
def product(request: HttpRequest, slug: str) -> HttpResponse:
    """Show a product; `?size=` chooses one of its sizes."""
    size = request.GET.get("size", "")
    try:
        page = product_page(slug=slug, size_id=int(size) if NUMBER.fullmatch(size) else None)
    except Product.DoesNotExist:
        return _moved_or_404(request, Product.objects.published(), slug=slug)
    context = {
        "page": page,
        "back_url": _back_url(request),
        "structured_data": product_data(page, address=request.build_absolute_uri),
        "canonical": request.build_absolute_uri(request.path),
        "shared_picture": next(map(request.build_absolute_uri, page.shared_pictures), ""),
    }
    return render(request, "catalogue/product.html", context)


@require_safe
def ingredients(request: HttpRequest) -> HttpResponse:
    """Show the glossary."""
    return render(request, "catalogue/ingredients.html", {"letters": by_letter()})


@require_safe
def ingredient(request: HttpRequest, slug: str) -> HttpResponse:
    """Show what an ingredient is, and which products hold it."""
    shown = Ingredient.objects.filter(slug=slug).first()
    if shown is None:
        return _moved_or_404(request, Ingredient.objects.all(), slug=slug)
    context = {
        "ingredient": shown,
        "cards": products_with(ingredient=shown),
        "canonical": request.build_absolute_uri(request.path),
    }
    return render(request, "catalogue/ingredient.html", context)


def _moved_or_404(request: HttpRequest, rows: QuerySet[Any], *, slug: str) -> HttpResponse:
    """Redirect to what had this address before it was renamed."""
    now = renamed(rows, slug=slug)
    if now is None:
        raise Http404
    return moved(request, now.get_absolute_url())


def _list(request: HtmxRequest, *, category: Category | None, breadcrumb: list[dict[str, str]]) -> HttpResponse:
    names = choice_names()
    if query_now := with_filters_renamed(request.GET, names=names):
        return moved(request, request.path, query=query_now)
    query = read_query(request.GET, names=names)
    found = list_products(query=query, names=names, asked=PageRequest.of(request), category=category)
    number = found.window.page.number
    canonical = request.build_absolute_uri(request.path) + (f"?page={number}" if number > 1 else "")
    pictures = (card.picture.shared_url for card in found.cards if card.picture)
    context = {
        "category": category,
        "breadcrumb": breadcrumb,
        "found": found,
        "is_narrowed": query.is_narrowed,
        "filter_count": query.filter_count,
        "applied": applied_choices(found.groups),
        "promoted": promoted_choices(found.groups),
        "sort": query.sort,
        "sort_options": list(SORTS.items()),
        "filter_pairs": query.pairs(with_sort=False),
        "sort_pairs": [("sort", query.sort)] if query.sort != "featured" else [],
        "page_query": urlencode(query.pairs()),
        "clear_url": request.path,
        "canonical": canonical,
        "structured_data": list_data(
            name=category.name if category else "All products",
            url=canonical,
            cards=found.cards,
            first_index=found.window.first_index,
            breadcrumb=breadcrumb,
            address=request.build_absolute_uri,
        ),
        "shared_picture": next((request.build_absolute_uri(url) for url in pictures if url), ""),
    }
    return render(request, "catalogue/list.html", context)


def _back_url(request: HttpRequest) -> str:
    """Return the list that the visitor came from, when it is one of ours."""
    try:
        came_from = urlsplit(request.headers.get("Referer", ""))
    except ValueError:
        return ""
    if came_from.netloc != request.get_host() or not came_from.path.startswith(RESULT_PATHS):
        return ""
    return came_from.path + (f"?{came_from.query}" if came_from.query else "")
