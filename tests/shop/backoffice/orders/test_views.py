from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from shop.backoffice.orders import detail as queries
from shop.backoffice.orders.bulk import PackOrders
from shop.order.models import Line, Order, OrderStatus, ShippingAddress
from shop.order.search import write_search_words
from shop.partner.models import StockMovement, StockRecord
from shop.users.models import User
from tests.factories.orders import make_order, make_user
from tests.factories.products import make_product

LIST = "/cms/shop/orders/"
PACK = "/cms/bulk/order/order/pack/"


@pytest.fixture
def packer(log_in):
    return log_in("packer")


@pytest.fixture
def owner(log_in):
    return log_in("owner")


def numbers(client, query):
    return [order.number for order in client.get(f"{LIST}?{query}").context["object_list"]]


def count_queries(client, path):
    client.get(path)
    with CaptureQueriesContext(connection) as captured:
        assert client.get(path).status_code == 200
    return len(captured)


def shipment(order, **changes):
    lines = {f"line-{line.pk}": line.num_allocated for line in order.lines.all()}
    left = sum(lines.values())
    return {"carrier": "australia-post", "tracking_number": "33ABC123", "left": left, **lines, **changes}


def test_list_begins_with_what_is_to_pack_oldest_first(packer, sizes):
    young = make_order(lines=[(sizes[0], 1)], number="SP-YOUNG")
    Order.objects.filter(pk=young.pk).update(date_placed=young.date_placed + timedelta(days=1))
    make_order(lines=[(sizes[0], 1)], number="SP-OLD")
    make_order(lines=[(sizes[0], 1)], number="SP-HELD", hold_reason="The bank asks")
    make_order(lines=[(sizes[0], 1)], number="SP-OPEN", status="awaiting payment")

    assert numbers(packer, "") == ["SP-OLD", "SP-YOUNG"]


@pytest.mark.parametrize(
    "query",
    [
        "q=SP-1",
        "q=sp-1",
        "q=rosa%40example",
        "q=Lindqvist",
        "q=rosa+lindqvist",
        "q=OM-60",
        "q=3065",
        "q=%20SP-1%20",
    ],
)
def test_list_finds_an_order_by_any_of_its_marks(packer, order, sizes, query):
    other = make_order(
        lines=[(make_product(sizes=[{"sku": "ELSE"}]).children.get(), 1)],
        number="SP-2",
        email="else@example.net",
        postcode="3999",
    )
    ShippingAddress.objects.filter(order=other).update(last_name="Other", first_name="Else")
    write_search_words(order_ids=[other.pk])

    assert numbers(packer, query) == ["SP-1"]


def test_list_finds_an_order_by_its_tracking_number(packer, order):
    packer.post(f"{LIST}SP-1/ship/", shipment(order))

    assert numbers(packer, "q=33abc123") == ["SP-1"]


@pytest.mark.parametrize(
    "query", ["q=%00", "q=' OR 1=1 --", "q=%25", "q=\\", "status=nonsense", "p=-1", "p=x", "q=" + "x" * 3000]
)
def test_list_survives_bad_input(packer, order, query):
    assert packer.get(f"{LIST}?{query}").status_code in (200, 400)


def test_list_counts_each_status(packer, sizes):
    make_order(lines=[(sizes[0], 1)])
    make_order(lines=[(sizes[0], 1)], status="shipped")
    make_order(lines=[(sizes[0], 1)], hold_reason="The bank asks")

    counts = {link.slug: link.count for link in packer.get(LIST).context["quick_links"]}

    assert counts == {
        "to-pack": 1,
        "awaiting-payment": 0,
        "paid": 2,
        "packed": 0,
        "shipped": 1,
        "complete": 0,
        "cancelled": 0,
        "refunded": 0,
        "on-hold": 1,
        "all": 3,
    }


def test_list_costs_the_same_queries_for_1_and_3(packer, sizes):
    make_order(lines=[(sizes[0], 1)])
    one = count_queries(packer, LIST)
    make_order(lines=[(sizes[0], 1)])
    make_order(lines=[(sizes[0], 1), (sizes[1], 1)])

    assert count_queries(packer, LIST) == one


def test_sheet_costs_the_same_queries_for_1_and_3_lines(packer, sizes):
    third = make_product(sizes=[{"stock": 9}]).children.get()
    short = make_order(lines=[(sizes[0], 1)])
    long = make_order(lines=[(sizes[0], 1), (sizes[1], 1), (third, 2)])

    assert count_queries(packer, f"{LIST}{short.number}/") == count_queries(packer, f"{LIST}{long.number}/")


def test_sheet_shows_what_a_packer_needs(packer, order):
    page = packer.get(f"{LIST}SP-1/").content.decode()

    for words in ("OM-30", "OM-60", "Rosa Lindqvist", "12 Wattle Street", "Fitzroy VIC 3065", "rosa@example.com"):
        assert words in page
    assert "style=" not in page.split('<div class="bo">')[1].split("</main>")[0]


def test_sheet_offers_only_what_the_role_may_do(packer, owner, order):
    assert "Cancel order" not in packer.get(f"{LIST}SP-1/").content.decode()
    assert "Cancel order" in owner.get(f"{LIST}SP-1/").content.decode()


def test_sheet_of_no_order_is_not_found(packer):
    assert packer.get(f"{LIST}SP-NOTHERE/").status_code == 404
    assert packer.post(f"{LIST}SP-NOTHERE/pack/").status_code == 404


def test_slip_lists_only_what_is_still_to_be_sent(packer, sizes):
    order = make_order(lines=[(sizes[0], 3), (sizes[1], 2)], number="SP-PART")
    first, second = order.lines.order_by("pk")
    Line.objects.filter(pk=first.pk).update(num_allocated=1)
    Line.objects.filter(pk=second.pk).update(num_allocated=0)

    html = packer.get(f"{LIST}SP-PART/slip/").content.decode()

    assert '<td class="slip__number">1</td>' in html
    assert html.count('class="slip__box"') == 1


def test_slip_of_an_order_with_nothing_to_send_says_so(packer, sizes):
    order = make_order(lines=[(sizes[0], 3)], number="SP-NONE")
    order.lines.update(num_allocated=0)

    html = packer.get(f"{LIST}SP-NONE/slip/").content.decode()

    assert "There’s nothing to send" in html
    assert "slip__box" not in html
    assert "Packing slip" not in packer.get(f"{LIST}SP-NONE/").content.decode()


@pytest.mark.parametrize("odd", ["-1", "x", "9" * 30, "%C2%B2", ""])
def test_packing_orders_of_odd_ids_answers(packer, order, odd):
    path = f"{PACK}?id={odd}&id={order.pk}"

    assert packer.get(path).status_code == 200
    packer.post(path)

    order.refresh_from_db()
    assert order.status == "packed"


def test_hold_is_released_once_and_noted(owner, sizes):
    order = make_order(lines=[(sizes[0], 1)], number="SP-HELD", hold_reason="A refund failed")

    owner.post(f"{LIST}SP-HELD/release-hold/")
    owner.post(f"{LIST}SP-HELD/release-hold/")

    order.refresh_from_db()
    assert order.hold_reason == ""
    assert [note.message for note in order.notes.all()] == ["Released: A refund failed"]


def test_hold_of_an_undecided_payment_is_not_released(owner, sizes):
    order = make_order(
        lines=[(sizes[0], 1)], number="SP-HELD", hold_reason="Payment differs", status="awaiting payment"
    )

    owner.post(f"{LIST}SP-HELD/release-hold/")

    order.refresh_from_db()
    assert order.hold_reason == "Payment differs"


def test_slip_shows_no_prices(packer, order):
    page = packer.get(f"{LIST}SP-1/slip/").content.decode()

    assert "OM-30" in page
    assert "$" not in page
    assert "style=" not in page
    assert "<script" not in page


def test_pack_then_ship(packer, order):
    packer.post(f"{LIST}SP-1/pack/")
    response = packer.post(f"{LIST}SP-1/ship/", shipment(order))

    order.refresh_from_db()
    assert response["Location"] == f"{LIST}SP-1/"
    assert order.status == OrderStatus.SHIPPED
    assert order.parcels.get().shipped_by.email == "packer@example.com"


def test_ship_sent_twice_ships_once(packer, order):
    sent = shipment(order, tracking_number="", carrier="other", **{f"line-{order.lines.first().pk}": 1})

    packer.post(f"{LIST}SP-1/ship/", sent)
    packer.logout()  # to send it in another session
    packer.force_login(User.objects.get(email="packer@example.com"))
    again = packer.post(f"{LIST}SP-1/ship/", sent, follow=True)

    assert order.parcels.count() == 1
    assert again.redirect_chain[0][1] == 303
    assert "has just been sent" in again.content.decode() or "left to send" in again.content.decode()


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"tracking_number": ""}, "Enter the tracking number"),
        ({"tracking_number": "a b"}, "5 to 40 letters"),
        ({"carrier": "pigeon"}, "Select a valid choice"),
        ({"left": "99"}, "has just been sent"),
        ({"left": ""}, "This field is required"),
    ],
)
def test_ship_says_what_is_wrong(packer, order, changes, words):
    response = packer.post(f"{LIST}SP-1/ship/", shipment(order, **changes), follow=True)

    assert response.redirect_chain[0][1] == 303
    assert words in response.content.decode()
    assert order.parcels.count() == 0


@pytest.mark.parametrize("quantity", ["-1", "999", "x", "1e9", "10" * 20, "\x00"])
def test_ship_survives_any_quantity(packer, order, quantity):
    line = order.lines.first()

    response = packer.post(f"{LIST}SP-1/ship/", shipment(order, **{f"line-{line.pk}": quantity}))

    assert response.status_code == 303


def test_note_is_written_once(packer, order):
    packer.post(f"{LIST}SP-1/note/", {"message": "Gift: wrap it <b>well</b>"})
    packer.post(f"{LIST}SP-1/note/", {"message": "Gift: wrap it <b>well</b>"})

    page = packer.get(f"{LIST}SP-1/").content.decode()
    assert order.notes.count() == 1
    assert "wrap it &lt;b&gt;well&lt;/b&gt;" in page


def test_several_orders_are_packed_at_once(packer, sizes):
    good = make_order(lines=[(sizes[0], 1)])
    bad = make_order(lines=[(sizes[0], 1)], status="cancelled")
    path = f"{PACK}?id={good.pk}&id={bad.pk}&id=999999"

    asked = packer.get(path).content.decode()
    response = packer.post(path, follow=True)

    good.refresh_from_db()
    bad.refresh_from_db()
    assert "These orders can’t be packed now" in asked
    assert (good.status, bad.status) == (OrderStatus.PACKED, OrderStatus.CANCELLED)
    assert [str(message).strip() for message in response.context["messages"]] == ["1 order packed."]


def test_all_orders_in_the_list_are_those_to_pack(packer, sizes):
    waiting = make_order(lines=[(sizes[0], 1)])
    held = make_order(lines=[(sizes[0], 1)], hold_reason="The bank asks")

    packer.post(f"{PACK}?id=all")

    waiting.refresh_from_db()
    held.refresh_from_db()
    assert (waiting.status, held.status) == (OrderStatus.PACKED, OrderStatus.PAID)


def test_order_that_changed_while_someone_asked_is_named(packer, order, monkeypatch):
    monkeypatch.setattr(PackOrders, "check_perm", lambda self, order: True)
    Order.objects.filter(pk=order.pk).update(hold_reason="The bank asks")

    response = packer.post(f"{PACK}?id={order.pk}", follow=True)

    order.refresh_from_db()
    assert order.status == "paid"
    assert "SP-1" in str(next(iter(response.context["messages"])))


def test_search_by_words_finds_orders_of_any_status(packer, sizes):
    make_order(lines=[(sizes[0], 1)], number="SP-GONE", status="shipped")

    assert numbers(packer, "") == []
    assert numbers(packer, "q=SP-GONE&status=") == ["SP-GONE"]
    assert numbers(packer, "q=SP-GONE&status=paid") == []


def test_list_is_narrowed_by_date_and_delivery(packer, sizes):
    make_order(lines=[(sizes[0], 1)], number="SP-OLD")
    Order.objects.update(date_placed="2026-10-01T10:00Z", shipping_code="express")
    make_order(lines=[(sizes[0], 1)], number="SP-NEW")

    assert numbers(packer, "date_placed_from=2026-10-01&date_placed_to=2026-10-02") == ["SP-OLD"]
    assert numbers(packer, "delivery=express") == ["SP-OLD"]
    assert {link.slug: link.count for link in packer.get(f"{LIST}?delivery=express").context["quick_links"]}[
        "all"
    ] == 1


def test_list_offers_to_pack_only_what_can_be_packed(packer, sizes):
    order = make_order(lines=[(sizes[0], 1)])
    make_order(lines=[(sizes[0], 1)], hold_reason="The bank asks")

    page = packer.get(f"{LIST}?status=paid").content.decode()

    assert page.count("data-bulk-action-checkbox class") == 1
    assert f'data-object-id="{order.pk}"' in page


def test_cancel_frees_stock(owner, order, sizes):
    owner.post(f"{LIST}SP-1/cancel/")
    owner.post(f"{LIST}SP-1/cancel/")

    order.refresh_from_db()
    assert order.status == OrderStatus.CANCELLED
    assert StockRecord.objects.get(product=sizes[0]).num_allocated == 0


def test_timeline_tells_everything_latest_first(packer, order):
    packer.post(f"{LIST}SP-1/pack/")
    packer.post(f"{LIST}SP-1/note/", {"message": "Wrap it"})
    packer.post(f"{LIST}SP-1/ship/", shipment(order))

    timeline = queries.describe_order(order=Order.objects.get(pk=order.pk)).timeline

    titles = [moment.title for moment in timeline]
    assert sorted(titles) == ["Email queued", "Note", "Packed", "Parcel sent: Australia Post 33ABC123"]
    assert [moment.at for moment in timeline] == sorted((moment.at for moment in timeline), reverse=True)


def test_stock_is_corrected_and_written_down(owner, sizes):
    record = StockRecord.objects.get(product=sizes[0])
    sent = {"change": "-3", "reason": "damaged", "note": "Broken", "on_hand": 10}

    owner.post(f"/cms/shop/stock/{record.pk}/", sent)
    owner.logout()  # to send it in another session
    owner.force_login(User.objects.get(email="owner@example.com"))
    again = owner.post(f"/cms/shop/stock/{record.pk}/", sent)

    record.refresh_from_db()
    movement = StockMovement.objects.get(reason="damaged")
    assert record.num_in_stock == 7
    assert (movement.change, movement.on_hand_after, movement.reason, movement.note) == (-3, 7, "damaged", "Broken")
    assert movement.made_by.email == "owner@example.com"
    assert again.status_code == 303


def test_stock_never_falls_below_what_is_set_aside(owner, order, sizes):
    record = StockRecord.objects.get(product=sizes[0])

    response = owner.post(
        f"/cms/shop/stock/{record.pk}/", {"change": "-9", "reason": "counted", "on_hand": 10}, follow=True
    )

    record.refresh_from_db()
    assert record.num_in_stock == 10
    assert "Now 10 are on hand, 2 of them set aside for orders." in response.content.decode()


@pytest.mark.parametrize("change", ["0", "", "x", "1.5", "9" * 30, "-9" * 20, "\x00"])
def test_stock_survives_any_change(owner, sizes, change):
    record = StockRecord.objects.first()

    response = owner.post(f"/cms/shop/stock/{record.pk}/", {"change": change, "reason": "counted", "on_hand": 10})

    assert response.status_code == 303


def test_stock_list_finds_and_filters(packer, sizes):
    make_product(title="Calm mask", sizes=[{"stock": 90, "sku": "CALM"}])

    found = packer.get("/cms/shop/stock/?q=calm").context["object_list"]
    page = packer.get("/cms/shop/stock/?low=1")
    low = page.context["object_list"]

    assert [record.partner_sku for record in found] == ["CALM"]
    assert [record.partner_sku for record in low] == ["OM-60"]
    assert [(link.label, link.count) for link in page.context["quick_links"]] == [("All", 3), ("Low", 1)]


@pytest.mark.parametrize(
    "path", ["/cms/shop/stock/", "/cms/shop/mails/", "/cms/shop/stripe-events/", "/cms/shop/codes/"]
)
def test_lists_cost_the_same_queries_for_1_and_3(owner, mail, event, path):
    one = count_queries(owner, path)
    make_product(sizes=[{}, {}])
    for n in (2, 3):
        mail.pk, mail.dedupe_key = None, str(n)
        mail.save(force_insert=True)
        event.pk = f"evt_{n}"
        event.save(force_insert=True)

    assert count_queries(owner, path) == one


def test_event_is_shown_escaped(owner, event):
    page = owner.get("/cms/shop/stripe-events/evt_1/").content.decode()

    assert "&lt;script&gt;alert(1)" in page
    assert "<script>alert(1)" not in page


def test_panel_shows_each_role_its_figures(log_in, order):
    assert "Orders to pack" in log_in("packer").get("/cms/").content.decode()
    owner = log_in("owner").get("/cms/").content.decode()
    assert "Oldest unprocessed Stripe event" in owner
    assert "New enquiries" in owner
    assert "Orders to pack" not in log_in("marketer").get("/cms/").content.decode()


def test_menu_shows_each_role_its_pages(log_in, order):
    page = log_in("marketer").get("/cms/").content.decode()

    assert "/cms/shop/codes/" in page
    assert "/cms/shop/orders/" not in page


@pytest.mark.django_db
def test_users_of_wagtail_are_known_by_email(owner):
    person = make_user(email="someone@example.com")

    assert owner.get(reverse("wagtailusers_users:index")).status_code == 200
    assert owner.get(reverse("wagtailusers_users:add")).status_code == 200
    assert owner.get(reverse("wagtailusers_users:edit", args=[person.pk])).status_code == 200
