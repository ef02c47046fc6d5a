"""Pages that belong to no single step: health, robots, errors."""

import sys
from typing import NoReturn

from django.core.exceptions import RequestDataTooBig
from django.db import InterfaceError, OperationalError, connection
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.cache import never_cache

SECONDS_UNTIL_RETRY = "10"


@never_cache
def healthz(request: HttpRequest) -> HttpResponse:
    """Say that the process answers."""
    return HttpResponse("ok", content_type="text/plain")


@never_cache
def readyz(request: HttpRequest) -> JsonResponse:
    """Say whether the process can serve customers: it reaches its database."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
    return JsonResponse({"database": "ok"})


def nothing_here(request: HttpRequest) -> NoReturn:
    """
    Hide what a package of others mounts here.

    :raises Http404: always
    """
    raise Http404


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """Explain that the form was too old or came from elsewhere, and lead back to where it was."""
    page = request.headers.get("Referer", "")
    is_ours = url_has_allowed_host_and_scheme(page, allowed_hosts={request.get_host()})
    return render(request, "403_csrf.html", {"page_url": page if is_ours else ""}, status=403)


def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """Answer a request that no page of ours sends, or one that is too large."""
    if isinstance(exception, RequestDataTooBig):
        return render(request, "413.html", status=413)
    return render(request, "400.html", status=400)


def permission_denied(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """Answer a request for what this person may not see or do."""
    return render(request, "403.html", status=403)


def page_not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """Answer a request for what is not there."""
    return render(request, "404.html", status=404)


def server_error(request: HttpRequest) -> HttpResponse:
    """
    Answer when we failed. Asks the database nothing: that may be what failed.

    While the database cannot be reached this is a 503 that says when to come again. Django calls this wherever the
    exception comes from, in a middleware too.
    """
    if not isinstance(sys.exc_info()[1], OperationalError | InterfaceError):
        return render(request, "500.html", status=500)
    response = render(request, "503.html", status=503)
    response.headers["Retry-After"] = SECONDS_UNTIL_RETRY
    return response
