"""What every request and every response goes through, before and after all else."""

from collections.abc import Callable
from http import HTTPStatus

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseBadRequest
from django.template.loader import render_to_string
from django.utils.cache import patch_vary_headers
from django.utils.encoding import escape_uri_path
from django.utils.http import escape_leading_slashes

from shop.redirects import in_small_letters, moved
from shop.text import has_nul

View = Callable[[HttpRequest], HttpResponse]
FORBIDDEN_FEATURES = "accelerometer camera geolocation gyroscope magnetometer microphone payment usb"
PERMISSIONS_POLICY = ", ".join(f"{feature}=()" for feature in FORBIDDEN_FEATURES.split())
# The name of a picture changes with what it shows.
SECONDS_OF_A_PICTURE = 7 * 24 * 60 * 60
PRIVATE_PREFIXES = ("/account/", "/basket/", "/checkout/", "/orders/", "/cms/")


def use_address_seen_by_proxies(get_response: View) -> View:
    """
    Let `REMOTE_ADDR`, which all limits count, be the visitor's when proxies of our own stand before us.

    Each of them adds whom it saw to X-Forwarded-For; what stands there before their entries anyone can write.
    """

    def middleware(request: HttpRequest) -> HttpResponse:
        count = settings.TRUSTED_PROXIES
        seen = [address.strip() for address in request.META.get("HTTP_X_FORWARDED_FOR", "").split(",")]
        if count and len(seen) >= count and seen[-count]:
            request.META["REMOTE_ADDR"] = seen[-count]
        return get_response(request)

    return middleware


def reject_nul_bytes(get_response: View) -> View:
    """Answer 400 to a NUL byte in the address or the query: PostgreSQL stores none, so a search for it fails."""

    def middleware(request: HttpRequest) -> HttpResponse:
        query = request.META.get("QUERY_STRING", "")
        if has_nul(request.path) or "%00" in query or has_nul(query):
            return HttpResponseBadRequest("This URL contains a character that isn't allowed.")
        return get_response(request)

    return middleware


def refuse_large_bodies(get_response: View) -> View:
    """Answer 413 to a request that is larger than any of our forms; our web server has not kept it."""

    def middleware(request: HttpRequest) -> HttpResponse:
        length = request.META.get("CONTENT_LENGTH") or "0"
        if length.isdecimal() and int(length[:19]) > settings.MOST_BYTES_OF_A_REQUEST:
            return HttpResponse(render_to_string("413.html"), status=413)
        return get_response(request)

    return middleware


def separate_htmx_from_pages(get_response: View) -> View:
    """
    Let no cache give an answer to htmx, which may be a part of a page, to whoever asks for the page.

    The browser's own cache is one: after "Load more", Back asked it for the address and got two products.
    """

    def middleware(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        patch_vary_headers(response, ["HX-Request"])
        if "HX-Request" in request.headers:
            response.headers["Cache-Control"] = "private, no-store"
        return response

    return middleware


def explain_wrong_methods(get_response: View) -> View:
    """Show a page where Django answers 405 with nothing, which browsers show as a page that does not work."""

    def middleware(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        is_wrong = response.status_code == HTTPStatus.METHOD_NOT_ALLOWED
        if is_wrong and not response.streaming and not response.content:
            response.content = render_to_string("405.html")
        return response

    return middleware


def lead_to_small_letters(get_response: View) -> View:
    """Lead from an address in capitals, at which nothing is, to the same in small letters."""

    def middleware(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        if response.status_code != 404 or request.method not in ("GET", "HEAD"):
            return response
        right = in_small_letters(request.path_info)
        return moved(request, escape_leading_slashes(escape_uri_path(right))) if right else response

    return middleware


def set_security_headers(get_response: View) -> View:
    """Tell browsers which powers no page of ours needs."""

    def middleware(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        response.headers.setdefault("Permissions-Policy", PERMISSIONS_POLICY)
        return response

    return middleware


def say_how_it_may_be_kept(get_response: View) -> View:
    """
    Say of each answer who may keep it, and for how long.

    Nobody keeps a private page. Any other shows the visitor's own bag: a browser may keep it, but asks before it
    shows it again. Views that know better say so themselves.
    """

    def middleware(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        if request.path.startswith(PRIVATE_PREFIXES):
            response.headers["Cache-Control"] = "private, no-store"
        elif request.path.startswith(settings.MEDIA_URL) and response.status_code == 200:
            response.headers.setdefault("Cache-Control", f"public, max-age={SECONDS_OF_A_PICTURE}")
        else:
            response.headers.setdefault("Cache-Control", "private, no-cache")
        return response

    return middleware
