"""What can be read out of a body without rendering it. None of it asks the database anything."""

from collections.abc import Iterator
from typing import Any

from django.utils.html import strip_tags
from django.utils.text import slugify
from wagtail.blocks import StreamValue


def raw_blocks(body: StreamValue, *, kind: str) -> Iterator[dict[str, Any]]:
    """Yield the stored values of all blocks of a kind, in order."""
    for child in body.raw_data:
        if child["type"] == kind and child.get("value") is not None:
            yield child["value"]


def product_keys(body: StreamValue) -> list[int]:
    """Return the keys of the products that a body names, in order."""
    return [value["product"] for value in raw_blocks(body, kind="product") if value.get("product")]


def voucher_keys(body: StreamValue) -> list[int]:
    """Return the keys of the promo codes that a body shows, in order."""
    return [value["voucher"] for value in raw_blocks(body, kind="promo_code") if value.get("voucher")]


def contents(body: StreamValue) -> list[dict[str, str]]:
    """Return the headings of a body with their anchors, for the contents list."""
    return [
        {"text": value["text"], "anchor": value.get("anchor") or slugify(value["text"])}
        for value in raw_blocks(body, kind="heading")
    ]


def plain_text(body: StreamValue) -> str:
    """Return all words of a body, for counting them."""
    return " ".join(strip_tags(text) for text in body.stream_block.get_searchable_content(body))


def give_anchors(body: StreamValue) -> None:
    """Give each heading that has none an anchor made from its text, each anchor once."""
    headings = [block.value for block in body if block.block_type == "heading"]
    taken: set[str] = set()
    for heading in headings:
        wanted = heading.get("anchor") or slugify(heading["text"])[:100] or "section"
        heading["anchor"] = _first_free(wanted, taken)
        taken.add(heading["anchor"])


def _first_free(wanted: str, taken: set[str]) -> str:
    free, number = wanted, 1
    while free in taken:
        number += 1
        free = f"{wanted}-{number}"
    return free
