"""Who may take the list of orders away has a permission of their own. Only Django's idea of it, not the table."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("order", "0029_make_rows_of_holds")]

    operations = [
        migrations.AlterModelOptions(
            name="order",
            options={
                "ordering": ["-date_placed"],
                "permissions": [
                    ("pack_order", "Can mark an order packed"),
                    ("ship_order", "Can ship an order"),
                    ("cancel_order", "Can cancel an order"),
                    ("refund_order", "Can refund an order"),
                    ("export_order", "Can export the list of orders"),
                ],
                "verbose_name": "Order",
                "verbose_name_plural": "Orders",
            },
        ),
    ]
