"""
Text cut into the words that are searched for.

We cut words ourselves, for what is indexed and for what is asked alike. PostgreSQL's parser keeps `aha/bha` whole
and, depending on the database's locale, glues curly quotes to words.
"""

import re
import unicodedata
from html import unescape

from shop.text import composed, plain_quotes

LONGEST_JOINED_WORD = 40
_TAG = re.compile(r"<[^<>]*>")
_SIGNS = str.maketrans(
    dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2212\ufe63\uff0d", "-")
    # Soft hyphens and invisible letters sit inside words; a trade mark would become the letters "tm".
    | dict.fromkeys("\u00ad\u200b\u200c\u200d\u2060\ufeff\u2122\u00ae\u2120", "")
    | {"\u2044": " ", "\x00": " "}
)
_DECIMAL_COMMA = re.compile(r"(?<=\d),(?=\d)")
_AMERICAN_ENDING = re.compile(r"(?<=[a-z]{4})iz(?=(?:e|ed|er|ers|es|ing|ation|ations)\b)")
_NUMBER_OR_WORD = re.compile(r"\d+(?:\.\d+)?|[^\W\d_]+")
_COMPOUND = re.compile(r"[^\W\d_]+(?:['-][^\W\d_]+)+")
_PART = re.compile(r"['-]")
_AMERICAN_WORDS = {
    "color": "colour",
    "colors": "colours",
    "gray": "grey",
    "fiber": "fibre",
    "fibers": "fibres",
    "odor": "odour",
    "sulphate": "sulfate",
    "sulphates": "sulfates",
}


def fold(text: str) -> str:
    """Return the text without accents, capitals, curly quotes, decimal commas and American spellings."""
    plain = composed(plain_quotes(text).translate(_SIGNS), "NFKD").translate(_SIGNS)
    plain = "".join(letter for letter in plain if not unicodedata.combining(letter))
    plain = _AMERICAN_ENDING.sub("is", _DECIMAL_COMMA.sub(".", plain.casefold()))
    return re.sub(r"[a-z]+", lambda word: _AMERICAN_WORDS.get(word[0], word[0]), plain)


def tokens(text: str) -> list[str]:
    """Return the words and numbers of a text: "AHA/BHA 0,3% SPF50" is aha, bha, 0.3, spf and 50."""
    return _NUMBER_OR_WORD.findall(fold(text))


def joined_tokens(text: str) -> list[str]:
    """Return compounds as one word: "make-up" is makeup, and "O'Brien" is obrien."""
    joined = (_PART.sub("", compound) for compound in _COMPOUND.findall(fold(text)))
    return [word for word in joined if len(word) <= LONGEST_JOINED_WORD]


def indexable(text: str) -> str:
    """Return everything a text, or HTML, is found by: its words, and its compounds as one word too."""
    plain = unescape(_TAG.sub(" ", text))
    return " ".join([*tokens(plain), *joined_tokens(plain)])
