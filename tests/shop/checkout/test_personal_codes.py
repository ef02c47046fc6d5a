"""What a code that each person may use once tells about that person."""

from datetime import timedelta

import pytest
from django.contrib.messages import get_messages
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from shop.basket.visitor import signer
from shop.checkout import personal_codes
from shop.models import TryCount
from shop.order.models import Order, OrderStatus
from shop.payment.states import AttemptState
from shop.users.models import User
from shop.voucher.models import Voucher, VoucherClaim
from tests.ordering import fill_bag, make_australia, make_recipient, make_voucher, place_order
from tests.shop.payment.conftest import emulator, stripe_process  # noqa: F401 fixtures
from tests.support.checkout_forms import DETAILS, pay_fields

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("emulator")]
CUSTOMER = "rosa@example.com"


@pytest.fixture(autouse=True)
def voucher():
    make_australia()
    return make_voucher(code="miliagone")


def visitor(*, code: str = "miliagone", ip_address: str = "203.0.113.9") -> Client:
    """Return a browser with something in its bag, and the code."""
    client = Client(REMOTE_ADDR=ip_address)
    client.cookies["bag"] = signer.sign(fill_bag(code=code).pk)
    return client


def make_customer(email: str = CUSTOMER) -> None:
    order = place_order(recipient=make_recipient(email=email))
    Order.objects.filter(pk=order.pk).update(paid_at=timezone.now(), status=OrderStatus.PAID)


def answers(client: Client, email: str) -> list[str]:
    """Return all that a visitor sees on the way to the review, without what is different anyway."""
    pages = [
        client.post(reverse("checkout:details"), {**DETAILS, "email": email}, follow=True),
        client.post(reverse("checkout:delivery"), {"method": "standard"}, follow=True),
    ]
    return [
        *(str(message) for page in pages for message in get_messages(page.wsgi_request)),
        *(code.note for code in pages[-1].context["summary"].codes),
        *(str(line.amount) for line in pages[-1].context["summary"].sums),
        pages[-1].context["code_condition"],
    ]


def press_pay(client: Client, email: str) -> str:
    """Go through the checkout and press the button; return the order's number, or what is said instead."""
    answers(client, email)
    page = client.post(reverse("checkout:pay"), pay_fields(client.get(reverse("checkout:review"))))
    if "/c/pay/" in page.url:
        return Order.objects.latest("pk").number
    return next(str(message) for message in get_messages(page.wsgi_request))


def uses() -> int:
    return VoucherClaim.objects.live().count()


def test_nothing_before_the_order_tells_who_is_a_customer():
    make_customer()

    known, unknown = answers(visitor(), CUSTOMER), answers(visitor(), "nobody@example.com")

    assert known == unknown
    assert known[-1] == "miliagone is for first orders, one each. We check that when you press “Pay now”."


def test_pay_says_the_same_whatever_keeps_a_person_from_the_code():
    make_customer("ann@example.com")
    place_order(basket=fill_bag(code="miliagone"), recipient=make_recipient(email="bob@example.com"))
    used = place_order(basket=fill_bag(code="miliagone"), recipient=make_recipient(email="cyd@example.com"))
    Order.objects.filter(pk=used.pk).update(paid_at=timezone.now(), status=OrderStatus.PAID)

    said = {press_pay(visitor(), f"{who}@example.com").replace(who, "X") for who in ("ann", "bob", "cyd")}

    assert said == {
        "We can't use code miliagone for an order to X@example.com: it's for first orders, one each. If an "
        "unpaid order of yours has just used it, pay for that one, or try again in 15 minutes. Please check your "
        "new total before you pay."
    }


def test_refused_code_is_off_the_bag_and_the_order_goes_on_without_it():
    make_customer()
    client = visitor()

    press_pay(client, CUSTOMER)
    again = client.post(reverse("checkout:code"), {"code": "miliagone"}, follow=True)
    order = press_pay(client, CUSTOMER)

    assert "We can&#x27;t use code miliagone" in again.content.decode()
    assert order.startswith("SP-")
    assert uses() == 0


def test_visitor_learns_of_five_email_addresses_a_day_at_most():
    for number in range(personal_codes.REFUSALS_OF_VISITOR + 1):
        make_customer(f"customer{number}@example.com")
    client = visitor()
    refused = []
    for number in range(personal_codes.REFUSALS_OF_VISITOR + 1):
        refused.append(press_pay(client, f"customer{number}@example.com"))
        client.post(reverse("basket:apply-code"), {"code": "miliagone"})

    of_stranger = press_pay(client, "nobody@example.com")

    assert all(words.startswith("We can't use") for words in refused[:-1])
    assert refused[-1] == of_stranger
    assert "tried with too many email addresses today" in of_stranger


def test_network_learns_of_few_email_addresses_a_day_without_cookies(monkeypatch):
    monkeypatch.setattr(personal_codes, "REFUSALS_OF_NETWORK", 2)
    make_customer()

    said = [press_pay(visitor(ip_address=f"2001:db8:1::{number}"), CUSTOMER) for number in range(3)]
    elsewhere = press_pay(visitor(ip_address="2001:db8:2::1"), CUSTOMER)

    assert [words.startswith("We can't use") for words in said] == [True, True, False]
    assert elsewhere.startswith("We can't use")


def test_asking_again_for_the_same_address_is_not_counted():
    make_customer()
    client = visitor()

    for _ in range(personal_codes.REFUSALS_OF_VISITOR + 2):
        words = press_pay(client, CUSTOMER)
        client.post(reverse("basket:apply-code"), {"code": "miliagone"})

    assert words.startswith("We can't use")
    assert set(TryCount.objects.filter(key__startswith="personal-code").values_list("used", flat=True)) == {1}


def test_new_customers_use_nothing_up():
    number = press_pay(visitor(), "new@example.com")

    assert number.startswith("SP-")
    assert uses() == 1
    assert set(TryCount.objects.filter(key__startswith="personal-code").values_list("used", flat=True)) == {0}


def test_members_hear_the_truth_about_themselves_at_once_and_nothing_about_others():
    make_customer()
    make_customer("friend@example.com")
    member = User.objects.create_user(email=CUSTOMER)
    client = Client()
    client.force_login(member)
    fill_bag(owner=member)
    new_member = User.objects.create_user(email="new@example.com")
    new_client = Client()
    new_client.force_login(new_member)
    fill_bag(owner=new_member, code="miliagone")

    own = client.post(reverse("basket:apply-code"), {"code": "miliagone"}, follow=True)

    assert "you&#x27;ve ordered from us before" in own.content.decode()
    assert answers(new_client, "friend@example.com")[0].startswith("miliagone") is False
    assert press_pay(new_client, "friend@example.com").startswith("We can't use")


def test_an_unpaid_order_of_someone_else_keeps_the_code_for_as_long_as_paying_takes():
    strangers = press_pay(visitor(ip_address="198.51.100.1"), CUSTOMER)

    refused = press_pay(visitor(), CUSTOMER)
    Order.objects.filter(number=strangers).update(date_placed=timezone.now() - personal_codes.CODE_IS_HELD_FOR)
    number = press_pay(visitor(), CUSTOMER)

    given_up = Order.objects.get(number=strangers)
    assert refused.startswith("We can't use")
    assert VoucherClaim.objects.live().get().order.number == number
    assert given_up.status == OrderStatus.CANCELLED
    assert given_up.payment_attempts.get().state == AttemptState.EXPIRED


def test_an_unpaid_order_of_someone_else_keeps_the_code_from_no_one_logged_in_to_that_address():
    press_pay(visitor(ip_address="198.51.100.1"), CUSTOMER)
    member = User.objects.create_user(email=CUSTOMER)
    client = Client()
    client.force_login(member)
    basket = fill_bag(owner=member)
    basket.vouchers.set(Voucher.objects.all())

    number = press_pay(client, CUSTOMER)

    assert VoucherClaim.objects.live().get().order.number == number


def test_an_order_paid_this_very_moment_keeps_its_code(emulator):  # noqa: F811
    strangers = press_pay(visitor(ip_address="198.51.100.1"), CUSTOMER)
    order = Order.objects.get(number=strangers)
    emulator.pay(order.payment_attempts.get().url)
    Order.objects.filter(pk=order.pk).update(date_placed=timezone.now() - timedelta(hours=1))

    refused = press_pay(visitor(), CUSTOMER)

    order.refresh_from_db()
    assert refused.startswith("We can't use")
    assert order.status == OrderStatus.PAID
    assert VoucherClaim.objects.live().get().order == order


def test_own_unpaid_order_that_has_the_code_is_named_and_not_given_up():
    client = visitor()
    press_pay(client, CUSTOMER)
    client.cookies["bag"] = signer.sign(fill_bag(code="miliagone").pk)

    words = press_pay(client, CUSTOMER)

    assert words.startswith("Your unpaid order is using code miliagone.")
    assert Order.objects.get().status == OrderStatus.AWAITING_PAYMENT
    assert set(TryCount.objects.filter(key__startswith="personal-code").values_list("used", flat=True)) == {0}


def test_pressing_pay_twice_leads_to_the_same_order_when_no_refusal_is_left(monkeypatch):
    monkeypatch.setattr(personal_codes, "REFUSALS_OF_NETWORK", 1)
    client = visitor()
    answers(client, "new@example.com")
    fields = pay_fields(client.get(reverse("checkout:review")))
    first = client.post(reverse("checkout:pay"), fields)
    make_customer()
    press_pay(visitor(), CUSTOMER)

    second = client.post(reverse("checkout:pay"), fields)

    assert second.url == first.url
