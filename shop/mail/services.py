"""Queueing emails and sending them."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from email.utils import parseaddr

from django.conf import settings
from django.core.mail import EmailMultiAlternatives, get_connection
from django.core.mail.backends.base import BaseEmailBackend
from django.db import transaction
from django.db.models import F, Q
from django.template.loader import render_to_string

from shop import jobs
from shop.mail.models import OutboxMail

LONGEST_WAIT = timedelta(hours=6)
WAIT_FOR_THE_SERVER = timedelta(seconds=15)
MOST_DOUBLINGS = 10
# Longer than we wait for a mail server (see EMAIL_TIMEOUT), so nobody else sends the same email.
TIME_TO_SEND = timedelta(seconds=30)


@transaction.atomic
def queue_mail(
    *,
    kind: str,
    to: str,
    subject: str,
    template: str,
    context: Mapping[str, object],
    dedupe_key: str,
    order_number: str = "",
    reply_to: str = "",
) -> OutboxMail:
    """
    Queue an email in the caller's transaction; the worker sends it once that is committed.

    The same `dedupe_key` writes nothing the second time and returns the first email.

    :param template: renders `templates/mail/<template>.html` and `.txt`
    """
    context = {**context, "site_name": settings.SITE_NAME, "site_url": settings.BASE_URL}
    mail, is_new = OutboxMail.objects.get_or_create(
        dedupe_key=dedupe_key,
        defaults={
            "kind": kind,
            "to_address": to,
            "reply_to": reply_to,
            "order_number": order_number,
            "subject": " ".join(subject.split()),
            "text_body": render_to_string(f"mail/{template}.txt", context),
            "html_body": render_to_string(f"mail/{template}.html", context),
        },
    )
    if is_new:
        jobs.defer("mail.send", queue="mail", lock=f"mail-{mail.pk}", mail_id=mail.pk)
    return mail


def send(*, mail: OutboxMail, now: datetime) -> bool:
    """
    Send an unsent email, and record that it was sent or why not. Two workers at once send it once.

    Its Message-ID follows from its key, so that a mailbox that gets it twice can tell. Return False when the mail
    server cannot be reached, so that no other email would go out now either.
    """
    free = Q(next_try_at=None) | Q(next_try_at__lte=now)
    taken = OutboxMail.objects.filter(free, pk=mail.pk, sent_at=None).update(next_try_at=now + TIME_TO_SEND)
    if not taken:
        return True
    connection = get_connection()
    try:
        connection.open()
    except Exception as error:
        _note_failure(mail, error=error, is_mails_own=False, next_try_at=now + WAIT_FOR_THE_SERVER)
        return False
    try:
        _message(mail, connection=connection).send()
    except Exception as error:
        wait = min(timedelta(minutes=1) * 2 ** min(mail.tries, MOST_DOUBLINGS), LONGEST_WAIT)
        _note_failure(mail, error=error, is_mails_own=True, next_try_at=now + wait)
    else:
        OutboxMail.objects.filter(pk=mail.pk).update(tries=F("tries") + 1, sent_at=now, error="", next_try_at=None)
    finally:
        connection.close()
    return True


def _message(mail: OutboxMail, *, connection: BaseEmailBackend) -> EmailMultiAlternatives:
    message = EmailMultiAlternatives(
        subject=mail.subject,
        body=mail.text_body,
        to=[mail.to_address],
        reply_to=[mail.reply_to] if mail.reply_to else None,
        headers={"Message-ID": _message_id(mail), "Auto-Submitted": "auto-generated"},
        connection=connection,
    )
    if mail.html_body:
        message.attach_alternative(mail.html_body, "text/html")
    return message


def _note_failure(mail: OutboxMail, *, error: Exception, is_mails_own: bool, next_try_at: datetime) -> None:
    OutboxMail.objects.filter(pk=mail.pk).update(
        tries=F("tries") + int(is_mails_own), error=f"{type(error).__name__}: {error}", next_try_at=next_try_at
    )


def _message_id(mail: OutboxMail) -> str:
    domain = parseaddr(settings.DEFAULT_FROM_EMAIL)[1].partition("@")[2] or "localhost"
    return f"<outbox-{mail.pk}@{domain}>"
