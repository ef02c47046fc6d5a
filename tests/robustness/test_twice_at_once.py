"""
Every form sent twice at the same moment, as by a double click: one effect, and no error (rules.md G13).

Both requests run in threads and transactions of their own. Each waits before its first change until the other one
has checked everything too, or holds a lock: what is only checked, and not locked or constrained, goes wrong here.
"""

import re
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass
from threading import Barrier, BrokenBarrierError
from typing import Any
from uuid import uuid4

import pytest
from allauth.account.models import EmailAddress
from django.contrib.sessions.models import Session
from django.db import connection
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from oscar.apps.address.models import UserAddress

from catalogue.models import Category, Concern, Product
from cms.models import Enquiry, Topic
from shop.backoffice.roles import sync_roles
from shop.basket.models import Basket, Line
from shop.fulfilment.models import Parcel
from shop.mail.models import OutboxMail
from shop.order.models import Order, OrderStatus
from shop.partner.models import StockMovement, StockRecord
from shop.search.models import Synonym
from shop.users.models import User
from shop.voucher.models import Voucher
from tests.factories import make_product
from tests.ordering import make_australia, make_recipient, make_voucher, place_order, size_of
from tests.support.orders import PASSWORD, make_order, make_user

pytestmark = pytest.mark.django_db(transaction=True)

WAIT = 0.5
# Rows that both requests write before they decide anything.
BOOKKEEPING = ("django_session", "trycount", "try_count", "cache_entries", "users_accountsession", "last_login")
ADDRESS = {
    "full_name": "Ada Shopper",
    "line1": "1 Collins Street",
    "suburb": "Melbourne",
    "state": "VIC",
    "postcode": "3000",
    "country": "AU",
}


@dataclass(frozen=True)
class Sent:
    """A form of one browser, and how often it has had its effect."""

    browser: Client
    path: str
    fields: dict[str, Any]
    count: Callable[[], int]
    effects: int = 1
    answers: tuple[int, int] = (3, 3)


def sign_up() -> Sent:
    fields = {"email": "new@example.com", "password1": PASSWORD}
    return Sent(Client(), "/account/signup/", fields, User.objects.count)


def account_for_an_order() -> Sent:
    order = place_order()
    Order.objects.filter(pk=order.pk).update(status=OrderStatus.PAID, paid_at=timezone.now())
    path = reverse("checkout:thanks", args=[order.token])
    return Sent(Client(), path, {"password": PASSWORD}, User.objects.count)


def enquiry() -> Sent:
    fields = {"kind": "question", "name": "Ada", "email": "ada@example.com", "message": "Hi", "once": uuid4()}
    return Sent(Client(), "/enquiries/new/", fields, Enquiry.objects.count)


def log_in() -> Sent:
    make_user(email="ada@example.com")
    fields = {"login": "ada@example.com", "password": PASSWORD}
    return Sent(Client(), "/account/login/", fields, User.objects.exclude(last_login=None).count)


def log_out() -> Sent:
    return Sent(member(), "/account/logout/", {}, lambda: User.objects.count())


def member() -> Client:
    make_australia()
    browser = Client()
    browser.force_login(make_user(email="ada@example.com", first_name="Ada"))
    return browser


def staff(role: str) -> Client:
    sync_roles()
    browser = Client()
    browser.force_login(make_user(email=f"{role}@example.com", groups=[role]))
    return browser


def guest() -> Client:
    """A browser with one piece in its bag."""
    make_australia()
    browser = Client()
    browser.post(reverse("basket:add"), {"product": size_of(make_product()).pk})
    return browser


def pieces() -> int:
    return sum(Line.objects.filter(basket__status=Basket.OPEN).values_list("quantity", flat=True))


def first_add_to_bag() -> Sent:
    """Two clicks are two pieces, in one line of one bag: see docs/decisions/bag-and-codes.md."""
    size = size_of(make_product(slug="omega"))
    browser = Client()
    browser.get("/products/omega/")
    return Sent(browser, reverse("basket:add"), {"product": size.pk}, Basket.objects.count)


def more_in_bag() -> Sent:
    browser = guest()
    return Sent(browser, reverse("basket:add"), {"product": Line.objects.get().product_id}, Line.objects.count)


def quantity() -> Sent:
    browser = guest()
    path = reverse("basket:change", args=[Line.objects.get().pk])
    return Sent(browser, path, {"quantity": 3}, pieces, effects=3)


def removal() -> Sent:
    browser = guest()
    return Sent(browser, reverse("basket:remove", args=[Line.objects.get().pk]), {}, pieces, effects=0)


def saving_for_later() -> Sent:
    browser = guest()
    path = reverse("basket:save", args=[Line.objects.get().pk])
    return Sent(browser, path, {}, Line.objects.filter(basket__status=Basket.SAVED).count)


def code_in_bag() -> Sent:
    browser = guest()
    make_voucher()
    return Sent(browser, reverse("basket:apply-code"), {"code": "miliagone"}, Basket.vouchers.through.objects.count)


def checkout_details() -> Sent:
    fields = {**ADDRESS, "email": "ada@example.com"}
    return Sent(guest(), "/checkout/details/", fields, lambda: 1)


def checkout_details_of_a_member() -> Sent:
    browser = member()
    browser.post(reverse("basket:add"), {"product": size_of(make_product()).pk})
    fields = {**ADDRESS, "email": "ada@example.com", "save_address": "on"}
    return Sent(browser, "/checkout/details/", fields, UserAddress.objects.count)


def checkout_delivery() -> Sent:
    browser = guest()
    session = browser.session
    session["checkout"] = {"recipient": vars(make_recipient())}
    session.save()
    return Sent(browser, "/checkout/delivery/", {"method": "standard"}, lambda: 1)


def address() -> Sent:
    return Sent(member(), "/account/addresses/add/", ADDRESS, UserAddress.objects.count)


def changed_address() -> Sent:
    browser = member()
    browser.post("/account/addresses/add/", ADDRESS)
    path = reverse("account:change-address", args=[UserAddress.objects.get().pk])
    fields = {**ADDRESS, "line1": "2 Collins Street"}
    return Sent(browser, path, fields, UserAddress.objects.filter(line1="2 Collins Street").count)


def removed_address() -> Sent:
    browser = member()
    browser.post("/account/addresses/add/", ADDRESS)
    path = reverse("account:remove-address", args=[UserAddress.objects.get().pk])
    return Sent(browser, path, {}, UserAddress.objects.count, effects=0)


def preferred_address() -> Sent:
    browser = member()
    browser.post("/account/addresses/add/", ADDRESS)
    browser.post("/account/addresses/add/", {**ADDRESS, "line1": "2 Collins Street"})
    path = reverse("account:prefer-address", args=[UserAddress.objects.latest("pk").pk])
    return Sent(browser, path, {}, UserAddress.objects.filter(is_default_for_shipping=True).count)


def account_details() -> Sent:
    fields = {"first_name": "Ada", "last_name": "Lovelace"}
    return Sent(member(), "/account/details/", fields, User.objects.filter(last_name="Lovelace").count)


def confirmed(browser: Client) -> Client:
    browser.post("/account/reauthenticate/", {"password": PASSWORD})
    return browser


def changed_email() -> Sent:
    fields = {"action_add": "1", "email": "ada.new@example.com"}
    found = EmailAddress.objects.filter(email="ada.new@example.com")
    return Sent(confirmed(member()), "/account/email/", fields, found.count)


def changed_password() -> Sent:
    fields = {"oldpassword": PASSWORD, "password1": "another long pass phrase"}

    def is_changed() -> int:
        return int(User.objects.get().check_password("another long pass phrase"))

    return Sent(member(), "/account/password/change/", fields, is_changed)


def password_reset() -> Sent:
    make_user(email="ada@example.com")
    return Sent(Client(), "/account/password/reset/", {"email": "ada@example.com"}, User.objects.count)


def confirmed_email() -> Sent:
    Client().post("/account/signup/", {"email": "new@example.com", "password1": PASSWORD})
    text = OutboxMail.objects.get().text_body
    path = re.search(r"https?://[^/\s]+(/account/confirm-email/\S+)", text)[1]
    return Sent(Client(), path, {}, EmailAddress.objects.filter(verified=True).count)


def closed_account() -> Sent:
    return Sent(confirmed(member()), "/account/close/", {}, User.objects.count, effects=0)


def found_order() -> Sent:
    order = place_order()
    fields = {"number": order.number, "email": order.guest_email}
    return Sent(Client(), "/orders/find/", fields, lambda: 1)


def new_code() -> Sent:
    fields = {
        "code": "spring10",
        "gives": "percent",
        "value": "10",
        "usage": Voucher.MULTI_USE,
        "starts_at": "2026-11-01T00:00",
        "last_day": "2026-12-01",
        "terms": "",
    }
    return Sent(staff("marketer"), reverse("backoffice:add-code"), fields, Voucher.objects.count)


def set_of_codes() -> Sent:
    sent = new_code()
    fields = {**sent.fields, "code": "", "set_name": "Letters", "count": "3"}
    return Sent(sent.browser, sent.path, fields, Voucher.objects.count, effects=3)


def note() -> Sent:
    order = paid_order()
    path = reverse("backoffice:add-note", args=[order.number])
    return Sent(staff("packer"), path, {"message": "Gift wrap"}, order.notes.count)


def paid_order() -> Order:
    return make_order(lines=[(size_of(make_product()), 1)], number="SP-1")


def packed() -> Sent:
    order = paid_order()
    path = reverse("backoffice:pack", args=[order.number])
    count = Order.objects.filter(status=OrderStatus.PACKED).count
    return Sent(staff("packer"), path, {}, count)


def shipped() -> Sent:
    order = paid_order()
    Order.objects.filter(pk=order.pk).update(status=OrderStatus.PACKED)
    fields = {"carrier": "other", "tracking_number": "", "left": 1, f"line-{order.lines.get().pk}": 1}
    return Sent(staff("packer"), reverse("backoffice:ship", args=[order.number]), fields, Parcel.objects.count)


def counted_stock() -> Sent:
    record = StockRecord.objects.get(product=size_of(make_product()))
    fields = {"change": "-3", "reason": "damaged", "note": "", "on_hand": 10}
    path = reverse("backoffice:adjust-stock", args=[record.pk])
    return Sent(staff("owner"), path, fields, StockMovement.objects.filter(reason="damaged").count)


def new_person() -> Sent:
    browser = Client()
    browser.force_login(User.objects.create_superuser("owner@example.com", PASSWORD))
    fields = {
        "email": "new@example.com",
        "first_name": "Nia",
        "last_name": "Quill",
        "password1": PASSWORD,
        "password2": PASSWORD,
    }
    count = User.objects.filter(email="new@example.com").count
    # Wagtail shows a refused form at once.
    return Sent(browser, reverse("wagtailusers_users:add"), fields, count, answers=(2, 3))


def new_concern() -> Sent:
    fields = {"name": "Dullness", "slug": "", "position": 1}
    return Sent(staff("owner"), "/cms/concern/new/", fields, Concern.objects.count, answers=(3, 4))


def new_category() -> Sent:
    fields = {"name": "Masks", "slug": "", "is_public": "on"}
    return Sent(staff("owner"), "/cms/category/new/", fields, Category.objects.count, answers=(3, 4))


def new_topic() -> Sent:
    fields = {"name": "Milia", "slug": "", "position": 1}
    return Sent(staff("owner"), "/cms/snippets/cms/topic/add/", fields, Topic.objects.count, answers=(3, 4))


def new_synonym() -> Sent:
    fields = {"words": "pearl bumps", "means": "milia", "effect": "find"}
    count = Synonym.objects.filter(words="pearl bumps").count
    return Sent(staff("owner"), "/cms/snippets/search/synonym/add/", fields, count, answers=(3, 4))


FORMS = [
    sign_up,
    account_for_an_order,
    enquiry,
    log_in,
    log_out,
    first_add_to_bag,
    more_in_bag,
    quantity,
    removal,
    saving_for_later,
    code_in_bag,
    checkout_details,
    checkout_details_of_a_member,
    checkout_delivery,
    address,
    changed_address,
    removed_address,
    preferred_address,
    account_details,
    changed_email,
    changed_password,
    password_reset,
    confirmed_email,
    closed_account,
    found_order,
    new_code,
    set_of_codes,
    note,
    packed,
    shipped,
    counted_stock,
    new_person,
    new_concern,
    new_category,
    new_topic,
    new_synonym,
]


def send_twice(sent: Sent) -> list[int]:
    """Send it by two threads, of which each waits for the other before its first change."""
    together = Barrier(2)

    def send(number: int) -> int:
        browser = Client(raise_request_exception=False)
        browser.cookies.update(sent.browser.cookies)
        has_waited = False

        def wait_before_first_change(execute: Any, sql: Any, params: Any, many: bool, context: Any) -> Any:
            nonlocal has_waited
            is_change = str(sql).lstrip().upper().startswith(("INSERT", "UPDATE", "DELETE"))
            if is_change and not has_waited and not any(name in str(sql) for name in BOOKKEEPING):
                has_waited = True
                with suppress(BrokenBarrierError):
                    together.wait(timeout=WAIT)
            return execute(sql, params, many, context)

        try:
            with connection.execute_wrapper(wait_before_first_change):
                return browser.post(sent.path, sent.fields).status_code
        finally:
            connection.close()

    with ThreadPoolExecutor(2) as pool:
        return list(pool.map(send, range(2)))


@pytest.mark.parametrize("prepare", FORMS, ids=lambda prepare: prepare.__name__)
def test_form_sent_twice_at_once_has_one_effect(prepare: Callable[[], Sent]):
    sent = prepare()

    statuses = send_twice(sent)

    assert tuple(sorted(status // 100 for status in statuses)) == sent.answers
    assert sent.count() == sent.effects


def test_double_click_on_add_to_bag_is_two_pieces_of_one_line():
    sent = more_in_bag()

    send_twice(sent)

    assert (pieces(), Line.objects.count()) == (3, 1)
    assert Session.objects.count() <= 1


def test_double_click_on_sign_up_writes_one_email():
    send_twice(sign_up())

    assert OutboxMail.objects.count() == 1
    assert Product.objects.count() == 0
