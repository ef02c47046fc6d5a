"""What a request carries beyond what Django says. The classes are only for annotations."""

from django.http import HttpRequest
from django_htmx.middleware import HtmxDetails

from shop.users.models import User


class HtmxRequest(HttpRequest):
    """A request that tells whether htmx sent it."""

    htmx: HtmxDetails


class MemberRequest(HtmxRequest):
    """A request that reaches a view only from someone who is logged in."""

    user: User


def member_of(request: HttpRequest) -> User | None:
    """Return who is logged in; none for a guest."""
    return request.user if isinstance(request.user, User) else None
