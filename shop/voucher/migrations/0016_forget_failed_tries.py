"""
Failed tries are counted by `shop.limits`.

Only Django forgets the table. The release before this one still writes to it; the next one may drop it.
"""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("voucher", "0015_fill_claim_keys")]

    operations = [
        migrations.SeparateDatabaseAndState(state_operations=[migrations.DeleteModel(name="FailedTry")]),
    ]
