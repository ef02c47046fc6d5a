"""Say the reasons of stock movements in plainer words. Nothing changes in the database."""

from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('partner', '0011_add_stock_ledger'),
    ]

    operations = [
        migrations.AlterField(
            model_name='stockmovement',
            name='reason',
            field=models.CharField(choices=[('opening', 'First stock'), ('allocated', 'Set aside for an order'), ('released', 'Released by an order'), ('shipped', 'Sent to a customer'), ('received', 'Delivery received'), ('counted', 'Recounted'), ('damaged', 'Damaged or expired'), ('sample', 'Given away'), ('returned', 'Sent back by a customer'), ('unexplained', 'Changed without a reason')], max_length=20),
        ),
    ]
