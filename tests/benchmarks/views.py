"""The floors: what any page costs in this shop, before it does anything of its own."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from catalogue.models import Category, Concern, Ingredient, SkinType
from shop.partner.models import StockRecord

ROWS = 40


def bare_floor(request: HttpRequest) -> HttpResponse:
    """Answer with two letters."""
    return HttpResponse("ok", content_type="text/plain")


def page_floor(request: HttpRequest) -> HttpResponse:
    """Ask the database five plain questions and write a page of about 30 kB."""
    context = {
        "categories": list(Category.objects.values("name", "slug")[:ROWS]),
        "concerns": list(Concern.objects.values("name", "slug")[:ROWS]),
        "skin_types": list(SkinType.objects.values("name", "slug")[:ROWS]),
        "ingredients": list(Ingredient.objects.values("inci_name", "slug", "summary")[:ROWS]),
        "records": list(StockRecord.objects.order_by("pk").values("partner_sku", "price", "num_in_stock")[:ROWS]),
    }
    return render(request, "benchmarks/floor.html", context)
