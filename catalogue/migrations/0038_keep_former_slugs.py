"""
The database keeps where something public was before it was renamed, whoever renames it: a form, an import, a shell.

Sizes have no address of their own. An address that something has again is no former one of it.
"""

from django.db import migrations, models

FUNCTION = """
CREATE FUNCTION keep_former_slug() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'DELETE' THEN
        DELETE FROM catalogue_formerslug WHERE kind = TG_ARGV[0] AND object_id = OLD.id;
        RETURN NULL;
    END IF;
    DELETE FROM catalogue_formerslug
    WHERE kind = TG_ARGV[0] AND slug = NEW.slug AND object_id = NEW.id;
    IF OLD.slug <> '' AND lower(OLD.slug) <> NEW.slug THEN
        INSERT INTO catalogue_formerslug (kind, slug, object_id)
        VALUES (TG_ARGV[0], lower(OLD.slug), NEW.id)
        ON CONFLICT (kind, slug) DO UPDATE SET object_id = EXCLUDED.object_id;
    END IF;
    RETURN NULL;
END $$;
"""
KINDS = ("skintype", "concern", "ingredient", "active", "category")
TRIGGERS = "".join(
    f"""
CREATE TRIGGER {kind}_keeps_former_slug AFTER UPDATE OF slug OR DELETE ON catalogue_{kind}
    FOR EACH ROW EXECUTE FUNCTION keep_former_slug('{kind}');
"""
    for kind in KINDS
)
OF_PRODUCTS = """
CREATE TRIGGER product_keeps_former_slug AFTER UPDATE OF slug OR DELETE ON catalogue_product
    FOR EACH ROW WHEN (OLD.structure <> 'child') EXECUTE FUNCTION keep_former_slug('product');
"""
BACK = "".join(f"DROP TRIGGER {kind}_keeps_former_slug ON catalogue_{kind};" for kind in (*KINDS, "product"))


class Migration(migrations.Migration):
    dependencies = [("catalogue", "0037_check_slugs")]
    operations = [
        migrations.CreateModel(
            name="FormerSlug",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("kind", models.CharField(max_length=20)),
                ("slug", models.CharField(max_length=255)),
                ("object_id", models.BigIntegerField()),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("kind", "slug"), name="former_slug_leads_to_one")
                ],
                "indexes": [models.Index(fields=["kind", "object_id"], name="former_slugs_of_something")],
            },
        ),
        migrations.RunSQL(FUNCTION, "DROP FUNCTION keep_former_slug();"),
        migrations.RunSQL(TRIGGERS + OF_PRODUCTS, BACK),
    ]
