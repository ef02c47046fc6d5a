"""Mark the people who have a role, and those who left work behind when they had one."""

from django.db import migrations

HAVE_A_ROLE = """
UPDATE users_user SET has_worked_here = true
WHERE NOT has_worked_here AND (
    is_staff OR is_superuser
    OR id IN (SELECT user_id FROM users_user_groups)
    OR id IN (SELECT user_id FROM users_user_user_permissions)
)
"""
# Where only people with a role leave their name. Some of these may not be there yet: then nobody has.
WORK = {
    "admin_logentry": "user_id",
    "cms_enquiry": "handled_by_id",
    "fulfilment_parcel": "shipped_by_id",
    "order_ordernote": "user_id",
    "partner_stockmovement": "made_by_id",
    "payment_paymentrefund": "requested_by_id",
    "wagtailcore_comment": "user_id",
    "wagtailcore_modellogentry": "user_id",
    "wagtailcore_page": "owner_id",
    "wagtailcore_pagelogentry": "user_id",
    "wagtailcore_revision": "user_id",
}


def mark_people(apps, schema_editor):
    """Mark them; whoever is marked already stays so."""
    with schema_editor.connection.cursor() as cursor:
        cursor.execute(HAVE_A_ROLE)
        there = set(schema_editor.connection.introspection.table_names(cursor))
        for table, column in WORK.items():
            if table in there:
                cursor.execute(
                    f"UPDATE users_user SET has_worked_here = true"  # noqa: S608 only names of the table above
                    f" WHERE NOT has_worked_here AND id IN (SELECT {column} FROM {table})"
                )


class Migration(migrations.Migration):
    dependencies = [("users", "0008_keep_who_worked_here")]

    operations = [migrations.RunPython(mark_people, migrations.RunPython.noop)]
