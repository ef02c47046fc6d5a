"""What Stripe delivered, and how it was processed."""

import json

from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_GET

from shop.backoffice.access import permission_required
from shop.backoffice.frame import one_page, render_admin
from shop.payment.models import StripeEvent

ABOVE = (("Stripe events", "backoffice:stripe-events"),)


@require_GET
@permission_required("payment.view_stripeevent")
def list_events(request: HttpRequest) -> HttpResponse:
    """List the events, newest first."""
    query = request.GET.get("q", "").strip()[:100]
    events = StripeEvent.objects.defer("payload").order_by("-received_at", "pk")
    if query:
        events = events.filter(Q(type__icontains=query) | Q(object_id__icontains=query) | Q(pk__icontains=query))
    if request.GET.get("waiting") == "1":
        events = events.filter(processed_at=None)
    context = {"page": one_page(request, events), "query": query, "is_waiting": request.GET.get("waiting") == "1"}
    return render_admin(request, "backoffice/stripe_events.html", context, title="Stripe events", icon="history")


@require_GET
@permission_required("payment.view_stripeevent")
def show_event(request: HttpRequest, event_id: str) -> HttpResponse:
    """Show one event as it came."""
    event = get_object_or_404(StripeEvent, pk=event_id)
    context = {"event": event, "payload": json.dumps(event.payload, indent=2, sort_keys=True)}
    return render_admin(
        request, "backoffice/stripe_event.html", context, title=event.type, icon="history", parents=ABOVE
    )
