"""Every address is usable now."""

from django.contrib.postgres.operations import ValidateConstraint
from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("cms", "0005_mend_slugs")]
    operations = [
        *(ValidateConstraint(model_name=model, name=f"{model}_slug_is_usable") for model in ("person", "topic")),
        migrations.RunSQL(
            "ALTER TABLE wagtailcore_page VALIDATE CONSTRAINT page_slug_is_usable;", migrations.RunSQL.noop
        ),
    ]
