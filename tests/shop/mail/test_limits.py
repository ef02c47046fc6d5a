"""
No form lets a visitor have us write to others without a limit (rules.md G11).

Every kind of email is named in `shop.mail.limits`; every form that writes to a typed address is tried here, with
many senders and one mailbox, and with one sender and many mailboxes.
"""

import ast
from collections.abc import Callable
from datetime import timedelta
from itertools import count
from pathlib import Path

import pytest
from allauth.account.models import EmailAddress
from django.conf import settings as django_settings
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from cms.models import Enquiry
from shop.customer import adapter
from shop.mail import limits
from shop.mail.limits import Limit
from shop.mail.models import OutboxMail
from shop.order import services as orders
from shop.order.models import Order, OrderStatus
from shop.payment import reminders, stripe
from shop.users.email_keys import customer_key
from tests.factories.orders import PASSWORD, make_user
from tests.factories.products import make_product
from tests.ordering import make_australia, make_recipient, place_order, size_of
from tests.support.checkout_forms import DETAILS, pay_fields

pytestmark = pytest.mark.django_db

ROOT = django_settings.BASE_DIR
# Functions that are told the kind by others, whose calls are looked at too.
TOLD_BY_OTHERS = {"mail_customer", "mail_staff", "_tell_old_address", "send_mail"}
WRITERS = {"queue_mail": "kind", "mail_customer": "kind", "_tell_old_address": "template"}
FEW = 2
numbers = count(1)


@pytest.fixture(autouse=True)
def stripe_is_away(settings, monkeypatch):
    """Let nobody wait for Stripe."""
    settings.STRIPE_API_BASE = "http://127.0.0.1:9"
    monkeypatch.setattr(stripe, "RETRIES", 0)
    stripe.forget_client()
    yield
    stripe.forget_client()


def someone(ip_address: str, **more: object) -> Client:
    return Client(REMOTE_ADDR=ip_address, **more)


def sign_up(ip_address: str, email: str) -> int:
    answer = someone(ip_address).post("/account/signup/", {"email": email, "password1": PASSWORD})
    return answer.status_code


def account_for_an_order(ip_address: str, email: str) -> int:
    order = place_order(recipient=make_recipient(email=email))
    Order.objects.filter(pk=order.pk).update(status=OrderStatus.PAID, paid_at=timezone.now())
    path = reverse("tracking:thanks", args=[order.token])
    return someone(ip_address).post(path, {"password": PASSWORD}).status_code


def change_of_email(ip_address: str, email: str) -> int:
    """Each sender has an account of their own."""
    user = adapter.User.objects.filter(email=f"{ip_address}@example.com").first()
    browser = someone(ip_address)
    browser.force_login(user or make_user(email=f"{ip_address}@example.com"))
    browser.post("/account/reauthenticate/", {"password": PASSWORD})
    return browser.post("/account/email/", {"action_add": "1", "email": email}).status_code


def log_in_unconfirmed(ip_address: str, email: str) -> int:
    if not EmailAddress.objects.filter(email=email).exists():
        make_user(email=email, is_verified=False)
    return someone(ip_address).post("/account/login/", {"login": email, "password": PASSWORD}).status_code


def password_reset(ip_address: str, email: str) -> int:
    return someone(ip_address).post("/account/password/reset/", {"email": email}).status_code


def password_reset_of_member(ip_address: str, email: str) -> int:
    if not EmailAddress.objects.filter(email=email).exists():
        make_user(email=email)
    return password_reset(ip_address, email)


def enquiry(ip_address: str, email: str) -> int:
    fields = {"kind": "question", "name": f"Ada {next(numbers)}", "email": email, "message": "Hi"}
    return someone(ip_address).post("/enquiries/new/", fields).status_code


def unpaid_order(ip_address: str, email: str) -> int:
    """Place an order, pay nothing, and let the half hour pass."""
    make_australia()
    browser = someone(ip_address)
    browser.post(reverse("basket:add"), {"size_id": size_of(make_product()).pk})
    browser.post(reverse("checkout:details"), {**DETAILS, "email": email})
    browser.post(reverse("checkout:delivery"), {"method": "standard"})
    answer = browser.post(reverse("checkout:pay"), pay_fields(browser.get(reverse("checkout:review"))))
    order = Order.objects.latest("pk")
    now = timezone.now() + timedelta(hours=1)
    orders.lapse(order_number=order.number, now=now - timedelta(minutes=5))
    reminders.remind(order_number=order.number, now=now)
    return answer.status_code


Send = Callable[[str, str], int]
# A form that is named twice writes in two ways.
FORMS: list[tuple[str, str, Send]] = [
    ("sign-up", "account_confirm_email", sign_up),
    ("account for an order", "account_confirm_email", account_for_an_order),
    ("change of email", "account_confirm_email", change_of_email),
    ("confirmation again", "account_confirm_email", log_in_unconfirmed),
    ("password reset by network", "account_unknown", password_reset),
    ("password reset by network", "account_reset_password", password_reset_of_member),
    ("enquiry", "enquiry-received", enquiry),
    ("unpaid-order", "order_lapsed", unpaid_order),
]
# The page says nothing of an email that is only sent later, if ever.
SILENT = {"unpaid-order"}
each_form = pytest.mark.parametrize(("form", "kind", "send"), FORMS, ids=[send.__name__ for *_, send in FORMS])


@each_form
def test_form_sends_a_few_emails_to_one_address_at_most(form: str, kind: str, send: Send, monkeypatch):
    """However many ask for it, and however the address is spelt."""
    monkeypatch.setitem(limits.OF_RECIPIENT, kind, Limit(most=FEW, per=timedelta(days=1)))

    for number in range(FEW + 2):
        send(f"203.0.113.{number}", f"ro.sa+{number}@gmail.com")

    written = OutboxMail.objects.filter(kind=kind).values_list("to_address", flat=True)
    assert [customer_key(to) for to in written] == ["rosa@gmail.com"] * FEW


@each_form
def test_form_sends_emails_to_a_few_addresses_at_most(form: str, kind: str, send: Send, monkeypatch):
    monkeypatch.setitem(limits.OF_SENDER, form, Limit(most=FEW, per=timedelta(hours=1)))

    answers = [send("203.0.113.9", f"rosa{number}@example.com") for number in range(FEW + 2)]

    assert OutboxMail.objects.filter(kind=kind).count() == FEW
    assert (429 in answers) == (form not in SILENT)


def test_member_is_told_a_few_times_of_strangers_using_their_address(monkeypatch):
    make_user(email="rosa@example.com")
    monkeypatch.setitem(limits.OF_RECIPIENT, "account_already_exists", Limit(most=FEW, per=timedelta(days=1)))

    for number in range(FEW + 2):
        account_for_an_order(f"203.0.113.{number}", "rosa@example.com")
        sign_up(f"203.0.113.{number}", "rosa@example.com")

    assert OutboxMail.objects.filter(kind="account_already_exists").count() == FEW


def test_sender_who_waits_is_told_so_and_keeps_the_order():
    for _ in range(limits.OF_SENDER["account for an order"].most):
        limits.may_send(form="account for an order", sender="203.0.113.9", now=timezone.now())
    order = place_order()
    Order.objects.filter(pk=order.pk).update(status=OrderStatus.PAID, paid_at=timezone.now())
    path = reverse("tracking:thanks", args=[order.token])

    answer = someone("203.0.113.9").post(path, {"password": PASSWORD})

    assert answer.status_code == 429
    assert "Wait 60 minutes" in answer.content.decode()
    assert someone("203.0.113.9").get(path).status_code == 200


def test_message_that_is_not_confirmed_by_email_still_arrives():
    for number in range(7):
        enquiry(f"203.0.113.{number}", "rosa@example.com")

    assert Enquiry.objects.count() == 7
    assert OutboxMail.objects.filter(kind="enquiry-received").count() == 5
    assert OutboxMail.objects.filter(kind="enquiry-staff").count() == 7


def test_every_kind_of_email_says_whether_it_has_a_limit():
    """A new email has to be named in `shop.mail.limits`."""
    named = set(limits.OF_RECIPIENT) | set(limits.WITHOUT_LIMIT)

    of_accounts = {template for template, _ in adapter.MAILS.values()} | {"account_changed"}
    assert kinds_written() | of_accounts == named


def test_every_limit_is_tried():
    """A new form has to be tried above."""
    assert {form for form, *_ in FORMS} == set(limits.OF_SENDER)
    assert {kind for _, kind, _ in FORMS} | {"account_already_exists"} == set(limits.OF_RECIPIENT)


def test_only_what_is_told_by_others_does_not_name_its_kind():
    assert {function for function, kinds in calls() if not kinds} == TOLD_BY_OTHERS


def kinds_written() -> set[str]:
    return {kind for _, kinds in calls() for kind in kinds}


def calls() -> list[tuple[str, list[str]]]:
    """Return where an email is written, and of which kinds it may be."""
    files = [path for folder in ("shop", "cms", "catalogue") for path in Path(ROOT / folder).rglob("*.py")]
    return [
        (function.name, _kinds(call))
        for path in files
        for function in ast.walk(ast.parse(path.read_text()))
        if isinstance(function, ast.FunctionDef)
        for call in ast.walk(function)
        if isinstance(call, ast.Call) and _name(call) in WRITERS
    ]


def _name(call: ast.Call) -> str:
    return getattr(call.func, "id", getattr(call.func, "attr", ""))


def _kinds(call: ast.Call) -> list[str]:
    given = [keyword.value for keyword in call.keywords if keyword.arg == WRITERS[_name(call)]]
    values = [value.body for value in given if isinstance(value, ast.IfExp)]
    values += [value.orelse for value in given if isinstance(value, ast.IfExp)] + given
    return [value.value for value in values if isinstance(value, ast.Constant)]
