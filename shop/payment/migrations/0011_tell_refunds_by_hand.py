from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("payment", "0010_check_captured_amounts")]

    operations = [
        migrations.AddField(
            model_name="paymentrefund",
            name="is_by_hand",
            field=models.BooleanField(
                db_default=False, default=False, help_text="Paid back without Stripe, by bank transfer say."
            ),
        ),
    ]
