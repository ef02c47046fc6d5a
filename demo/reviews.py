"""Reviews of the demo shop. They are invented, and the files say so."""

from datetime import datetime, time

from django.utils import timezone
from oscar.apps.catalogue.reviews.models import ProductReview

from catalogue.models import Product
from catalogue.services import refresh_rating
from demo.files import Entry


def load_reviews(*, entries: list[Entry], products: dict[str, Product]) -> None:
    """Write the reviews that the product files hold, then count them."""
    reviews = [
        _review(item, products[entry.text("slug")], number)
        for entry in entries
        for number, item in enumerate(entry.entries("reviews"), start=1)
    ]
    moments = {review.code: review.date_created for review in reviews}
    ProductReview.objects.bulk_create(
        reviews,
        update_conflicts=True,
        unique_fields=["code"],
        update_fields=["score", "title", "body", "name", "status"],
    )
    # Only now: a new review is dated today, whatever it says.
    written = list(ProductReview.objects.filter(code__in=moments))
    for review in written:
        review.date_created = moments[review.code]
    ProductReview.objects.bulk_update(written, ["date_created"])
    for product in products.values():
        refresh_rating(product=product)


def _review(item: Entry, product: Product, number: int) -> ProductReview:
    score = item.whole("rating")
    if score not in range(1, 6):
        raise item.wrong("rating", "1 to 5")
    moment = datetime.combine(item.day("date"), time(hour=12))
    return ProductReview(
        code=f"demo:{product.slug}:{number}",
        product=product,
        score=score,
        title=item.text("title"),
        body=item.text("body"),
        name=item.text("name"),
        status=ProductReview.APPROVED,
        date_created=timezone.make_aware(moment),
    )
