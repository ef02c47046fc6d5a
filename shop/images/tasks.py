"""What the worker does for pictures."""

from procrastinate.contrib.django import app

from shop.images import services


@app.periodic(cron="* * * * *")
@app.task(queue="images", lock="renditions", queueing_lock="renditions")
def make_missing_renditions(timestamp: int) -> None:
    """Make the sizes of pictures that lack them, whoever added them."""
    services.make_missing_renditions()


@app.task(name="images.make_sizes", queue="images", lock="renditions")
def make_sizes() -> None:
    """Make the sizes of pictures that were just added."""
    services.make_missing_renditions()


@app.periodic(cron="17 * * * *")
@app.task(name="images.empty_public_folder", queue="images", queueing_lock="images.empty_public_folder")
def empty_public_folder(timestamp: int) -> None:
    """Take out of the public directory what was kept there as it came."""
    services.empty_public_folder()
    services.clean_avatars()
