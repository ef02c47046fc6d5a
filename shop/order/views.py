"""An order's own page, opened by its signed link or found by number and email."""

from datetime import timedelta

from django.core import signing
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache

from shop import limits
from shop.order.forms import FindOrderForm
from shop.order.models import Order
from shop.order.summary import summarise_order
from shop.refused_forms import render_form

WRONG_TRIES = 10
WRONG_TRIES_WINDOW = timedelta(hours=1)


def order_by_token(token: str) -> Order:
    """
    Return the order that a signed link opens.

    :raises Http404: if the token is not ours
    """
    try:
        number = signing.loads(token, salt=Order.TOKEN_SALT)
    except signing.BadSignature as error:
        raise Http404 from error
    orders = Order.objects.select_related("shipping_address__country", "billing_address", "user", "unpaid")
    return get_object_or_404(orders, number=number)


@never_cache
def track(request: HttpRequest, token: str) -> HttpResponse:
    """Show an order to whoever has its link."""
    order = order_by_token(token)
    parcels = order.parcels.prefetch_related("lines__line")
    context = {"order": order, "summary": summarise_order(order=order), "parcels": parcels, "token": token}
    return render(request, "order/track.html", context)


@never_cache
def find(request: HttpRequest) -> HttpResponse:
    """Open an order by its number and the email address it was placed with."""
    form = FindOrderForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        tries, now = {"what": "find order", "who": request.META["REMOTE_ADDR"]}, timezone.now()
        if not limits.allow(**tries, limit=WRONG_TRIES, per=WRONG_TRIES_WINDOW, now=now):
            return limits.refuse(request, **tries, now=now)
        order = form.find()
        if order is not None:
            limits.give_back(**tries)
            return redirect(order.get_absolute_url())
        form.add_error(
            None, "We couldn't find an order with this number and email address. Check both and try again."
        )
    return render_form(request, "order/find.html", {"form": form})
