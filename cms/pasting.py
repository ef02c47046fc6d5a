"""
What editors paste from Word, Google Docs and other programs, as the blocks of a page can hold it.

It is read into lines (paragraphs, headings, list items, rows of tables) and written as Wagtail keeps rich text. In
a text block a row of a table is a paragraph like "| Acid | Strength |", and a heading is a heading, until the page
is saved: then they become blocks of their own. Whatever is changed or left out is counted, so that the editor is
told.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from html import escape
from itertools import groupby
from typing import Any

from bs4 import BeautifulSoup
from bs4.element import NavigableString, PreformattedString, Tag

from shop.ids import read_id
from shop.pasted_text import WORDS, put_right, straight_link, words_of

LONGEST_HEADING = 120
# Of what may be pasted at once.
MOST_LETTERS = 500_000
# Programs nest a few dozen elements at most. Each takes several calls to read, of which Python allows a thousand.
DEEPEST = 50
LONGEST_STYLE = 2000
# Of one table: rows are filled up to the widest, so a small paste can make a huge table.
MOST_CELLS = 10_000

_BLOCK = re.compile(
    "address|article|aside|blockquote|body|center|dd|details|div|dl|dt|fieldset|figcaption|figure|footer|form|h[1-6]|"
    "header|hr|html|li|main|nav|p|section|summary|tbody|td|tfoot|th|thead|tr"
)
_IGNORED = {"head", "link", "meta", "noscript", "script", "style", "template", "title", "xml"}
_MEDIA = {"audio", "canvas", "embed", "iframe", "img", "object", "picture", "svg", "video"}
_STYLES = {"b": "b", "strong": "b", "i": "i", "em": "i", "cite": "i", "sub": "sub", "sup": "sup"}
_DROPPED_STYLES = {"u": "underline", "ins": "underline", "s": "strike", "strike": "strike", "del": "strike"}
_HEADING = re.compile(r"h([1-6])")
_BLANKS = re.compile(r"[ \t\r\n\f]+")
_LOOSE_NO_BREAK_SPACES = re.compile("(?<= )\u00a0+|\u00a0+(?= )|\u00a0{2,}")
_BULLET = re.compile(r"^\s*[•·▪◦●○■‣⁃]\s*(?:-\s+)?")
_NUMBER = re.compile(r"[0-9]+[.)]|[a-z][.)]", re.IGNORECASE)
_MSO_LEVEL = re.compile(r"mso-list:\s*\S+\s+level([1-9])", re.IGNORECASE)
_RULER = re.compile(r":?-{3,}:?")
_FOOTNOTE = re.compile("#_(?:ftn|edn)")
_FOOTNOTE_CLASSES = {"MsoFootnoteReference", "MsoEndnoteReference"}
_SMALL = {
    "sub": str.maketrans("0123456789+-=()", "₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎"),
    "sup": str.maketrans("0123456789+-=()", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾"),
}


@dataclass(frozen=True)
class Run:
    """Letters that look alike: bold, italic, small ones, a link."""

    text: str
    styles: frozenset[str] = frozenset()
    link: tuple[tuple[str, str], ...] = ()


@dataclass
class Line:
    """A paragraph, a heading, an item of a list, or a row of a table with its cells."""

    kind: str
    runs: list[Run] = field(default_factory=list)
    level: int = 0
    cells: list[list[Run]] = field(default_factory=list)


@dataclass(frozen=True)
class Piece:
    """A part of a text that becomes a block of its own: text, heading or table."""

    kind: str
    value: Any


def clean_paste(html: str, *, has_headings: bool, notes: Counter[str]) -> str:
    """
    Return what was pasted as Wagtail keeps rich text.

    :param has_headings: whether headings and tables may stay, to become blocks of their own
    """
    lines = _tidy(_read(html[:MOST_LETTERS], notes), notes)
    if not has_headings:
        lines = [_without_heading(line, notes) for line in lines]
    _count(
        notes, "tables" if has_headings else "loose_tables", len({one.level for one in lines if one.kind == "row"})
    )
    _count(notes, "headings", sum(line.kind == "heading" for line in lines))
    return _write(_ranked(lines))


def clean_plain_paste(text: str, *, notes: Counter[str]) -> str:
    """Return text without any form as Wagtail keeps rich text: a paragraph for each line."""
    lines = [Line("p", [Run(line)]) for line in text[:MOST_LETTERS].splitlines()]
    return _write(_tidy(lines, notes))


def clean_rich_text(html: str, *, notes: Counter[str]) -> str:
    """Return rich text of one field, cleaned; just as it is if nothing is wrong with it."""
    found: Counter[str] = Counter()
    lines = _tidy(_read(html, found), found)
    notes.update(found)
    return _write(lines) if found else html


def split_rich_text(html: str, *, notes: Counter[str]) -> list[Piece]:
    """Return the blocks that a text is made of; the text itself, as it is, if it is one and nothing is wrong."""
    found: Counter[str] = Counter()
    lines = _tables(_tidy(_read(html, found), found))
    pieces = list(_pieces(lines, found))
    notes.update(found)
    if not found and len(pieces) < 2:
        return [Piece("text", html)]
    return pieces or [Piece("text", "")]


def _count(notes: Counter[str], name: str, count: int) -> None:
    if count:
        notes[name] += count


# --- Reading -------------------------------------------------------------------------------------------------


def _read(html: str, notes: Counter[str]) -> list[Line]:
    reader = _Reader(notes)
    reader.read(BeautifulSoup(html, "html.parser"))
    reader.finish()
    return reader.lines


class _Reader:
    """Walks through HTML and gathers lines."""

    def __init__(self, notes: Counter[str], *, depth: int = 0) -> None:
        self.notes = notes
        self.depth = depth
        self.lines: list[Line] = []
        self.line = Line("p")
        self.lists: list[str] = []
        self.tables = 0

    def read(
        self, parent: Tag, styles: frozenset[str] = frozenset(), link: tuple[tuple[str, str], ...] = ()
    ) -> None:
        if self.depth == DEEPEST:
            self.line.runs.append(Run(_BLANKS.sub(" ", parent.get_text(" ")), styles, link))
            return
        self.depth += 1
        for node in parent.children:
            if isinstance(node, Tag):
                self.read_tag(node, styles, link)
            elif isinstance(node, NavigableString) and not isinstance(node, PreformattedString):
                self.line.runs.append(Run(_BLANKS.sub(" ", str(node)), styles, link))
        self.depth -= 1

    def read_tag(self, tag: Tag, styles: frozenset[str], link: tuple[tuple[str, str], ...]) -> None:
        if tag.name in _IGNORED or _is_list_mark(tag) or _is_hidden(tag):
            return
        if tag.name in _MEDIA:
            self.notes["media"] += 1
        elif tag.name == "br":
            self.line.runs.append(Run("\n", styles, link))
        elif tag.name == "table":
            self.read_table(tag)
        elif tag.name in ("ul", "ol"):
            self.lists.append(tag.name)
            self.read_block(tag, styles, link, "p")
            self.lists.pop()
        elif tag.name == "pre":
            for line in tag.get_text().splitlines():
                self.finish()
                self.line.runs.append(Run(line, styles, link))
            self.finish()
        elif _BLOCK.fullmatch(tag.name):
            self.read_block(tag, styles, link, *self.kind_of(tag))
        else:
            self.read(tag, self.styles_of(tag, styles), self.link_of(tag, link))

    def read_block(
        self, tag: Tag, styles: frozenset[str], link: tuple[tuple[str, str], ...], kind: str, level: int = 0
    ) -> None:
        outer = self.line
        self.finish()
        if kind == "p" and outer.kind in ("ul", "ol", "heading"):
            # A paragraph in an item of a list is the item.
            kind, level = outer.kind, outer.level
        self.line = Line(kind, level=level)
        self.read(tag, styles, link)
        self.finish()
        self.line = Line(outer.kind, level=outer.level)

    def finish(self) -> None:
        """End the line that is read, and begin another one like it."""
        if self.line.runs:
            self.lines.append(self.line)
        self.line = Line(self.line.kind, level=self.line.level)

    def kind_of(self, tag: Tag) -> tuple[str, int]:
        if heading := _HEADING.fullmatch(tag.name):
            return "heading", int(heading.group(1))
        if tag.name == "li":
            return (self.lists[-1] if self.lists else "ul"), max(0, len(self.lists) - 1)
        if level := _MSO_LEVEL.search(_style(tag)):
            mark = next((_words(found) for found in tag.find_all(True) if _is_list_mark(found)), "")
            return ("ol" if _NUMBER.match(mark) else "ul"), int(level.group(1)) - 1
        if "MsoTitle" in _classes(tag):
            return "heading", 1
        if tag.name == "blockquote":
            self.notes["quotes"] += 1
        return "p", 0

    def styles_of(self, tag: Tag, styles: frozenset[str]) -> frozenset[str]:
        style = _style(tag)
        if tag.name in _STYLES and not (tag.name in ("b", "strong") and "font-weight:normal" in style):
            styles |= {_STYLES[tag.name]}
        if tag.name in _DROPPED_STYLES and _words(tag):
            self.notes[_DROPPED_STYLES[tag.name]] += 1
        if re.search(r"font-weight:(?:normal|[1-5]00)", style):
            styles -= {"b"}
        if re.search(r"font-weight:(?:bold|[6-9]00)", style):
            styles |= {"b"}
        if "font-style:normal" in style:
            styles -= {"i"}
        if "font-style:italic" in style:
            styles |= {"i"}
        if "vertical-align:sub" in style:
            styles |= {"sub"}
        if "vertical-align:super" in style or _FOOTNOTE_CLASSES & set(_classes(tag)):
            styles |= {"sup"}
        if "text-decoration:line-through" in style:
            self.notes["strike"] += 1
        return styles

    def link_of(self, tag: Tag, link: tuple[tuple[str, str], ...]) -> tuple[tuple[str, str], ...]:
        if tag.name != "a":
            return link
        if tag.get("linktype"):
            if read_id(str(tag.get("id"))) is None:
                # Wagtail could not open a text with a link to no page.
                self.notes["dead_links"] += 1
                return ()
            return tuple((name, str(tag[name])) for name in ("linktype", "id") if tag.get(name))
        address = str(tag.get("href") or "")
        if not address:
            return link
        target = straight_link(address, self.notes)
        if not target:
            self.notes["footnotes" if _FOOTNOTE.match(address) else "dead_links"] += 1
        return (("href", target),) if target else ()

    def read_table(self, table: Tag) -> None:
        self.finish()
        rows = [self.read_row(row) for row in table.find_all("tr") if row.find_parent("table") is table]
        rows = [row for row in rows if any(_text(cell).strip() for cell in row)]
        width = max((len(row) for row in rows), default=0)
        is_too_large = width * len(rows) > MOST_CELLS
        _count(self.notes, "large_tables", is_too_large)
        if width < 2 or is_too_large:
            # Drawn for its frame alone, or more than a page can show.
            self.lines += [Line("p", cell) for row in rows for cell in row if cell]
            return
        self.tables += 1
        for row in rows:
            cells = row + [[] for _ in range(width - len(row))]
            self.lines.append(Line("row", level=self.tables, cells=cells))

    def read_row(self, row: Tag) -> list[list[Run]]:
        cells: list[list[Run]] = []
        for cell in row.find_all(["td", "th"], recursive=False):
            inner = _Reader(self.notes, depth=self.depth)
            inner.read(cell)
            inner.finish()
            runs: list[Run] = []
            for line in inner.lines:
                parts = line.cells if line.kind == "row" else [line.runs]
                for part in parts:
                    runs += ([Run("\n")] if runs and _text(part).strip() else []) + part
            cells.append(runs)
            spanned = _number(cell.get("colspan")) - 1
            if spanned > 0:
                self.notes["merged"] += 1
                cells += [[] for _ in range(min(spanned, 20))]
            if _number(cell.get("rowspan")) > 1:
                self.notes["merged"] += 1
        return cells


def _style(tag: Tag) -> str:
    written = " ".join(str(tag.get("style") or "")[:LONGEST_STYLE].split())
    return re.sub(" ?([:;]) ?", r"\1", written).lower()


def _classes(tag: Tag) -> list[str]:
    found: str | list[str] = tag.get("class") or []
    return found.split() if isinstance(found, str) else list(found)


def _words(tag: Tag) -> str:
    return tag.get_text().strip()


def _is_list_mark(tag: Tag) -> bool:
    return "mso-list:ignore" in _style(tag)


def _is_hidden(tag: Tag) -> bool:
    style = _style(tag)
    return "display:none" in style or "mso-hide:all" in style


def _number(value: Any) -> int:
    text = str(value or "1")
    return int(text) if text.isascii() and text.isdigit() and len(text) < 4 else 1


# --- Putting right -------------------------------------------------------------------------------------------


def _tidy(lines: Iterable[Line], notes: Counter[str]) -> list[Line]:
    tidied = []
    for line in lines:
        if line.kind == "row":
            tidied.append(Line("row", level=line.level, cells=[_tidy_runs(cell, notes) for cell in line.cells]))
            continue
        line = Line(line.kind, _tidy_runs(line.runs, notes), line.level)
        if line.kind == "p" and (bullet := _BULLET.match(_text(line.runs))):
            notes["bullets"] += 1
            line = Line("ul", _cut_start(line.runs, len(bullet.group())))
        tidied.append(line)
    # Empty lines are there for the distance they make.
    return [line for line in tidied if line.kind == "row" or _text(line.runs).strip()]


def _tidy_runs(runs: list[Run], notes: Counter[str]) -> list[Run]:
    """Merge runs that look alike, put their letters right, and take away blanks at both ends."""
    merged = [
        Run(put_right("".join(run.text for run in group), notes), styles, link)
        for (styles, link), group in groupby(runs, lambda run: (run.styles, run.link))
    ]
    merged = [Run(_spaced(run.text), run.styles, run.link) for run in merged]
    for index in range(1, len(merged)):
        if merged[index - 1].text.endswith(" ") and merged[index].text.startswith(" "):
            merged[index] = Run(merged[index].text[1:], merged[index].styles, merged[index].link)
    merged = [run for run in merged if run.text]
    while merged and not (text := merged[0].text.lstrip()):
        merged.pop(0)
    if merged:
        merged[0] = Run(text, merged[0].styles, merged[0].link)
    while merged and not (text := merged[-1].text.rstrip()):
        merged.pop()
    if merged:
        merged[-1] = Run(text, merged[-1].styles, merged[-1].link)
    return merged


def _spaced(text: str) -> str:
    text = _LOOSE_NO_BREAK_SPACES.sub(lambda found: "" if len(found.group()) == 1 else " ", text)
    # First the blanks: a pattern that may begin anywhere in a long run of them would take its length squared.
    return re.sub(" ?\n ?", "\n", re.sub(" {2,}", " ", text))


def _cut_start(runs: list[Run], length: int) -> list[Run]:
    kept = []
    for run in runs:
        cut = min(length, len(run.text))
        length -= cut
        if run.text[cut:]:
            kept.append(Run(run.text[cut:], run.styles, run.link))
    return kept


def _text(runs: list[Run]) -> str:
    return "".join(run.text for run in runs)


def _without_heading(line: Line, notes: Counter[str]) -> Line:
    if line.kind != "heading":
        return line
    notes["bold_headings"] += 1
    return _bold(line)


def _bold(line: Line) -> Line:
    return Line("p", [Run(run.text, run.styles | {"b"}, run.link) for run in line.runs])


def _ranked(lines: list[Line]) -> list[Line]:
    """Return the lines with headings of two ranks: the highest that occur, and all others."""
    highest = min((line.level for line in lines if line.kind == "heading"), default=0)
    # A title above everything is one of a kind; what comes below it are the headings.
    return [
        Line("heading", line.runs, 2 if line.level <= max(2, highest) else 3) if line.kind == "heading" else line
        for line in lines
    ]


# --- Writing -------------------------------------------------------------------------------------------------


def _write(lines: list[Line]) -> str:
    parts = []
    for (kind, _), group in groupby(lines, _group_of):
        some = list(group)
        if kind == "list":
            parts.append(_write_list(some))
        elif kind == "row":
            ruler = Line("row", cells=[[Run("---")] for _ in some[0].cells])
            parts += map(_write_row, [some[0], ruler, *some[1:]] if len(some) > 1 else some)
        else:
            parts += map(_write_line, some)
    return "".join(parts)


def _group_of(line: Line) -> tuple[str, int]:
    """Return what a line is written or parted with: other items of its list, other rows of its table."""
    if line.kind == "row":
        return "row", line.level
    return ("list" if line.kind in ("ul", "ol") else line.kind), 0


def _write_row(line: Line) -> str:
    return f"<p>| {' | '.join(_write_runs(_in_a_row(cell)) for cell in line.cells)} |</p>"


def _write_line(line: Line) -> str:
    name = f"h{line.level}" if line.kind == "heading" else "p"
    return f"<{name}>{_write_runs(line.runs)}</{name}>"


def _in_a_row(runs: list[Run]) -> list[Run]:
    return [Run(run.text.replace("\n", " ").replace("|", "¦"), run.styles, run.link) for run in runs]


def _write_list(lines: list[Line], depth: int = 0) -> str:
    written, index = "", 0
    while index < len(lines):
        kind, items = lines[index].kind, ""
        while index < len(lines) and (lines[index].level > depth or lines[index].kind == kind):
            item = _write_runs(lines[index].runs) if lines[index].level <= depth else ""
            index += lines[index].level <= depth
            first = index
            while index < len(lines) and lines[index].level > depth:
                index += 1
            items += f"<li>{item}{_write_list(lines[first:index], depth + 1) if index > first else ''}</li>"
        written += f"<{kind}>{items}</{kind}>"
    return written


def _write_runs(runs: list[Run]) -> str:
    written = ""
    for link, group in groupby(runs, lambda run: run.link):
        inner = "".join(map(_write_run, group))
        attributes = "".join(f' {name}="{escape(value)}"' for name, value in link)
        written += f"<a{attributes}>{inner}</a>" if link else inner
    return written


def _write_run(run: Run) -> str:
    written = escape(run.text, quote=False).replace("\n", "<br/>")
    for style in ("sup", "sub", "i", "b"):
        if style in run.styles:
            written = f"<{style}>{written}</{style}>"
    return written


# --- Parting into blocks -------------------------------------------------------------------------------------


def _tables(lines: list[Line]) -> list[Line]:
    """Return the lines with rows of tables where two paragraphs or more look like such, all of one width."""
    found: list[Line] = []
    number = 0
    for width, group in groupby(lines, lambda line: len(_cells(line))):
        some = list(group)
        if width < 2 or len(some) < 2:
            found += some
            continue
        rows = [_cells(line) for line in some]
        number += 1
        for index, row in enumerate(rows):
            if _is_ruler(row):
                continue
            # A ruler stands below the first row of a table.
            number += 0 < index < len(rows) - 1 and _is_ruler(rows[index + 1])
            found.append(Line("row", level=number, cells=row))
    return found


def _is_ruler(row: list[list[Run]]) -> bool:
    return all(_RULER.fullmatch(_text(cell)) for cell in row)


def _cells(line: Line) -> list[list[Run]]:
    """Return the cells of a paragraph like "| Acid | Strength |"; none when it is no such."""
    text = _text(line.runs)
    if line.kind != "p" or len(text) < 3 or not (text.startswith("|") and text.endswith("|")) or "\n" in text:
        return []
    cells: list[list[Run]] = [[]]
    for run in line.runs:
        first, *others = run.text.split("|")
        cells[-1].append(Run(first, run.styles, run.link))
        cells += [[Run(other, run.styles, run.link)] for other in others]
    return [_tidy_runs(cell, Counter()) for cell in cells[1:-1]]


def _pieces(lines: list[Line], notes: Counter[str]) -> Iterator[Piece]:
    waiting: list[Line] = []
    for (kind, _), group in groupby(lines, _group_of):
        some = list(group)
        if kind not in ("heading", "row"):
            waiting += some
        elif kind == "heading":
            for line in some:
                text = _plain(line.runs)
                if len(text) > LONGEST_HEADING:
                    notes["long_headings"] += 1
                    waiting.append(_bold(line))
                    continue
                yield from _text_piece(waiting)
                waiting = []
                notes["headings"] += 1
                yield Piece("heading", {"text": text, "level": "subheading" if line.level > 2 else "heading"})
        else:
            yield from _text_piece(waiting)
            waiting = []
            notes["tables"] += 1
            yield Piece("table", _table(some))
    yield from _text_piece(waiting)


def _text_piece(lines: list[Line]) -> Iterator[Piece]:
    if html := _write(lines):
        yield Piece("text", html)


def _plain(runs: list[Run]) -> str:
    """Return runs as plain text, small letters by the signs that there are for them."""
    parts = []
    for run in runs:
        small = next((name for name in _SMALL if name in run.styles), "")
        parts.append(run.text.translate(_SMALL[small]) if small else run.text)
    return " ".join("".join(parts).split())


def _table(rows: list[Line]) -> dict[str, Any]:
    """Return rows as Wagtail keeps a table. The first are headings of columns, unless there is no other row."""
    width = len(rows[0].cells)
    heads, body = ([], rows) if len(rows) == 1 else (rows[0].cells, rows[1:])
    columns = [{"type": "text", "heading": _plain(cell)} for cell in heads or [[] for _ in range(width)]]
    return {
        "columns": columns,
        "rows": [{"values": [_cell(cell) for cell in row.cells]} for row in body],
        "caption": "",
    }


def _cell(runs: list[Run]) -> str:
    return f"<p>{_write_runs(runs)}</p>" if runs else ""


# --- Telling -------------------------------------------------------------------------------------------------

# What is said of each kind of change: of one, and of several.
_WORDS = {
    **WORDS,
    "dead_links": (
        "A link that only worked in your document was removed. Its words are still here.",
        "{} links that only worked in your document were removed. Their words are still here.",
    ),
    "footnotes": ("Footnote marks are kept as small figures without a link.",) * 2,
    "media": (
        "A picture was left out. Upload it, and use an image block.",
        "{} pictures were left out. Upload them, and use image blocks.",
    ),
    "quotes": (
        "A quotation is a paragraph now. Use a quote block to set it apart.",
        "{} quotations are paragraphs now. Use quote blocks to set them apart.",
    ),
    "underline": ("Underlining was left out.",) * 2,
    "strike": ("Crossing out was left out. The words are still here: check them.",) * 2,
    "bullets": (
        "A line that starts with a bullet is now a list.",
        "Lines that start with a bullet are now a list.",
    ),
    "merged": ("Merged cells of a table were split.",) * 2,
    "bold_headings": (
        "A heading is a bold line now, since this field has no headings.",
        "{} headings are bold lines now, since this field has no headings.",
    ),
    "long_headings": (
        "A heading was too long for a heading block, so it's a bold line.",
        "{} headings were too long for heading blocks, so they're bold lines.",
    ),
    "large_tables": (
        "A table was too large, so each of its cells is a line now.",
        "{} tables were too large, so each of their cells is a line now.",
    ),
    "loose_tables": ("The rows of a table are lines now, since this field has no tables.",) * 2,
    "headings": ("A heading is now a block of its own.", "{} headings are now blocks of their own."),
    "tables": ("A table is now a block of its own.", "{} tables are now blocks of their own."),
}
_WORDS_BEFORE_SAVING = {
    "headings": (
        "A heading becomes a block of its own when you save.",
        "{} headings become blocks of their own when you save.",
    ),
    "tables": (
        "A table becomes a block of its own when you save. Until then its rows are lines with | between the cells.",
        "{} tables become blocks of their own when you save. Until then their rows are lines with | between cells.",
    ),
}


def words_for(notes: Counter[str], *, is_saved: bool) -> list[str]:
    """Return what to tell an editor of what was changed or left out."""
    words = _WORDS if is_saved else {**_WORDS, **_WORDS_BEFORE_SAVING}
    return words_of(notes, words=words)
