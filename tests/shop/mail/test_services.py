from datetime import timedelta

import pytest
from django.utils import timezone

from shop.mail import services, tasks
from shop.mail.models import OutboxMail
from tests.support.mail_server import MailServer

pytestmark = pytest.mark.django_db


@pytest.fixture
def server(settings):
    """A mail server that does not run yet."""
    server = MailServer()
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", server.port
    return server


def queue(to):
    return services.queue_mail(
        kind="test",
        to=to,
        subject="Hello",
        template="staff_alert",
        context={"text": "", "order": ""},
        dedupe_key=to,
    )


def make_all_due():
    OutboxMail.objects.update(created_at=timezone.now() - timedelta(minutes=1))
    OutboxMail.objects.exclude(next_try_at=None).update(next_try_at=timezone.now())


def test_email_is_retried_soon_while_its_server_is_down(server):
    mail, now = queue("ada@example.com"), timezone.now()

    assert not services.send(mail=mail, now=now)

    mail.refresh_from_db()
    assert (mail.sent_at, mail.tries) == (None, 0)
    assert mail.next_try_at == now + services.WAIT_FOR_THE_SERVER


def test_mails_that_wait_ask_once_whether_the_server_is_back(server):
    for number in range(3):
        queue(f"ada{number}@example.com")
    make_all_due()

    tasks.send_waiting_mails(timestamp=0)

    assert OutboxMail.objects.exclude(error="").count() == 1


@pytest.mark.parametrize("count", [1, 3])
def test_mails_that_waited_go_out_once_each_when_the_server_is_back(server, count):
    addresses = [f"ada{number}@example.com" for number in range(count)]
    for address in addresses:
        queue(address)
    make_all_due()
    tasks.send_waiting_mails(timestamp=0)
    make_all_due()

    with server:
        tasks.send_waiting_mails(timestamp=0)
        tasks.send_waiting_mails(timestamp=0)

    assert server.delivered == addresses
    assert OutboxMail.objects.unsent().count() == 0


def test_mail_that_is_refused_keeps_no_other_waiting(server):
    refused, welcome = queue("nobody@example.com"), queue("ada@example.com")
    make_all_due()

    with server:
        tasks.send_waiting_mails(timestamp=0)

    refused.refresh_from_db()
    welcome.refresh_from_db()
    assert server.delivered == ["ada@example.com"]
    assert (refused.sent_at, refused.tries) == (None, 1)
    assert "no such mailbox" in refused.error
    assert refused.next_try_at >= timezone.now() + timedelta(seconds=50)
    assert welcome.sent_at is not None
