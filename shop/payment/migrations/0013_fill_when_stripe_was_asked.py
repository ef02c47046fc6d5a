"""Say of what still waits since when, as `updated_at` did. What is over, nobody asks."""

from django.db import migrations
from django.db.models import F


def fill(apps, schema_editor):
    waiting = apps.get_model("payment", "PaymentAttempt").objects.filter(state__in=["open", "processing"])
    waiting.filter(asked_at=None).update(asked_at=F("updated_at"))
    refunds = apps.get_model("payment", "PaymentRefund").objects.filter(state__in=["requested", "pending"])
    refunds.filter(asked_at=None).update(asked_at=F("updated_at"))


class Migration(migrations.Migration):

    dependencies = [
        ('payment', '0012_note_when_stripe_was_asked'),
    ]

    operations = [
        migrations.RunPython(fill, migrations.RunPython.noop),
    ]
