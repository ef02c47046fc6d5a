"""Who may do what: role x address x method. An address of the back office without a row here fails."""

import pytest
from django.urls import reverse

from shop.backoffice import urls
from shop.partner.models import StockRecord
from tests.factories.products import make_picture

ROLES = ("nobody", "customer", "marketer", "packer", "owner")
OK, MOVED, NO, WRONG_METHOD, UNFIT = 200, 302, 403, 405, 303

# Each row answers, by method, to nobody, customer, marketer, packer and owner in this order.
TABLE = {
    "orders": {"get": (MOVED, MOVED, NO, OK, OK), "post": (MOVED, MOVED, *[WRONG_METHOD] * 3)},
    "orders-results": {"get": (MOVED, MOVED, NO, OK, OK), "post": (MOVED, MOVED, *[WRONG_METHOD] * 3)},
    "order": {"get": (MOVED, MOVED, NO, OK, OK), "post": (MOVED, MOVED, *[WRONG_METHOD] * 3)},
    "slip": {"get": (MOVED, MOVED, NO, OK, OK), "post": (MOVED, MOVED, *[WRONG_METHOD] * 3)},
    "pack": {"get": (MOVED, MOVED, *[WRONG_METHOD] * 3), "post": (MOVED, MOVED, NO, MOVED, MOVED)},
    "unpack": {"get": (MOVED, MOVED, *[WRONG_METHOD] * 3), "post": (MOVED, MOVED, NO, MOVED, MOVED)},
    "ship": {"get": (MOVED, MOVED, *[WRONG_METHOD] * 3), "post": (MOVED, MOVED, NO, UNFIT, UNFIT)},
    "make-ready": {"get": (MOVED, MOVED, *[WRONG_METHOD] * 3), "post": (MOVED, MOVED, NO, MOVED, MOVED)},
    "complete": {"get": (MOVED, MOVED, *[WRONG_METHOD] * 3), "post": (MOVED, MOVED, NO, MOVED, MOVED)},
    "cancel": {"get": (MOVED, MOVED, *[WRONG_METHOD] * 3), "post": (MOVED, MOVED, NO, NO, MOVED)},
    "refund": {"get": (MOVED, MOVED, NO, NO, OK), "post": (MOVED, MOVED, NO, NO, UNFIT)},
    "retry-refund": {"get": (MOVED, MOVED, *[WRONG_METHOD] * 3), "post": (MOVED, MOVED, NO, NO, MOVED)},
    "check-payment": {"get": (MOVED, MOVED, *[WRONG_METHOD] * 3), "post": (MOVED, MOVED, NO, MOVED, MOVED)},
    "accept-payment": {"get": (MOVED, MOVED, *[WRONG_METHOD] * 3), "post": (MOVED, MOVED, NO, NO, MOVED)},
    "release-hold": {"get": (MOVED, MOVED, *[WRONG_METHOD] * 3), "post": (MOVED, MOVED, NO, NO, MOVED)},
    "add-note": {"get": (MOVED, MOVED, *[WRONG_METHOD] * 3), "post": (MOVED, MOVED, NO, UNFIT, UNFIT)},
    "products-results": {"get": (MOVED, MOVED, OK, NO, OK), "post": (MOVED, MOVED, *[WRONG_METHOD] * 3)},
    "products": {"get": (MOVED, MOVED, OK, NO, OK), "post": (MOVED, MOVED, *[WRONG_METHOD] * 3)},
    "add-product": {"get": (MOVED, MOVED, OK, NO, OK), "post": (MOVED, MOVED, UNFIT, NO, UNFIT)},
    "change-product": {"get": (MOVED, MOVED, OK, NO, OK), "post": (MOVED, MOVED, UNFIT, NO, UNFIT)},
    "paste": {"get": (MOVED, MOVED, *[WRONG_METHOD] * 3), "post": (MOVED, MOVED, OK, OK, OK)},
    "retry-picture": {
        "get": (MOVED, MOVED, *[WRONG_METHOD] * 3),
        "post": (MOVED, MOVED, MOVED, NO, MOVED),
    },
    "original": {"get": (MOVED, MOVED, OK, NO, OK), "post": (MOVED, MOVED, *[WRONG_METHOD] * 3)},
    "stock-results": {"get": (MOVED, MOVED, NO, OK, OK), "post": (MOVED, MOVED, *[WRONG_METHOD] * 3)},
    "stock": {"get": (MOVED, MOVED, NO, OK, OK), "post": (MOVED, MOVED, *[WRONG_METHOD] * 3)},
    "adjust-stock": {"get": (MOVED, MOVED, NO, OK, OK), "post": (MOVED, MOVED, NO, NO, UNFIT)},
    "codes-results": {"get": (MOVED, MOVED, OK, NO, OK), "post": (MOVED, MOVED, *[WRONG_METHOD] * 3)},
    "codes": {"get": (MOVED, MOVED, OK, NO, OK), "post": (MOVED, MOVED, *[WRONG_METHOD] * 3)},
    "add-code": {"get": (MOVED, MOVED, OK, NO, OK), "post": (MOVED, MOVED, UNFIT, NO, UNFIT)},
    "change-code": {"get": (MOVED, MOVED, OK, NO, OK), "post": (MOVED, MOVED, UNFIT, NO, UNFIT)},
    "code-set": {"get": (MOVED, MOVED, OK, NO, OK), "post": (MOVED, MOVED, *[WRONG_METHOD] * 3)},
    "mails": {"get": (MOVED, MOVED, NO, NO, OK), "post": (MOVED, MOVED, *[WRONG_METHOD] * 3)},
    "mails-results": {"get": (MOVED, MOVED, NO, NO, OK), "post": (MOVED, MOVED, *[WRONG_METHOD] * 3)},
    "mail": {"get": (MOVED, MOVED, NO, NO, OK), "post": (MOVED, MOVED, *[WRONG_METHOD] * 3)},
    "stripe-events": {"get": (MOVED, MOVED, NO, NO, OK), "post": (MOVED, MOVED, *[WRONG_METHOD] * 3)},
    "stripe-events-results": {"get": (MOVED, MOVED, NO, NO, OK), "post": (MOVED, MOVED, *[WRONG_METHOD] * 3)},
    "stripe-event": {"get": (MOVED, MOVED, NO, NO, OK), "post": (MOVED, MOVED, *[WRONG_METHOD] * 3)},
    "health": {"get": (MOVED, MOVED, NO, NO, OK), "post": (MOVED, MOVED, *[WRONG_METHOD] * 3)},
}

# Wagtail's own pages lead who may not see them back to its start.
WAGTAIL = {
    "wagtailadmin_home": (MOVED, MOVED, OK, OK, OK),
    "wagtailadmin_explore_root": (MOVED, MOVED, OK, MOVED, OK),
    "wagtailimages:index": (MOVED, MOVED, OK, MOVED, OK),
    "wagtailimages:add": (MOVED, MOVED, OK, MOVED, OK),
    "wagtaildocs:index": (MOVED, MOVED, OK, MOVED, OK),
    "wagtailsnippets:index": (MOVED, MOVED, OK, MOVED, OK),
    "wagtailusers_users:index": (MOVED, MOVED, MOVED, MOVED, OK),
    "wagtailusers_groups:index": (MOVED, MOVED, MOVED, MOVED, OK),
    "wagtailredirects:index": (MOVED, MOVED, MOVED, MOVED, OK),
    "category:index": (MOVED, MOVED, OK, MOVED, OK),
    "ingredient:index": (MOVED, MOVED, OK, MOVED, OK),
    "enquiries:index": (MOVED, MOVED, MOVED, MOVED, OK),
}


@pytest.fixture
def arguments(order, mail, event, refund, voucher, voucher_set):
    picture = make_picture()
    return {
        "picture_id": picture.pk,
        "name": picture.file.name,
        "number": order.number,
        "refund_id": refund.pk,
        "product_id": StockRecord.objects.first().product.parent_id,
        "record_id": StockRecord.objects.first().pk,
        "mail_id": mail.pk,
        "event_id": event.pk,
        "voucher_id": voucher.pk,
        "set_id": voucher_set.pk,
    }


@pytest.fixture
def browsers(log_in):
    return {role: log_in(role) for role in ROLES}


def address_of(pattern, arguments):
    return reverse(
        f"backoffice:{pattern.name}",
        kwargs={name: arguments[name] for name in pattern.pattern.converters},
    )


def test_table_knows_every_address():
    assert {pattern.name for pattern in urls.urlpatterns} == set(TABLE)


@pytest.mark.parametrize("name", TABLE)
def test_back_office_lets_in_by_role(browsers, arguments, name):
    pattern = next(pattern for pattern in urls.urlpatterns if pattern.name == name)
    address = address_of(pattern, arguments)

    answers = {
        method: tuple(getattr(browsers[role], method)(address).status_code for role in ROLES)
        for method in ("get", "post", "put", "delete")
    }

    others = (MOVED, MOVED, *[WRONG_METHOD] * 3)
    assert answers == {**TABLE[name], "put": others, "delete": others}


def test_wagtail_lets_in_by_role(browsers):
    answers = {name: tuple(browsers[role].get(reverse(name)).status_code for role in ROLES) for name in WAGTAIL}

    assert answers == WAGTAIL


def test_only_packers_and_the_owner_pack_several_orders(browsers, order):
    path = f"{reverse('wagtail_bulk_action', args=['order', 'order', 'pack'])}?id={order.pk}"

    assert tuple(browsers[role].get(path).status_code for role in ROLES) == (MOVED, MOVED, NO, OK, OK)
    assert tuple(browsers[role].post(path).status_code for role in ROLES) == (MOVED, MOVED, NO, MOVED, MOVED)


def test_only_the_owner_exports_orders(browsers, order):
    path = f"{reverse('backoffice:orders')}?export=csv"

    assert tuple(browsers[role].get(path).status_code for role in ROLES) == (MOVED, MOVED, NO, NO, OK)
    assert "export=csv" not in browsers["packer"].get(reverse("backoffice:orders")).content.decode()


@pytest.mark.parametrize("role", ["nobody", "customer"])
def test_back_office_leads_others_to_the_log_in(browsers, role):
    response = browsers[role].get("/cms/shop/orders/")

    assert response["Location"] == "/cms/login/?next=/cms/shop/orders/"


def test_log_in_of_wagtail_leads_to_ours(client):
    response = client.get("/cms/login/?next=/cms/shop/orders/")

    assert response.status_code == 302
    assert response["Location"] == "/account/login/?next=/cms/shop/orders/"


@pytest.mark.django_db
def test_log_in_of_wagtail_takes_no_passwords(client):
    response = client.post("/cms/login/", {"username": "a@example.com", "password": "x"})

    assert response.status_code == 302


def test_log_in_leads_to_no_other_site(client):
    response = client.get("/cms/login/?next=https://evil.example/")

    assert response["Location"] == "/account/login/?next=/cms/"


def test_customers_are_told_that_the_back_office_is_not_for_them(log_in):
    response = log_in("customer").get("/cms/", follow=True)

    assert response.status_code == 403
