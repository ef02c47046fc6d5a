"""Promo codes: what there is, and what they brought."""

from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_GET

from shop.backoffice.access import needs
from shop.backoffice.frame import one_page, show
from shop.voucher.models import Voucher

ABOVE = (("Codes", "backoffice:codes"),)


@require_GET
@needs("voucher.view_voucher")
def list_codes(request: HttpRequest) -> HttpResponse:
    """List the codes, the newest first."""
    query = request.GET.get("q", "").replace("\x00", "").strip()[:100]
    vouchers = Voucher.objects.with_uses().with_revenue().order_by("-date_created", "-pk")
    if query:
        vouchers = vouchers.filter(Q(code__icontains=query) | Q(name__icontains=query))
    page = one_page(request, vouchers)
    now = timezone.now()
    rows = [(voucher, voucher.state_at(now).label) for voucher in page]
    context = {"page": page, "rows": rows, "query": query}
    return show(request, "backoffice/codes.html", context, title="Codes", icon="tag")
