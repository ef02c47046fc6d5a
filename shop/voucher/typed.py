"""Codes as people paste them: with the quotes, brackets, full stops and links that they copied along."""

import re

from shop.text import composed, visible

_LINK = re.compile(r"/offer/([^/\s]+)", re.IGNORECASE)
_QUERY = re.compile(r"[?&#]")
_LETTER = re.compile(r"[^\W_]")
_MARKS = re.compile(r"[\W_]+")


def as_typed(text: str) -> str:
    """Return a code letter by letter as it was typed, in the case that codes are kept in."""
    return visible(text).upper()


def as_meant(text: str) -> str:
    """Return a code without what was copied with it: marks around it, a query, the rest of its link."""
    text = visible(composed(text, "NFKC"))
    if link := _LINK.search(text):
        text = link[1]
    return _without_marks_around(_QUERY.split(_without_marks_around(text))[0]).upper()


def squeezed(text: str) -> str:
    """Return the letters and digits of a code: "spring 15" and "SPRING-15" are one."""
    return _MARKS.sub("", as_meant(text))


def _without_marks_around(text: str) -> str:
    """Return the text from its first letter or digit to its last. A pattern with $ would try at every mark."""
    first, last = _LETTER.search(text), _LETTER.search(text[::-1])
    return text[first.start() : len(text) - last.start()] if first and last else ""
