"""Promo codes: what there is, and what they brought."""

from django.contrib import messages
from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.views.decorators.http import require_GET, require_http_methods
from oscar.apps.voucher.models import VoucherSet

from shop.backoffice.access import needs
from shop.backoffice.frame import one_page, show
from shop.voucher import services
from shop.voucher.forms import NewVoucherForm, TermsForm
from shop.voucher.models import Voucher
from shop.voucher.services import UnableToCreateVoucher

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
    context = {
        "page": page,
        "rows": rows,
        "query": query,
        "sets": VoucherSet.objects.all()[:20],
        "may_add": request.user.has_perm("voucher.add_voucher"),
        "may_change": request.user.has_perm("voucher.change_voucher"),
    }
    return show(request, "backoffice/codes.html", context, title="Codes", icon="tag")


@require_http_methods(["GET", "POST"])
@needs("voucher.add_voucher")
def add_code(request: HttpRequest) -> HttpResponse:
    """Make a code, or many that nobody can guess."""
    form = NewVoucherForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            words = _create(form)
        except UnableToCreateVoucher as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, words)
            return redirect("backoffice:codes")
    return _show_form(request, form, title="New code", text="Make the code")


@require_http_methods(["GET", "POST"])
@needs("voucher.change_voucher")
def change_code(request: HttpRequest, voucher_id: int) -> HttpResponse:
    """Change when and how often a code counts."""
    voucher = get_object_or_404(Voucher, pk=voucher_id)
    form = TermsForm(request.POST if request.method == "POST" else None, initial=TermsForm.initial_of(voucher))
    if request.method == "POST" and form.is_valid():
        services.change_terms(voucher=voucher, **form.cleaned_data)
        messages.success(request, f"The code {voucher.shown_code} is changed.")
        return redirect("backoffice:codes")
    return _show_form(request, form, title=voucher.shown_code, text="Save", voucher=voucher)


@require_GET
@needs("voucher.add_voucher")
def list_set(request: HttpRequest, set_id: int) -> HttpResponse:
    """Give the many codes of a set as a file, one a line."""
    voucher_set = get_object_or_404(VoucherSet, pk=set_id)
    codes = voucher_set.vouchers.order_by("pk").values_list("code", flat=True)
    response = HttpResponse("".join(f"{code}\n" for code in codes), content_type="text/csv; charset=utf-8")
    response.headers["Content-Disposition"] = f'attachment; filename="codes-{voucher_set.pk}.csv"'
    return response


def _create(form: NewVoucherForm) -> str:
    sent = form.cleaned_data
    if form.is_for_many:
        made = services.create_unique_vouchers(name=sent["set_name"], count=sent["count"], **form.gift)
        return f"{made.count} codes “{made.name}” are made."
    voucher = services.create_voucher(code=sent["code"], is_for_articles=sent["is_for_articles"], **form.gift)
    return f"The code {voucher.shown_code} is made."


def _show_form(
    request: HttpRequest, form: TermsForm, *, title: str, text: str, voucher: Voucher | None = None
) -> HttpResponse:
    context = {"form": form, "text": text, "voucher": voucher}
    return show(
        request,
        "backoffice/code_form.html",
        context,
        title=title,
        icon="tag",
        parents=ABOVE,
        status=422 if form.errors else 200,
    )
