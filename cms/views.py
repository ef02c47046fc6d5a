"""The form by which readers write to us."""

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from cms import services
from cms.blocks import EnquiryKind
from cms.forms import EnquiryForm, find_article
from shop import limits
from shop.mail import limits as mail_limits
from shop.refused_forms import render_form


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def enquiry(request: HttpRequest) -> HttpResponse:
    """Show the form; keep what was sent."""
    form = EnquiryForm(request.POST) if request.method == "POST" else EnquiryForm.blank(request.GET)
    if not form.is_valid():
        return render_form(request, "cms/enquiry.html", {"form": form})
    done = _done_address(form)
    if form.is_from_a_program:
        return done
    sender, now = request.META["REMOTE_ADDR"], timezone.now()
    if not mail_limits.may_send(form="enquiry", sender=sender, now=now):
        return limits.refuse(request, what="enquiry", who=sender, now=now)
    services.send_enquiry(
        message=form.message,
        article=form.cleaned_data["article"],
        form_key=form.cleaned_data["once"],
        may_confirm=mail_limits.may_write(kind="enquiry-received", to=form.message.email, now=now),
    )
    return done


@require_safe
def enquiry_done(request: HttpRequest) -> HttpResponse:
    """Thank the reader, and lead back to the article."""
    kind = request.GET.get("kind", "")
    return render(
        request,
        "cms/enquiry_done.html",
        {
            "is_booking": kind in {EnquiryKind.BOOKING, EnquiryKind.CONSULTATION},
            "article": find_article(request.GET.get("article", "")),
        },
    )


def _done_address(form: EnquiryForm) -> HttpResponseRedirect:
    article = form.cleaned_data["article"]
    query = f"?kind={form.cleaned_data['kind']}" + (f"&article={article.pk}" if article else "")
    return HttpResponseRedirect(reverse("cms:enquiry-done") + query, status=303)
