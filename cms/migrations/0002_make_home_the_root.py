"""Make our home page the root of the site, in the place of the page that Wagtail starts with; add the journal."""

from django.apps.registry import Apps
from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor


def make_home_the_root(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """Create the home page and the journal; take away Wagtail's page of welcome."""
    content_types = apps.get_model("contenttypes", "ContentType")
    page_model = apps.get_model("wagtailcore", "Page")
    locale = apps.get_model("wagtailcore", "Locale").objects.first()
    root = page_model.objects.get(depth=1)
    page_model.objects.filter(depth=2, slug="home", content_type__model="page").delete()

    def content_type(model: str) -> object:
        return content_types.objects.get_or_create(app_label="cms", model=model)[0]

    path = f"{root.path}0001"
    home = apps.get_model("cms", "HomePage").objects.create(
        title="Seedpearl",
        draft_title="Seedpearl",
        slug="home",
        content_type=content_type("homepage"),
        path=path,
        depth=2,
        numchild=1,
        url_path="/home/",
        locale=locale,
        body=[],
    )
    apps.get_model("cms", "JournalIndexPage").objects.create(
        title="The journal",
        draft_title="The journal",
        slug="journal",
        content_type=content_type("journalindexpage"),
        path=f"{path}0001",
        depth=3,
        numchild=0,
        url_path="/home/journal/",
        locale=locale,
    )
    page_model.objects.filter(pk=root.pk).update(numchild=page_model.objects.filter(depth=2).count())
    sites = apps.get_model("wagtailcore", "Site")
    if not sites.objects.filter(is_default_site=True).update(root_page=home):
        sites.objects.create(hostname="localhost", site_name="Seedpearl", root_page=home, is_default_site=True)


class Migration(migrations.Migration):
    """Data only."""

    dependencies = [("cms", "0001_open_the_journal")]
    operations = [migrations.RunPython(make_home_the_root, migrations.RunPython.noop)]
