"""The bag as browsers meet it."""

import json
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from decimal import Decimal
from threading import Barrier

import pytest
from django.db import connection
from django.test import Client
from django.urls import reverse

from shop.basket.models import Basket
from shop.basket.visitor import signer
from shop.models import TryCount
from shop.voucher.models import Voucher
from tests.factories.baskets import make_basket, make_member, make_size
from tests.factories.vouchers import DAY, NOW, make_order, make_voucher

pytestmark = pytest.mark.django_db
HTMX = {"HX-Request": "true", "HX-Target": "bag-drawer-content"}


@pytest.fixture
def guest() -> Client:
    """A browser with a bag that holds two pieces for A$40 each."""
    bag = make_basket(("40.00", 2))
    client = Client()
    client.cookies["bag"] = signer.sign(bag.pk)
    client.bag = bag
    return client


def messages_of(response):
    return [str(message) for message in response.context["messages"]]


def test_add_leads_on_with_a_message_and_a_guarded_cookie(client):
    size = make_size(title="Pearl")

    response = client.post(reverse("basket:add"), {"size_id": size.pk, "next": "/about/"})

    cookie = response.cookies["bag"]
    assert (response.status_code, response.url) == (303, "/about/")
    assert (cookie["httponly"], cookie["samesite"], int(signer.unsign(cookie.value))) == (
        True,
        "Lax",
        Basket.objects.get().pk,
    )
    assert messages_of(client.get(reverse("basket:summary"))) == ["Pearl is in your bag."]


def test_add_reads_the_size_from_a_page_of_the_older_release(client):
    client.post(reverse("basket:add"), {"product": make_size().pk})

    assert Basket.objects.get().lines.get().quantity == 1


@pytest.mark.parametrize("next_url", ["//evil.example/", "https://evil.example/", "javascript:x", "\\\\evil", ""])
def test_add_never_leads_elsewhere(client, next_url):
    response = client.post(reverse("basket:add"), {"size_id": make_size().pk, "next": next_url})

    assert response.url == reverse("basket:summary")


def test_add_answers_htmx_with_the_drawer(client):
    size = make_size(title="Pearl", price="39.00")

    response = client.post(reverse("basket:add"), {"size_id": size.pk, "quantity": 2}, headers=HTMX)

    change = json.loads(response.headers["HX-Trigger"])["bag:changed"]
    assert change == {"count": 2, "message": "Pearl is in your bag."}
    assert "A$78.00" in response.content.decode()
    assert "<html" not in response.content.decode()


@pytest.mark.parametrize(
    "fields",
    [
        {},
        {"size_id": ""},
        {"size_id": "x"},
        {"size_id": "-1"},
        {"size_id": "1" + "0" * 25},
        {"size_id": "\x00"},
        {"size_id": "1", "quantity": "-1"},
        {"size_id": "1", "quantity": "1e9"},
        {"size_id": "1", "quantity": "1" + "0" * 25},
        {"size_id": ["1", "2"], "quantity": ["1", "x"]},
    ],
)
def test_adding_nonsense_shows_error(client, fields):
    plain = client.post(reverse("basket:add"), fields)
    htmx = client.post(reverse("basket:add"), fields, headers=HTMX)

    assert (plain.status_code, htmx.status_code) == (303, 422)
    assert 'role="alert"' in htmx.content.decode()


@pytest.mark.parametrize("name", ["change", "remove", "save", "move", "remove-saved"])
@pytest.mark.parametrize("line_id", [0, 10**9, 2**63 - 1, 10**25])
def test_changes_of_lines_that_are_not_there_are_harmless(guest, name, line_id):
    response = guest.post(reverse(f"basket:{name}", args=[line_id]), {"quantity": "1"}, headers=HTMX)

    assert response.status_code in (200, 422)
    assert guest.bag.lines.get().quantity == 2


def test_a_line_is_changed_saved_moved_back_and_removed(guest):
    line = guest.bag.lines.get()
    page = {**HTMX, "HX-Target": "bag-page"}

    changed = guest.post(reverse("basket:change", args=[line.pk]), {"quantity": 3}, headers=page)
    saved = guest.post(reverse("basket:save", args=[line.pk]), headers=page)
    moved = guest.post(reverse("basket:move", args=[line.pk]), headers=page)
    removed = guest.post(reverse("basket:remove", args=[line.pk]), headers=page)

    counts = [
        json.loads(response.headers["HX-Trigger"])["bag:changed"]["count"]
        for response in (changed, saved, moved, removed)
    ]
    assert counts == [3, 0, 3, 0]
    assert "Saved for later" in saved.content.decode()
    assert "Your bag is empty" in removed.content.decode()


def test_what_a_guest_saved_is_found_again_by_a_cookie_of_its_own(guest):
    guest.post(reverse("basket:save", args=[guest.bag.lines.get().pk]))

    response = guest.get(reverse("basket:summary"))

    assert [line.quantity for line in response.context["saved_lines"]] == [2]
    assert "bag-saved" in guest.cookies


@pytest.mark.parametrize("value", ["", "1", "1:x", "\x00", "é", "x" * 5000, "1:" + "A" * 43])
def test_a_forged_cookie_is_a_new_bag(client, value):
    make_basket("40.00")
    client.cookies["bag"] = value

    response = client.get(reverse("basket:summary"))

    assert response.status_code == 200
    assert response.context["summary"].is_empty


def test_the_cookie_of_an_ordered_bag_is_taken_back(guest):
    guest.bag.submit()

    response = guest.get(reverse("basket:summary"))

    assert response.cookies["bag"].value == ""
    assert response.context["summary"].is_empty


def test_the_cookie_of_a_members_bag_opens_nothing(client):
    bag = make_basket("40.00", owner=make_member())
    client.cookies["bag"] = signer.sign(bag.pk)

    assert client.get(reverse("basket:summary")).context["summary"].is_empty


def test_after_logging_in_the_bag_goes_along(guest):
    member = make_member()
    own = make_basket("10.00", owner=member)
    guest.force_login(member)

    first = guest.get(reverse("basket:summary"))
    second = guest.get(reverse("basket:summary"))

    assert first.cookies["bag"].value == ""
    assert own.lines.count() == 2
    assert second.context["summary"].item_count == 3


def test_a_code_typed_wrong_is_said_beside_the_field(guest):
    response = guest.post(reverse("basket:apply-code"), {"code": "milagone<b>"})

    text = guest.get(response["Location"]).content.decode()
    assert response.status_code == 303
    assert "<title>Error: Bag" in text
    assert "We don&#x27;t know code “milagone&lt;b&gt;”" in text


@pytest.mark.parametrize("code", ["", "\x00", "x" * 200])
def test_unknown_code_shows_error(guest, code):
    response = guest.post(reverse("basket:apply-code"), {"code": code})

    assert response.status_code == 303
    assert guest.get(response["Location"]).context["code_form"].errors


def test_a_code_typed_right_is_applied_and_taken_out(guest):
    make_voucher("miliagone", usage=Voucher.FIRST_ORDER)

    applied = guest.post(reverse("basket:apply-code"), {"code": " MILIAGONE"}, follow=True)
    removed = guest.post(reverse("basket:remove-code", args=["miliagone"]), follow=True)

    assert applied.context["summary"].total == Decimal("68.00")
    assert messages_of(applied) == ["Code miliagone is applied."]
    assert removed.context["summary"].total == Decimal("80.00")


def test_a_member_who_bought_before_is_told_at_once(client):
    member = make_member()
    make_basket("40.00", owner=member)
    make_voucher("miliagone", usage=Voucher.FIRST_ORDER)
    order = make_order(member.email, paid_at=NOW)
    order.user = member
    order.save()
    client.force_login(member)

    response = client.post(reverse("basket:apply-code"), {"code": "miliagone"}, follow=True)

    assert "you&#x27;ve ordered from us before" in response.content.decode()


def test_the_eleventh_wrong_code_has_to_wait_whatever_headers_say(guest):
    make_voucher("miliagone")
    for number in range(10):
        guest.post(
            reverse("basket:apply-code"), {"code": f"x{number}"}, headers={"X-Forwarded-For": f"1.1.1.{number}"}
        )

    wrong = guest.post(
        reverse("basket:apply-code"), {"code": "x"}, headers={"X-Forwarded-For": "2.2.2.2", "X-Real-IP": "3.3.3.3"}
    )
    right = guest.post(reverse("basket:apply-code"), {"code": "miliagone"})

    assert (wrong.status_code, right.status_code) == (429, 429)
    assert wrong.headers["Retry-After"] == "600"


@pytest.mark.django_db(transaction=True)
def test_of_forty_wrong_codes_at_once_ten_are_looked_at(guest):
    cookie, together = guest.cookies["bag"].value, Barrier(40)

    def try_it(number: int) -> int:
        client = Client()
        client.cookies["bag"] = cookie
        try:
            together.wait(timeout=30)
            return client.post(reverse("basket:apply-code"), {"code": f"x{number}"}).status_code
        finally:
            connection.close()

    with ThreadPoolExecutor(40) as pool:
        codes = Counter(pool.map(try_it, range(40)))

    assert codes == {303: 10, 429: 30}


def test_another_visitor_behind_the_same_address_may_still_use_a_code(guest, client):
    make_voucher("miliagone")
    for number in range(11):
        guest.post(reverse("basket:apply-code"), {"code": f"x{number}"})
    client.cookies["bag"] = signer.sign(make_basket("40.00").pk)

    response = client.post(reverse("basket:apply-code"), {"code": "miliagone"})

    assert response.status_code == 303


def test_right_codes_are_no_failing_tries(guest):
    make_voucher("miliagone")
    make_voucher("big", minimum_spend=Decimal(500))

    for _ in range(15):
        guest.post(reverse("basket:apply-code"), {"code": "miliagone"})
        guest.post(reverse("basket:apply-code"), {"code": "big"})

    assert set(TryCount.objects.values_list("used", flat=True)) == {0}


@pytest.mark.parametrize(
    "code", ["“miliagone”", "Miliagone.", "MILIAGONE,", "milia gone", "miliagone?utm_source=x"]
)
def test_a_code_works_with_all_that_was_copied_along(guest, code):
    make_voucher("miliagone")

    typed = guest.post(reverse("basket:apply-code"), {"code": code})

    assert typed.status_code == 303
    assert [voucher.code for voucher in guest.bag.vouchers.all()] == ["MILIAGONE"]


@pytest.mark.parametrize(
    "code", ["miliagone.", "miliagone)", "“miliagone”", "miliagone&utm_source=x", "milia gone"]
)
def test_a_link_with_a_code_works_with_what_was_copied_along(guest, code):
    make_voucher("miliagone")

    guest.get(f"/offer/{code}", follow=True)

    assert [voucher.code for voucher in guest.bag.vouchers.all()] == ["MILIAGONE"]


def test_same_wrong_code_is_one_attempt_in_any_spelling(guest):
    make_voucher("miliagone")

    for wrong in ["milagone", "milagone.", "“milagone”", "mila gone", "MILAGONE"] * 3:
        guest.post(reverse("basket:apply-code"), {"code": wrong})
    right = guest.post(reverse("basket:apply-code"), {"code": "miliagone"})

    assert right.status_code == 303


def test_ended_code_is_not_an_attempt(guest):
    make_voucher("old", starts_at=NOW - 3 * DAY, ends_at=NOW - DAY)
    make_voucher("miliagone")

    for _ in range(15):
        guest.post(reverse("basket:apply-code"), {"code": "old"})

    assert guest.post(reverse("basket:apply-code"), {"code": "miliagone"}).status_code == 303


def test_offer_link_can_be_followed_twice(guest):
    make_voucher("miliagone")

    responses = [guest.get("/offer/miliagone/", {"next": "/journal/"}) for _ in range(3)]

    assert {(response.status_code, response.url) for response in responses} == {(303, "/journal/")}
    assert [voucher.code for voucher in guest.bag.vouchers.all()] == ["MILIAGONE"]


def test_offer_by_the_button_of_an_article_leads_back_to_it(guest):
    make_voucher("miliagone")

    back = guest.post("/offer/miliagone/", headers={"Referer": "http://testserver/journal/milia/?x=1"})
    elsewhere = guest.post("/offer/miliagone/", headers={"Referer": "http://evil.example/journal/"})

    assert (back.url, elsewhere.url) == ("/journal/milia/", reverse("catalogue:shop"))


def test_offer_by_the_button_of_a_card_leads_back_to_the_card(guest):
    make_voucher("miliagone")

    back = guest.post("/offer/miliagone/", {"next": "/journal/milia/#offer-miliagone"})

    assert back.url == "/journal/milia/#offer-miliagone"


def test_code_that_waits_is_said_on_every_page_until_it_is_applied(client):
    make_voucher("miliagone")
    size = make_size(price="40.00")
    said = "apply code miliagone when you add something to your bag"

    before = client.get("/shop/").content.decode()
    client.get("/offer/miliagone/")
    waiting = client.get("/shop/").content.decode()
    client.post(reverse("basket:add"), {"size_id": size.pk})
    applied = client.get("/shop/").content.decode()

    assert (said in before, said in waiting, said in applied) == (False, True, False)


def test_offer_waits_for_something_in_the_bag(client):
    make_voucher("miliagone")
    size = make_size(price="40.00")

    client.get("/offer/MILIAGONE/")
    empty = client.get(reverse("basket:summary"))
    client.post(reverse("basket:add"), {"size_id": size.pk})
    filled = client.get(reverse("basket:summary"))

    assert "apply this code when you add something to your bag" in empty.content.decode()
    assert "15% off with miliagone" in messages_of(empty)[0]
    assert filled.context["summary"].discounts[0].amount == Decimal("6.00")
    assert filled.context["waiting_code"] == ""


@pytest.mark.parametrize(
    ("code", "words"),
    [
        ("nothing", "We don't know code"),
        ("old", "Code old ended on"),
        ("%00", None),
        ("💧" * 300, "We don't"),
    ],
)
def test_offer_says_why_a_code_does_not_apply(client, code, words):
    make_voucher("old", starts_at=NOW - 2 * DAY, ends_at=NOW - DAY)

    response = client.get(f"/offer/{code}/", follow=True)

    if words is None:
        assert response.status_code in (200, 400, 404)
    else:
        assert words in messages_of(response)[0]


def test_checkout_is_kept_back_while_something_cannot_be_bought(guest):
    size = guest.bag.lines.get().stockrecord
    size.num_in_stock = 1
    size.save()

    text = guest.get(reverse("basket:summary")).content.decode()

    assert "Only 1 left of" in text
    assert ">Checkout</a>" not in text


@pytest.mark.parametrize("name", ["summary", "drawer"])
def test_bag_pages_are_never_cached(guest, name):
    response = guest.get(reverse(f"basket:{name}"))

    assert "no-store" in response.headers["Cache-Control"]


@pytest.mark.parametrize("name", ["add", "apply-code"])
def test_changes_need_a_token_of_ours(name):
    client = Client(enforce_csrf_checks=True)

    assert client.post(reverse(f"basket:{name}"), {"size_id": 1, "code": "x"}).status_code == 403
    assert client.get(reverse(f"basket:{name}")).status_code == 405
