"""What the worker does for the search index."""

from procrastinate.contrib.django import app

from shop.search import services


@app.task(queueing_lock=None)
def index_product(product_id: int) -> None:
    """Write a product into the index after it changed."""
    services.index_products(product_ids=[product_id])


@app.task(queueing_lock="rebuild-search")
def rebuild() -> None:
    """Write the whole index again, after a release that cuts words differently."""
    services.rebuild()


@app.periodic(cron="*/15 * * * *")
@app.task(queueing_lock="vocabulary")
def refresh_vocabulary(timestamp: int) -> None:
    """Learn the words of what was published since."""
    services.refresh_vocabulary()
