"""What may happen to products: what is counted and gathered on them ahead, so that lists need not."""

from collections import defaultdict

from django.db import transaction
from django.db.models import Avg, Count, QuerySet
from oscar.apps.catalogue.reviews.models import ProductReview

from catalogue.models import Active, Category, Concern, Product, SkinType


@transaction.atomic
def refresh_facets(*, products: "QuerySet[Product] | None" = None) -> int:
    """
    Write down on each product page what filters ask for; return how many pages changed.

    Call it when a product's category, skin types, concerns, actives or format changed, and with no products
    after a slug did.
    """
    pages = (Product.objects.all() if products is None else products).exclude(structure=Product.CHILD)
    pages = list(pages.order_by("pk").select_for_update(of=("self",)).only("pk", "format", "facets"))
    tokens = _tokens([page.pk for page in pages])
    changed = []
    for page in pages:
        wanted = sorted(tokens[page.pk] | ({f"format:{page.format}"} if page.format else set()))
        if page.facets != wanted:
            page.facets = wanted
            changed.append(page)
    Product.objects.bulk_update(changed, ["facets"], batch_size=500)
    return len(changed)


def refresh_rating(*, product: Product) -> None:
    """Count the approved reviews of a product and their average."""
    approved = ProductReview.objects.filter(product=product, status=ProductReview.APPROVED)
    figures = approved.aggregate(rating=Avg("score"), review_count=Count("pk"))
    Product.objects.filter(pk=product.pk).update(**figures)
    product.rating, product.review_count = figures["rating"], figures["review_count"]


def _tokens(product_ids: list[int]) -> dict[int, set[str]]:
    tokens: dict[int, set[str]] = defaultdict(set)
    sources: list[tuple[str, QuerySet, str]] = [
        ("skin", SkinType.objects.all(), "products"),
        ("concern", Concern.objects.all(), "products"),
        ("active", Active.objects.all(), "products"),
        ("category", Category.objects.all(), "product"),
    ]
    for kind, rows, relation in sources:
        found = rows.filter(**{f"{relation}__in": product_ids}).order_by().values_list(relation, "slug")
        for product_id, slug in found:
            tokens[product_id].add(f"{kind}:{slug}")
    return tokens
