"""A mark on people who have or had a role."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("users", "0006_record_email_changes")]

    operations = [
        migrations.AddField(
            model_name="user",
            name="has_worked_here",
            field=models.BooleanField(db_default=False, default=False, editable=False),
        ),
    ]
