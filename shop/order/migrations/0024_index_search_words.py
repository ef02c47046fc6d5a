"""Index what staff search orders for, while the shop goes on selling."""

import django.contrib.postgres.indexes
from django.contrib.postgres.operations import AddIndexConcurrently
from django.db import migrations, models


class Migration(migrations.Migration):
    atomic = False

    dependencies = [("order", "0023_add_search_words")]

    operations = [
        AddIndexConcurrently(
            "order",
            django.contrib.postgres.indexes.GinIndex(fields=["search_words"], name="order_search_words"),
        ),
        AddIndexConcurrently(
            "order",
            models.Index(
                fields=["id"], condition=models.Q(("search_words", None)), name="order_without_search_words"
            ),
        ),
    ]
