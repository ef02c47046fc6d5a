"""
No address is empty, and each is in small letters. Rows that are there already are mended next, and checked after.
"""

from django.contrib.postgres.operations import AddConstraintNotValid
from django.db import migrations, models

SHAPE = r"^[a-z0-9_-]*[a-z0-9][a-z0-9_-]*$"
MODELS = {
    "skintype": "skin_type",
    "concern": "concern",
    "ingredient": "ingredient",
    "caution": "caution",
    "active": "active",
    "category": "category",
    "product": "product",
}


class Migration(migrations.Migration):
    dependencies = [("catalogue", "0034_sort_lists_by_index")]
    operations = [
        AddConstraintNotValid(
            model_name=model,
            constraint=models.CheckConstraint(
                condition=models.Q(slug__regex=SHAPE), name=f"{name}_slug_is_usable"
            ),
        )
        for model, name in MODELS.items()
    ]
