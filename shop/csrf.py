"""
Who may send a form: whoever has its token, and pages of ours whose token has become outdated.

Logging in gives a browser another token. A page that was open in another tab still has the one before, and what was
typed there would be lost. See docs/decisions/an-outdated-token-of-our-own-page-is-taken.md.
"""

import re
from collections.abc import Callable
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.http import HttpRequest, HttpResponse, UnreadablePostError

TOKEN = re.compile(r"[a-zA-Z0-9]{32}|[a-zA-Z0-9]{64}")


class OutdatedTokensMiddleware:
    """
    Take a token, outdated or not, where the browser itself says that our own page sent it.

    Stands before Django's check, which judges everything else.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self._get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Only look at what a view is about to get."""
        return self._get_response(request)

    def process_view(self, request: HttpRequest, view: Callable[..., Any], *arguments: Any) -> None:
        """Tell Django's check that there is nothing left to check. Views that it leaves alone read their body."""
        if request.method != "POST" or getattr(view, "csrf_exempt", False):
            return
        if is_from_our_own_page(request) and _has_token(request):
            request.csrf_processing_done = True  # type: ignore[attr-defined]


def is_from_our_own_page(request: HttpRequest) -> bool:
    """
    Whether the browser says that a page of this very origin sent the request.

    No page can forge these headers. Sec-Fetch-Site decides where there is one, then Origin, then Referer.
    """
    own_origin = f"{request.scheme}://{request.get_host()}"
    headers = request.headers
    if "Sec-Fetch-Site" in headers:
        return headers["Sec-Fetch-Site"] == "same-origin" and headers.get("Origin", own_origin) == own_origin
    return _origin_of(headers.get("Origin") or headers.get("Referer", "")) == own_origin


def _has_token(request: HttpRequest) -> bool:
    try:
        token = request.POST.get("csrfmiddlewaretoken", "") or request.headers.get("X-CSRFToken", "")
    except UnreadablePostError:
        return False
    return settings.CSRF_COOKIE_NAME in request.COOKIES and TOKEN.fullmatch(token) is not None


def _origin_of(url: str) -> str:
    try:
        parts = urlsplit(url)
    except ValueError:
        return ""
    return f"{parts.scheme}://{parts.netloc}"
