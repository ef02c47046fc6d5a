"""What a request carries beyond what Django says. Only for annotations: nothing makes such a request."""

from django.http import HttpRequest
from django_htmx.middleware import HtmxDetails

from shop.users.models import User


class HtmxRequest(HttpRequest):
    """A request that tells whether htmx sent it."""

    htmx: HtmxDetails


class MemberRequest(HtmxRequest):
    """A request that reaches a view only from someone who is logged in."""

    user: User
