from django.db import migrations
from django.db.models import F

CAPTURED = ("paid", "reinstated", "paid_duplicate", "paid_late", "refunded")


def fill(apps, schema_editor):
    """Until now only what was asked was ever taken; another amount was left for the check with Stripe to find."""
    attempts = apps.get_model("payment", "PaymentAttempt").objects.filter(state__in=CAPTURED)
    attempts.update(captured_in_minor_units=F("amount_in_minor_units"), captured_currency=F("currency"))


class Migration(migrations.Migration):

    dependencies = [("payment", "0008_add_captured_amounts")]

    operations = [migrations.RunPython(fill, migrations.RunPython.noop)]
