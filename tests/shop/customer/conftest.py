import pytest

from shop.mail.models import OutboxMail


@pytest.fixture
def last_mail(db):
    """Return the email that was written last."""
    return lambda: OutboxMail.objects.order_by("pk").last()
