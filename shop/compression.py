"""
Compresses what leaves the shop as text. docs/decisions/pages-leave-compressed.md says why that gives nothing away.

Static files are compressed once, when they are collected; WhiteNoise serves them before this is asked.
"""

from collections.abc import Callable

import brotli
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.utils.cache import patch_vary_headers
from django.utils.text import compress_string

from shop.middleware import PRIVATE_PREFIXES

View = Callable[[HttpRequest], HttpResponseBase]
SMALLEST = 500
# Beyond it brotli takes more time than the bytes that it saves are worth.
BROTLI_QUALITY = 4
# Makes the length of the same page differ each time.
MOST_RANDOM_BYTES = 100
LONGEST_HEADER = 500
TYPES = frozenset(
    {
        "application/atom+xml",
        "application/javascript",
        "application/json",
        "application/manifest+json",
        "application/rss+xml",
        "application/xml",
        "image/svg+xml",
        "text/css",
        "text/csv",
        "text/html",
        "text/javascript",
        "text/plain",
        "text/xml",
    }
)


def compress(get_response: View) -> View:
    """Send text as small as the client can read it."""

    def middleware(request: HttpRequest) -> HttpResponseBase:
        response = get_response(request)
        if not isinstance(response, HttpResponse) or not _is_worth_it(response):
            return response
        patch_vary_headers(response, ["Accept-Encoding"])
        encoding = best_encoding(request.headers.get("Accept-Encoding", ""))
        if encoding and not _holds_what_was_sent(request):
            _replace(response, encoding)
        return response

    return middleware


def best_encoding(accepted: str) -> str:
    """Return the encoding that a client prefers, of those that we have; br when it has no preference."""
    weights = dict(_weights(accepted[:LONGEST_HEADER]))
    others = weights.get("*", 0.0)
    best = max(("br", "gzip"), key=lambda name: weights.get(name, others))
    return best if weights.get(best, others) > 0 else ""


def _weights(accepted: str) -> list[tuple[str, float]]:
    weights = []
    for part in accepted.split(","):
        name, _, weight = part.partition(";")
        _, is_given, text = weight.partition("=")
        try:
            weights.append((name.strip().lower(), float(text) if is_given else 1.0))
        except ValueError:
            weights.append((name.strip().lower(), 0.0))
    return weights


def _is_worth_it(response: HttpResponse) -> bool:
    return (
        response.status_code not in (204, 206, 304)
        and not response.has_header("Content-Encoding")
        and response.headers.get("Content-Type", "").partition(";")[0].strip().lower() in TYPES
        and "no-transform" not in response.headers.get("Cache-Control", "")
        and len(response.content) >= SMALLEST
    )


def _holds_what_was_sent(request: HttpRequest) -> bool:
    """Whether a private page may repeat what another site made a browser send."""
    is_private = request.path.startswith(PRIVATE_PREFIXES)
    return is_private and bool(request.META.get("QUERY_STRING") or request.method not in ("GET", "HEAD"))


def _replace(response: HttpResponse, encoding: str) -> None:
    if encoding == "br":
        response.content = brotli.compress(response.content, quality=BROTLI_QUALITY, mode=brotli.MODE_TEXT)
    else:
        response.content = compress_string(response.content, max_random_bytes=MOST_RANDOM_BYTES)
    response.headers["Content-Encoding"] = encoding
    response.headers["Content-Length"] = str(len(response.content))
    etag = response.headers.get("ETag", "")
    if etag.startswith('"'):
        response.headers["ETag"] = f"W/{etag}"
