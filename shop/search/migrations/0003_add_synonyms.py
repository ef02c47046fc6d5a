"""Add what customers call things, which staff edit."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("search", "0002_index_title_and_body")]

    operations = [
        migrations.AlterField(
            model_name="word",
            name="documents",
            field=models.PositiveIntegerField(help_text="How many texts have it."),
        ),
        migrations.CreateModel(
            name="Synonym",
            fields=[
                (
                    "id",
                    models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID"),
                ),
                (
                    "words",
                    models.CharField(
                        help_text="A word, or a phrase of up to four: milk spots.",
                        max_length=80,
                        verbose_name="what customers type",
                    ),
                ),
                (
                    "key",
                    models.CharField(editable=False, help_text="The words as searches compare them.", max_length=80),
                ),
                (
                    "effect",
                    models.CharField(
                        choices=[("find", "Also find"), ("leave-out", "Also leave out in “... free”")],
                        default="find",
                        max_length=10,
                    ),
                ),
                (
                    "means",
                    models.CharField(
                        help_text="Words or phrases, separated by commas: milia, milium.",
                        max_length=200,
                        verbose_name="what our texts say",
                    ),
                ),
            ],
            options={
                "ordering": ["words", "pk"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("key", "effect"),
                        name="synonym_is_listed_once",
                        violation_error_message="There is a synonym for these words already.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("key", ""), _negated=True), name="synonym_has_words"
                    ),
                ],
            },
        ),
    ]
