from django.db import migrations

from shop.users.email_keys import customer_key


def remember_present_emails(apps, schema_editor):
    """Remember the addresses that accounts have now: those they had before are not written anywhere."""
    account_email = apps.get_model("users", "AccountEmail")
    people = apps.get_model("users", "User").objects.exclude(email="").values_list("pk", "email")
    rows = (account_email(user_id=pk, key=customer_key(email)) for pk, email in people.iterator())
    account_email.objects.bulk_create(rows, batch_size=1000, ignore_conflicts=True)


class Migration(migrations.Migration):

    dependencies = [("users", "0002_remember_account_emails")]

    operations = [migrations.RunPython(remember_present_emails, migrations.RunPython.noop)]
