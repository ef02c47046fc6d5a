import threading
from datetime import UTC, datetime

import pytest
from django.db import connection

from shop.fulfilment import services
from shop.fulfilment.models import Carrier
from shop.fulfilment.services import UnableToPack, UnableToShip
from shop.mail.models import OutboxMail
from shop.order.models import OrderStatus
from shop.partner.models import StockRecord
from tests.factories.orders import make_order, make_user
from tests.factories.products import make_product

NOW = datetime(2026, 11, 3, 10, tzinfo=UTC)


@pytest.fixture
def sizes(db):
    product = make_product(sizes=[{"stock": 10, "sku": "A-30"}, {"stock": 5, "sku": "A-60"}])
    return list(product.children.order_by("pk"))


@pytest.fixture
def packer(db):
    return make_user(email="packer@example.com")


@pytest.fixture
def order(sizes):
    return make_order(lines=[(sizes[0], 3), (sizes[1], 1)], number="SP-1")


def ship(order, packer, **changes):
    return services.ship(
        **{
            "order_number": order.number,
            "carrier": Carrier.AUSTRALIA_POST,
            "tracking_number": "33ABC123456",
            "by": packer,
            "now": NOW,
            **changes,
        }
    )


def stock_of(size):
    record = StockRecord.objects.get(product=size)
    return record.num_in_stock, record.num_allocated


def test_mark_packed_moves_the_order_and_notes_who(order, packer):
    packed = services.mark_packed(order_number="SP-1", by=packer)

    assert packed.status == OrderStatus.PACKED
    assert [(note.user, note.message) for note in packed.notes.all()] == [(packer, "Packed")]


def test_mark_packed_twice_changes_nothing(order, packer):
    services.mark_packed(order_number="SP-1", by=packer)

    packed = services.mark_packed(order_number="SP-1", by=packer)

    assert packed.status_changes.count() == 1
    assert packed.notes.count() == 1


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"status": "awaiting payment"}, "can't be packed or sent: it is awaiting payment"),
        ({"status": "cancelled"}, "can't be packed or sent: it is cancelled"),
        ({"status": "refunded"}, "can't be packed or sent: it is refunded"),
        ({"hold_reason": "The bank disputes it"}, "is on hold: The bank disputes it"),
    ],
)
def test_unshippable_orders_show_why(sizes, packer, fields, words):
    order = make_order(lines=[(sizes[0], 1)], **fields)

    with pytest.raises(UnableToPack, match=words):
        services.mark_packed(order_number=order.number, by=packer)
    with pytest.raises(UnableToShip, match=words):
        ship(order, packer)

    assert stock_of(sizes[0]) == (10, 1)
    assert OutboxMail.objects.count() == 0


def test_unpack_takes_packing_back(order, packer):
    services.mark_packed(order_number="SP-1", by=packer)

    services.unpack(order_number="SP-1", by=packer)
    unpacked = services.unpack(order_number="SP-1", by=packer)

    assert unpacked.status == OrderStatus.PAID


def test_unpack_refuses_what_has_left(order, packer):
    ship(order, packer, lines={order.lines.first().pk: 1})

    with pytest.raises(UnableToPack, match="can't be unpacked"):
        services.unpack(order_number="SP-1", by=packer)


def test_ship_sends_everything(order, sizes, packer):
    parcel = ship(order, packer, tracking_number=" 33abc 123 456 ")

    order.refresh_from_db()
    assert order.status == OrderStatus.SHIPPED
    assert parcel.tracking_number == "33ABC123456"
    assert parcel.tracking_url == "https://auspost.com.au/mypost/track/details/33ABC123456"
    assert [line.quantity for line in parcel.lines.order_by("pk")] == [3, 1]
    assert list(order.lines.values_list("num_allocated", flat=True)) == [0, 0]
    assert stock_of(sizes[0]) == (7, 0)
    assert stock_of(sizes[1]) == (4, 0)


def test_ship_mails_the_tracking_link(order, packer):
    ship(order, packer)

    mail = OutboxMail.objects.get()
    assert mail.kind == "order_shipped"
    assert mail.to_address == "rosa@example.com"
    assert mail.subject == "Your order SP-1 is on its way"
    for body in (mail.text_body, mail.html_body):
        assert "https://auspost.com.au/mypost/track/details/33ABC123456" in body
        assert "Rosa Lindqvist" in body


def test_ship_twice_changes_nothing(order, sizes, packer):
    first = ship(order, packer)

    second = ship(order, packer)

    assert second == first
    assert stock_of(sizes[0]) == (7, 0)
    assert OutboxMail.objects.count() == 1
    assert order.status_changes.count() == 2


def test_ship_sends_parts(order, sizes, packer):
    line, other_line = order.lines.order_by("pk")

    ship(order, packer, tracking_number="PART-0001", lines={line.pk: 2})
    order.refresh_from_db()
    after_first = order.status
    ship(order, packer, tracking_number="PART-0002", lines={line.pk: 1, other_line.pk: 1})

    order.refresh_from_db()
    assert (after_first, order.status) == (OrderStatus.PACKED, OrderStatus.SHIPPED)
    assert stock_of(sizes[0]) == (7, 0)
    assert stock_of(sizes[1]) == (4, 0)
    assert list(OutboxMail.objects.order_by("pk").values_list("subject", flat=True)) == [
        "A parcel from your order SP-1 is on its way",
        "A parcel from your order SP-1 is on its way",
    ]


def test_ship_refuses_more_than_is_left(order, sizes, packer):
    line = order.lines.order_by("pk").first()

    with pytest.raises(UnableToShip, match="3 left to send, not 4"):
        ship(order, packer, lines={line.pk: 4})

    assert stock_of(sizes[0]) == (10, 3)
    assert order.parcels.count() == 0


def test_ship_refuses_an_empty_parcel(order, packer):
    with pytest.raises(UnableToShip, match="Nothing is chosen"):
        ship(order, packer, lines={order.lines.first().pk: 0})


def test_ship_refuses_lines_of_another_order(order, sizes, packer):
    other = make_order(lines=[(sizes[0], 1)])

    with pytest.raises(UnableToShip, match="has no line"):
        ship(order, packer, lines={other.lines.get().pk: 1})


def test_ship_refuses_a_number_of_another_order(order, sizes, packer):
    ship(order, packer)
    other = make_order(lines=[(sizes[0], 1)])

    with pytest.raises(UnableToShip, match="33ABC123456 belongs to order SP-1 already"):
        ship(other, packer)


@pytest.mark.parametrize("number", ["", "12", "x" * 41, "abc def!", "<script>", "12345\x00"])
def test_ship_refuses_what_is_no_tracking_number(order, packer, number):
    with pytest.raises(UnableToShip, match="tracking number"):
        ship(order, packer, tracking_number=number)


def test_ship_refuses_an_unknown_carrier(order, packer):
    with pytest.raises(UnableToShip, match="Choose a carrier"):
        ship(order, packer, carrier="pigeon")


def test_make_ready_keeps_an_order_for_collection(sizes, packer):
    order = make_order(
        lines=[(sizes[0], 1)], shipping_code="click-and-collect", shipping_method="Click and collect"
    )

    services.make_ready(order_number=order.number, by=packer, now=NOW)
    services.make_ready(order_number=order.number, by=packer, now=NOW)

    order.refresh_from_db()
    assert order.status == OrderStatus.SHIPPED
    assert stock_of(sizes[0]) == (9, 0)
    mail = OutboxMail.objects.get()
    assert (mail.kind, mail.subject) == ("order_ready", f"Your order {order.number} is ready to collect")


def test_make_ready_refuses_orders_that_are_sent(order, packer):
    with pytest.raises(UnableToShip, match="needs a carrier"):
        services.make_ready(order_number="SP-1", by=packer, now=NOW)


def test_complete_ends_the_way(order, packer):
    ship(order, packer)

    services.complete(order_number="SP-1", by=packer)
    done = services.complete(order_number="SP-1", by=packer)

    assert done.status == OrderStatus.COMPLETE


def test_complete_refuses_what_was_not_sent(order, packer):
    with pytest.raises(UnableToShip, match="can't be completed"):
        services.complete(order_number="SP-1", by=packer)


@pytest.mark.django_db(transaction=True)
def test_ship_by_two_packers_at_once_sends_one_parcel():
    size = make_product(sizes=[{"stock": 10}]).children.get()
    order = make_order(lines=[(size, 2)])
    packer = make_user()
    start = threading.Barrier(4)
    refusals = []

    def send(n):
        start.wait()
        try:
            ship(order, packer, tracking_number=f"RACE-000{n}")
        except UnableToShip as refusal:
            refusals.append(str(refusal))
        finally:
            connection.close()

    threads = [threading.Thread(target=send, args=[n]) for n in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert order.parcels.count() == 1
    assert len(refusals) == 3
    assert stock_of(size) == (8, 0)


@pytest.mark.django_db
def test_order_of_which_one_parcel_has_left_is_partly_sent(client):
    sizes = [make_product().children.get() for _ in range(2)]
    order = make_order(lines=[(size, 1) for size in sizes], status=OrderStatus.PACKED)
    first = order.lines.order_by("pk").first()

    services.ship(
        order_number=order.number,
        carrier="other",
        tracking_number="",
        by=None,
        now=NOW,
        lines={first.pk: 1},
    )
    order.refresh_from_db()
    page = client.get(order.get_absolute_url()).content.decode()

    assert order.get_status_label() == "partly sent"
    assert "Partly sent: the rest follows" in page


@pytest.mark.django_db
@pytest.mark.parametrize(("status", "label"), [("shipped", "ready to collect"), ("complete", "collected")])
def test_collected_order_is_worded_by_what_the_customer_does(status, label):
    order = make_order(lines=[(make_product().children.get(), 1)], status=status, shipping_code="click-and-collect")

    assert order.get_status_label() == label


@pytest.mark.django_db
def test_order_that_is_ready_to_collect_speaks_of_no_parcel(client):
    order = make_order(lines=[(make_product().children.get(), 1)], shipping_code="click-and-collect")
    before = client.get(order.get_absolute_url()).content.decode()
    services.make_ready(order_number=order.number, by=None, now=NOW)

    page = client.get(order.get_absolute_url()).content.decode()

    assert "We’ll email you when" in before
    assert "We’ll email you when" not in page
    assert "It’s ready. Bring your order number." in page
    assert "Parcel 1" not in page
    assert "Sent on" not in page


@pytest.mark.django_db
@pytest.mark.parametrize("status", ["complete", "cancelled", "refunded"])
def test_order_that_was_collected_or_given_back_is_not_announced(client, status):
    order = make_order(lines=[(make_product().children.get(), 1)], status=status, shipping_code="click-and-collect")

    page = client.get(order.get_absolute_url()).content.decode()

    assert "We’ll email you when" not in page
    assert "Bring your order number" not in page
