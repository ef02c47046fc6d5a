"""Running all checks, keeping what they found, and telling staff."""

from datetime import datetime, timedelta

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from shop.health.checks import CHECKS
from shop.health.findings import CheckTime, Finding
from shop.health.ledger import compare_with_stripe
from shop.health.models import HealthReport
from shop.mail.services import queue_mail

DAYS_COMPARED = 30
REPORTS_KEPT_FOR = timedelta(days=90)


def check(*, now: datetime, is_idle: bool = False) -> list[Finding]:
    """
    Check the shop's records. Each rule is one statement, which half sees nothing that others write.

    :param is_idle: whether nothing can be under way, so that whatever waits is stuck
    """
    moment = CheckTime(now=now, is_idle=is_idle)
    return [finding for rule in CHECKS for finding in rule(moment)]


def check_with_stripe(*, now: datetime, is_idle: bool = False, days: int = DAYS_COMPARED) -> list[Finding]:
    """
    Check the shop's records, and compare them with Stripe's.

    :raises shop.payment.stripe.StripeUnavailable, shop.payment.stripe.StripeRefused:
    """
    compared = compare_with_stripe(moment=CheckTime(now=now, is_idle=is_idle), days=days)
    return [*check(now=now, is_idle=is_idle), *compared]


@transaction.atomic
def report(*, findings: list[Finding], asked_stripe: bool, now: datetime) -> HealthReport:
    """Keep what was found, forget old reports, and write to staff if anything is wrong, once a day."""
    HealthReport.objects.filter(made_at__lt=now - REPORTS_KEPT_FOR).delete()
    kept = HealthReport.objects.create(
        made_at=now, asked_stripe=asked_stripe, findings=[finding.as_dict() for finding in findings]
    )
    if findings:
        queue_mail(
            kind="health_alert",
            to=settings.STAFF_EMAIL,
            subject=f"{settings.SITE_NAME}: the nightly checks found something",
            template="health_alert",
            context={"findings": findings},
            dedupe_key=f"health_alert-{timezone.localdate(now)}",
        )
    return kept
