"""What the header shows of the bag."""

from django.http import HttpRequest
from django.utils.functional import SimpleLazyObject


def bag(request: HttpRequest) -> dict[str, object]:
    """Return how many pieces are in the bag; nothing is asked before a template shows it."""
    if not hasattr(request, "bag"):
        return {}
    return {"bag_count": SimpleLazyObject(request.bag.count)}
