"""What waits for the worker, and for how long: one look tells whether it runs."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import Min
from procrastinate.contrib.django.models import ProcrastinateJob

from shop.mail.models import OutboxMail
from shop.payment.models import ASKED_AT, PaymentRefund, StripeEvent

LONG = timedelta(minutes=5)


@dataclass(frozen=True, kw_only=True)
class Waiting:
    """A kind of work, and since when its oldest piece waits."""

    label: str
    since: datetime | None
    is_long: bool


def what_waits(*, now: datetime) -> list[Waiting]:
    """Return since when events, emails and refunds wait; None where nothing does."""
    oldest = {
        "Events from Stripe": StripeEvent.objects.filter(processed_at=None).aggregate(at=Min("received_at")),
        "Emails": OutboxMail.objects.filter(sent_at=None).aggregate(at=Min("created_at")),
        "Refunds": PaymentRefund.objects.requested().aggregate(at=Min(ASKED_AT)),
    }
    return [
        Waiting(label=label, since=found["at"], is_long=found["at"] is not None and found["at"] < now - LONG)
        for label, found in oldest.items()
    ]


def count_failed_jobs() -> int:
    """Return how many jobs failed for good."""
    return int(ProcrastinateJob.objects.filter(status="failed").count())
