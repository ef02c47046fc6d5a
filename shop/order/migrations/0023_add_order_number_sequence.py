from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("order", "0022_check_orders")]

    operations = [
        migrations.RunSQL(
            "CREATE SEQUENCE order_number_seq START 1",
            reverse_sql="DROP SEQUENCE order_number_seq",
        ),
    ]
