"""The form that makes codes, and the back office's pages around it."""

from datetime import datetime, timedelta
from decimal import Decimal
from zoneinfo import ZoneInfo

import pytest
from django.contrib.auth.models import Group
from django.test import Client
from django.urls import reverse
from oscar.apps.voucher.models import VoucherSet

from shop.backoffice.codes.forms import NewVoucherForm
from shop.backoffice.roles import sync_roles
from shop.voucher.models import Voucher
from tests.factories.baskets import make_basket, make_member, reload
from tests.factories.products import make_category, make_product
from tests.factories.vouchers import make_voucher

pytestmark = pytest.mark.django_db
PLAIN = {
    "code": "Autumn",
    "gives": "percent",
    "value": "20",
    "usage": "Multi-use",
    "starts_at": "2026-03-01T00:00",
    "last_day": "2036-05-31",
}


def staff(role: str) -> Client:
    sync_roles()
    person, client = make_member(f"{role}@example.com"), Client()
    person.is_staff = True
    person.save()
    person.groups.set([Group.objects.get(name=role)])
    client.force_login(person)
    return client


def test_form_makes_a_code_with_all_that_belongs_to_it():
    category, product = make_category(), make_product(slug="pearl")
    fields = {
        **PLAIN,
        "categories": [category.pk],
        "products": "https://x.example/products/pearl/",
        "max_uses": "5",
    }

    response = staff("marketer").post(reverse("backoffice:add-code"), fields)

    voucher = Voucher.objects.get()
    offer = voucher.offers.get()
    assert response.status_code == 302
    assert (voucher.shown_code, voucher.code, voucher.cap) == ("Autumn", "AUTUMN", 5)
    assert list(offer.benefit.range.included_products.all()) == [product]
    assert list(offer.benefit.range.included_categories.all()) == [category]


def test_form_makes_many_codes_and_gives_them_as_a_file():
    client = staff("marketer")
    fields = {**PLAIN, "code": "", "set_name": "Thanks", "count": "30", "usage": "Single use"}

    client.post(reverse("backoffice:add-code"), fields)
    response = client.get(reverse("backoffice:code-set", args=[VoucherSet.objects.get().pk]))

    heading, *lines = response.content.decode().split()
    bag = make_basket("10.00")
    bag.vouchers.add(Voucher.objects.get(code=lines[0]))
    assert heading == "code"
    assert len(set(lines)) == 30
    assert reload(bag).total_incl_tax == Decimal("8.00")


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"value": ""}, "value"),
        ({"value": "101"}, "value"),
        ({"value": "-1"}, "value"),
        ({"value": "NaN"}, "value"),
        ({"gives": "everything"}, "gives"),
        ({"code": "with space"}, "code"),
        ({"code": "\x00"}, "code"),
        ({"code": ""}, "set_name"),
        ({"code": "", "set_name": "x", "count": "99999999"}, "count"),
        ({"last_day": "2026-02-28"}, "last_day"),
        ({"last_day": "tomorrow"}, "last_day"),
        ({"starts_at": "0001-01-01T00:00"}, "starts_at"),
        ({"last_day": "9999-12-31"}, "last_day"),
        ({"last_day": "2100-01-01"}, "last_day"),
        ({"last_day": ""}, "last_day"),
        ({"products": "nothing-like-it"}, "products"),
        ({"categories": ["999999"]}, "categories"),
        ({"max_uses": "9" * 30}, "max_uses"),
    ],
)
def test_form_refuses_what_makes_no_sense(change, field):
    form = NewVoucherForm({**PLAIN, **change})

    assert not form.is_valid()
    assert field in form.errors


def test_form_says_when_the_code_is_taken():
    make_voucher("autumn")

    marketer = staff("marketer")

    refused = marketer.post(reverse("backoffice:add-code"), PLAIN)

    response = marketer.get(refused["Location"])
    assert refused.status_code == 303
    assert "There&#x27;s already a code" in response.content.decode()


def test_terms_of_a_code_are_changed_and_what_it_gives_stays():
    voucher = make_voucher("autumn")
    fields = {**PLAIN, "max_uses": "7", "terms": "While it lasts."}

    staff("marketer").post(reverse("backoffice:change-code", args=[voucher.pk]), fields)

    voucher.refresh_from_db()
    assert (voucher.max_uses, voucher.terms) == (7, "While it lasts.")
    assert voucher.offers.get().benefit.value == 15


@pytest.mark.parametrize("typed", ["2036-11-30", "30/11/2036", "30.11.2036"])
def test_a_code_is_valid_to_the_end_of_the_last_day_that_staff_type(typed):
    staff("marketer").post(reverse("backoffice:add-code"), {**PLAIN, "last_day": typed})

    voucher = Voucher.objects.get()
    midnight = datetime(2036, 12, 1, tzinfo=ZoneInfo("Australia/Melbourne"))
    states = [voucher.state_at(midnight + timedelta(seconds=seconds)) for seconds in (-0.001, 0)]
    assert (voucher.end_text, states) == ("30 November 2036", ["live", "ended"])


def test_a_code_may_start_on_its_last_day():
    form = NewVoucherForm({**PLAIN, "starts_at": "2036-05-31T00:00"})

    assert form.is_valid()


@pytest.mark.parametrize(
    ("end", "last_day"),
    [("2036-12-01T00:00", "2036-11-30"), ("2036-11-30T23:59", "2036-11-30"), ("2036-12-01T09:30", "2036-12-01")],
)
def test_form_shows_the_last_day_of_a_code_and_keeps_its_end_unless_that_is_changed(end, last_day):
    end = datetime.fromisoformat(end).replace(tzinfo=ZoneInfo("Australia/Melbourne"))
    voucher = make_voucher("autumn", ends_at=end)
    marketer, address = staff("marketer"), reverse("backoffice:change-code", args=[voucher.pk])

    page = marketer.get(address).content.decode()
    marketer.post(address, {**PLAIN, "last_day": last_day, "terms": "While it lasts."})
    kept = Voucher.objects.get()
    marketer.post(address, {**PLAIN, "last_day": "2036-12-24"})

    assert f'value="{last_day}"' in page
    assert (kept.end_datetime, kept.terms) == (end, "While it lasts.")
    assert Voucher.objects.get().end_text == "24 December 2036"


def test_packers_make_no_codes():
    client, voucher = staff("packer"), make_voucher()

    for address in (reverse("backoffice:add-code"), reverse("backoffice:change-code", args=[voucher.pk])):
        assert client.get(address).status_code == 403
        assert client.post(address, PLAIN).status_code == 403
    assert Voucher.objects.count() == 1


def test_list_leads_to_the_forms():
    voucher = make_voucher()

    text = staff("marketer").get(reverse("backoffice:codes")).content.decode()

    assert reverse("backoffice:add-code") in text
    assert reverse("backoffice:change-code", args=[voucher.pk]) in text
