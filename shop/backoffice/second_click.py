"""
A back-office form that is sent twice, as by a double click, takes effect once.

It holds for Wagtail's forms and ours alike. See docs/decisions/a-second-click-gets-the-answer-of-the-first.md.
"""

import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from typing import Any

from django.core.cache import cache
from django.db import DatabaseError, connection
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, UnreadablePostError
from django.urls import reverse
from django.utils.crypto import salted_hmac

SECONDS = 3
CACHE_IS_AWAY = (ConnectionError, DatabaseError)


class SecondClickMiddleware:
    """
    Answer a form that was sent a moment ago, with the same words and by the same session, as the first was.

    Only redirects are repeated: a page with errors, or an answer to a script, is made as usual.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self._get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Wait for a twin that is being worked on, and lead where it led."""
        session_key = self._session_key(request)
        form = _hash(request) if session_key else ""
        if not form:
            return self._get_response(request)
        with _one_at_a_time(f"{session_key} {form}"):
            last = f"second-click-{_hashed(session_key)}"
            led_to = _read(last)
            if led_to and led_to[0] == form:
                return HttpResponseRedirect(led_to[1])
            response = self._get_response(request)
            # Whatever else is sent in between makes the same form a new wish: release, hold, release.
            _write(last, [form, response.url] if isinstance(response, HttpResponseRedirect) else None)
            return response

    @staticmethod
    def _session_key(request: HttpRequest) -> str:
        is_form = request.method == "POST" and request.path_info.startswith(reverse("wagtailadmin_home"))
        return str(request.session.session_key or "") if is_form and request.user.is_authenticated else ""


def _hash(request: HttpRequest) -> str:
    """Return what is the same for the same form; nothing for what can't be read."""
    try:
        sent = [[name, values] for name, values in sorted(request.POST.lists()) if name != "csrfmiddlewaretoken"]
        files = [[name, file.name, file.size] for name, found in sorted(request.FILES.lists()) for file in found]
    except UnreadablePostError:
        return ""
    return _hashed(json.dumps([request.get_full_path(), sent, files]))


def _hashed(text: str) -> str:
    return salted_hmac("shop.backoffice.second_click", text, algorithm="sha256").hexdigest()


@contextmanager
def _one_at_a_time(what: str) -> Iterator[None]:
    """Hold a lock of the database's, which several web workers share."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_lock(hashtextextended(%s, 0))", [what])
    try:
        yield
    finally:
        try:
            with connection.cursor() as cursor:
                cursor.execute("SELECT pg_advisory_unlock(hashtextextended(%s, 0))", [what])
        except DatabaseError:
            connection.close()  # which lets go of the lock


def _read(key: str) -> Any:
    with suppress(*CACHE_IS_AWAY):
        return cache.get(key)
    return None


def _write(key: str, value: list[str] | None) -> None:
    with suppress(*CACHE_IS_AWAY):
        if value is None:
            cache.delete(key)
        else:
            cache.set(key, value, SECONDS)
