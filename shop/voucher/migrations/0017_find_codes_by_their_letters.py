"""Index codes by their letters, while the shop goes on selling: there may be a hundred thousand of them."""

from django.contrib.postgres.operations import AddIndexConcurrently
from django.db import migrations, models


class Migration(migrations.Migration):
    atomic = False

    dependencies = [
        ('offer', '0013_range_excluded_categories'),
        ('voucher', '0016_forget_failed_tries'),
    ]

    operations = [
        AddIndexConcurrently(
            model_name='voucher',
            index=models.Index(models.Func(models.F('code'), models.Value('-_ '), models.Value(''), function='translate', output_field=models.TextField()), name='voucher_by_its_letters'),
        ),
    ]
