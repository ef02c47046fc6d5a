"""What people type, as PostgreSQL's to_tsquery takes it."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from shop.tokens import LONGEST_JOINED_WORD, tokens

LONGEST_QUERY = 200
LONGEST_PHRASE = 4
_MOST_WORDS = 12
_SHORTEST_BEGINNING = 3
_WITHOUT = {"without", "no", "non"}
_FROM = {"from", "of"}

# What stands for a word or a phrase too: {"milk spot": [["milia"]]}, by `phrase_key`.
Meanings = Mapping[str, Sequence[Sequence[str]]]


@dataclass(frozen=True)
class Wish:
    """What a query asks for, and what it wants left out: "night cream without retinol"."""

    words: list[str]
    without: list[str]


def split(query: str) -> list[str]:
    """Return the words of a query: so few that no query is slow."""
    return tokens(query[:LONGEST_QUERY])[:_MOST_WORDS]


def phrase_key(words: Sequence[str]) -> str:
    """Return what a phrase is kept by: "Milk spots" and "milk spot" are one."""
    return " ".join(re.sub(r"(?<=[^\W\d_]{3})s$", "", word) for word in words)


def phrases(words: Sequence[str]) -> dict[str, range]:
    """Return each phrase of a query, of up to four words, with the positions of its words."""
    found = {}
    for size in range(1, LONGEST_PHRASE + 1):
        for start in range(len(words) - size + 1):
            found[phrase_key(words[start : start + size])] = range(start, start + size)
    return found


def read_wish(words: Sequence[str]) -> Wish:
    """Take "retinol free", "free from retinol", "without retinol" and "no retinol" out of the words of a query."""
    kept, without = list(words), []
    for place, word in enumerate(words):
        before, after = words[place - 1 : place] if place else [], words[place + 1 : place + 2]
        if word == "free" and after and after[0] in _FROM and words[place + 2 : place + 3]:
            left_out, phrase = words[place + 2], [word, *words[place + 1 : place + 3]]
        elif word == "free" and before:
            left_out, phrase = before[0], [*before, word]
        elif word in _WITHOUT and after:
            left_out, phrase = after[0], [word, *after]
        else:
            continue
        if left_out in without or any(part not in kept for part in phrase):
            continue
        without.append(left_out)
        for part in phrase:
            kept.remove(part)
    return Wish(words=kept, without=without)


def every_word(
    words: Sequence[str], *, meanings: Meanings | None = None, ignored: frozenset[str] = frozenset()
) -> str:
    """
    Return what finds texts with all these words; the last may go on.

    :param meanings: what stands for a word or phrase too
    :param ignored: words that PostgreSQL leaves out, such as "the"
    """
    return " & ".join(_clauses(words, meanings or {}, ignored, may_go_on=True))


def any_word(
    words: Sequence[str], *, meanings: Meanings | None = None, ignored: frozenset[str] = frozenset()
) -> str:
    """Return what finds texts with at least one of these words."""
    return " | ".join(_clauses(words, meanings or {}, ignored, may_go_on=False))


def _clauses(words: Sequence[str], meanings: Meanings, ignored: frozenset[str], *, may_go_on: bool) -> list[str]:
    """Return an expression for each word: itself, joined with a neighbour, or what it means in its phrase."""
    choices: list[list[str]] = [[_quote(word)] for word in words]
    for place, (word, following) in enumerate(pairwise(words)):
        if word.isalpha() and following.isalpha() and len(word + following) <= LONGEST_JOINED_WORD:
            choices[place].append(_quote(word + following))
            choices[place + 1].append(_quote(word + following))
    for key, places in phrases(words).items():
        for meaning in meanings.get(key, ()):
            for place in places:
                choices[place].append("(" + " & ".join(map(_quote, meaning)) + ")")
    if may_go_on and words and len(words[-1]) >= _SHORTEST_BEGINNING:
        choices[-1].append(f"{_quote(words[-1])}:*")
    return [
        f"({' | '.join(dict.fromkeys(choice))})"
        for word, choice in zip(words, choices, strict=True)
        if word not in ignored
    ]


def _quote(word: str) -> str:
    return "'" + word.replace("'", "''") + "'"
