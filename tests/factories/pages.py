"""Pages and enquiries for tests: what is not asked for is plain and plausible."""

import json
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from itertools import count
from typing import Any

from cms.models import ArticlePage, HomePage, JournalIndexPage, Person, StandardPage, Topic
from shop.voucher.creation import create_voucher
from shop.voucher.models import Voucher
from tests.factories.products import make_picture

_numbers = count(1)


def block(kind: str, value: Any) -> dict[str, Any]:
    """Return a block as Wagtail keeps it."""
    return {"type": kind, "value": value}


def product_block(product: Any, note: str = "") -> dict[str, Any]:
    return block("product", {"product": product.pk, "note": note})


def promo_block(voucher: Voucher) -> dict[str, Any]:
    return block("promo_code", {"voucher": voucher.pk, "text": ""})


def image_block() -> dict[str, Any]:
    return block("image", {"picture": make_picture().pk, "alt": "A drop", "caption": ""})


def heading_block(text: str) -> dict[str, Any]:
    return block("heading", {"text": text, "anchor": ""})


def questions_block(*questions: str) -> dict[str, Any]:
    items = [{"question": question, "answer": "<p>It <b>depends</b>.</p>"} for question in questions]
    return block("question_and_answer", {"items": items})


def make_person(**fields: Any) -> Person:
    number = next(_numbers)
    return Person.objects.create(
        **{"name": f"Writer {number}", "slug": f"writer-{number}", "role": "Editor", **fields}
    )


def make_topic(**fields: Any) -> Topic:
    number = next(_numbers)
    return Topic.objects.create(**{"name": f"Topic {number}", "slug": f"topic-{number}", **fields})


def make_article(
    *,
    body: list[dict[str, Any]] | None = None,
    related_products: tuple[Any, ...] = (),
    related_articles: tuple[ArticlePage, ...] = (),
    **fields: Any,
) -> ArticlePage:
    """Make a published article in the journal."""
    number = next(_numbers)
    values: dict[str, Any] = {
        "title": f"Article {number}",
        "slug": f"article-{number}",
        "standfirst": "Why read on.",
        "author": fields.pop("author", None) or make_person(),
        "topic": fields.pop("topic", None) or make_topic(),
        "picture": make_picture(),
        "body": json.dumps(body or []),
        "related_products": json.dumps([block("product", product.pk) for product in related_products]),
        "related_articles": json.dumps([block("article", article.pk) for article in related_articles]),
    }
    return JournalIndexPage.objects.get().add_child(instance=ArticlePage(**{**values, **fields}))


def make_standard_page(*, body: list[dict[str, Any]] | None = None, **fields: Any) -> StandardPage:
    """Make a published page beside the journal."""
    number = next(_numbers)
    values = {"title": f"Page {number}", "slug": f"page-{number}", "body": json.dumps(body or [])}
    return HomePage.objects.get().add_child(instance=StandardPage(**{**values, **fields}))


def make_voucher(**fields: Any) -> Voucher:
    """Make a code for articles that counts now."""
    now = datetime.now(UTC)
    values: dict[str, Any] = {
        "code": f"code{next(_numbers)}",
        "percent": Decimal(15),
        "starts_at": now - timedelta(days=1),
        "ends_at": now + timedelta(days=30),
        "terms": "First order only.",
        "is_for_articles": True,
    }
    return create_voucher(**{**values, **fields})
