"""The table that `CACHE_URL`'s default keeps its entries in, as `manage.py createcachetable` makes it."""

from django.db import migrations


class Migration(migrations.Migration):
    initial = True
    dependencies = []

    operations = [
        migrations.RunSQL(
            """
            CREATE UNLOGGED TABLE cache_entries (
                cache_key varchar(255) NOT NULL PRIMARY KEY,
                value text NOT NULL,
                expires timestamp with time zone NOT NULL
            );
            CREATE INDEX cache_entries_expires ON cache_entries (expires);
            """,
            reverse_sql="DROP TABLE cache_entries",
        ),
    ]
