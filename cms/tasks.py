"""What the worker does for the journal."""

from django.core.management import call_command
from procrastinate.contrib.django import app

from cms.editing import holding_tree


@app.periodic(cron="* * * * *")
@app.task(name="cms.publish_scheduled", queue="pages", queueing_lock="cms.publish_scheduled")
def publish_scheduled(timestamp: int) -> None:
    """Publish the pages whose moment has come, and take back those that have expired."""
    with holding_tree():
        call_command("publish_scheduled", verbosity=0)
