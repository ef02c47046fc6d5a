import pytest

from shop.search.words import any_word, every_word, fold, split


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Éclat", "eclat"),
        ("Moisturizer", "moisturiser"),
        ("Exfoliating", "exfoliating"),
        ("size", "size"),
        ("SPF50", "spf 50"),
        ("colour color", "colour colour"),
        ("Straße", "strasse"),
        ("crème brûlée", "creme brulee"),
    ],
)
def test_fold_makes_words_comparable(text, folded):
    assert fold(text) == folded


def test_split_takes_words_and_leaves_signs():
    assert split("  Retinol 0.3 %, \\ ' \" (new)! ") == ["retinol", "0.3", "new"]


def test_split_takes_only_so_many_words():
    assert len(split("a " * 500)) == 12


def test_every_word_may_go_on_with_the_last():
    assert every_word(["dry", "skin"]) == "('dry') & (('skin') | 'skin':*)"


def test_a_single_letter_does_not_go_on():
    assert every_word(["vitamin", "c"]) == "('vitamin') & (('c'))"


def test_words_are_quoted():
    assert any_word(["o'neil"]) == "('o''neil')"
