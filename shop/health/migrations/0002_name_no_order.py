from django.db import migrations


class Migration(migrations.Migration):

    dependencies = [
        ('health', '0001_keep_reports'),
    ]

    operations = [
        migrations.AlterModelOptions(name='healthreport', options={'get_latest_by': 'made_at'}),
    ]
