"""Pictures as they were uploaded get a place of their own; the job that makes their sizes moves the files there."""

import wagtail.images.models
from django.db import migrations

import shop.images.models
import shop.images.storage


class Migration(migrations.Migration):
    dependencies = [("images", "0001_add_pictures")]

    operations = [
        migrations.AlterField(
            model_name="picture",
            name="file",
            field=shop.images.models.OriginalField(
                height_field="height",
                storage=shop.images.storage.original_storage,
                upload_to=wagtail.images.models.get_upload_to,
                verbose_name="file",
                width_field="width",
            ),
        ),
    ]
