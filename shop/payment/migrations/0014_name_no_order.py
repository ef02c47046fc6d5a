from django.db import migrations


class Migration(migrations.Migration):

    dependencies = [
        ('payment', '0013_fill_when_stripe_was_asked'),
    ]

    operations = [
        migrations.AlterModelOptions(name='paymentattempt', options={}),
        migrations.AlterModelOptions(name='paymentrefund', options={}),
        migrations.AlterModelOptions(name='stripeevent', options={}),
    ]
