"""Words as people type them, made comparable: the same is done to what is indexed and to what is asked."""

import re
import unicodedata

LONGEST_QUERY = 200
_MOST_WORDS = 12
_SHORTEST_BEGINNING = 3
_WORD = re.compile(r"\d+(?:\.\d+)?|[^\W\d_]+(?:'[^\W\d_]+)?")
_AMERICAN_ENDING = re.compile(r"(?<=[a-z]{4})iz(?=(?:e|ed|er|ers|es|ing|ation|ations)\b)")
_LETTER_THEN_DIGIT = re.compile(r"(?<=[^\W\d_])(?=\d)")
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
# What people say for what our texts call otherwise.
ALSO_MEANS = {
    "eclat": ("radiance", "glow", "dullness"),
    "brightening": ("dullness",),
    "radiance": ("dullness", "glow"),
    "blackheads": ("congestion", "pores"),
    "pores": ("congestion",),
    "wrinkles": ("lines",),
    "spf": ("sunscreen",),
    "sunblock": ("sunscreen", "spf"),
    "aha": ("glycolic", "lactic", "mandelic"),
    "bha": ("salicylic",),
    "pha": ("gluconolactone",),
    "efa": ("omega", "linoleic"),
    "milium": ("milia",),
    "hyaluronic": ("hyaluronate",),
    "hyaluron": ("hyaluronate",),
    "panthenol": ("provitamin",),
    "tocopherol": ("tocopheryl",),
}


def fold(text: str) -> str:
    """Return the text without accents, capitals and American spellings; "spf50" becomes "spf 50"."""
    plain = "".join(letter for letter in unicodedata.normalize("NFKD", text) if not unicodedata.combining(letter))
    plain = _AMERICAN_ENDING.sub("is", plain.casefold().replace("\x00", " "))
    plain = _LETTER_THEN_DIGIT.sub(" ", plain)
    return re.sub(r"[a-z]+", lambda word: _AMERICAN_WORDS.get(word[0], word[0]), plain)


def split(query: str) -> list[str]:
    """Return the folded words of a query: so few that no query is slow."""
    return _WORD.findall(fold(query[:LONGEST_QUERY]))[:_MOST_WORDS]


def every_word(words: list[str]) -> str:
    """Return what PostgreSQL's to_tsquery takes to find texts with all these words; the last may go on."""
    *first, last = words
    may_go_on = f" | {_quote(last)}:*" if len(last) >= _SHORTEST_BEGINNING else ""
    return " & ".join([*map(_alternatives, first), f"({_alternatives(last)}{may_go_on})"])


def any_word(words: list[str]) -> str:
    """Return what PostgreSQL's to_tsquery takes to find texts with at least one of these words."""
    return " | ".join(map(_alternatives, words))


def _alternatives(word: str) -> str:
    return "(" + " | ".join(map(_quote, (word, *ALSO_MEANS.get(word, ())))) + ")"


def _quote(word: str) -> str:
    return "'" + word.replace("'", "''") + "'"
