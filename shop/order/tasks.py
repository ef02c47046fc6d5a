"""What the worker does for orders."""

from procrastinate.contrib.django import app

from shop.order.search import write_missing_search_words


@app.periodic(cron="* * * * *")
@app.task(name="order.write_missing_search_words", queueing_lock="order.write_missing_search_words")
def write_search_words(timestamp: int) -> None:
    """Make orders findable that were written before a release knew how, or by other means."""
    write_missing_search_words(limit=1000)
