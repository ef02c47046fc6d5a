"""Where Stripe's events arrive."""

from django.http import HttpRequest, HttpResponse, HttpResponseBadRequest
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST

from shop.payment import inbox, stripe


@csrf_exempt
@require_POST
def webhook(request: HttpRequest) -> HttpResponse:
    """Receive Stripe's events."""
    try:
        event = stripe.read_event(payload=request.body, signature=request.headers.get("Stripe-Signature", ""))
    except stripe.InvalidSignature:
        return HttpResponseBadRequest()
    inbox.receive(event=event)
    return HttpResponse()
