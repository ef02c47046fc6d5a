import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

# The release before this one deletes accounts too, and knows nothing of these rows.
DELETE_WITH_ACCOUNT = """
ALTER TABLE users_accountemail ADD CONSTRAINT account_email_belongs_to_an_account
FOREIGN KEY (user_id) REFERENCES users_user (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED
"""


class Migration(migrations.Migration):

    dependencies = [
        ('users', '0001_add_user'),
    ]

    operations = [
        migrations.CreateModel(
            name='ClosedAccountKey',
            fields=[
                ('key', models.CharField(max_length=64, primary_key=True, serialize=False)),
            ],
        ),
        migrations.CreateModel(
            name='AccountEmail',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('key', models.CharField(db_index=True, max_length=254)),
                ('added_at', models.DateTimeField(auto_now_add=True)),
                ('user', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.CASCADE, related_name='account_emails', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('user', 'key'), name='account_has_an_email_once')],
            },
        ),
        migrations.RunSQL(DELETE_WITH_ACCOUNT, migrations.RunSQL.noop),
    ]
