from urllib.parse import quote

import pytest
from django.core.exceptions import ValidationError

from catalogue.models import Product, SetItem
from cms.models import ArticlePage, StandardPage
from shop.search.models import Synonym
from shop.search.services import ARTICLE, PAGE, PRODUCT, index_all_products, rebuild, search
from tests.factories.pages import block, make_article, make_standard_page, make_voucher
from tests.factories.products import make_active, make_category, make_ingredient, make_product

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

    assert "No results for that" in page
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

    # Two of them ask what staff say of the words, and whether they are a code.
    assert len(queries) == 9


def test_results_that_were_lengthened_are_shown_as_they_grew(client):
    for number in range(30):
        make_product(title=f"Retinol cream {number}")
    index_all_products()

    first = client.get("/search/?q=retinol")
    rest = client.get("/search/?q=retinol&from=1&page=2", headers={"HX-Request": "true"})
    whole = client.get("/search/?q=retinol&from=1&page=2")

    urls = [
        [[card.url for card in page.products] for page in shown.context["results"].parts]
        for shown in (first, rest, whole)
    ]
    assert [len(page) for page in urls[2]] == [24, 6]
    assert urls[2] == urls[0] + urls[1]
    assert whole.content.decode().count('id="found-products-1"') == 1
    assert whole.content.decode().count('id="found-products-2"') == 1


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


def _find(query: str, kind: str = PRODUCT) -> list[str]:
    """Return the titles of what is found of one kind, best first."""
    hits = search(query=query).hits(offset=0, limit=24, kinds=[kind])
    model = {PRODUCT: Product, ARTICLE: ArticlePage, PAGE: StandardPage}[kind]
    rows = model.objects.in_bulk([hit.object_id for hit in hits])
    return [rows[hit.object_id].title for hit in hits]


@pytest.mark.parametrize("query", ["aha/bha", "bha", "AHA BHA mask", "2%", "AHA/BHA 30%+2% mask", "bha-mask"])
def test_search_cuts_words_at_slashes_and_signs(query):
    make_product(title="AHA/BHA 30%+2% mask")
    index_all_products()

    assert _find(query) == ["AHA/BHA 30%+2% mask"]


@pytest.mark.parametrize(
    ("query", "title"),
    [
        ("velvet", "“Velvet” Night balm"),
        ("argan", "Huile d’Argan"),
        ("d'argan", "Huile d’Argan"),
        ("d’argan", "Huile d’Argan"),
        ("rosa’s", "Rosa’s calming mist"),
        ("rosa's", "Rosa’s calming mist"),
        ("rosas", "Rosa’s calming mist"),
    ],
)
def test_search_takes_straight_and_curly_quotes_alike(query, title):
    make_product(title="“Velvet” Night balm")
    make_product(title="Huile d’Argan")
    make_product(title="Rosa’s calming mist")
    index_all_products()

    assert _find(query) == [title]


@pytest.mark.parametrize("query", ["velvet", "d'argan", "aha/bha"])
def test_search_cuts_the_words_of_articles_in_the_same_way(query):
    text = block("text", "<p>The “velvet” AHA/BHA way: huile d’argan.</p>")
    article = make_article(title="Oils", body=[text])
    rebuild()

    assert _find(query, ARTICLE) == [article.title]


def test_search_joins_what_people_write_as_one_word():
    make_product(title="Gentle make-up remover")
    make_product(title="Mask", description="Take makeup off first.")
    make_product(title="Lip balm")
    index_all_products()

    assert _find("makeup remover") == ["Gentle make-up remover"]
    assert _find("make up remover") == ["Gentle make-up remover"]
    assert not search(query="makeup remover").is_partial


def test_search_takes_a_decimal_comma():
    make_product(title="Retinol 0.3 cream")
    make_product(title="Omega serum", description="Three of 0 parts.")
    index_all_products()

    assert _find("0,3%") == ["Retinol 0.3 cream"]


@pytest.mark.parametrize("query", ["peau d’ange", "lipo-hydroxy"])
def test_search_proposes_no_word_that_is_less_likely(query):
    make_product(title="Lips balm", description="A pea of it, at any age. Poly hydroxy acids.")
    index_all_products()

    assert not search(query=query).is_corrected


@pytest.mark.parametrize("query", ["milk spots", "milk spot", "white bumps", "little white bumps", "milium"])
def test_search_knows_what_customers_call_milia(query):
    make_product(title="Serum", summary="For little ones prone to milia.")
    make_product(title="Milk cleanser")
    index_all_products()

    assert _find(query)[0] == "Serum"


def test_search_learns_synonyms_from_staff():
    make_product(title="Salicylic liquid")
    index_all_products()
    assert _find("spot stick") == []

    Synonym.objects.create(words="Spot sticks", means="salicylic")

    assert _find("spot stick") == ["Salicylic liquid"]


@pytest.mark.parametrize(
    "query", ["retinol free", "retinol-free", "without retinol", "no retinol", "free from retinol"]
)
def test_search_for_what_is_free_of_something_reads_the_labels(query):
    water = make_ingredient(inci_name="Aqua")
    retinol, retinal = make_ingredient(inci_name="Retinol"), make_ingredient(inci_name="Retinal")
    night = make_product(title="Night cream", ingredients=[water, retinol])
    make_product(title="Eye cream", ingredients=[retinal])
    make_product(title="By its active", actives=[make_active(name="Retinol", ingredient=retinol)])
    kit = make_product(title="Kit", description="No retinol, says its text.")
    SetItem.objects.create(product_set=kit, size=night.children.get())
    make_product(title="Day cream", ingredients=[water])
    make_product(title="Night oil", description="A retinol-free night.", ingredients=[water])
    index_all_products()

    assert _find(query) == ["Night oil", "Day cream"]


def test_search_for_a_free_thing_of_a_kind_wants_the_kind_too():
    retinol = make_ingredient(inci_name="Retinol")
    make_product(title="Night cream", ingredients=[retinol])
    make_product(title="Day cream")
    make_product(title="Scrub")
    index_all_products()

    assert _find("retinol free cream") == ["Day cream"]


def test_search_finds_help_pages(client):
    make_standard_page(title="Delivery", intro="Prices and times.")
    make_standard_page(title="Returns", slug="returns-page")
    rebuild()

    assert _find("delivery", PAGE) == ["Delivery"]
    assert _find("shipping", PAGE) == ["Delivery"]
    assert _find("refund", PAGE) == ["Returns"]
    page = client.get("/search/?q=delivery").content.decode()
    assert "Prices and times." in page
    assert "Help (1)" in page
    assert "Delivery" in client.get("/search/suggest/?q=delivery").content.decode()


def test_search_hides_help_pages_that_are_not_published():
    make_standard_page(title="Delivery", live=False)
    rebuild()

    assert _find("delivery", PAGE) == []


@pytest.mark.parametrize("query", ["TST-4", "tst4", "TST 4"])
def test_search_finds_a_product_by_its_sku(query):
    make_product(title="Scrub", sizes=[{"sku": "TST-4"}, {"sku": "TST-5"}])
    make_product(title="Serum", sizes=[{"sku": "TST-9"}])
    index_all_products()

    assert _find(query) == ["Scrub"]


def test_search_shows_what_is_sold_out_last():
    make_product(title="Retinol cream", sizes=[{"stock": 0}])
    make_product(title="Night oil", description="Goes well with retinol.")
    index_all_products()

    assert _find("retinol") == ["Night oil", "Retinol cream"]


def test_search_puts_ingredient_lists_last():
    make_product(title="One", ingredients=[make_ingredient(inci_name="Glycerin")])
    make_product(title="Two", description="With glycerin and other things that hold water in the skin all day.")
    index_all_products()

    assert _find("glycerin") == ["Two", "One"]


@pytest.mark.parametrize("query", ["miliagone", "Miliagone"])
def test_search_shows_a_code_that_articles_may_show(client, query):
    make_voucher(code="miliagone")

    page = client.get(f"/search/?q={query}").content.decode()

    assert "15% off" in page
    assert 'action="/offer/miliagone/"' in page


def test_search_proposes_nothing_for_a_code_or_an_order_number(client):
    make_voucher(code="miliagone")
    make_product(title="Balm", description="For milia-prone skin. Ask SP about it.")
    index_all_products()

    for query in ("miliagone", "SP-8MGNAFAD"):
        page = client.get("/search/", {"q": query}).content.decode()
        assert "Did you mean" not in page
        assert "Balm" not in page


def test_search_proposes_no_compound_that_only_the_index_has():
    make_product(title="Balm", description="For milia-prone skin.")
    index_all_products()

    assert not search(query="miliaprune").is_corrected


def test_search_keeps_codes_secret_that_articles_may_not_show(client):
    make_voucher(code="secret", is_for_articles=False)

    assert "15% off" not in client.get("/search/?q=secret").content.decode()


@pytest.mark.parametrize("query", ["SP-8MGNAFAD", "#sp-8mgnafad", "SP 8MGNAFAD"])
def test_search_leads_from_an_order_number_to_find_my_order(client, query):
    assert 'href="/orders/find/"' in client.get("/search/", {"q": query}).content.decode().partition("<main")[2]


@pytest.mark.parametrize(
    ("titles", "said"), [(["Balm"], ">1 of 1 result<"), (["Balm", "Balm two"], ">1–2 of 2 results<")]
)
def test_search_says_how_many_in_good_english(client, titles, said):
    for title in titles:
        make_product(title=title)
    index_all_products()

    assert said in client.get("/search/?q=balm").content.decode()


@pytest.mark.parametrize(
    "query", ["track my order", "Where’s my order?", "order status", "my parcel", "find orders"]
)
def test_search_leads_who_asks_for_an_order_to_find_my_order(client, query):
    assert 'href="/orders/find/"' in client.get("/search/", {"q": query}).content.decode().partition("<main")[2]


@pytest.mark.parametrize("query", ["serum", "in which order do I use a serum", "layering order", "reorder"])
def test_search_speaks_of_no_order_to_who_asks_for_something_else(client, query):
    assert 'href="/orders/find/"' not in client.get("/search/", {"q": query}).content.decode().partition("<main")[2]


@pytest.mark.parametrize("words", ["", "🌸", "one two three four five"])
def test_a_synonym_without_words_is_refused(words):
    with pytest.raises(ValidationError):
        Synonym(words=words, means="milia").full_clean()


def test_a_synonym_is_listed_once():
    Synonym.objects.create(words="spot stick", means="salicylic")

    with pytest.raises(ValidationError, match="already"):
        Synonym(words="Spot sticks", means="bha").full_clean()
