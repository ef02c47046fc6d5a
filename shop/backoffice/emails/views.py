"""Emails: what went out, what waits, and why."""

from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_GET

from shop.backoffice.access import permission_required
from shop.backoffice.frame import one_page, render_admin
from shop.mail.models import OutboxMail

ABOVE = (("Emails", "backoffice:mails"),)


@require_GET
@permission_required("mail.view_outboxmail")
def list_mails(request: HttpRequest) -> HttpResponse:
    """List the emails, newest first."""
    query = request.GET.get("q", "").strip()[:100]
    mails = OutboxMail.objects.defer("text_body", "html_body")
    if query:
        mails = mails.filter(
            Q(order_number__icontains=query) | Q(to_address__icontains=query) | Q(subject__icontains=query)
        )
    if request.GET.get("waiting") == "1":
        mails = mails.filter(sent_at=None)
    context = {"page": one_page(request, mails), "query": query, "is_waiting": request.GET.get("waiting") == "1"}
    return render_admin(request, "backoffice/mails.html", context, title="Emails", icon="mail")


@require_GET
@permission_required("mail.view_outboxmail")
def show_mail(request: HttpRequest, mail_id: int) -> HttpResponse:
    """Show one email as text, with its delivery status."""
    mail = get_object_or_404(OutboxMail, pk=mail_id)
    return render_admin(
        request, "backoffice/mail.html", {"mail": mail}, title=mail.subject, icon="mail", parents=ABOVE
    )
