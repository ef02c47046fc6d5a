"""
Tells nonsense that a client sent to Wagtail's own pages from mistakes of ours.

Wagtail trusts what its pages send: an id that is no number, a page to go on to that is none, a missing field make
it raise whatever comes first, ValueError or AttributeError. Only programs send such things; they get 400. What
may be blamed on a client is bounded on three sides, all of which must hold:

- the exception is of a kind that values cause. A template, a setting or a column that is missing is our mistake;
- Wagtail's code was nearest to the failure. Ours has to judge what it reads: when it fails, that is a 500;
- the client sent something that could be to blame: a query, a form (one that lacks fields too), or text within the
  address. A link of ours that fails is a 500.

Nothing is hidden: each goes to the error log with its traceback, as a 500 does.
"""

from collections.abc import Callable
from types import TracebackType

from django.core.exceptions import MultipleObjectsReturned, ObjectDoesNotExist, ValidationError
from django.core.paginator import InvalidPage
from django.db import DataError, IntegrityError
from django.db.models import ProtectedError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.urls import NoReverseMatch, reverse
from django.utils.log import log_response
from psycopg.errors import UniqueViolation

View = Callable[[HttpRequest], HttpResponse]
OUR_PACKAGES = ("catalogue", "cms", "shop")
WAGTAIL = "wagtail"
CAUSED_BY_VALUES = (
    ArithmeticError,
    AttributeError,
    DataError,
    InvalidPage,
    LookupError,
    MultipleObjectsReturned,
    NoReverseMatch,
    ObjectDoesNotExist,
    TypeError,
    ValidationError,
    ValueError,
)


def refuse_nonsense(get_response: View) -> View:
    """Answer 400 when Wagtail fails because of what a client sent."""

    def middleware(request: HttpRequest) -> HttpResponse:
        return get_response(request)

    middleware.process_exception = answer_to_failure  # type: ignore[attr-defined]
    return middleware


def answer_to_failure(request: HttpRequest, exception: Exception) -> HttpResponse | None:
    """Return the answer to a failure that the client caused; nothing if the failure is ours."""
    if not request.path_info.startswith(reverse("wagtailadmin_home")):
        return None
    if isinstance(exception, ProtectedError):
        return _say(request, "backoffice/in_use.html", title="Still in use")
    if isinstance(exception, IntegrityError) and isinstance(exception.__cause__, UniqueViolation):
        # Wagtail's forms ask first, but a double click, or a colleague, comes between.
        return _say(request, "backoffice/there_already.html", title="Already saved")
    if not is_nonsense(request, exception):
        return None
    response = HttpResponse(render_to_string("400.html"), status=400)
    log_response(
        "Wagtail failed at what was sent: %s",
        request.path,
        response=response,
        request=request,
        level="error",
        exception=exception,
    )
    return response


def _say(request: HttpRequest, template: str, *, title: str) -> HttpResponse:
    return render(request, template, {"page_title": title, "header_title": title}, status=409)


def is_nonsense(request: HttpRequest, exception: Exception) -> bool:
    """Whether a client is to blame for an exception."""
    return (
        isinstance(exception, CAUSED_BY_VALUES)
        and _package_that_failed(exception.__traceback__) == WAGTAIL
        and (request.method == "POST" or bool(request.META.get("QUERY_STRING")) or _text_in_address(request))
    )


def _package_that_failed(traceback: TracebackType | None) -> str:
    """Return whose code was nearest to the failure, ours or Wagtail's; what they call is not to blame."""
    nearest = ""
    while traceback is not None:
        package = traceback.tb_frame.f_globals.get("__name__", "").partition(".")[0]
        nearest = package if package in (*OUR_PACKAGES, WAGTAIL) else nearest
        traceback = traceback.tb_next
    return nearest


def _text_in_address(request: HttpRequest) -> bool:
    match = request.resolver_match
    return match is not None and any(isinstance(value, str) for value in (*match.args, *match.kwargs.values()))
