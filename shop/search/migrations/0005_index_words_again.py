"""Ask the worker to write the index again: words are cut differently since this release."""

import json

from django.db import migrations


def ask(apps, schema_editor):
    connection = schema_editor.connection
    with connection.cursor() as cursor:
        cursor.execute("SELECT EXISTS (SELECT FROM wagtailsearch_indexentry)")
        if not cursor.fetchone()[0]:
            return  # a shop without anything to find: whatever comes is indexed as it comes
        cursor.execute(
            "INSERT INTO procrastinate_jobs (queue_name, task_name, queueing_lock, args)"
            " VALUES ('default', 'shop.search.tasks.rebuild', 'rebuild-search', %s) ON CONFLICT DO NOTHING",
            [json.dumps({})],
        )


class Migration(migrations.Migration):
    dependencies = [
        ("search", "0004_write_first_synonyms"),
        ("wagtailsearch", "0010_add_text_fields"),
        ("procrastinate", "0041_post_retry_failed_job"),
    ]

    operations = [migrations.RunPython(ask, migrations.RunPython.noop)]
