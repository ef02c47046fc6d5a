"""One event from Stripe."""

import json

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_GET

from shop.backoffice.access import permission_required
from shop.backoffice.frame import render_admin
from shop.payment.models import StripeEvent

ABOVE = (("Stripe events", "backoffice:stripe-events"),)


@require_GET
@permission_required("payment.view_stripeevent")
def show_event(request: HttpRequest, event_id: str) -> HttpResponse:
    """Show one event as it came."""
    event = get_object_or_404(StripeEvent, pk=event_id)
    context = {"event": event, "payload": json.dumps(event.payload, indent=2, sort_keys=True)}
    return render_admin(
        request, "backoffice/stripe_event.html", context, title=event.type, icon="history", parents=ABOVE
    )
