"""What the worker does for pictures."""

from procrastinate.contrib.django import app

from shop.images import services


@app.periodic(cron="* * * * *")
@app.task(queueing_lock="renditions")
def make_missing_renditions(timestamp: int) -> None:
    """Make the sizes of pictures that editors added since."""
    services.make_missing_renditions()
