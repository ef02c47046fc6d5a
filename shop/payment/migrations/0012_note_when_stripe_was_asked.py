from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('payment', '0011_tell_refunds_by_hand'),
    ]

    operations = [
        migrations.AddField(
            model_name='paymentattempt',
            name='asked_at',
            field=models.DateTimeField(blank=True, help_text='When Stripe was last asked how it stands.', null=True),
        ),
        migrations.AddField(
            model_name='paymentrefund',
            name='asked_at',
            field=models.DateTimeField(blank=True, help_text='When it was asked for last: a refund that failed is asked again.', null=True),
        ),
    ]
