"""Promo codes: creating and changing them."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_GET, require_http_methods
from oscar.apps.voucher.models import VoucherSet

from shop.backoffice.access import permission_required
from shop.backoffice.codes.forms import NewVoucherForm, TermsForm
from shop.backoffice.frame import render_admin
from shop.tidy_forms import tell_what_was_cleaned
from shop.voucher import creation
from shop.voucher.cards import value_text
from shop.voucher.models import Voucher

ABOVE = (("Codes", "backoffice:codes"),)


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
