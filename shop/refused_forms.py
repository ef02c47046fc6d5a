"""
A refused form answers with a redirect, so that Back and Reload send nothing.

What was sent and what is wrong with it wait in the visitor's session under a short key; the page that the redirect
leads to has the key in its query and shows the form with them. Each refusal has a key of its own, so two tabs don't
mix up. Passwords and card numbers are never kept. See docs/decisions/refused-forms-redirect.md.

A form that was sent after its session ended waits in the same way until someone has logged in again.

Views end with `render_form`, or with `redirect_refused` when the form belongs to another page; the middleware does
the same for allauth's pages.
"""

import json
import re
import secrets
import time
from collections.abc import Callable, Iterator, Mapping
from typing import Any
from urllib.parse import parse_qs, urlsplit

from django import forms
from django.conf import settings
from django.contrib import messages
from django.contrib.auth import REDIRECT_FIELD_NAME
from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import ValidationError
from django.forms.utils import ErrorDict
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, QueryDict
from django.shortcuts import render, resolve_url
from django.template.response import TemplateResponse
from django.utils.datastructures import MultiValueDict

Form = forms.BaseForm
QUERY = "again"
SESSION_KEY = "refused_forms"
MOST_KEPT = 5
MOST_LETTERS = 40_000  # of all that is kept of one visitor
SECONDS_KEPT = 60 * 60
UNPROCESSABLE = 422
CARD_NUMBER = re.compile(r"(?<![\d+])[3-6](?:[ -]?\d){14,18}(?!\d)")
# What a form that nobody looked at may hold: it's kept without knowing its fields.
SECRET_NAME = re.compile(r"password|(?<!post)code|credential|token|secret|csrf", re.IGNORECASE)
SESSION_ENDED = "Your session has ended. Log in again to go on; nothing has been changed yet."
CARD_NUMBER_REMOVED = "[card number removed]"


class RefusedFormsMiddleware:
    """Do for allauth's pages what `render_form` does for ours, and forget what was put right."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self._get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Forget a refusal once its form was sent again and led on."""
        response = self._get_response(request)
        if request.method != "POST" or not isinstance(response, HttpResponseRedirect):
            return response
        if _asks_to_log_in(request, response):
            return _ask_to_log_in(request)
        if QUERY in request.GET:
            _forget(request, request.GET[QUERY])
        return response

    def process_template_response(self, request: HttpRequest, response: TemplateResponse) -> HttpResponse:
        """Redirect when the form of a page of allauth's was refused; show it when the redirect arrives."""
        if not _is_of_allauth(request) or not response.context_data:
            return response
        refused = _refused(request, response.context_data)
        redirect = redirect_refused(request, refused=refused) if refused else None
        if redirect is not None:
            return redirect
        if refused:
            response.status_code = UNPROCESSABLE
        elif show_refused(request, response.context_data):
            response.headers["Cache-Control"] = "private, no-store"
        return response


class _Redirect(HttpResponseRedirect):
    """A redirect that may take the place of a template's response."""

    status_code = 303

    def render(self) -> "_Redirect":
        return self


def render_form(request: HttpRequest, template: str, context: dict[str, Any]) -> HttpResponse:
    """
    Show a page with its forms. Refused ones lead to a redirect, and then to this page again.

    htmx gets the page at once, since what it sends is in no history; so does what is too long for a session.
    """
    refused = _refused(request, context)
    redirect = redirect_refused(request, refused=refused) if refused else None
    if redirect is not None:
        return redirect
    was_refused = show_refused(request, context)
    response = render(request, template, context, status=UNPROCESSABLE if refused else 200)
    if was_refused:
        response.headers["Cache-Control"] = "private, no-store"
    return response


def redirect_refused(
    request: HttpRequest, *, refused: Mapping[str, Form], url: str = ""
) -> HttpResponseRedirect | None:
    """
    Keep refused forms for the page at this path, or else for the one they were sent to, and lead there.

    :param refused: the forms, by their names in the context of that page
    :returns: nothing when htmx sent them, or when they are too long to be kept: show them at once
    """
    if getattr(request, "htmx", False):
        return None
    path = url or request.path
    kept = {name: {"data": _values(form), "errors": form.errors.get_json_data()} for name, form in refused.items()}
    key = _keep(request, path=path, kept=kept)
    return _Redirect(f"{path}?{_query(request, key)}") if key else None


def redirect_sent(request: HttpRequest, *, sent: QueryDict) -> HttpResponseRedirect | None:
    """
    Keep what was sent for a page of many forms, and lead to it. The page judges it again: see `sent_before`.

    :returns: nothing when it is too long to be kept: show it at once
    """
    values = {name: found for name, found in sent.lists() if name != "csrfmiddlewaretoken"}
    key = _keep(request, path=request.path, kept={"": {"data": values}})
    return _Redirect(f"{request.path}?{_query(request, key)}") if key else None


def sent_before(request: HttpRequest) -> QueryDict | None:
    """Return what was sent to this page before it led here."""
    kept = _find(request)
    return _query_dict(kept["forms"][""]["data"]) if kept and "" in kept["forms"] else None


def show_refused(request: HttpRequest, context: Mapping[str, Any]) -> bool:
    """Fill in the forms of a page that a refusal has led to. Return whether there were any."""
    kept = _find(request)
    if kept is None:
        return False
    names = [name for name in kept["forms"] if isinstance(context.get(name), Form)]
    for name in names:
        _refuse(context[name], **kept["forms"][name])
    return bool(names)


def _asks_to_log_in(request: HttpRequest, response: HttpResponseRedirect) -> bool:
    """Whether a form was sent to a page for members after their session had ended."""
    url = urlsplit(response.url)
    leads_back_to = parse_qs(url.query).get(REDIRECT_FIELD_NAME)
    asks = url.path == resolve_url(settings.LOGIN_URL) and leads_back_to == [request.get_full_path()]
    return asks and not request.user.is_authenticated


def _ask_to_log_in(request: HttpRequest) -> HttpResponse:
    """Say why, and lead back to the page with the form, which is filled in again but for what is secret."""
    sender = urlsplit(request.headers.get("Referer", ""))
    page = sender.path if sender.netloc == request.get_host() else request.path
    query = request.GET.copy()
    if page == request.path:
        kept = {name: values for name, values in request.POST.lists() if not SECRET_NAME.search(name)}
        data = {name: [CARD_NUMBER.sub(_without_card, value) for value in values] for name, values in kept.items()}
        key = _keep(request, path=page, kept={"form": {"data": data, "errors": {}}}) if data else ""
        query[QUERY] = key
    again = f"{page}?{query.urlencode()}" if query.get(QUERY) else page
    messages.warning(request, SESSION_ENDED)
    return redirect_to_login(again)


def _is_of_allauth(request: HttpRequest) -> bool:
    view_class = getattr(request.resolver_match.func, "view_class", None) if request.resolver_match else None
    return view_class is not None and any(base.__module__.startswith("allauth.") for base in view_class.__mro__)


def _refused(request: HttpRequest, context: Mapping[str, Any]) -> dict[str, Form]:
    if request.method != "POST":
        return {}
    sent = {name: value for name, value in context.items() if isinstance(value, Form) and value.is_bound}
    return {name: form for name, form in sent.items() if form.errors}


def _refuse(form: Form, *, data: dict[str, list[str]], errors: dict[str, list[dict[str, str]]]) -> None:
    """Put a form into the state in which it was refused, without judging it again."""
    form.data, form.files, form.is_bound = _query_dict(data), MultiValueDict(), True
    vars(form).update(_errors=ErrorDict(renderer=form.renderer), cleaned_data={})
    for name, found in errors.items():
        field = name if name in form.fields else None
        form.add_error(field, [ValidationError(error["message"], code=error["code"] or None) for error in found])
    if isinstance(form, ShownAgain):
        form.after_refusal()


class ShownAgain:
    """A form whose fields depend on what was sent."""

    def after_refusal(self) -> None:
        """Adapt the fields to what was sent."""
        raise NotImplementedError


def _query_dict(data: dict[str, list[str]]) -> QueryDict:
    sent = QueryDict(mutable=True)
    for name, values in data.items():
        sent.setlist(name, values)
    return sent


def _values(form: Form) -> dict[str, list[str]]:
    """Return what was sent for the fields of a form, as far as it may be kept."""
    data = form.data
    values: dict[str, list[str]] = {}
    for name in _names(form, data):
        found = data.getlist(name) if isinstance(data, MultiValueDict) else [data[name]]
        values[name] = [CARD_NUMBER.sub(_without_card, str(value)) for value in found]
    return values


def _names(form: Form, data: Mapping[str, Any]) -> Iterator[str]:
    """Return the names under which the fields of a form were sent, but for what is secret."""
    secret = [bound.html_name for bound in form if _is_secret(bound)]
    kept = [bound.html_name for bound in form if not _is_secret(bound)]
    # Widgets of several inputs add "_0" or "-asked" to the name.
    beginnings = tuple(f"{name}{sign}" for name in kept for sign in "_-")
    return (name for name in data if name not in secret and (name in kept or name.startswith(beginnings)))


def _is_secret(bound: forms.BoundField) -> bool:
    is_secret = isinstance(bound.field.widget, forms.PasswordInput | forms.FileInput)
    return is_secret or bound.name in getattr(bound.form, "never_kept", ())


def _without_card(match: re.Match[str]) -> str:
    digits = [int(letter) for letter in match[0] if letter.isdigit()]
    doubled = [sum(divmod(2 * digit, 10)) for digit in digits[-2::-2]]
    is_card = (sum(digits[-1::-2]) + sum(doubled)) % 10 == 0
    return CARD_NUMBER_REMOVED if is_card else match[0]


def _keep(request: HttpRequest, *, path: str, kept: dict[str, Any]) -> str:
    """Keep forms in the session, in the place of what this page showed before. Return "" when they are too long."""
    key = secrets.token_urlsafe(6)
    newest = {"key": key, "path": path, "at": int(time.time()), "forms": kept}
    all_kept = [one for one in _kept(request) if one["key"] != request.GET.get(QUERY)]
    all_kept = [*all_kept, newest][-MOST_KEPT:]
    while all_kept and len(json.dumps(all_kept)) > MOST_LETTERS:
        del all_kept[0]
    if not all_kept:
        return ""
    request.session[SESSION_KEY] = all_kept
    return key


def _find(request: HttpRequest) -> dict[str, Any] | None:
    """Return what a redirect to this page has kept for it."""
    if request.method not in ("GET", "HEAD") or QUERY not in request.GET:
        return None
    key = request.GET[QUERY]
    return next((one for one in _kept(request) if one["key"] == key and one["path"] == request.path), None)


def _kept(request: HttpRequest) -> list[dict[str, Any]]:
    found = request.session.get(SESSION_KEY, [])
    since = time.time() - SECONDS_KEPT
    return [one for one in found if one["at"] >= since]


def _forget(request: HttpRequest, key: str) -> None:
    kept = _kept(request)
    others = [one for one in kept if one["key"] != key]
    if len(others) < len(kept):
        request.session[SESSION_KEY] = others


def _query(request: HttpRequest, key: str) -> str:
    """Return the query of the page that shows the refusal: the present one, and where a log-in leads on to."""
    query = request.GET.copy()
    if "next" in request.POST:
        query["next"] = request.POST["next"]
    query[QUERY] = key
    return query.urlencode()
