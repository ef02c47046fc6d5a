"""The stock of one size: how it moved, and correcting it."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_http_methods

from shop.backoffice.access import permission_required
from shop.backoffice.frame import render_admin
from shop.backoffice.stock.forms import AdjustStockForm
from shop.backoffice.stock.viewsets import stock_records
from shop.partner import stock
from shop.requests import MemberRequest

ABOVE = (("Stock", "backoffice:stock"),)


@require_http_methods(["GET", "POST"])
@permission_required("partner.view_stockrecord", to_change="partner.change_stockrecord")
def adjust_stock(request: MemberRequest, record_id: int) -> HttpResponse:
    """Show how the stock of a size moved by hand, and correct it."""
    record = get_object_or_404(stock_records(), pk=record_id)
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
