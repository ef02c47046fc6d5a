"""From an order to Stripe's page, where it is paid for."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect
from django.utils import timezone

from shop.order.models import Order
from shop.payment import opening, stripe

SORRY_STRIPE = "We couldn't reach our payment partner. Your order is saved: please try again in a moment."


def lead_to_payment(request: HttpRequest, *, order: Order) -> HttpResponse:
    """Redirect to the page where the order is paid for, or to the order where it cannot be paid for."""
    if not order.is_awaiting_payment:
        return redirect("tracking:thanks", token=order.token)
    try:
        attempt = opening.continue_to_payment(order_number=order.number, now=timezone.now())
    except opening.UnableToTakePayment as refusal:
        messages.error(request, str(refusal))
        return redirect(order.get_absolute_url())
    except (stripe.StripeUnavailable, stripe.StripeRefused):
        messages.error(request, SORRY_STRIPE)
        return redirect(order.get_absolute_url())
    if not attempt.url:
        return redirect(order.get_absolute_url())
    response = HttpResponseRedirect(attempt.url)
    response.status_code = 303
    return response
