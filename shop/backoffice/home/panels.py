"""The panel on the home page of the back office: what waits for whom."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils import timezone
from django.utils.timesince import timesince
from wagtail.admin.ui.components import Component

from cms.models import Enquiry
from shop.health.models import HealthReport
from shop.order.models import Order, OrderStatus
from shop.partner.models import StockRecord
from shop.payment.models import StripeEvent
from shop.users.models import User


@dataclass(frozen=True, kw_only=True)
class Figure:
    """A number that staff check in the morning."""

    label: str
    value: str
    url: str
    is_alarming: bool = False


class ShopPanel(Component):
    """Shows each person the figures they may see."""

    name = "shop"
    template_name = "backoffice/panel.html"
    order = 1

    def get_context_data(self, parent_context: Mapping[str, Any] | None = None) -> dict[str, Any]:
        """Count what waits."""
        user = parent_context["request"].user if parent_context else User()
        return {"figures": figures_for(user=user)}


def figures_for(*, user: User) -> list[Figure]:
    """Return the figures that this person may see."""
    figures = []
    if user.has_perm("order.view_order"):
        figures += _order_figures()
    if user.has_perm("partner.view_stockrecord"):
        figures.append(
            Figure(
                label="Sizes low in stock",
                value=str(StockRecord.objects.low().count()),
                url=f"{reverse('backoffice:stock')}?low=1",
            )
        )
    if user.has_perm("cms.view_enquiry"):
        count = Enquiry.objects.filter(handled_at=None).count()
        figures.append(Figure(label="New enquiries", value=str(count), url=reverse("enquiries:index")))
    if user.has_perm("payment.view_stripeevent"):
        figures.append(_event_figure())
    if user.has_perm("health.view_healthreport"):
        figures.append(_health_figure())
    return figures


def _order_figures() -> list[Figure]:
    address = reverse("backoffice:orders")
    unpaid = Order.objects.filter(status=OrderStatus.AWAITING_PAYMENT).count()
    held = Order.objects.on_hold().count()
    figures = [
        Figure(label="Orders to pack", value=str(Order.objects.to_pack().count()), url=address),
        Figure(label="Waiting for payment", value=str(unpaid), url=f"{address}?status=awaiting-payment"),
    ]
    if held:
        figures.append(Figure(label="On hold", value=str(held), url=f"{address}?status=on-hold", is_alarming=True))
    return figures


def _event_figure() -> Figure:
    oldest = StripeEvent.objects.filter(processed_at=None).order_by("received_at").first()
    waits = timesince(oldest.received_at, timezone.now(), depth=1) if oldest else "none"
    return Figure(
        label="Oldest unprocessed Stripe event",
        value=waits,
        url=f"{reverse('backoffice:stripe-events')}?waiting=1",
        is_alarming=oldest is not None and (timezone.now() - oldest.received_at).total_seconds() > 300,
    )


def _health_figure() -> Figure:
    latest = HealthReport.objects.order_by("-made_at").first()
    found = (
        "not checked yet"
        if latest is None
        else "all is well"
        if latest.is_clean
        else f"{len(latest.findings)} found"
    )
    return Figure(
        label="Nightly checks",
        value=found,
        url=reverse("backoffice:health"),
        is_alarming=latest is not None and not latest.is_clean,
    )
