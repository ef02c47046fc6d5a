"""Orders: the list, the page of one order, and its actions."""

from collections.abc import Callable

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_GET, require_POST

from shop.backoffice.access import permission_required
from shop.backoffice.frame import render_admin
from shop.backoffice.orders import detail, services
from shop.backoffice.orders.forms import NoteForm, ShipForm
from shop.fulfilment import services as fulfilment
from shop.order.models import Order
from shop.payment import cancelling, settlement, stripe
from shop.refused_forms import redirect_refused
from shop.requests import MemberRequest

ABOVE = (("Orders", "backoffice:orders"),)
REFUSALS = (
    fulfilment.UnableToPack,
    fulfilment.UnableToShip,
    cancelling.UnableToCancel,
    settlement.UnableToAccept,
    services.UnableToRelease,
)


@require_GET
@permission_required("order.view_order")
def show_order(request: MemberRequest, number: str) -> HttpResponse:
    """Show everything about an order."""
    return _sheet(request, number)


@require_GET
@permission_required("order.view_order")
def packing_slip(request: MemberRequest, number: str) -> HttpResponse:
    """Show what goes into the parcel, to be printed and put into it. No prices."""
    order = _find(number)
    return render(request, "backoffice/slip.html", {"sheet": detail.describe_order(order=order)})


@require_POST
@permission_required("order.pack_order")
def pack(request: MemberRequest, number: str) -> HttpResponse:
    """Mark the order as packed."""
    return run_and_redirect(
        request, number, lambda: fulfilment.mark_packed(order_number=number, by=request.user), "Packed."
    )


@require_POST
@permission_required("order.pack_order")
def unpack(request: MemberRequest, number: str) -> HttpResponse:
    """Mark the order as not packed."""
    return run_and_redirect(
        request, number, lambda: fulfilment.unpack(order_number=number, by=request.user), "Unpacked."
    )


@require_POST
@permission_required("order.ship_order")
def ship(request: MemberRequest, number: str) -> HttpResponse:
    """Send a parcel."""
    form = ShipForm(request.POST, sheet=detail.describe_order(order=_find(number)))
    if not form.is_valid():
        return _refuse(request, number, ship_form=form)
    try:
        fulfilment.ship(
            order_number=number,
            carrier=form.cleaned_data["carrier"],
            tracking_number=form.cleaned_data["tracking_number"],
            lines=form.quantities,
            left=form.cleaned_data["left"],
            by=request.user,
            now=timezone.now(),
        )
    except fulfilment.UnableToShip as refusal:
        form.add_error(None, str(refusal))
        return _refuse(request, number, ship_form=form)
    messages.success(request, "Parcel recorded. We'll email the customer.")
    return redirect("backoffice:order", number)


@require_POST
@permission_required("order.ship_order")
def make_ready(request: MemberRequest, number: str) -> HttpResponse:
    """Keep it ready for collection."""

    def act() -> object:
        return fulfilment.make_ready(order_number=number, by=request.user, now=timezone.now())

    return run_and_redirect(request, number, act, "Ready to collect. We'll email the customer.")


@require_POST
@permission_required("order.ship_order")
def complete(request: MemberRequest, number: str) -> HttpResponse:
    """Record that the customer has it."""
    return run_and_redirect(
        request, number, lambda: fulfilment.complete(order_number=number, by=request.user), "Done."
    )


@require_POST
@permission_required("order.cancel_order")
def cancel(request: MemberRequest, number: str) -> HttpResponse:
    """Cancel the order and refund what was paid."""

    def act() -> object:
        return cancelling.cancel_order(
            order_number=number, now=timezone.now(), reason=f"Cancelled by {request.user}"
        )

    return run_and_redirect(request, number, act, "Cancelled. The customer will be refunded what they paid.")


@require_POST
@permission_required("order.refund_order")
def accept_payment(request: MemberRequest, number: str) -> HttpResponse:
    """Accept a payment of a different amount."""

    def act() -> object:
        return settlement.accept_payment(order_number=number, by=request.user, now=timezone.now())

    return run_and_redirect(request, number, act, "Payment accepted. The order can be packed.")


@require_POST
@permission_required("order.refund_order")
def release_hold(request: MemberRequest, number: str) -> HttpResponse:
    """Release an order from hold."""
    return run_and_redirect(
        request,
        number,
        lambda: services.release_hold(order_number=number, by=request.user, now=timezone.now()),
        "Hold released.",
    )


@require_POST
@permission_required("order.view_order")
def check_payment(request: MemberRequest, number: str) -> HttpResponse:
    """Ask Stripe for the state of the payments."""

    def act() -> object:
        return settlement.sync_order(order_number=number, now=timezone.now())

    return run_and_redirect(request, number, act, "Checked with Stripe: this page is up to date.")


@require_POST
@permission_required("order.add_ordernote")
def add_note(request: MemberRequest, number: str) -> HttpResponse:
    """Add a note to the order."""
    form = NoteForm(request.POST)
    _find(number)
    if not form.is_valid():
        return _refuse(request, number, note_form=form)
    services.add_note(
        order_number=number, by=request.user, message=form.cleaned_data["message"], now=timezone.now()
    )
    return redirect("backoffice:order", number)


def run_and_redirect(request: MemberRequest, number: str, act: Callable[[], object], success: str) -> HttpResponse:
    """Run an action on an order and redirect to its page, with the result."""
    _find(number)
    try:
        act()
    except REFUSALS as refusal:
        messages.error(request, str(refusal))
    except (stripe.StripeUnavailable, stripe.StripeRefused):
        messages.error(request, "Stripe isn't responding. Nothing was changed; try again in a moment.")
    else:
        messages.success(request, success)
    return redirect("backoffice:order", number)


def _find(number: str) -> Order:
    orders_with_address = Order.objects.select_related("shipping_address__country", "user")
    return get_object_or_404(orders_with_address, number=number)


def _refuse(request: MemberRequest, number: str, **refused: ShipForm | NoteForm) -> HttpResponse:
    sheet_url = reverse("backoffice:order", args=[number])
    return redirect_refused(request, refused=refused, url=sheet_url) or _sheet(request, number, **refused)


def _sheet(request: MemberRequest, number: str, **refused: ShipForm | NoteForm) -> HttpResponse:
    sheet = detail.describe_order(order=_find(number))
    parcels = list(sheet.order.parcels.select_related("shipped_by").prefetch_related("lines__line"))
    may = {name: request.user.has_perm(f"order.{name}_order") for name in ("pack", "ship", "cancel", "refund")}
    context = {
        "sheet": sheet,
        "order": sheet.order,
        "ship_form": ShipForm(sheet=sheet),
        "note_form": NoteForm(),
        "may": {**may, "unpack": may["pack"] and not parcels},
        "may_note": request.user.has_perm("order.add_ordernote"),
        "parcels": parcels,
        **refused,
    }
    title = f"Order {sheet.order.number}"
    status = 422 if refused else 200
    return render_admin(
        request, "backoffice/order.html", context, title=title, icon="form", parents=ABOVE, status=status
    )
