from datetime import timedelta

import pytest
from django.contrib.sessions.models import Session
from django.utils import timezone

from shop.health import tasks

pytestmark = pytest.mark.django_db


def test_expired_sessions_are_forgotten():
    for key, hours in (("over", -1), ("live", 1)):
        expires_at = timezone.now() + timedelta(hours=hours)
        Session.objects.create(session_key=key, session_data="", expire_date=expires_at)

    tasks.forget_expired_sessions(timestamp=0)

    assert list(Session.objects.values_list("session_key", flat=True)) == ["live"]
