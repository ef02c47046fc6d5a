"""The back office has a policy of its own for what its pages may load and run."""

from collections.abc import Callable

from csp.constants import HEADER, NONE, SELF, UNSAFE_INLINE
from django.http import HttpRequest, HttpResponse
from django.urls import reverse

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


def give_back_office_its_policy(get_response: View) -> View:
    """Replace the shop's strict policy below /cms/. Stands after django-csp's own middleware."""

    def middleware(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        if request.path_info.startswith(reverse("wagtailadmin_home")):
            # A preview is a page of the shop, which went through all middleware once already.
            response.headers.pop(HEADER, None)
            response._csp_config = BACK_OFFICE_POLICY  # type: ignore[attr-defined]
        return response

    return middleware
