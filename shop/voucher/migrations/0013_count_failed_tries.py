from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('voucher', '0012_guard_first_orders'),
    ]

    operations = [
        migrations.CreateModel(
            name='FailedTry',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('who', models.CharField(max_length=64)),
                ('tried_at', models.DateTimeField()),
            ],
            options={
                'verbose_name_plural': 'failed tries',
                'indexes': [models.Index(fields=['who', 'tried_at'], name='failed_tries_of_somebody')],
            },
        ),
    ]
