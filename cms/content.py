"""What can be read out of a body without rendering it. Only `pictures` asks the database anything."""

from collections.abc import Iterator
from typing import Any

from django.utils.html import strip_tags
from django.utils.text import slugify
from wagtail.blocks import StreamValue

from shop.images.models import Picture

BLOCKS_WITH_A_PICTURE = {"image", "hero", "editorial_split"}


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


def keys_within(body: StreamValue, *, kind: str, name: str) -> list[int]:
    """Return the keys in the lists of all blocks of a kind, in order, each once."""
    items = (item for value in raw_blocks(body, kind=kind) for item in value.get(name) or [])
    # A list keeps each of its items with an id of its own.
    keys = (item["value"] if isinstance(item, dict) else item for item in items)
    return list(dict.fromkeys(key for key in keys if key))


def pictures(body: StreamValue) -> list[Picture]:
    """Return the pictures that a body shows. Asks once for each kind of block that has any."""
    values = (block.value for block in body if block.block_type in BLOCKS_WITH_A_PICTURE)
    return [value["picture"] for value in values if value["picture"]]


def blocks_with_levels(body: StreamValue) -> list[tuple[StreamValue.StreamChild, int]]:
    """
    Return each block with the level of the headings in it: 2 before the first heading of the body, then 3.

    A subheading before any heading has level 2 too, so that no level is left out.
    """
    has_heading = False
    found = []
    for block in body:
        is_heading = block.block_type == "heading"
        is_first = is_heading and not has_heading and block.value.get("level") == "subheading"
        has_heading = has_heading or is_heading
        found.append((block, 3 if has_heading and not is_first else 2))
    return found


def alternate_splits(body: StreamValue) -> list[tuple[StreamValue.StreamChild, bool]]:
    """Return each block, and whether it shows its picture on the other side than the one before of its kind."""
    is_turned = True
    found = []
    for block in body:
        is_turned = not is_turned if block.block_type == "editorial_split" else is_turned
        found.append((block, is_turned))
    return found


def contents(body: StreamValue) -> list[dict[str, str]]:
    """Return the headings of a body with their anchors, for the contents list. Smaller ones are left out."""
    return [
        {"text": value["text"], "anchor": value.get("anchor") or slugify(value["text"])}
        for value in raw_blocks(body, kind="heading")
        if value.get("level") != "subheading"
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
