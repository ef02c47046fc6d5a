"""Middleware for the pages: redirects, the back office's policy, a lock on a changed page."""

from collections.abc import Callable
from functools import partial
from typing import Any

from csp.constants import HEADER, NONE, SELF, UNSAFE_INLINE
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from wagtail.contrib.redirects.middleware import RedirectMiddleware, get_redirect
from wagtail.contrib.redirects.models import Redirect

from cms.editing import lock_for_edit, lock_tree
from cms.nonsense import answer_to_failure
from shop.redirects import with_query

View = Callable[[HttpRequest], HttpResponse]

# Wagtail's admin writes scripts and styles into its pages, and shows previews in a frame. Nothing from elsewhere.
BACK_OFFICE_POLICY = {
    "default-src": [NONE],
    "script-src": [SELF, UNSAFE_INLINE],
    "style-src": [SELF, UNSAFE_INLINE],
    "img-src": [SELF, "data:", "blob:"],
    "font-src": [SELF, "data:"],
    "connect-src": [SELF],
    "frame-src": [SELF],
    "worker-src": [SELF, "blob:"],
    "media-src": [SELF, "blob:"],
    "form-action": [SELF],
    "frame-ancestors": [SELF],
    "base-uri": [NONE],
    "object-src": [NONE],
    "manifest-src": [SELF],
}


def admin_csp(get_response: View) -> View:
    """Replace the shop's strict policy below /cms/. Comes after django-csp's own middleware."""

    def middleware(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        if request.path_info.startswith(reverse("wagtailadmin_home")):
            # A preview is a page of the shop, which went through all middleware once already.
            response.headers.pop(HEADER, None)
            response._csp_config = BACK_OFFICE_POLICY  # type: ignore[attr-defined]
        return response

    return middleware


# Wagtail's views that change one page, and those that change the tree. What only shows a preview changes neither.
EDITS = {
    "edit",
    "unpublish",
    "lock",
    "unlock",
    "set_privacy",
    "workflow_action",
    "confirm_workflow_cancellation",
    "revisions_unschedule",
}
TREE_CHANGES = {"add", "copy", "move_confirm", "set_page_position", "delete", "convert_alias"}


class ChangePagesInTurn:
    """
    Let each change of a page be over before the next one reads it; see `cms.editing`.

    It runs the view itself, so it comes last: whatever else may refuse the request has been asked by then.
    """

    def __init__(self, get_response: View) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Pass the request on; the work is done around the view."""
        return self.get_response(request)

    def process_view(
        self, request: HttpRequest, view: Callable[..., HttpResponse], args: list[Any], kwargs: dict[str, Any]
    ) -> HttpResponse | None:
        """Run a view that changes pages in one transaction, under a lock."""
        lock = self._lock_for(request, kwargs)
        if lock is None:
            return None
        try:
            with transaction.atomic():
                lock()
                return view(request, *args, **kwargs)
        except Exception as error:
            # Django asks no middleware about exceptions of a view that another one runs.
            response = answer_to_failure(request, error)
            if response is None:
                raise
            return response

    @staticmethod
    def _lock_for(request: HttpRequest, kwargs: dict[str, Any]) -> Callable[[], None] | None:
        """Return what a request has to wait for; nothing if it changes no page."""
        if request.method in ("GET", "HEAD", "OPTIONS") or not request.user.is_authenticated:
            return None
        match = request.resolver_match
        is_of_pages = match is not None and match.namespace == "wagtailadmin_pages"
        name = match.url_name if match is not None else ""
        is_bulk = name == "wagtail_bulk_action" and kwargs.get("model_name") == "page"
        if is_of_pages and name in EDITS and "page_id" in kwargs:
            return partial(lock_for_edit, page_id=kwargs["page_id"])
        return lock_tree if (is_of_pages and name in TREE_CHANGES) or is_bulk else None


class RedirectKeepingQuery(RedirectMiddleware):
    """Wagtail's redirects, which lose what was asked along, such as the campaign of a letter."""

    def process_response(self, request: HttpRequest, response: HttpResponse) -> HttpResponse:
        """Redirect with the query, unless the redirect was made for just this query."""
        answer = super().process_response(request, response)
        if answer is response:
            return response
        # Browsers ask again each time: a page may be renamed back.
        answer.headers["Cache-Control"] = "no-cache"
        query = request.META.get("QUERY_STRING", "")
        if query and not get_redirect(
            request, Redirect.normalise_path(request.get_full_path(), decode_unicode=False)
        ):
            answer.headers["Location"] = with_query(answer.headers["Location"], query)
        return answer
