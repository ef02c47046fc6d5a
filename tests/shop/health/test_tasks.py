from datetime import timedelta

import pytest
from django.contrib.sessions.models import Session
from django.utils import timezone

from shop import limits
from shop.health import tasks
from shop.models import TryCount

pytestmark = pytest.mark.django_db


def test_expired_sessions_are_forgotten():
    for key, hours in (("over", -1), ("live", 1)):
        expires_at = timezone.now() + timedelta(hours=hours)
        Session.objects.create(session_key=key, session_data="", expire_date=expires_at)

    tasks.forget_expired_sessions(timestamp=0)

    assert list(Session.objects.values_list("session_key", flat=True)) == ["live"]


def test_tries_that_no_longer_matter_are_forgotten():
    for who, hours in (("over", -2), ("live", 0)):
        started_at = timezone.now() + timedelta(hours=hours)
        limits.allow(what="voucher", who=who, limit=1, per=timedelta(hours=1), now=started_at)

    tasks.forget_expired_sessions(timestamp=0)

    assert TryCount.objects.count() == 1
    assert not limits.allow(what="voucher", who="live", limit=1, per=timedelta(hours=1), now=timezone.now())
