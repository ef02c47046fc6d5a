"""Stock: what is on hand of each size, and correcting it."""

from django.contrib import messages
from django.db.models import F, Q
from django.db.models.functions import Coalesce
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_GET, require_http_methods

from shop.backoffice.access import permission_required
from shop.backoffice.frame import one_page, render_admin
from shop.backoffice.stock.forms import AdjustStockForm
from shop.partner import stock
from shop.partner.models import StockRecord, StockRecordQuerySet
from shop.requests import MemberRequest

ABOVE = (("Stock", "backoffice:stock"),)


@require_GET
@permission_required("partner.view_stockrecord")
def list_stock(request: MemberRequest) -> HttpResponse:
    """List all sizes with what is on hand, set aside and left."""
    query = request.GET.get("q", "").strip()[:100]
    is_low = request.GET.get("low") == "1"
    records = _records()
    low_count = records.low().count()
    if is_low:
        records = records.low()
    for word in query.split():
        records = records.filter(
            Q(partner_sku__icontains=word)
            | Q(product__title__icontains=word)
            | Q(product__parent__title__icontains=word)
        )
    context = {"page": one_page(request, records), "query": query, "is_low": is_low, "low_count": low_count}
    return render_admin(request, "backoffice/stock.html", context, title="Stock", icon="list-ul")


@require_http_methods(["GET", "POST"])
@permission_required("partner.view_stockrecord", to_change="partner.change_stockrecord")
def adjust_stock(request: MemberRequest, record_id: int) -> HttpResponse:
    """Show how the stock of a size moved by hand, and correct it."""
    record = get_object_or_404(_records(), pk=record_id)
    form = AdjustStockForm(request.POST if request.method == "POST" else None, record=record)
    if request.method == "POST" and form.is_valid():
        try:
            stock.adjust(stockrecord_id=record.pk, by=request.user, **form.cleaned_data)
        except stock.UnableToMoveStock as refusal:
            form.add_error(None, f"{refusal} Look again and correct the number.")
        else:
            messages.success(request, f"{record.product}: stock corrected.")
            return redirect("backoffice:adjust-stock", record.pk)
    context = {
        "record": record,
        "form": form,
        "movements": record.movements.select_related("made_by")[:50],
        "may_change": request.user.has_perm("partner.change_stockrecord"),
    }
    return render_admin(
        request,
        "backoffice/adjust_stock.html",
        context,
        title=str(record.product),
        icon="list-ul",
        parents=ABOVE,
    )


def _records() -> StockRecordQuerySet:
    return (
        StockRecord.objects.select_related("product__parent")
        .annotate(left=Coalesce(F("num_in_stock"), 0) - Coalesce(F("num_allocated"), 0))
        .order_by("product__parent__title", "product__net_content", "pk")
    )
