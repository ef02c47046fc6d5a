"""What may happen to enquiries."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID, uuid5

from django.conf import settings
from django.db import transaction

from cms.models import ArticlePage, Enquiry
from shop.mail.services import queue_mail
from shop.users.models import User


@dataclass(frozen=True, kw_only=True)
class Message:
    """What someone wrote."""

    kind: str
    name: str
    email: str
    phone: str
    preferred_time: str
    message: str

    def key_within(self, form_key: UUID) -> UUID:
        """Return a key that is the same only for the same words from the same form."""
        words = (self.kind, self.name, self.email, self.phone, self.preferred_time, self.message)
        return uuid5(form_key, "\x1f".join(words))


@transaction.atomic
def send_enquiry(
    *, message: Message, article: ArticlePage | None, form_key: UUID, may_confirm: bool = True
) -> Enquiry:
    """
    Keep what a reader wrote, tell staff, and tell the reader that it arrived.

    The same words sent twice from the same form are kept once and mailed once.

    :param may_confirm: whether the reader hears of it by email: the address may be another person's
    """
    enquiry, is_new = Enquiry.objects.get_or_create(
        idempotency_key=message.key_within(form_key),
        defaults={
            "kind": message.kind,
            "name": message.name,
            "email": message.email,
            "phone": message.phone,
            "preferred_time": message.preferred_time,
            "message": message.message,
            "article": article,
            "article_title": article.title if article else "",
        },
    )
    if is_new:
        _mail_staff(enquiry)
        if may_confirm:
            _mail_sender(enquiry)
    return enquiry


@transaction.atomic
def mark_handled(*, enquiry_id: int, by: User, now: datetime) -> Enquiry:
    """
    Record that someone took care of an enquiry. Whoever was first stays named.

    :raises Enquiry.DoesNotExist: if there is no such enquiry
    """
    enquiry = Enquiry.objects.select_for_update().get(pk=enquiry_id)
    if not enquiry.is_handled:
        enquiry.handled_at, enquiry.handled_by = now, by
        enquiry.save(update_fields=["handled_at", "handled_by"])
    return enquiry


@transaction.atomic
def reopen(*, enquiry_id: int) -> Enquiry:
    """
    Put an enquiry back among those that wait for an answer.

    :raises Enquiry.DoesNotExist: if there is no such enquiry
    """
    enquiry = Enquiry.objects.select_for_update().get(pk=enquiry_id)
    enquiry.handled_at = enquiry.handled_by = None
    enquiry.save(update_fields=["handled_at", "handled_by"])
    return enquiry


def _mail_staff(enquiry: Enquiry) -> None:
    source = f": {enquiry.article_title}" if enquiry.article_title else ""
    queue_mail(
        kind="enquiry-staff",
        to=settings.STAFF_EMAIL,
        subject=f"{enquiry.get_kind_display()} from {enquiry.name}{source}"[:200],
        template="enquiry_staff",
        context={"enquiry": enquiry, "enquiry_url": settings.BASE_URL + enquiry.back_office_url},
        dedupe_key=f"enquiry-{enquiry.pk}-staff",
        reply_to=enquiry.email,
    )


def _mail_sender(enquiry: Enquiry) -> None:
    # Nothing that was typed is repeated: anyone can type anyone's address, with an advertisement as message.
    queue_mail(
        kind="enquiry-received",
        to=enquiry.email,
        subject="We've got your message",
        template="enquiry_received",
        context={"enquiry": enquiry},
        dedupe_key=f"enquiry-{enquiry.pk}-sender",
        reply_to=settings.STAFF_EMAIL,
    )
