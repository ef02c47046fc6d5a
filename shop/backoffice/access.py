"""Who may open what in the back office."""

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from shop.requests import MemberRequest

P = ParamSpec("P")
View = Callable[Concatenate[MemberRequest, P], HttpResponse]


def permission_required(permission: str, *, to_change: str = "") -> Callable[[View[P]], View[P]]:
    """
    Let in people with the permission; others get a page that says so, with status 403.

    Wagtail itself redirects to its home page, which looks like a success to programs.

    :param to_change: what a POST needs instead
    """

    def decorate(view: View[P]) -> View[P]:
        @wraps(view)
        def guarded(request: MemberRequest, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
            needed = to_change if to_change and request.method not in ("GET", "HEAD") else permission
            if not request.user.has_perm(needed):
                return refuse(request)
            return view(request, *args, **kwargs)

        return guarded

    return decorate


def refuse(request: HttpRequest) -> HttpResponse:
    """Answer 403 with a page that says why."""
    return render(
        request,
        "backoffice/forbidden.html",
        {"page_title": "Not for your role", "header_title": "Not for your role"},
        status=403,
    )
