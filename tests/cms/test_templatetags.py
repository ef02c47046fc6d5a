import pytest

from cms.templatetags.emphasis import emphasise
from cms.templatetags.telephone import telephone


@pytest.mark.parametrize(
    ("title", "words", "expected"),
    [
        ("Milia, asked and answered", "asked", "Milia, <em>asked</em> and answered"),
        ("Milia", "", "Milia"),
        ("Milia", "gone", "Milia"),
        ("<b> & co", "& co", "&lt;b&gt; <em>&amp; co</em>"),
    ],
)
def test_emphasise_sets_words_in_italics(title, words, expected):
    assert emphasise(title, words) == expected


@pytest.mark.parametrize(
    ("number", "expected"),
    [
        ("(02) 5550 1234", "tel:+61255501234"),
        ("1800 160 401", "tel:1800160401"),
        ("+61 2 5550 1234", "tel:+61255501234"),
        ("ask us", ""),
    ],
)
def test_telephone_makes_a_link(number, expected):
    assert telephone(number) == expected
