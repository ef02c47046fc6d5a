"""Jobs of the worker: tidying up after guests."""

from django.utils import timezone
from procrastinate.contrib.django import app

from shop.basket import services


@app.periodic(cron="3 5 * * *")
@app.task(name="basket.forget_abandoned", queue="basket", queueing_lock="basket.forget_abandoned")
def forget_abandoned_bags(timestamp: int) -> None:
    """Delete bags that nobody can come back to."""
    services.forget_abandoned(now=timezone.now())
