"""Add the words that mistyped ones are compared with."""

from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = []

    operations = [
        migrations.CreateModel(
            name="Word",
            fields=[
                (
                    "id",
                    models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID"),
                ),
                ("text", models.CharField(max_length=40, unique=True)),
                ("documents", models.PositiveIntegerField(help_text="In how many texts it stands.")),
            ],
            options={"ordering": ["text"]},
        ),
    ]
