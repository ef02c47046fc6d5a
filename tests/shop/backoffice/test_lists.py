"""What every list of the back office does: whoever adds a list adds its maker here."""

import csv
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from io import BytesIO, StringIO

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from openpyxl import load_workbook

from shop.backoffice import urls
from shop.mail.models import OutboxMail
from shop.order.models import ShippingAddress
from shop.order.search import write_search_words
from shop.payment.models import StripeEvent
from shop.voucher import creation as vouchers
from shop.voucher.models import Voucher
from tests.factories.orders import make_order
from tests.factories.products import make_product

NOW = datetime(2026, 11, 3, 10, tzinfo=UTC)
FORMULA = "=1+1"


def make_email(number: int, text: str) -> None:
    OutboxMail.objects.create(dedupe_key=str(number), kind="test", to_address="rosa@example.com", subject=text)


def make_event(number: int, text: str) -> None:
    StripeEvent.objects.create(event_id=f"evt_{number}", type=text, object_id="cs_1", livemode=False, payload={})


def make_stock(number: int, text: str) -> None:
    make_product(title=text, sizes=[{"sku": f"SKU-{number}"}])


def make_code(number: int, text: str) -> None:
    voucher = vouchers.create_voucher(
        code=f"code{number}", percent=Decimal(15), starts_at=NOW, ends_at=NOW + timedelta(days=30)
    )
    Voucher.objects.filter(pk=voucher.pk).update(name=text)


def make_page(number: int, text: str) -> None:
    make_product(title=text)


def make_paid_order(number: int, text: str) -> None:
    size = make_product(sizes=[{"sku": f"SKU-{number}"}]).children.get()
    order = make_order(lines=[(size, 1)], number=f"SP-{number}")
    ShippingAddress.objects.filter(order=order).update(first_name=text, last_name="")
    write_search_words(order_ids=[order.pk])


MAKERS: dict[str, Callable[[int, str], None]] = {
    "mails": make_email,
    "stripe-events": make_event,
    "stock": make_stock,
    "codes": make_code,
    "products": make_page,
    "orders": make_paid_order,
}
LISTS = pytest.mark.parametrize("name", MAKERS)


@pytest.fixture
def owner(log_in):
    return log_in("owner")


def address(name, query=""):
    return f"{reverse(f'backoffice:{name}')}?{query}"


def count_queries(client, path):
    client.get(path)
    with CaptureQueriesContext(connection) as captured:
        assert client.get(path).status_code == 200
    return len(captured)


def sortable(response):
    return [column.sort_key for column in response.context["table"].columns.values() if column.sort_key]


def test_every_list_is_tested():
    names = {pattern.name for pattern in urls.urlpatterns}

    assert {name for name in names if f"{name}-results" in names} == set(MAKERS)


@LISTS
def test_list_asks_as_often_for_3_rows_as_for_1(owner, name):
    MAKERS[name](1, "One")
    once = count_queries(owner, address(name))
    MAKERS[name](2, "Two")
    MAKERS[name](3, "Three")

    assert count_queries(owner, address(name)) == once


@LISTS
def test_list_sorts_by_each_column_that_offers_it(owner, name):
    for number in range(3):
        MAKERS[name](number, f"Row {number}")
    keys = sortable(owner.get(address(name)))

    pages = [owner.get(address(name, f"ordering={sign}{key}")) for key in keys for sign in ("", "-")]

    assert keys
    assert [page.context["ordering"] for page in pages] == [f"{sign}{key}" for key in keys for sign in ("", "-")]
    assert {len(page.context["object_list"]) for page in pages} == {3}


@LISTS
def test_list_is_searched_while_someone_types(owner, name):
    MAKERS[name](1, "Calendula")
    MAKERS[name](2, "Rosehip")

    found = owner.get(address(f"{name}-results", "q=ROSEH"))

    assert len(found.context["object_list"]) == 1
    assert "<html" not in found.content.decode()


@LISTS
@pytest.mark.parametrize(
    "query",
    [
        "q=%25",
        "q=\\",
        "q=" + "x" * 3000,
        "p=-1",
        "p=x",
        "ordering=nonsense",
        "ordering=-",
        "created_at_from=0001-01-01",
        "created_at_to=9999-12-31",
        "received_at_to=9999-12-31",
        "waiting=nonsense",
        "status=nonsense",
        "delivery=nonsense&date_placed_from=x",
        "export=nonsense",
    ],
)
def test_list_survives_any_query(owner, name, query):
    MAKERS[name](1, "One")

    assert owner.get(address(name, query)).status_code == 200


@LISTS
def test_export_as_csv_holds_no_formula(owner, name):
    MAKERS[name](1, FORMULA)

    sheet = b"".join(owner.get(address(name, "export=csv")).streaming_content).decode()

    cells = {cell for row in csv.reader(StringIO(sheet)) for cell in row}
    assert any(cell.startswith(f"'{FORMULA}") for cell in cells)
    assert not any(cell.startswith(FORMULA) for cell in cells)


@LISTS
def test_export_as_xlsx_holds_no_formula(owner, name):
    MAKERS[name](1, FORMULA)

    sheet = load_workbook(BytesIO(b"".join(owner.get(address(name, "export=xlsx")).streaming_content))).active

    cells = [cell for row in sheet.iter_rows() for cell in row]
    assert any(str(cell.value).startswith(f"'{FORMULA}") for cell in cells)
    assert "f" not in {cell.data_type for cell in cells}


@LISTS
def test_export_is_of_what_was_searched_for(owner, name):
    MAKERS[name](1, "Calendula")
    MAKERS[name](2, "Rosehip")

    sheet = b"".join(owner.get(address(name, "export=csv&q=rosehip")).streaming_content).decode()

    assert "Rosehip" in sheet
    assert "Calendula" not in sheet


@pytest.mark.parametrize(("name", "label"), [("mails", "Not sent yet"), ("stripe-events", "Not processed yet")])
def test_links_above_a_list_narrow_it_and_count(owner, name, label):
    MAKERS[name](1, "Calendula")
    MAKERS[name](2, "Rosehip")
    OutboxMail.objects.filter(dedupe_key="1").update(sent_at="2026-11-03T10:00Z")
    StripeEvent.objects.filter(event_id="evt_1").update(processed_at="2026-11-03T10:00Z")

    page = owner.get(address(name, "waiting=1"))

    assert len(page.context["object_list"]) == 1
    assert [(link.label, link.count, link.is_current) for link in page.context["quick_links"]] == [
        ("All", 2, False),
        (label, 1, True),
    ]
