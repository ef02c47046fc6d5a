"""Marking several orders packed, from the bar below their list."""

from collections.abc import Iterable, Sequence
from typing import Any

from django.http import HttpRequest, HttpResponseBase
from wagtail.admin import messages
from wagtail.admin.views.bulk_action import BulkAction

from shop.backoffice.access import refuse
from shop.backoffice.orders import services
from shop.backoffice.orders.viewsets import MAY_PACK
from shop.order.models import Order

MOST_AT_ONCE = 50
LARGEST_ID = 2**63 - 1


class PackOrders(BulkAction):
    """Mark orders packed."""

    models = [Order]
    display_name = "Mark as packed"
    action_type = "pack"
    aria_label = "Mark the selected orders as packed"
    template_name = "backoffice/pack_orders.html"

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Say why others are refused."""
        if not request.user.has_perm(MAY_PACK):
            return refuse(request)
        response: HttpResponseBase = super().dispatch(request, *args, **kwargs)
        return response

    @classmethod
    def get_queryset(cls, model: type[Order], object_ids: Iterable[Any]) -> list[Order]:
        """Return the orders of these ids, the oldest first; of ids that make no sense there are none."""
        ids = {int(found) for found in map(str, object_ids) if found.isascii() and found.isdecimal()}
        orders = Order.objects.filter(pk__in=[found for found in ids if found <= LARGEST_ID])
        return list(orders.order_by("date_placed", "pk")[:MOST_AT_ONCE])

    def get_all_objects_in_listing_query(self, parent_id: object) -> Any:
        """Return what all means here: every order that waits to be packed, the oldest first."""
        return Order.objects.to_pack().values_list("pk", flat=True)[:MOST_AT_ONCE]

    def check_perm(self, order: Order) -> bool:
        """Whether the order can be packed, or has been: sent twice, it's no mistake."""
        return order.is_shippable

    def get_execution_context(self) -> dict[str, Any]:
        """Say who packs, and to whom refusals are told."""
        return {"request": self.request}

    @classmethod
    def execute_action(cls, objects: Sequence[Order], **kwargs: Any) -> tuple[int, int]:
        """Mark each packed, and say why others are not."""
        request, numbers = kwargs["request"], [order.number for order in objects]
        count, refusals = services.mark_packed(order_numbers=numbers, by=request.user)
        for refusal in refusals:
            messages.error(request, refusal)
        return count, 0

    def get_success_message(self, count: int, num_child_objects: int) -> str | None:
        """Say how many are packed."""
        return f"{count} order{'' if count == 1 else 's'} packed." if count else None
