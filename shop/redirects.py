"""Leading on from one address to another, with whatever was asked along."""

from string import ascii_lowercase, ascii_uppercase
from urllib.parse import urlsplit, urlunsplit

from django.http import HttpRequest, HttpResponsePermanentRedirect
from django.urls import Resolver404, resolve
from django.utils.http import url_has_allowed_host_and_scheme

SMALL_LETTERS = str.maketrans(ascii_uppercase, ascii_lowercase)


def with_query(url: str, query: str) -> str:
    """Return an address with more behind its query, before its fragment."""
    parts = urlsplit(url)
    return urlunsplit(parts._replace(query="&".join(filter(None, [parts.query, query]))))


def own_path(url: str) -> str:
    """Return where someone wants to be led on to, if that is a path of ours; else nothing."""
    return url if url.startswith("/") and url_has_allowed_host_and_scheme(url, allowed_hosts=None) else ""


def moved(request: HttpRequest, url: str, *, query: str | None = None) -> HttpResponsePermanentRedirect:
    """
    Redirect to where something is now, for good. A form goes along with what was typed.

    Browsers ask again each time: names come back, and two redirects that a browser kept would go in circles.

    :param query: what is asked there, if that isn't what was asked here
    """
    query = request.META.get("QUERY_STRING", "") if query is None else query
    is_form = request.method == "POST"
    response = HttpResponsePermanentRedirect(with_query(url, query), preserve_request=is_form)
    response.headers["Cache-Control"] = "no-cache"
    return response


def in_small_letters(path: str) -> str:
    """
    Return a path with capitals as it should be, if something may answer there; else nothing.

    What fills a hole of a URL pattern and is no slug, such as an order's token, stays as it was typed.
    """
    small = path.translate(SMALL_LETTERS)
    if small != path and not small.endswith("/") and _filled(small) is None:
        path, small = f"{path}/", f"{small}/"
    filled = _filled(small) if small != path else None
    if filled is None:
        return ""
    kept = [value for name, value in filled.items() if name != "slug"]
    parts: list[str] = []
    # From the end: the words of the pattern itself come first, and may be the same as what fills it.
    for typed, lower in reversed([*zip(path.split("/"), small.split("/"), strict=True)]):
        held = [value for value in kept if value in lower]
        kept = [value for value in kept if value not in held]
        parts.insert(0, typed if held else lower)
    right = "/".join(parts)
    return right if right != path and _filled(right) is not None else ""


def _filled(path: str) -> dict[str, str] | None:
    """Return what fills the holes of the URL pattern that a path has; None if it has none."""
    try:
        return {name: str(value) for name, value in resolve(path).captured_kwargs.items()}  # type: ignore[attr-defined]
    except Resolver404:
        return None
