import pytest

from tests.factories.products import make_ingredient, make_product

pytestmark = pytest.mark.django_db


def test_glossary_puts_ingredients_under_their_letters(client):
    for name in ("Squalane", "Sodium Hydroxide", "1,2-Hexanediol"):
        make_ingredient(inci_name=name)

    letters = client.get("/ingredients/").context["letters"]

    assert [(letter, [str(row) for row in rows]) for letter, rows in letters] == [
        ("0–9", ["1,2-Hexanediol"]),
        ("S", ["Sodium Hydroxide", "Squalane"]),
    ]


def test_ingredient_shows_the_products_that_hold_it(client):
    squalane = make_ingredient(inci_name="Squalane", slug="squalane", summary="A light oil.")
    make_product(title="Much", ingredients=[squalane])
    make_product(title="Little", ingredients=[make_ingredient(), squalane])
    make_product(title="Hidden", ingredients=[squalane], is_public=False)

    response = client.get("/ingredients/squalane/")

    assert [card.title for card in response.context["cards"]] == ["Much", "Little"]
    assert b"A light oil." in response.content


def test_unknown_ingredient_is_not_found(client):
    assert client.get("/ingredients/unknown/").status_code == 404


@pytest.mark.parametrize("count", [1, 3])
def test_ingredient_takes_few_queries(client, count, django_assert_num_queries):
    squalane = make_ingredient(slug="squalane")
    for _ in range(count):
        make_product(ingredients=[squalane], has_picture=True)
    client.get("/ingredients/squalane/")

    with django_assert_num_queries(6):
        client.get("/ingredients/squalane/")
