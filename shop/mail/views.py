"""The demo's mailbox: every email that would have been sent, read in the browser. Never mounted in production."""

from csp.decorators import csp_update
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.cache import never_cache

from shop.mail.models import OutboxMail

MAILS_A_PAGE = 50


@never_cache
def mails(request: HttpRequest) -> HttpResponse:
    """List the emails, newest first."""
    page = Paginator(OutboxMail.objects.order_by("-pk"), MAILS_A_PAGE).get_page(request.GET.get("page"))
    return render(request, "mail/mails.html", {"page": page})


@never_cache
@csp_update({"style-src": "'unsafe-inline'"})  # type: ignore[arg-type]  # the library types views without arguments
def mail(request: HttpRequest, pk: int) -> HttpResponse:
    """Show an email as an email program would; emails carry their styles inside."""
    shown = get_object_or_404(OutboxMail, pk=pk)
    if shown.html_body and "text" not in request.GET:
        return HttpResponse(shown.html_body)
    return HttpResponse(shown.text_body, content_type="text/plain; charset=utf-8")
