"""
Every form sent twice at the same moment, as by a double click: one effect, and no error (rules.md G13).

Both requests run in threads and transactions of their own. Each waits before its first change until the other one
has checked everything too, or holds a lock: what is only checked, and not locked or constrained, goes wrong here.

The addresses that take a form are read from the URLconf: see `posted`.
"""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from threading import Barrier, BrokenBarrierError
from typing import Any
from urllib.parse import urlsplit

import pytest
from django.contrib.sessions.models import Session
from django.db import connection
from django.test import Client
from django.urls import resolve

from catalogue.models import Product
from shop.backoffice.second_click import SecondClickMiddleware
from shop.basket.models import Line
from shop.mail.models import OutboxMail
from tests.robustness import customers_forms as customers
from tests.robustness import staff_forms as staff
from tests.robustness.posted import exemption, names_of_forms
from tests.robustness.sent import Sent, pieces

pytestmark = pytest.mark.django_db(transaction=True)

WAIT = 0.5
# Rows that both requests write before they decide anything.
BOOKKEEPING = ("django_session", "trycount", "try_count", "cache_entries", "users_accountsession", "last_login")

Prepare = Callable[[], Sent]
FORMS: list[tuple[str, Prepare]] = [
    ("account:add-address", customers.address),
    ("account:change-address", customers.changed_address),
    ("account:close", customers.closed_account),
    ("account:details", customers.account_details),
    ("account:end-other-sessions", customers.ended_sessions),
    ("account:end-session", customers.ended_session),
    ("account:prefer-address", customers.preferred_address),
    ("account:remove-address", customers.removed_address),
    ("account:undo-email", customers.undone_change_of_email),
    ("account_change_password", customers.changed_password),
    ("account_confirm_email", customers.confirmed_email),
    ("account_email", customers.changed_email),
    ("account_login", customers.log_in),
    ("account_logout", customers.log_out),
    ("account_reauthenticate", customers.confirmed_password),
    ("account_reset_password", customers.password_reset),
    ("account_reset_password_from_key", customers.new_password_by_email),
    ("account_set_password", customers.first_password),
    ("account_signup", customers.sign_up),
    ("mfa_authenticate", customers.second_step),
    ("mfa_edit_webauthn", customers.renamed_passkey),
    ("mfa_reauthenticate", customers.confirmed_by_code),
    ("basket:add", customers.first_add_to_bag),
    ("basket:add", customers.more_in_bag),
    ("basket:apply-code", customers.code_in_bag),
    ("basket:change", customers.quantity),
    ("basket:move", customers.move_to_bag),
    ("basket:remove", customers.removal),
    ("basket:remove-code", customers.removal_of_code),
    ("basket:remove-saved", customers.removal_of_saved),
    ("basket:save", customers.saving_for_later),
    ("offer", customers.offer),
    ("tracking:cancel", customers.cancelled_order),
    ("tracking:change", customers.change_of_order),
    ("checkout:code", customers.code_at_checkout),
    ("tracking:pay", customers.going_on_to_pay),
    ("checkout:delivery", customers.checkout_delivery),
    ("checkout:details", customers.checkout_details),
    ("checkout:details", customers.checkout_details_of_a_member),
    ("checkout:pay", customers.pay_now),
    ("checkout:remove_code", customers.removal_of_code_at_checkout),
    ("tracking:resume", customers.resumed_order),
    ("tracking:thanks", customers.account_for_an_order),
    ("cms:enquiry", customers.enquiry),
    ("tracking:find", customers.found_order),
    ("backoffice:accept-payment", staff.differing_payment_taken),
    ("backoffice:add-code", staff.new_code),
    ("backoffice:add-code", staff.set_of_codes),
    ("backoffice:add-note", staff.note),
    ("backoffice:adjust-stock", staff.counted_stock),
    ("backoffice:cancel", staff.cancelled_by_staff),
    ("backoffice:change-code", staff.changed_code),
    ("backoffice:change-product", staff.changed_product),
    ("backoffice:check-payment", staff.checked_payment),
    ("backoffice:complete", staff.completed),
    ("backoffice:make-ready", staff.ready_to_collect),
    ("backoffice:pack", staff.packed),
    ("backoffice:refund", staff.refunded),
    ("backoffice:release-hold", staff.released_hold),
    ("backoffice:retry-picture", staff.picture_tried_again),
    ("backoffice:retry-refund", staff.refunded_again),
    ("backoffice:ship", staff.shipped),
    ("backoffice:unpack", staff.unpacked),
    ("wagtail_bulk_action", staff.packed_orders),
    ("wagtailusers_users:add", staff.new_person),
    ("concern:add", staff.new_concern),
    ("category:add", staff.new_category),
    ("wagtailsnippets_cms_topic:add", staff.new_topic),
    ("wagtailsnippets_search_synonym:add", staff.new_synonym),
]
# Nothing but the answer to a second click keeps these from having their effect twice.
SECOND_CLICKS: list[tuple[str, Prepare]] = [
    ("backoffice:add-product", staff.new_product),
    ("wagtailadmin_collections:add", staff.new_collection),
    ("wagtailadmin_pages:add", staff.new_page),
    ("wagtailadmin_pages:delete", staff.removed_page),
    ("wagtailadmin_pages:edit", staff.published_page),
    ("wagtailredirects:add", staff.new_redirect),
    ("wagtailredirects:delete", staff.removed_redirect),
    ("wagtailsnippets_cms_person:add", staff.new_person_of_articles),
]


def each_of(forms: list[tuple[str, Prepare]]) -> pytest.MarkDecorator:
    return pytest.mark.parametrize(("name", "prepare"), forms, ids=[prepare.__name__ for _, prepare in forms])


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


@pytest.fixture
def constraints_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    """Take away what answers second clicks in the back office: two colleagues have a session each."""
    monkeypatch.setattr(SecondClickMiddleware, "_session_key", staticmethod(lambda request: ""))


@each_of(FORMS)
def test_form_sent_twice_at_once_has_one_effect(name: str, prepare: Prepare, constraints_alone: None):
    sent = prepare()

    statuses = send_twice(sent)

    assert resolve(urlsplit(sent.path).path).view_name == name
    assert max(statuses) < 500
    assert sent.answers in (None, tuple(sorted(status // 100 for status in statuses)))
    assert sent.count() == sent.effects


@each_of(SECOND_CLICKS)
def test_second_click_in_the_back_office_is_answered_as_the_first_was(name: str, prepare: Prepare):
    sent = prepare()

    statuses = send_twice(sent)

    assert resolve(urlsplit(sent.path).path).view_name == name
    assert (statuses, sent.count()) == ([302, 302], sent.effects)


def test_every_form_is_sent_twice_or_says_why_not():
    """A new address that takes a form needs a case above, or a reason in `posted`."""
    tried = {name for name, _ in (*FORMS, *SECOND_CLICKS)}

    assert {name for name in names_of_forms() if name not in tried and not exemption(name)} == set()
    assert tried <= names_of_forms()


def test_double_click_on_add_to_bag_is_two_pieces_of_one_line():
    sent = customers.more_in_bag()

    send_twice(sent)

    assert (pieces(), Line.objects.count()) == (3, 1)
    assert Session.objects.count() <= 1


def test_double_click_on_sign_up_writes_one_email():
    send_twice(customers.sign_up())

    assert OutboxMail.objects.count() == 1
    assert Product.objects.count() == 0
