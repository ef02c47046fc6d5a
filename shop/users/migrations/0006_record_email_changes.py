"""Changes of an account's email address, which can be undone."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

# The release before this one deletes accounts too, and knows nothing of these rows.
DELETE_WITH_ACCOUNT = """
ALTER TABLE users_emailchange ADD CONSTRAINT email_change_belongs_to_an_account
FOREIGN KEY (user_id) REFERENCES users_user (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED
"""


class Migration(migrations.Migration):
    dependencies = [("users", "0005_list_account_sessions")]

    operations = [
        migrations.CreateModel(
            name="EmailChange",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("old_email", models.EmailField(max_length=254)),
                ("new_email", models.EmailField(max_length=254)),
                ("asked_at", models.DateTimeField()),
                ("confirmed_at", models.DateTimeField(blank=True, null=True)),
                ("undone_at", models.DateTimeField(blank=True, null=True)),
                (
                    "user",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="email_changes",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=~models.Q(old_email=models.F("new_email")), name="email_changes_to_another_one"
                    ),
                ],
            },
        ),
        migrations.RunSQL(DELETE_WITH_ACCOUNT, migrations.RunSQL.noop),
    ]
