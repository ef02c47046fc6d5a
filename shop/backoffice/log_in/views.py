"""How staff log in: through the shop's one log-in, with its limits and second factor."""

from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.cache import never_cache


@never_cache
def log_in(request: HttpRequest) -> HttpResponse:
    """Replace Wagtail's own log-in: redirect to ours, and tell people who aren't staff that this isn't for them."""
    if request.user.is_authenticated and not request.user.has_perm("wagtailadmin.access_admin"):
        return render(request, "403.html", status=403)
    after = request.GET.get("next", "")
    if not url_has_allowed_host_and_scheme(after, allowed_hosts={request.get_host()}):
        after = reverse("wagtailadmin_home")
    return redirect_to_login(after)
