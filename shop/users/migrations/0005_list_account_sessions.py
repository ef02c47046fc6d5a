"""Where accounts are logged in."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

# The release before this one deletes accounts too, and knows nothing of these rows.
DELETE_WITH_ACCOUNT = """
ALTER TABLE users_accountsession ADD CONSTRAINT account_session_belongs_to_an_account
FOREIGN KEY (user_id) REFERENCES users_user (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED
"""


class Migration(migrations.Migration):
    dependencies = [("users", "0004_clean_emails")]

    operations = [
        migrations.CreateModel(
            name="AccountSession",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("session_key", models.CharField(max_length=40, unique=True)),
                ("logged_in_at", models.DateTimeField()),
                ("ip_address", models.CharField(blank=True, max_length=45)),
                ("user_agent", models.CharField(blank=True, max_length=255)),
                (
                    "user",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="account_sessions",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
        ),
        migrations.RunSQL(DELETE_WITH_ACCOUNT, migrations.RunSQL.noop),
    ]
