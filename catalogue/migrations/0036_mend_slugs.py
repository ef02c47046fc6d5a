"""Give what has no usable address one, made from its name or else from its number."""

import re

from django.apps.registry import Apps
from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

from shop.slugs import SHAPE, make_slug

NAMES = {
    "SkinType": "name",
    "Concern": "name",
    "Ingredient": "inci_name",
    "Caution": "title",
    "Active": "name",
    "Category": "name",
    "Product": "title",
}


def mend(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """Mend every row that the constraints of 0035 would refuse."""
    for model, name in NAMES.items():
        rows = apps.get_model("catalogue", model).objects
        taken = {slug.lower() for slug in rows.filter(slug__regex=SHAPE).values_list("slug", flat=True)}
        for pk, slug, title in rows.exclude(slug__regex=SHAPE).order_by("pk").values_list("pk", "slug", name):
            wanted = make_slug(slug) or make_slug(title or "") or f"{model.lower()}-{pk}"
            free = first_free(wanted, taken, longest=rows.model._meta.get_field("slug").max_length)
            taken.add(free)
            rows.filter(pk=pk).update(slug=free)


def first_free(wanted: str, taken: set[str], *, longest: int) -> str:
    """Return the address, with a number after it where another has it."""
    free, number = wanted[:longest], 1
    while free in taken or not re.match(SHAPE, free):
        number += 1
        ending = f"-{number}"
        free = f"{wanted[: longest - len(ending)]}{ending}"
    return free


class Migration(migrations.Migration):
    dependencies = [("catalogue", "0035_refuse_unusable_slugs")]
    operations = [migrations.RunPython(mend, migrations.RunPython.noop)]
