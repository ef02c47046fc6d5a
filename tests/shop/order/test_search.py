from datetime import UTC, datetime

import pytest

from shop.fulfilment.services import ship
from shop.order.models import Order, ShippingAddress
from shop.order.search import matches, write_missing_search_words, write_search_words
from tests.factories.orders import make_order
from tests.factories.products import make_product

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 11, 28, tzinfo=UTC)


@pytest.fixture
def order():
    """An order whose customer types as phones do, and another one that no query means."""
    size = make_product(sizes=[{"sku": "OM-60", "stock": 9}]).children.get()
    make_order(lines=[(size, 1)], number="SP-ZZZZ2222", email="else@example.net", postcode="3999")
    order = make_order(lines=[(size, 1)], number="SP-8MGNAFAD", email="siobhan.ob@example.com", postcode="v5h4n2")
    ShippingAddress.objects.filter(order=order).update(
        first_name="Siobhán",
        last_name="O’Brien-Müller Zoe\u0308",
        line1="4/12 St George’s Terrace",
        line4="D'Aguilar",
        phone_number="+61412345678",
    )
    write_search_words(order_ids=[order.pk])
    return order


def _numbers(query):
    condition = matches(query=query)
    return [] if condition is None else list(Order.objects.filter(condition).values_list("number", flat=True))


@pytest.mark.parametrize(
    "query",
    [
        "O'Brien",
        "O’Brien",
        "OBrien",
        "brien-muller",
        "Müller",
        "muller",
        "siobhan",
        "Zoë",
        "Zoe\u0308",
        "zoe",
        "D'Aguilar",
        "d’aguilar",
        "daguilar",
        "george's terrace",
        "0412 345 678",
        "0412345678",
        "+61 412 345 678",
        "(04) 1234 5678",
        "345678",
        "V5H 4N2",
        "v5h4n2",
        "SP-8MGNAFAD",
        "#SP-8MGNAFAD",
        "sp 8mgnafad",
        "8mgn",
        "AFAD",
        "om-60 muller",
        "siobhan.ob@example.com",
        "SIOBHAN.OB@",
    ],
)
def test_an_order_is_found_however_it_is_typed(order, query):
    assert _numbers(query) == ["SP-8MGNAFAD"]


@pytest.mark.parametrize("query", ["brian", "0412 345 679", "4N2 V5H X", "muller else", "om-61"])
def test_an_order_is_not_found_by_something_else(order, query):
    assert _numbers(query) == []


@pytest.mark.parametrize("query", ["", "'", "&|!:*()<->", "🌸", "\\", "' OR 1=1", "\x00"])
def test_a_query_of_signs_is_no_condition_or_finds_nothing(order, query):
    assert _numbers(query) == []


@pytest.mark.parametrize("query", ["JD0099999999", "9999", "jd00 9999 9999"])
def test_an_order_is_found_by_its_parcel(order, query):
    ship(order_number=order.number, carrier="australia-post", tracking_number="JD0099999999", by=None, now=NOW)

    assert _numbers(query) == ["SP-8MGNAFAD"]


def test_orders_without_words_get_them(order):
    Order.objects.update(search_words=None)

    assert write_missing_search_words(limit=1) == 1
    assert write_missing_search_words(limit=10) == 1
    assert write_missing_search_words(limit=10) == 0
    assert _numbers("muller") == ["SP-8MGNAFAD"]


@pytest.mark.parametrize("typed", ["SP-8MGNAFAD", "#SP-8MGNAFAD", "sp 8mgnafad", " 8MGNAFAD ", "SP–8MGN AFAD."])
def test_numbered_reads_a_number_as_people_write_it(order, typed):
    assert Order.objects.numbered(typed).get() == order
