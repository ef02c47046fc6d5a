"""
Let articles that are there already show the dates they show.

Until now everyone had a date typed into the form, by themselves or by default. One that differs from the day of going
live (of a draft: from the day it was begun) was chosen.
"""

from datetime import date, datetime

from django.apps.registry import Apps
from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.models import Min
from django.utils import timezone


def keep(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """Write what was chosen into articles, and into their revisions: what's published is read from these."""
    revisions = apps.get_model("wagtailcore", "Revision").objects
    articles = apps.get_model("cms", "ArticlePage").objects
    for article in articles.only("pk", "published_date", "first_published_at"):
        of_article = revisions.filter(
            base_content_type__app_label="wagtailcore",
            base_content_type__model="page",
            object_id=str(article.pk),
        )
        begun_at = of_article.aggregate(begun_at=Min("created_at"))["begun_at"]
        by_default = day_of(article.first_published_at or begun_at)
        if article.published_date != by_default:
            articles.filter(pk=article.pk).update(chosen_date=article.published_date)
        for revision in of_article.only("pk", "content"):
            shown = revision.content.get("published_date")
            revision.content["chosen_date"] = shown if shown != str(by_default) else None
            revision.save(update_fields=["content"])


def day_of(moment: datetime | None) -> date | None:
    """Return the day of a moment in the shop's time zone."""
    return timezone.localdate(moment) if moment else None


class Migration(migrations.Migration):
    dependencies = [("cms", "0008_let_dates_be_chosen")]
    operations = [migrations.RunPython(keep, migrations.RunPython.noop)]
