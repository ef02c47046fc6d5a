"""Cleaning what a form of a page sends, before it is judged: text, links, and headings and tables within a text."""

from collections import Counter
from typing import Any
from uuid import NAMESPACE_URL, uuid5

from wagtail import blocks
from wagtail.blocks import StreamValue
from wagtail.blocks.list_block import ListValue
from wagtail.contrib.typed_table_block.blocks import TypedTable
from wagtail.rich_text import RichText

from cms.pasting import clean_rich_text, split_rich_text
from shop.pasted_text import cleaned, put_right


class TidyStreamBlock(blocks.StreamBlock):
    """
    Blocks whose texts are cleaned as they arrive.

    The value remembers, in `tidy_notes`, what was changed, so that the editor can be told.
    """

    # The block whose headings and tables become blocks of their own.
    split_block = ""

    def value_from_datadict(self, data: Any, files: Any, prefix: str) -> StreamValue:
        """Return what the form sends, cleaned."""
        sent = super().value_from_datadict(data, files, prefix)
        notes: Counter[str] = Counter()
        children: list[tuple[str, Any, str | None]] = []
        for child in sent:
            if child.block_type == self.split_block and isinstance(child.value, RichText):
                children += self._split(child, notes)
            else:
                children.append((child.block_type, _tidy(child.value, notes), child.id))
        value = StreamValue(self, children)
        value.tidy_notes = notes
        return value

    def clean(self, value: StreamValue) -> StreamValue:
        """Check the blocks, and keep what was noted of them."""
        right = super().clean(value)
        right.tidy_notes = getattr(value, "tidy_notes", Counter())
        return right

    def _split(self, child: Any, notes: Counter[str]) -> list[tuple[str, Any, str | None]]:
        pieces = split_rich_text(child.value.source, notes=notes)
        return [
            (piece.kind, self.child_blocks[piece.kind].to_python(piece.value), _id_of(child.id, number))
            for number, piece in enumerate(pieces)
        ]


def _id_of(block_id: str | None, number: int) -> str | None:
    """Return an id for the block made of a part of another. Saving the same form again gives the same."""
    if block_id is None or number == 0:
        return block_id
    return str(uuid5(NAMESPACE_URL, f"{block_id}/{number}"))


def _tidy(value: Any, notes: Counter[str]) -> Any:
    """Return the value of a block with its texts cleaned."""
    if isinstance(value, RichText):
        return RichText(clean_rich_text(value.source, notes=notes))
    if isinstance(value, str):
        return cleaned(value, notes)
    if isinstance(value, blocks.StructValue):
        for name in list(value):
            value[name] = _tidy(value[name], notes)
    elif isinstance(value, ListValue):
        for index, item in enumerate(list(value)):
            value[index] = _tidy(item, notes)
    elif isinstance(value, TypedTable):
        value.caption = put_right(value.caption or "", notes)
        for column in value.columns:
            column["heading"] = put_right(column["heading"] or "", notes)
        for row in value.row_data:
            row["values"] = [_tidy(cell, notes) for cell in row["values"]]
    return value
