"""The counts of `shop.limits`."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("seedpearl", "0001_add_cache_table")]

    operations = [
        migrations.CreateModel(
            name="TryCount",
            fields=[
                ("key", models.CharField(max_length=120, primary_key=True, serialize=False)),
                ("used", models.PositiveIntegerField()),
                ("expires_at", models.DateTimeField(db_index=True)),
            ],
        ),
    ]
