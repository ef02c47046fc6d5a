"""Add what staff find an order by. The worker writes it for orders that don't have it yet."""

import django.contrib.postgres.search
from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("order", "0022_check_orders")]

    operations = [
        migrations.AddField(
            model_name="order",
            name="search_words",
            field=django.contrib.postgres.search.SearchVectorField(
                editable=False, help_text="What staff find it by; kept by shop.order.search.", null=True
            ),
        ),
    ]
