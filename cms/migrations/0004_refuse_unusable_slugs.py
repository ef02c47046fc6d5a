"""
No address is empty, and each is in small letters: pages, too, whose table is Wagtail's.

Rows that are there already are mended next, and checked after.
"""

from django.contrib.postgres.operations import AddConstraintNotValid
from django.db import migrations, models

SHAPE = r"^[a-z0-9_-]*[a-z0-9][a-z0-9_-]*$"
OF_PAGES = f"ALTER TABLE wagtailcore_page ADD CONSTRAINT page_slug_is_usable CHECK (slug ~ '{SHAPE}') NOT VALID;"


class Migration(migrations.Migration):
    dependencies = [("cms", "0003_add_footer_note"), ("wagtailcore", "0001_initial")]
    operations = [
        *(
            AddConstraintNotValid(
                model_name=model,
                constraint=models.CheckConstraint(
                    condition=models.Q(slug__regex=SHAPE), name=f"{model}_slug_is_usable"
                ),
            )
            for model in ("person", "topic")
        ),
        migrations.RunSQL(OF_PAGES, "ALTER TABLE wagtailcore_page DROP CONSTRAINT page_slug_is_usable;"),
    ]
