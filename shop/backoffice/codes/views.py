"""Promo codes: what there is, what they brought, making and changing them."""

from django.contrib import messages
from django.db.models import Count, OuterRef, Q, QuerySet, Subquery, Sum
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.views.decorators.http import require_GET, require_http_methods
from oscar.apps.order.models import OrderDiscount
from oscar.apps.voucher.models import VoucherSet

from shop.backoffice.access import permission_required
from shop.backoffice.codes.forms import NewVoucherForm, TermsForm
from shop.backoffice.frame import one_page, render_admin
from shop.offer.periods import end_text
from shop.tidy_forms import tell_what_was_cleaned
from shop.voucher import creation, typed
from shop.voucher.cards import value_text
from shop.voucher.models import SQUEEZED, Voucher

ABOVE = (("Codes", "backoffice:codes"),)
MOST_SETS = 50


@require_GET
@permission_required("voucher.view_voucher")
def list_codes(request: HttpRequest) -> HttpResponse:
    """List the codes, the newest first. Those made by the thousand show as one set, unless one is searched for."""
    query = request.GET.get("q", "").strip()[:100]
    vouchers = _with_discounts(Voucher.objects.with_uses().with_revenue()).order_by("-date_created", "-pk")
    if query:
        wanted = Q(code__icontains=query) | Q(name__icontains=query)
        if letters := typed.squeezed(query):
            wanted |= Q(letters__contains=letters)
        vouchers = vouchers.annotate(letters=SQUEEZED).filter(wanted)
    else:
        vouchers = vouchers.filter(voucher_set=None)
    page = one_page(request, vouchers)
    now = timezone.now()
    uses = Count("vouchers__claims", filter=Q(vouchers__claims__released_at=None))
    sets = VoucherSet.objects.annotate(uses=uses)
    context = {
        "page": page,
        "rows": [(voucher, voucher.state_at(now).label) for voucher in page],
        "sets": [(row, end_text(row.end_datetime)) for row in sets.order_by("-pk")[:MOST_SETS]],
        "query": query,
        "may_add": request.user.has_perm("voucher.add_voucher"),
        "may_change": request.user.has_perm("voucher.change_voucher"),
    }
    return render_admin(request, "backoffice/codes.html", context, title="Codes", icon="tag")


@require_http_methods(["GET", "POST"])
@permission_required("voucher.add_voucher")
def add_code(request: HttpRequest) -> HttpResponse:
    """Create a code, or a batch of codes with the same benefit."""
    form = NewVoucherForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        try:
            words = _make(form)
        except creation.UnableToCreateVoucher as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, words)
            tell_what_was_cleaned(request, form.tidy_notes)
            return redirect("backoffice:codes")
    return _show_form(request, form, title="Add a code", button="Create")


@require_http_methods(["GET", "POST"])
@permission_required("voucher.change_voucher")
def change_code(request: HttpRequest, voucher_id: int) -> HttpResponse:
    """Change when a code is valid and how often it can be used."""
    voucher = get_object_or_404(Voucher, pk=voucher_id)
    sent = request.POST if request.method == "POST" else None
    form = TermsForm(sent, initial=TermsForm.initial_of(voucher))
    if form.is_valid():
        creation.change_terms(voucher=voucher, **form.changes)
        messages.success(request, f"{voucher.shown_code} changed.")
        tell_what_was_cleaned(request, form.tidy_notes)
        return redirect("backoffice:codes")
    title = f"{voucher.shown_code}: {value_text(voucher=voucher)}"
    return _show_form(request, form, title=title, button="Save")


@require_GET
@permission_required("voucher.add_voucher")
def list_set(request: HttpRequest, set_id: int) -> HttpResponse:
    """Return the codes of a set as a CSV file, one a line."""
    voucher_set = get_object_or_404(VoucherSet, pk=set_id)
    codes = voucher_set.vouchers.order_by("pk").values_list("display_code", flat=True)
    response = HttpResponse("code\n" + "\n".join(codes) + "\n", content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="codes-{voucher_set.pk}.csv"'
    return response


def _with_discounts(vouchers: QuerySet[Voucher]) -> QuerySet[Voucher]:
    """Sum for each code what it took off the paid orders that use it, as `discount_given`."""
    given = OrderDiscount.objects.filter(
        voucher_id=OuterRef("pk"),
        order__paid_at__isnull=False,
        order__voucher_claims__voucher=OuterRef("pk"),
        order__voucher_claims__released_at=None,
    )
    sums = given.order_by().values("voucher_id").annotate(sum=Sum("amount")).values("sum")
    return vouchers.annotate(discount_given=Subquery(sums))


def _make(form: NewVoucherForm) -> str:
    """Create what the form asks for, and say what was created."""
    if form.is_for_many:
        name, count = form.cleaned_data["set_name"], form.cleaned_data["count"]
        creation.create_unique_vouchers(name=name, count=count, **form.gift)
        return f"{count} codes created."
    voucher = creation.create_voucher(
        code=form.cleaned_data["code"], is_for_articles=form.cleaned_data["is_for_articles"], **form.gift
    )
    return f"{voucher.shown_code} created."


def _show_form(request: HttpRequest, form: TermsForm, *, title: str, button: str) -> HttpResponse:
    context = {"form": form, "text": button}
    return render_admin(request, "backoffice/code_form.html", context, title=title, icon="tag", parents=ABOVE)
