"""A note outlives the account of who wrote it. Only Django's idea of it changes, not the table."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("order", "0026_remember_unpaid_orders")]

    operations = [
        migrations.AlterField(
            model_name="ordernote",
            name="user",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                to=settings.AUTH_USER_MODEL,
                verbose_name="User",
            ),
        ),
    ]
