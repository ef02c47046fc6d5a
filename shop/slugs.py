"""What the address of a page ends with, such as "pearl-polish-scrub"."""

import unicodedata

from anyascii import anyascii
from django.db import models
from django.utils.text import slugify

# Small letters, digits, hyphens and underscores, with at least one letter or digit.
SHAPE = r"^[a-z0-9_-]*[a-z0-9][a-z0-9_-]*$"
LONGEST = 255


def make_slug(text: str, *, longest: int = LONGEST) -> str:
    """
    Return how an address says a title: "Crème Éclat" is "creme-eclat", and "Крем" is "krem".

    It's empty for a title without a letter or digit of any script, such as "—" or a flower.
    """
    words = "".join(_said(letter) for letter in text)
    return slugify(anyascii(words)).strip("-_")[:longest].rstrip("-_")


def slug_is_usable(*, table: str) -> models.CheckConstraint:
    """Return the rule that an address is never empty, and the same in small letters."""
    return models.CheckConstraint(condition=models.Q(slug__regex=SHAPE), name=f"{table}_slug_is_usable")


def _said(letter: str) -> str:
    """Return a letter, mark, digit or punctuation as it is, nothing for an invisible one, a gap for a symbol."""
    category = unicodedata.category(letter)
    if category == "Cf":
        return ""
    return letter if category[0] in "LMNPZ" else " "
