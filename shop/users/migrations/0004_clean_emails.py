"""Remove letters nobody sees from email addresses, wherever that makes no address the same as another one."""

import re
import unicodedata

from django.db import migrations

INVISIBLE = re.compile(
    "[\x00-\x20\x7f-\xa0\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u2000-\u200f\u2028-\u202f"
    "\u205f-\u206f\u3000\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufffb\U000e0000-\U000e0fff]"
)
ODD = r"[^!-~]"


def clean(email):
    return INVISIBLE.sub("", unicodedata.normalize("NFKC", INVISIBLE.sub("", email)))


def clean_emails(apps, schema_editor):
    User = apps.get_model("users", "User")
    EmailAddress = apps.get_model("account", "EmailAddress")
    for model in (User, EmailAddress):
        for row in model.objects.filter(email__regex=ODD).order_by("pk"):
            email = clean(row.email)
            # An account that another one would become stays as it is: people have to say which one is theirs.
            is_taken = any(
                other.objects.filter(email__iexact=email).exclude(**{owner: owned}).exists()
                for other, owner, owned in (
                    (User, "pk", row.pk if model is User else row.user_id),
                    (EmailAddress, "user", row.pk if model is User else row.user_id),
                )
            )
            is_there = model is EmailAddress and EmailAddress.objects.filter(user=row.user_id, email__iexact=email)
            if email and email != row.email and not is_taken and not is_there:
                model.objects.filter(pk=row.pk).update(email=email)
    for label, name, field in (("order", "Order", "guest_email"), ("cms", "Enquiry", "email")):
        model = apps.get_model(label, name)
        for pk, email in model.objects.filter(**{f"{field}__regex": ODD}).values_list("pk", field):
            model.objects.filter(pk=pk).update(**{field: clean(email)})


class Migration(migrations.Migration):
    dependencies = [
        ("users", "0003_fill_account_emails"),
        ("account", "0009_emailaddress_unique_primary_email"),
        ("order", "0022_check_orders"),
        ("cms", "0003_add_footer_note"),
    ]

    operations = [migrations.RunPython(clean_emails, migrations.RunPython.noop)]
