"""The pages of an account."""

from allauth.account.decorators import reauthentication_required
from django.contrib import messages
from django.contrib.auth import logout
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST
from oscar.apps.address.models import UserAddress

from shop.customer import email_changes, services, sessions
from shop.customer.forms import AddressForm, DetailsForm
from shop.order.models import Order
from shop.order.summary import summarise_order
from shop.paging import PageRequest, window
from shop.redirects import own_path
from shop.refused_forms import render_form
from shop.requests import MemberRequest
from shop.users.models import EmailChange

LATEST_ORDERS = 3
ORDERS_A_PAGE = 10


@never_cache
@login_required
def home(request: MemberRequest) -> HttpResponse:
    """Greet, and show the latest orders."""
    orders = Order.objects.in_account(user=request.user)[:LATEST_ORDERS]
    address = request.user.addresses.filter(is_default_for_shipping=True).select_related("country").first()
    return render(request, "account/home.html", {"orders": orders, "address": address})


@never_cache
@login_required
def list_orders(request: MemberRequest) -> HttpResponse:
    """Show all orders, newest first."""
    orders = Order.objects.in_account(user=request.user)
    part = window(orders, count=orders.count(), asked=PageRequest.of(request), items_a_page=ORDERS_A_PAGE)
    return render(request, "account/orders.html", {"part": part})


@never_cache
@login_required
def show_order(request: MemberRequest, number: str) -> HttpResponse:
    """Show one of this person's own orders."""
    orders = Order.objects.filter(user=request.user).select_related("shipping_address__country", "user", "unpaid")
    order = get_object_or_404(orders, number=number)
    context = {
        "order": order,
        "summary": summarise_order(order=order),
        "parcels": order.parcels.prefetch_related("lines__line"),
        "token": order.token,
    }
    return render(request, "account/order.html", context)


@never_cache
@login_required
def list_addresses(request: MemberRequest) -> HttpResponse:
    """Show the address book, the default first."""
    addresses = request.user.addresses.select_related("country").order_by("-is_default_for_shipping", "-pk")
    return render(request, "account/addresses.html", {"addresses": addresses})


@never_cache
@login_required
def add_address(request: MemberRequest) -> HttpResponse:
    """Add an address to the address book."""
    initial = {"full_name": request.user.get_full_name(), "country": "AU"}
    form = AddressForm(request.POST if request.method == "POST" else None, initial=initial)
    if request.method == "POST" and form.is_valid():
        try:
            services.save_address(user=request.user, fields=form.address_fields)
        except services.AddressBookFull as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, "Address saved.")
            return redirect("account:addresses")
    context = {"form": form, "title": "Add an address", "back_url": reverse("account:addresses")}
    return render_form(request, "account/address.html", context)


@never_cache
@login_required
def change_address(request: MemberRequest, address_id: int) -> HttpResponse:
    """Change a saved address."""
    address = _own_address(request, address_id)
    form = AddressForm(request.POST if request.method == "POST" else None, initial=AddressForm.initial_for(address))
    if request.method == "POST" and form.is_valid():
        services.save_address(user=request.user, fields=form.address_fields, address=address)
        messages.success(request, "Address changed.")
        return HttpResponseRedirect(_back_url(request))
    context = {"form": form, "title": "Change address", "back_url": _back_url(request)}
    return render_form(request, "account/address.html", context)


@never_cache
@login_required
def remove_address(request: MemberRequest, address_id: int) -> HttpResponse:
    """Ask, then remove an address. Sending it twice changes nothing."""
    if request.method != "POST":
        return render(request, "account/remove_address.html", {"address": _own_address(request, address_id)})
    address = request.user.addresses.filter(pk=address_id).first()
    if address is not None:
        services.remove_address(address=address)
        messages.success(request, "Address removed.")
    return redirect("account:addresses")


@never_cache
@login_required
@require_POST
def prefer_address(request: MemberRequest, address_id: int) -> HttpResponse:
    """Make an address the default."""
    services.prefer_address(address=_own_address(request, address_id))
    return redirect("account:addresses")


@never_cache
@login_required
def change_details(request: MemberRequest) -> HttpResponse:
    """Show and change name and email address, and link to closing the account."""
    form = DetailsForm(request.POST if request.method == "POST" else None, instance=request.user)
    if request.method == "POST" and form.is_valid():
        form.save()
        messages.success(request, "Details saved.")
        return redirect("account:details")
    return render_form(request, "account/details.html", {"form": form})


@never_cache
@login_required
@reauthentication_required(allow_get=True)
def close_account(request: MemberRequest) -> HttpResponse:
    """Ask, then ask for the password, then close the account."""
    if request.method != "POST":
        return render(request, "account/close.html")
    try:
        services.close_account(user=request.user)
    except services.UnableToCloseAccount as refusal:
        messages.error(request, str(refusal))
        return redirect("account:close")
    logout(request)
    messages.success(request, "Your account is closed. Thanks for shopping with us.")
    return redirect("home")


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def undo_email_change(request: HttpRequest, token: str) -> HttpResponse:
    """Ask, then restore an account's old address, and redirect to a new password. Sent twice, it does so once."""
    try:
        change = email_changes.find(token=token)
    except EmailChange.DoesNotExist:
        return render(request, "account/undo_email.html", status=404)
    if request.method != "POST":
        return render(request, "account/undo_email.html", {"change": change, "is_done": change.undone_at})
    try:
        user = email_changes.undo(change_id=change.pk, now=timezone.now())
    except email_changes.UnableToUndo as refusal:
        messages.error(request, str(refusal))
        return redirect("account:undo-email", token=token)
    if user.has_usable_password():
        return redirect("account:undo-email", token=token)
    return redirect(email_changes.new_password_path(user))


@never_cache
@login_required
def list_sessions(request: MemberRequest) -> HttpResponse:
    """Show where the account is logged in."""
    return render(
        request,
        "account/sessions.html",
        {
            "sessions": sessions.open_sessions(user=request.user, now=timezone.now()),
            "session_key": request.session.session_key,
        },
    )


@never_cache
@login_required
@require_POST
def end_session(request: MemberRequest, session_id: int) -> HttpResponse:
    """Log one browser out. Sending it twice changes nothing."""
    sessions.end(user=request.user, session_id=session_id)
    messages.success(request, "That device is logged out.")
    return redirect("account:sessions")


@never_cache
@login_required
@require_POST
def end_other_sessions(request: MemberRequest) -> HttpResponse:
    """Log out everywhere but here. Sending it twice changes nothing."""
    sessions.end_others(user=request.user, session_key=str(request.session.session_key))
    messages.success(request, "All other devices are logged out.")
    return redirect("account:sessions")


def _back_url(request: MemberRequest) -> str:
    """Return the page of ours that led to an address, such as the checkout, or else the address book."""
    return own_path(request.GET.get("next", "")) or reverse("account:addresses")


def _own_address(request: MemberRequest, address_id: int) -> UserAddress:
    return get_object_or_404(request.user.addresses.select_related("country"), pk=address_id)
