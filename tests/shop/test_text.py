import unicodedata
from pathlib import Path
from typing import Literal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shop.text import composed, plain_quotes, visible, visible_lines

INVISIBLE = "\u200b\u200e\u200f\u202a\u202e\u2060\u2066\u2069\ufeff\u00ad\u034f\u061c\u180e\u3164\x00\x07\x7f\ufe0f"
ODD = st.text(alphabet=st.sampled_from(INVISIBLE + "\u200c\u200d\u0301\u0327 \u00a0\u2003\t\n\r\u2028eé\u0915❤ﬁ😀"))


@pytest.mark.parametrize("letter", INVISIBLE, ids=lambda letter: f"U+{ord(letter):04X}")
def test_visible_removes_letters_that_take_no_room(letter):
    assert visible(f"a{letter}da") == "ada"


@pytest.mark.parametrize(
    "blank", "\u00a0\u2002\u2009\u202f\u3000\u2800\t\n\r\u2028", ids=lambda b: f"U+{ord(b):04X}"
)
def test_visible_makes_one_blank_of_odd_ones(blank):
    assert visible(f"{blank}Ada {blank}{blank}Lovelace{blank}") == "Ada Lovelace"


def test_visible_composes_letters():
    assert visible("Zoe\u0308 Mu\u0308ller") == "Zo\u00eb M\u00fcller"


def test_visible_composes_what_an_invisible_letter_kept_apart():
    assert visible("Zoe\u200b\u0308") == "Zo\u00eb"


@pytest.mark.parametrize("text", ["\u0646\u200c\u0647", "\u0915\u094d\u200d\u0937", "👩\u200d🔬"])
def test_visible_keeps_joiners_that_shape_letters(text):
    assert visible(text) == text


@pytest.mark.parametrize("text", ["a\u200dda", "\u200cada", "ada\u200d", "a\u200c\u200dda", "\u0646\u200c"])
def test_visible_removes_joiners_that_shape_nothing(text):
    assert "\u200c" not in visible(text)
    assert "\u200d" not in visible(text)


def test_visible_of_nothing_but_invisible_letters_is_empty():
    assert visible("\u200b \u2060\u00a0\ufeff\u200d") == ""


def test_visible_lines_keeps_paragraphs():
    text = visible_lines("Dear\u00a0 shop,\r\n\r\n\r\n\r\nit\u200b itches.\u2028Thanks \n")

    assert text == "Dear shop,\n\nit itches.\nThanks"


def test_plain_quotes_are_those_of_a_keyboard():
    assert plain_quotes("O’Brien ‘s “milk spots” „so“ 5′") == 'O\'Brien \'s "milk spots" "so" 5\''


@given(st.text() | ODD)
def test_visible_twice_is_as_once(text):
    assert visible(visible(text)) == visible(text)


@given(st.text() | ODD)
def test_visible_lines_twice_is_as_once(text):
    assert visible_lines(visible_lines(text)) == visible_lines(text)


@given(st.text() | ODD)
def test_visible_text_is_composed_and_can_be_stored(text):
    result = visible(text)

    assert unicodedata.is_normalized("NFC", result)
    assert result.encode("utf-8").decode("utf-8") == result
    assert "\x00" not in result


@given(st.text(alphabet=st.characters(min_codepoint=33, max_codepoint=126)))
def test_visible_keeps_plain_text(text):
    assert visible(text) == text


# In the wrong order, so that they are sorted: the last two only become marks, or two marks, on the way.
MANY_MARKS = ["\u0301" * 300_000 + "\u0316" * 300_000, "\u0f73" * 300_000, "\u094d\uff9e" * 300_000]


@pytest.mark.parametrize("marks", MANY_MARKS, ids=["accents", "Tibetan", "half-width"])
@pytest.mark.parametrize("form", ["NFC", "NFKC", "NFKD"])
def test_letter_with_many_marks_takes_no_time(marks: str, form: Literal["NFC", "NFKC", "NFKD"]):
    """Sorting them took hours, for anyone who sent them in any form, and stopped the whole worker."""
    assert len(composed(f"a{marks}b", form)) < 100


def test_marks_of_real_text_stay():
    text = "Việt Nam หน้าใส कि" * 100

    assert composed(text, "NFKD") == unicodedata.normalize("NFKD", text)


def test_nothing_else_normalises():
    root = Path(__file__).resolve().parents[2]
    files = [file for name in ("catalogue", "cms", "shop") for file in (root / name).rglob("*.py")]
    users = [file for file in files if "unicodedata.normalize" in file.read_text()]

    assert [file.name for file in users if "migrations" not in file.parts] == ["text.py"]
