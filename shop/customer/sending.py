"""Forms of accounts that write to an address someone typed: who sends them too often is told to wait."""

from allauth.core.exceptions import ImmediateHttpResponse
from django.http import HttpRequest
from django.utils import timezone

from shop import limits
from shop.mail import limits as mail_limits


def limit_sender(request: HttpRequest, *, form: str, sender: str = "") -> None:
    """
    Take one of the sender's tries; the sender is their network unless given.

    :raises ImmediateHttpResponse: the page that says when to come back, if there is none left
    """
    sender, now = sender or str(request.META["REMOTE_ADDR"]), timezone.now()
    if not mail_limits.may_send(form=form, sender=sender, now=now):
        raise ImmediateHttpResponse(limits.refuse(request, what=form, who=sender, now=now))
