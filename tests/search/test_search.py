from urllib.parse import quote

import pytest

from catalogue.models import Product
from shop.search.services import index_all_products, search
from tests.factories import make_category, make_ingredient, make_product

pytestmark = pytest.mark.django_db


@pytest.fixture
def shelf() -> None:
    """Products whose words the mistyped ones resemble."""
    make_product(title="Niacinamide oil-free eye gel", slug="eye-gel", summary="For milia-prone skin.")
    make_product(title="Retinol 0.3 renewal cream", slug="retinol")
    make_product(title="Exfoliating scrub", slug="scrub", description="A gentle, exfoliating wash for dull skin.")
    make_product(
        title="Barrier moisturiser",
        slug="moisturiser",
        ingredients=[make_ingredient(inci_name="Sodium Hyaluronate", slug="hyaluronate")],
    )
    make_product(title="Crème Éclat", slug="eclat")
    make_product(title="Sun fluid SPF 50", slug="sun")
    index_all_products()


def _slugs(query: str) -> list[str]:
    hits = search(query=query).hits(offset=0, limit=24)
    slugs = Product.objects.in_bulk([hit.object_id for hit in hits])
    return [slugs[hit.object_id].slug for hit in hits]


@pytest.mark.usefixtures("shelf")
@pytest.mark.parametrize(
    ("query", "slug"),
    [
        ("niacinmide", "eye-gel"),
        ("retonol", "retinol"),
        ("hyaluronc", "moisturiser"),
        ("hyaluronic", "moisturiser"),
        ("exfoliatng", "scrub"),
        ("milea", "eye-gel"),
        ("moisturiser", "moisturiser"),
        ("moisturizer", "moisturiser"),
        ("eclat", "eclat"),
        ("éclat", "eclat"),
        ("ÉCLAT", "eclat"),
        ("spf50", "sun"),
        ("retin", "retinol"),
    ],
)
def test_search_finds_what_was_meant(query, slug):
    assert _slugs(query)[0] == slug


@pytest.mark.usefixtures("shelf")
def test_search_says_that_it_corrected(client):
    page = client.get("/search/?q=retonol").content.decode()

    assert "Did you mean" in page
    assert "Retinol 0.3 renewal cream" in page
    assert 'value="retonol"' in page


@pytest.mark.usefixtures("shelf")
def test_search_puts_titles_before_texts():
    make_product(title="Night oil", slug="oil", description="Goes well with retinol.")
    index_all_products()

    assert _slugs("retinol") == ["retinol", "oil"]


@pytest.mark.usefixtures("shelf")
def test_search_for_words_that_nothing_has_together_finds_some_of_them():
    found = search(query="retinol scrub")

    assert found.is_partial
    assert found.total == 2


def test_search_never_shows_what_is_hidden(client):
    shown = make_product(title="Retinol cream")
    make_product(title="Retinol secret", category=make_category(is_public=False))
    index_all_products()
    hidden = make_product(title="Retinol draft")
    index_all_products()
    Product.objects.filter(pk=hidden.pk).update(is_public=False)

    response = client.get("/search/?q=retinol")

    assert [card.product_id for card in response.context["results"].products] == [shown.pk]
    assert response.context["results"].found.total == 1
    assert b"draft" not in client.get("/search/suggest/?q=retinol").content


def test_search_without_results_offers_other_words(client):
    make_category(name="Serums", slug="serums")

    page = client.get("/search/?q=zzzz").content.decode()

    assert "We found nothing for that" in page
    assert "?q=dry+skin" in page


@pytest.mark.usefixtures("shelf")
@pytest.mark.parametrize("address", ["/search/", "/search/suggest/"])
@pytest.mark.parametrize(
    "query",
    [
        "",
        "   ",
        "'",
        '"',
        "\\",
        "%",
        "&|!:*()<->",
        "the",
        "x" * 5000,
        "a " * 300,
        "\U0001f9f4",
        "‮",
        "-1",
        "9" * 40,
        "{{ 7*7 }}",
    ],
)
def test_search_takes_whatever_is_typed(client, address, query):
    assert client.get(f"{address}?q={quote(query)}").status_code == 200


@pytest.mark.parametrize("address", ["/search/", "/search/suggest/"])
def test_search_refuses_what_no_keyboard_sends(client, address):
    assert client.get(f"{address}?q=%00").status_code == 400


@pytest.mark.usefixtures("shelf")
@pytest.mark.parametrize(
    "parameters", ["kind=x", "kind=article", "page=abc", "page=-1", "page=99999999999", "from=9"]
)
def test_search_leaves_nonsense_out(client, parameters):
    assert client.get(f"/search/?q=retinol&{parameters}").status_code == 200


@pytest.mark.parametrize("count", [1, 3, 48])
def test_search_takes_few_queries_whatever_it_finds(client, count, django_assert_max_num_queries):
    for _ in range(count):
        make_product(title="Retinol cream", has_picture=True)
    index_all_products()
    client.get("/search/?q=retinol")

    with django_assert_max_num_queries(12) as queries:
        client.get("/search/?q=retinol")

    assert len(queries) == 7


@pytest.mark.usefixtures("shelf")
def test_suggestions_name_products_ingredients_and_categories(client):
    make_category(name="Hyaluronate serums", slug="hyaluronate-serums")

    page = client.get("/search/suggest/?q=hyaluronate").content.decode()

    assert page.count('role="option"') == 3
    for address in ("/products/moisturiser/", "/ingredients/hyaluronate/", "/shop/hyaluronate-serums/"):
        assert f'data-href="{address}"' in page


def test_suggestions_are_at_most_eight(client):
    for number in range(12):
        make_product(title=f"Retinol {number}")
        make_ingredient(inci_name=f"Retinol {number}")
    index_all_products()

    assert client.get("/search/suggest/?q=retinol").content.decode().count('role="option"') == 8


@pytest.mark.usefixtures("shelf")
@pytest.mark.parametrize("query", ["", "r"])
def test_suggestions_wait_for_two_letters(client, query):
    assert client.get(f"/search/suggest/?q={query}").content.strip() == b""
