"""Every address is usable now."""

from django.contrib.postgres.operations import ValidateConstraint
from django.db import migrations

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
    dependencies = [("catalogue", "0036_mend_slugs")]
    operations = [
        ValidateConstraint(model_name=model, name=f"{name}_slug_is_usable") for model, name in MODELS.items()
    ]
