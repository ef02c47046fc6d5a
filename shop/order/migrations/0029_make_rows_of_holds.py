"""Make a row of every order's `hold_reason`. What the previous release writes later, `shop.order.holds` follows."""

from django.db import migrations
from django.utils import timezone

BEGINNINGS = (
    ("disputed", "Payment disputed"),
    ("amount-differs", "Payment differs"),
    ("refund-failed", "A refund failed"),
)


def parse(reason):
    for kind, beginning in BEGINNINGS:
        if reason.startswith(beginning):
            return kind, reason.removeprefix(beginning).removeprefix(": ")
    return "other", reason


def make_rows(apps, schema_editor):
    Order, OrderHold = apps.get_model("order", "Order"), apps.get_model("order", "OrderHold")
    now = timezone.now()
    held = Order.objects.exclude(hold_reason="").values_list("pk", "hold_reason").order_by("pk")
    rows = []
    for order_id, reason in held.iterator(chunk_size=2000):
        kind, text = parse(reason)
        rows.append(OrderHold(order_id=order_id, kind=kind, text=text, since=now))
    OrderHold.objects.bulk_create(rows, batch_size=2000, ignore_conflicts=True)


class Migration(migrations.Migration):

    dependencies = [
        ('order', '0028_hold_orders_by_rows'),
    ]

    operations = [
        migrations.RunPython(make_rows, migrations.RunPython.noop),
    ]
