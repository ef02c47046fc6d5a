"""Give what has no usable address one, made from its name or else from its number. Pages below it follow."""

import re

from django.apps.registry import Apps
from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.models import F, Value
from django.db.models.functions import Concat, Substr

from shop.slugs import SHAPE, make_slug


def mend(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """Mend every row that the constraints of 0004 would refuse."""
    for model in ("Person", "Topic"):
        rows = apps.get_model("cms", model).objects
        taken = {slug.lower() for slug in rows.filter(slug__regex=SHAPE).values_list("slug", flat=True)}
        for row in rows.exclude(slug__regex=SHAPE).order_by("pk"):
            wanted = make_slug(row.slug) or make_slug(row.name) or f"{model.lower()}-{row.pk}"
            free = first_free(wanted, taken, longest=rows.model._meta.get_field("slug").max_length)
            taken.add(free)
            rows.filter(pk=row.pk).update(slug=free)
    mend_pages(apps)


def mend_pages(apps: Apps) -> None:
    """Mend pages, the highest in the tree first: the addresses of those below begin with theirs."""
    pages = apps.get_model("wagtailcore", "Page").objects
    for pk in pages.exclude(slug__regex=SHAPE).order_by("path").values_list("pk", flat=True):
        page = pages.get(pk=pk)
        siblings = pages.filter(depth=page.depth, path__startswith=page.path[:-4]).exclude(pk=pk)
        taken = {slug.lower() for slug in siblings.values_list("slug", flat=True)}
        wanted = make_slug(page.slug) or make_slug(page.title) or f"page-{pk}"
        free = first_free(wanted, taken, longest=255)
        before = page.url_path
        after = f"{before.rstrip('/').rpartition('/')[0]}/{free}/" if page.slug else f"{before[:-1]}{free}/"
        pages.filter(pk=pk).update(slug=free)
        pages.filter(path__startswith=page.path).update(
            url_path=Concat(Value(after), Substr(F("url_path"), len(before) + 1))
        )


def first_free(wanted: str, taken: set[str], *, longest: int) -> str:
    """Return the address, with a number after it where another has it."""
    free, number = wanted[:longest], 1
    while free in taken or not re.match(SHAPE, free):
        number += 1
        ending = f"-{number}"
        free = f"{wanted[: longest - len(ending)]}{ending}"
    return free


class Migration(migrations.Migration):
    dependencies = [("cms", "0004_refuse_unusable_slugs")]
    operations = [migrations.RunPython(mend, migrations.RunPython.noop)]
