import pytest
from django.core.cache import cache

from shop.mail.models import OutboxMail


@pytest.fixture(autouse=True)
def no_limits_left_over():
    """Limits are kept in the cache, which outlives a test."""
    cache.clear()
    yield
    cache.clear()


@pytest.fixture
def last_mail(db):
    """Give the mail that was written last."""
    return lambda: OutboxMail.objects.order_by("pk").last()
