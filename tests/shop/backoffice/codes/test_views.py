from decimal import Decimal
from html import unescape

import pytest

from shop.voucher.models import Voucher
from tests.factories.orders import make_order

LIST = "/cms/shop/codes/"
NEW = {
    "code": "spring10",
    "gives": "percent",
    "value": "10",
    "usage": Voucher.MULTI_USE,
    "starts_at": "2026-11-01T00:00",
    "last_day": "2026-12-01",
    "terms": "Once more",
}


@pytest.fixture
def marketer(log_in):
    return log_in("marketer")


def test_code_is_made(marketer):
    response = marketer.post(f"{LIST}new/", NEW)

    voucher = Voucher.objects.get()
    assert response["Location"] == LIST
    assert (voucher.shown_code, voucher.terms) == ("spring10", "Once more")
    assert b"spring10" in marketer.get(LIST).content


def test_existing_code_shows_error(marketer, voucher):
    response = marketer.post(f"{LIST}new/", {**NEW, "code": "MiliaGone"}, follow=True)

    assert response.redirect_chain[0][1] == 303
    assert "There&#x27;s already a code “MiliaGone”." in response.content.decode()


def test_many_codes_are_made_and_downloaded(marketer):
    marketer.post(f"{LIST}new/", {**NEW, "code": "", "set_name": "Letters", "count": "3"})

    voucher = Voucher.objects.first()
    file = marketer.get(f"{LIST}sets/{voucher.voucher_set_id}/")
    assert file["Content-Type"] == "text/csv; charset=utf-8"
    assert sorted(file.content.decode().split()) == sorted(
        ["code", *Voucher.objects.values_list("display_code", flat=True)]
    )
    assert voucher.shown_code not in marketer.get(LIST).content.decode()


def test_code_is_changed(marketer, voucher):
    shown = marketer.get(f"{LIST}{voucher.pk}/").context["form"].initial
    marketer.post(f"{LIST}{voucher.pk}/", {**NEW, "terms": "Until Monday", "max_uses": "7"})

    voucher.refresh_from_db()
    assert shown["max_uses"] is None
    assert (voucher.terms, voucher.max_uses, voucher.shown_code) == ("Until Monday", 7, "miliagone")


@pytest.mark.parametrize("is_new", [True, False])
def test_pasted_small_print_is_cleaned_and_staff_are_told(marketer, request, is_new):
    path = "new/" if is_new else f"{request.getfixturevalue('voucher').pk}/"

    response = marketer.post(f"{LIST}{path}", {**NEW, "terms": "Youâ€™re fir\u200bst."}, follow=True)

    assert Voucher.objects.get().terms == "You’re first."
    shown = unescape(response.content.decode())
    assert "Characters in the wrong encoding (like â€™ or Â) were put right." in shown
    assert "Invisible characters were removed." in shown


def test_list_sums_paid_orders(marketer, voucher, sizes):
    for status in ("paid", "awaiting payment"):
        order = make_order(lines=[(sizes[0], 1)], status=status)
        voucher.claims.create(order=order, customer_key=order.number, is_once_per_customer=False)
        order.discounts.create(voucher_id=voucher.pk, voucher_code=voucher.code, amount=Decimal("5.85"))

    row = marketer.get(LIST).context["object_list"][0]

    assert (row.uses, row.paid_orders, row.discount_given) == (2, 1, Decimal("5.85"))
    assert row.revenue == sizes[0].stockrecords.get().price


@pytest.mark.parametrize("bad", ["\x00", "x" * 5000, "-1", "9" * 30, "‮🧴", "<script>"])
def test_code_form_survives_bad_input(marketer, voucher, bad):
    for path in ("new/", f"{voucher.pk}/"):
        assert marketer.post(f"{LIST}{path}", dict.fromkeys(NEW, bad), follow=True).context["form"].errors
