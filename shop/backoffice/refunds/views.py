"""Refunding an order."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST

from shop.backoffice.access import permission_required
from shop.backoffice.frame import render_admin
from shop.backoffice.refunds.forms import RefundForm
from shop.backoffice.refunds.services import refundable
from shop.order.models import Order
from shop.payment import money, refund_answers, refund_sending, refunds
from shop.payment.models import PaymentRefund
from shop.requests import MemberRequest


@require_http_methods(["GET", "POST"])
@permission_required("order.refund_order")
def refund(request: MemberRequest, number: str) -> HttpResponse:
    """Ask what to refund, and request the refund. Sent twice, it refunds once."""
    get_object_or_404(Order, number=number)
    is_certain = refund_answers.learn_from_stripe(order_number=number, now=timezone.now())
    order = Order.objects.get(number=number)
    left = refundable(order=order, is_certain=is_certain)
    if left is None:
        messages.error(request, "There's nothing left to refund.")
        return redirect("backoffice:order", number)
    form = RefundForm(request.POST if request.method == "POST" else None, refundable=left)
    if request.method == "POST" and form.is_valid():
        try:
            refunds.refund_lines(
                order_number=number,
                quantities=form.quantities,
                extra=form.cleaned_data["extra"],
                is_restocked=form.puts_back,
                reason=form.cleaned_data["reason"],
                requested_by=request.user,
                idempotency_key=form.cleaned_data["key"],
                is_by_hand=form.cleaned_data["is_by_hand"],
                now=timezone.now(),
            )
        except refund_sending.UnableToRefund as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, f"{_done(form)}. We'll email the customer.")
            return redirect("backoffice:order", number)
    return render_admin(
        request,
        "backoffice/refund.html",
        {"order": order, "form": form, "left": left},
        title=f"Refund order {number}",
        icon="undo",
    )


@require_POST
@permission_required("order.refund_order")
def retry_refund(request: MemberRequest, number: str, refund_id: int) -> HttpResponse:
    """Ask Stripe again for a refund that failed."""
    failed = get_object_or_404(PaymentRefund, pk=refund_id, order__number=number)
    try:
        asked = refund_sending.retry(refund_id=failed.pk, now=timezone.now())
    except refund_sending.UnableToRefund as refusal:
        messages.error(request, str(refusal))
    else:
        amount = money.show(asked.amount_in_minor_units, asked.currency)
        messages.success(request, f"Asking Stripe again, for {amount}.")
    return redirect("backoffice:order", number)


def _done(form: RefundForm) -> str:
    return "Refund recorded" if form.cleaned_data["is_by_hand"] else "Refund on its way"
