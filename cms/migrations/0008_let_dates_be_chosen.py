import django.utils.timezone
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("cms", "0007_keep_former_topics")]
    operations = [
        migrations.AddField(
            model_name="articlepage",
            name="chosen_date",
            field=models.DateField(
                blank=True,
                help_text="Left empty, it's the day the article goes live. To publish later, schedule the page.",
                null=True,
                verbose_name="date shown",
            ),
        ),
        migrations.AlterField(
            model_name="articlepage",
            name="published_date",
            field=models.DateField(default=django.utils.timezone.localdate, editable=False),
        ),
    ]
