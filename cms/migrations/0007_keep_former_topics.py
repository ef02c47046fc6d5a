"""The database keeps what a topic was called in addresses before it was renamed."""

from django.db import migrations

TRIGGER = """
CREATE TRIGGER topic_keeps_former_slug AFTER UPDATE OF slug OR DELETE ON cms_topic
    FOR EACH ROW EXECUTE FUNCTION keep_former_slug('topic');
"""


class Migration(migrations.Migration):
    dependencies = [("cms", "0006_check_slugs"), ("catalogue", "0038_keep_former_slugs")]
    operations = [migrations.RunSQL(TRIGGER, "DROP TRIGGER topic_keeps_former_slug ON cms_topic;")]
