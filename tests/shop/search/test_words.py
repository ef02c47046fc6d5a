import pytest

from shop.search.words import any_word, every_word, phrase_key, read_wish, split


def test_split_takes_words_and_leaves_signs():
    assert split("  Retinol 0.3 %, \\ ' \" (new)! ") == ["retinol", "0.3", "new"]


def test_split_takes_only_so_many_words():
    assert len(split("a " * 500)) == 12


def test_every_word_may_be_joined_with_its_neighbour_and_the_last_may_go_on():
    assert every_word(["dry", "skin"]) == "('dry' | 'dryskin') & ('skin' | 'dryskin' | 'skin':*)"


def test_a_single_letter_does_not_go_on():
    assert every_word(["vitamin", "c"]) == "('vitamin' | 'vitaminc') & ('c' | 'vitaminc')"


def test_a_phrase_is_found_by_what_it_means():
    expression = any_word(["milk", "spots"], meanings={"milk spot": [["milia"], ["keratin", "bumps"]]})

    assert expression == (
        "('milk' | 'milkspots' | ('milia') | ('keratin' & 'bumps'))"
        " | ('spots' | 'milkspots' | ('milia') | ('keratin' & 'bumps'))"
    )


def test_words_that_postgresql_leaves_out_ask_for_nothing():
    assert every_word(["the"], ignored=frozenset(["the"])) == ""


@pytest.mark.parametrize("words", [["Milk", "spots"], ["milk", "spot"]])
def test_phrase_key_is_the_same_for_one_and_many(words):
    assert phrase_key([word.lower() for word in words]) == "milk spot"


@pytest.mark.parametrize(
    ("query", "kept", "without"),
    [
        ("retinol free", [], ["retinol"]),
        ("retinol-free night cream", ["night", "cream"], ["retinol"]),
        ("cream without retinol", ["cream"], ["retinol"]),
        ("cream free from retinol", ["cream"], ["retinol"]),
        ("no fragrance no retinol", [], ["fragrance", "retinol"]),
        ("retinol free fragrance free", [], ["retinol", "fragrance"]),
        ("free", ["free"], []),
        ("without", ["without"], []),
        ("free delivery", ["free", "delivery"], []),
        ("retinol retinol free", ["retinol"], ["retinol"]),
    ],
)
def test_read_query_removes_excluded_words(query, kept, without):
    wish = read_wish(split(query))

    assert (wish.words, wish.without) == (kept, without)
