import pytest
from hypothesis import given
from hypothesis import strategies as st

from shop.tokens import fold, indexable, joined_tokens, tokens


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Éclat", "eclat"),
        ("Moisturizer", "moisturiser"),
        ("Exfoliating", "exfoliating"),
        ("size", "size"),
        ("colour color", "colour colour"),
        ("Straße", "strasse"),
        ("crème brûlée", "creme brulee"),
        ("Zoe\u0308", "zoe"),
        ("d’Argan", "d'argan"),
        ("0,3%", "0.3%"),
        ("Retinol™", "retinol"),
        ("gly\u200bcolic", "glycolic"),
    ],
)
def test_fold_makes_words_comparable(text, folded):
    assert fold(text) == folded


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("AHA/BHA 30%+2% mask", ["aha", "bha", "30", "2", "mask"]),
        ("“Velvet” Night balm", ["velvet", "night", "balm"]),
        ("Huile d’Argan", ["huile", "d", "argan"]),
        ("SPF50", ["spf", "50"]),
        ("50ml", ["50", "ml"]),
        ("1,2-Hexanediol", ["1.2", "hexanediol"]),
        ("make–up", ["make", "up"]),
        ("see www.example.com/a-b", ["see", "www", "example", "com", "a", "b"]),
        ("🌸", []),
    ],
)
def test_tokens_are_words_and_numbers(text, words):
    assert tokens(text) == words


def test_joined_tokens_are_compounds_as_one_word():
    assert joined_tokens("O’Brien-Müller uses make-up") == ["obrienmuller", "makeup"]


def test_indexable_text_has_no_markup():
    assert indexable("<p>Milia &amp; <b>skin</b></p>") == "milia skin"


@given(st.text())
def test_tokens_of_tokens_are_the_same(text):
    words = tokens(text)

    assert tokens(" ".join(words)) == words
