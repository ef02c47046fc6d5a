"""What the worker does for the catalogue."""

from procrastinate.contrib.django import app

from catalogue import services


@app.periodic(cron="*/15 * * * *")
@app.task(queueing_lock="facets")
def refresh_facets(timestamp: int) -> None:
    """Catch what changed without anyone telling: a price edited by hand, a renamed concern."""
    services.refresh_facets()
