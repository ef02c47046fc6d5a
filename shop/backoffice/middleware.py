"""What the back office asks of staff on top of a password: a second step, and to log in again each day."""

from collections.abc import Callable

from allauth.mfa.utils import is_mfa_enabled
from django.conf import settings
from django.contrib import messages
from django.contrib.auth import logout
from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone

View = Callable[[HttpRequest], HttpResponse]
SINCE = "staff_since"


def guard_staff(get_response: View) -> View:
    """Let staff into the back office for twelve hours at a time, and where it is asked for, by two steps only."""

    def middleware(request: HttpRequest) -> HttpResponse:
        if not request.path_info.startswith(reverse("wagtailadmin_home")) or not request.user.is_authenticated:
            return get_response(request)
        if _is_too_long_ago(request):
            logout(request)
            messages.info(request, "Please log in again. Staff sessions last twelve hours.")
            return redirect_to_login(request.get_full_path())
        if _lacks_second_step(request):
            messages.warning(request, "Staff need two-step login: add a passkey or an authenticator app first.")
            return redirect("mfa_index")
        return get_response(request)

    return middleware


def _is_too_long_ago(request: HttpRequest) -> bool:
    now = timezone.now().timestamp()
    since = request.session.setdefault(SINCE, now)
    return now - since > settings.STAFF_SESSION_AGE


def _lacks_second_step(request: HttpRequest) -> bool:
    return (
        settings.STAFF_MFA_REQUIRED
        and request.user.has_perm("wagtailadmin.access_admin")
        and not is_mfa_enabled(request.user)
    )
