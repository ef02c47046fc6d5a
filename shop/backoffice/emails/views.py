"""One email, as it was written."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_GET

from shop.backoffice.access import permission_required
from shop.backoffice.frame import render_admin
from shop.mail.models import OutboxMail

ABOVE = (("Emails", "backoffice:mails"),)


@require_GET
@permission_required("mail.view_outboxmail")
def show_mail(request: HttpRequest, mail_id: int) -> HttpResponse:
    """Show one email as text, with its delivery status."""
    mail = get_object_or_404(OutboxMail, pk=mail_id)
    return render_admin(
        request, "backoffice/mail.html", {"mail": mail}, title=mail.subject, icon="mail", parents=ABOVE
    )
