"""Text as people mean it: what they paste brings letters that nobody sees, odd blanks and typographic quotes."""

import re
import unicodedata
from typing import Literal

# Letters that take no room: marks of direction, zero-width blanks, soft hyphens, fillers, control letters, tags.
_INVISIBLE = re.compile(
    "[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f"
    "\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufffb"
    "\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e0fff\ud800-\udfff]"
)
# Joiners shape words of several scripts, and many emoji. Between other letters they only hide.
_SHAPED = "[\u0370-\u1fff\u2100-\u2fff\u3001-\ufdff\ufe20-\uffff\U00010000-\U000dffff]"
_JOINERS = re.compile(f"(?<!{_SHAPED})[\u200c\u200d]|[\u200c\u200d](?!{_SHAPED})")
_LINE_BREAKS = re.compile("\r\n|[\r\x0b\x0c\x85\u2028\u2029]")
_BLANKS = re.compile(r"[^\S\n]+|\u2800+")
_MANY_BLANK_LINES = re.compile("\n{3,}")
# A letter carries a few marks. Unicode sorts those of a letter in time that is the square of their number, and
# Python does nothing else until it is done, so a long run of them would stop the whole process.
MOST_MARKS = 30
_HARMLESS_LENGTH = 1000
# Marks that are none by their category, but become such when they are composed (NFKC).
_HALF_WIDTH_MARKS = "\uff9e\uff9f"
_QUOTES = str.maketrans(
    {
        **dict.fromkeys("\u2018\u2019\u201a\u201b\u02bb\u02bc\u2032\u2035\u0060\u00b4\uff07", "'"),
        **dict.fromkeys("\u201c\u201d\u201e\u201f\u2033\u2036\u00ab\u00bb\uff02", '"'),
    }
)


def has_nul(text: str) -> bool:
    """Whether it holds a NUL, which PostgreSQL neither stores nor compares with."""
    return "\x00" in text


def composed(text: str, form: Literal["NFC", "NFKC", "NFKD"] = "NFC") -> str:
    """Return text in a normal form of Unicode, with at most thirty marks on a letter. Nothing else normalises."""
    return unicodedata.normalize(form, _with_few_marks(text))


def visible(text: str) -> str:
    """
    Return text of one line as a reader sees it: composed (NFC), without invisible letters, single blanks.

    Joiners stay where a script or an emoji needs them. Calling it again changes nothing.
    """
    return " ".join(visible_lines(text).split())


def visible_lines(text: str) -> str:
    """Return text of several lines as a reader sees it; see `visible`. At most one empty line stays in a row."""
    text = without_invisible(_LINE_BREAKS.sub("\n", composed(text)))
    lines = (_BLANKS.sub(" ", line).strip() for line in text.split("\n"))
    return _MANY_BLANK_LINES.sub("\n\n", "\n".join(lines)).strip()


def without_invisible(text: str) -> str:
    """Return the text, composed, without the letters that nobody sees. Its blanks stay as they are."""
    text = composed(_INVISIBLE.sub("", composed(text)))
    return composed(_without_idle_joiners(text))


def plain_quotes(text: str) -> str:
    """Return the text with the quotes and apostrophes of a keyboard in place of typographic ones."""
    return text.translate(_QUOTES)


def _with_few_marks(text: str) -> str:
    if len(text) <= _HARMLESS_LENGTH or text.isascii():
        return text
    kept, marks = [], 0
    for letter in text:
        is_mark = unicodedata.category(letter)[0] == "M" or letter in _HALF_WIDTH_MARKS
        marks = marks + 1 if is_mark else 0
        if marks <= MOST_MARKS:
            kept.append(letter)
    return "".join(kept)


def _without_idle_joiners(text: str) -> str:
    """Remove joiners until each one left stands between letters that it shapes."""
    while (shorter := _JOINERS.sub("", text)) != text:
        text = shorter
    return text
