"""Jobs of the worker: sending what waits in the outbox."""

from datetime import timedelta

from django.db.models import Q
from django.utils import timezone
from procrastinate.contrib.django import app

from shop.mail import models, services

AT_ONCE = 100
LEFT_BEHIND_AFTER = timedelta(seconds=15)


@app.task(name="mail.send", queue="mail")
def send_mail(*, mail_id: int) -> None:
    """Send one email."""
    services.send(mail=models.OutboxMail.objects.get(pk=mail_id), now=timezone.now())


@app.periodic(cron="* * * * * */20")
@app.task(name="mail.send_waiting", queue="mail", queueing_lock="mail.send_waiting")
def send_waiting_mails(timestamp: int) -> None:
    """Retry emails that couldn't be sent, and what a killed worker left behind, unless the mail server is down."""
    now = timezone.now()
    due = Q(next_try_at__lte=now) | Q(next_try_at=None, created_at__lte=now - LEFT_BEHIND_AFTER)
    for mail in models.OutboxMail.objects.unsent().filter(due).iterator(chunk_size=AT_ONCE):
        if not services.send(mail=mail, now=timezone.now()):
            return
