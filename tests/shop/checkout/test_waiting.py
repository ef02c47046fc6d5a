"""An order that waits for its payment is one click away, and is back in the bag when nobody paid it in time."""

import re
from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from cms.models import HomePage
from shop.basket import services as baskets
from shop.basket.models import Basket
from shop.basket.visitor import signer
from shop.mail.models import OutboxMail
from shop.order import services as orders
from shop.order.models import Order, OrderStatus
from shop.payment import cancelling, inbox, opening, reconciler, settlement, stripe
from shop.payment import reminders as reminder_jobs
from tests.factories.orders import make_user
from tests.factories.products import make_product
from tests.ordering import fill_bag, make_australia, make_recipient, make_voucher, place_order
from tests.shop.checkout.test_views import answer_all, give_bag, pay_fields
from tests.shop.payment.conftest import emulator, open_order, stripe_process  # noqa: F401 fixtures

pytestmark = pytest.mark.django_db(transaction=True)

PLACES = ("/", "/basket/", "/basket/drawer/")
HALF_HOUR = opening.TIME_TO_PAY + timedelta(minutes=2)


@pytest.fixture
def home(db):
    """The front page, as the migrations make it."""
    return HomePage.objects.first()


@pytest.fixture
def left_at_stripe(client, emulator, home):  # noqa: F811
    """A guest who went up to Stripe's page and came back."""
    return leave_at_stripe(client)


def leave_at_stripe(browser, *, quantity=2, email="ada@example.com"):
    make_australia()
    give_bag(browser, fill_bag(lines=[(make_product(title="Omega serum"), quantity)]))
    page = answer_all(browser, email=email)
    assert browser.post(reverse("checkout:pay"), pay_fields(page)).status_code == 303
    return Order.objects.latest("pk")


def lapse(emulator, *, minutes=0):  # noqa: F811
    """Let the half hour pass, at Stripe and here."""
    emulator.advance_clock(int(HALF_HOUR.total_seconds()))
    reconciler.reconcile(now=timezone.now() + HALF_HOUR)
    reconciler.reconcile(now=timezone.now() + HALF_HOUR + timedelta(minutes=3 + minutes))


def read(browser, path):
    answer = browser.get(path)
    assert answer.status_code == 200
    return answer.content.decode()


def reminders():
    return list(OutboxMail.objects.filter(kind="order_lapsed"))


def pieces_in_bag(browser):
    page = browser.get(reverse("basket:summary"))
    return {line.title: line.quantity for line in page.context["summary"].lines}


# --- While it can be paid --------------------------------------------------------------------------------
@pytest.mark.parametrize("path", PLACES)
def test_guest_who_comes_back_is_led_to_the_order_that_waits(client, left_at_stripe, path):
    html = read(client, path)

    assert left_at_stripe.number in html
    assert f'action="{reverse("tracking:pay", args=[left_at_stripe.token])}"' in html
    assert f'action="{reverse("tracking:change", args=[left_at_stripe.token])}"' in html
    assert "Continue to payment" in html
    assert "Change my order" in html


@pytest.mark.parametrize("path", [*PLACES, "/account/"])
def test_member_sees_the_order_that_waits_in_another_browser(emulator, home, path):  # noqa: F811
    member = make_user(email="ada@example.com")
    first, second = Client(), Client()
    first.force_login(member)
    make_australia()
    baskets.add(basket=baskets.make_basket(owner=member), size_id=make_product().children.get().pk)
    first.post(reverse("checkout:pay"), pay_fields(answer_all(first)))
    order = Order.objects.get()
    second.force_login(member)

    html = read(second, path)

    assert order.number in html
    assert "Continue to payment" in html


@pytest.mark.parametrize("path", PLACES)
def test_nobody_else_sees_an_order_that_waits(left_at_stripe, path):
    stranger, member = Client(), Client()
    member.force_login(make_user(email="eve@example.com"))

    for browser in (stranger, member):
        assert left_at_stripe.number not in read(browser, path)


@pytest.mark.parametrize("path", PLACES)
def test_order_that_was_paid_or_given_up_waits_no_more(client, left_at_stripe, emulator, path):  # noqa: F811
    attempt = left_at_stripe.payment_attempts.get()
    emulator.pay(attempt.url)
    settlement.sync_attempt(attempt_id=attempt.pk, now=timezone.now())

    assert "Continue to payment" not in read(client, path)


def test_payment_that_staff_look_at_is_not_asked_for_again(client, left_at_stripe):
    Order.objects.update(hold_reason="Payment differs")

    assert "Continue to payment" not in read(client, "/basket/")


# --- What it costs ---------------------------------------------------------------------------------------
@pytest.mark.parametrize("path", PLACES)
def test_visitors_without_an_unpaid_order_ask_nothing_more(client, left_at_stripe, emulator, path):  # noqa: F811
    attempt = left_at_stripe.payment_attempts.get()
    emulator.pay(attempt.url)
    settlement.sync_attempt(attempt_id=attempt.pk, now=timezone.now())
    stranger = Client()
    for browser in (client, stranger):
        read(browser, path)

    asked = []
    for browser in (client, stranger):
        with CaptureQueriesContext(connection) as queries:
            read(browser, path)
        asked.append([query["sql"] for query in queries if '"order_order"' in query["sql"]])

    assert asked == [[], []]


def test_many_unpaid_orders_ask_as_often_as_one(client, emulator, home):  # noqa: F811
    counts = []
    for _ in range(3):
        leave_at_stripe(client)
        read(client, "/basket/")
        with CaptureQueriesContext(connection) as queries:
            read(client, "/basket/")
        counts.append(len(queries))

    assert len(set(counts)) == 1


# --- After the half hour ---------------------------------------------------------------------------------
@pytest.mark.parametrize("path", PLACES)
def test_after_the_half_hour_one_click_refills_the_bag(client, left_at_stripe, emulator, path):  # noqa: F811
    lapse(emulator)
    assert Order.objects.get().status == OrderStatus.CANCELLED
    html = read(client, path)
    # The token says when it was signed, to the second: the page's own is what counts.
    url = re.search(r'action="(/orders/[^/]+/resume/)"', html)[1]
    assert "Continue to payment" not in html

    client.post(url)
    client.post(url)

    assert pieces_in_bag(client) == {"Omega serum": 2}
    assert "/resume/" not in read(client, path)


def test_after_the_half_hour_a_member_sees_it_in_another_browser(emulator, home):  # noqa: F811
    member = make_user(email="ada@example.com")
    place_order(user=member, recipient=make_recipient(email=member.email))
    opening.continue_to_payment(order_number=Order.objects.get().number, now=timezone.now())
    lapse(emulator)
    browser = Client()
    browser.force_login(member)
    for path in (*PLACES, "/account/"):
        assert "Put these back in my bag" in read(browser, path)

    browser.post(reverse("tracking:resume", args=[Order.objects.get().token]))

    assert len(pieces_in_bag(browser)) == 1
    for path in (*PLACES, "/account/"):
        assert "Put these back in my bag" not in read(browser, path)


def test_change_my_order_pressed_too_late_refills_the_bag(client, left_at_stripe, emulator):  # noqa: F811
    lapse(emulator)

    client.post(reverse("tracking:change", args=[left_at_stripe.token]))

    assert pieces_in_bag(client) == {"Omega serum": 2}


def test_page_of_a_lapsed_order_offers_the_bag(client, left_at_stripe, emulator):  # noqa: F811
    lapse(emulator)

    html = read(Client(), left_at_stripe.get_absolute_url())

    assert "wasn’t paid in time" in html
    assert "Put these back in my bag" in html
    assert "the way you paid" not in html


def test_code_of_an_unpaid_order_is_back_in_the_bag(client, emulator, home):  # noqa: F811
    make_voucher()
    make_australia()
    give_bag(client, fill_bag(lines=[(make_product(), 1)], code="miliagone"))
    client.post(reverse("checkout:pay"), pay_fields(answer_all(client)))
    order = Order.objects.get()
    lapse(emulator)

    client.post(reverse("tracking:resume", args=[order.token]))

    assert list(Basket.objects.get(status=Basket.OPEN).vouchers.values_list("code", flat=True)) == ["MILIAGONE"]


# --- The reminder ----------------------------------------------------------------------------------------
def test_reminder_is_sent_once_after_the_half_hour(client, left_at_stripe, emulator):  # noqa: F811
    reconciler.reconcile(now=timezone.now() + timedelta(minutes=30))
    assert reminders() == []

    for minutes in range(3):
        lapse(emulator, minutes=minutes)

    (mail,) = reminders()
    assert mail.to_address == "ada@example.com"
    assert "Omega serum" in mail.text_body
    assert "nothing was charged" in mail.text_body.lower()


def test_link_of_the_reminder_refills_the_bag_of_any_browser(left_at_stripe, emulator):  # noqa: F811
    lapse(emulator)
    (mail,) = reminders()
    link = re.search(r"https?://\S+/orders/\S+/resume/", mail.text_body)[0]
    phone = Client()

    answer = phone.get(link[link.index("/orders/") :], follow=True)

    assert answer.redirect_chain[-1][0] == reverse("basket:summary")
    assert pieces_in_bag(phone) == {"Omega serum": 2}


def test_link_of_the_reminder_leads_to_the_payment_while_it_is_open(left_at_stripe):
    answer = Client().get(reverse("tracking:resume", args=[left_at_stripe.token]), follow=True)

    assert "Continue to payment" in answer.content.decode()
    assert Order.objects.get().is_payable


def test_link_of_the_reminder_leads_to_the_order_once_it_is_paid(left_at_stripe, emulator):  # noqa: F811
    attempt = left_at_stripe.payment_attempts.get()
    emulator.pay(attempt.url)
    settlement.sync_attempt(attempt_id=attempt.pk, now=timezone.now())
    browser = Client()

    answer = browser.get(reverse("tracking:resume", args=[left_at_stripe.token]))

    assert answer.url == left_at_stripe.get_absolute_url()
    assert pieces_in_bag(browser) == {}


def test_looking_at_a_link_without_following_it_changes_nothing(left_at_stripe, emulator):  # noqa: F811
    lapse(emulator)
    before = Basket.objects.count()

    answer = Client().head(reverse("tracking:resume", args=[left_at_stripe.token]))

    assert answer.status_code == 302
    assert Basket.objects.count() == before


@pytest.mark.parametrize("name", ["cancel", "change"])
def test_order_given_up_by_choice_is_not_reminded_of(client, left_at_stripe, emulator, name):  # noqa: F811
    client.post(reverse(f"tracking:{name}", args=[left_at_stripe.token]))
    for event in stripe.list_events(since=timezone.now() - timedelta(minutes=5)):
        inbox.receive(event=event)
        inbox.process(event_id=event.id, now=timezone.now())

    lapse(emulator)

    assert reminders() == []
    assert "back in my bag" not in read(client, "/basket/")


def test_order_given_up_by_choice_at_the_last_moment_is_not_reminded_of(
    client,
    left_at_stripe,
    emulator,  # noqa: F811
):
    emulator.advance_clock(int(HALF_HOUR.total_seconds()))
    now = timezone.now() + HALF_HOUR
    settlement.sync_attempt(attempt_id=left_at_stripe.payment_attempts.get().pk, now=now)

    cancelling.cancel_order(order_number=left_at_stripe.number, now=now)
    lapse(emulator)

    assert reminders() == []


def test_order_that_was_paid_is_not_reminded_of(left_at_stripe, emulator):  # noqa: F811
    attempt = left_at_stripe.payment_attempts.get()
    emulator.pay(attempt.url)
    settlement.sync_attempt(attempt_id=attempt.pk, now=timezone.now())

    lapse(emulator)

    assert reminders() == []


def test_order_paid_after_it_was_given_up_is_not_reminded_of(left_at_stripe, emulator):  # noqa: F811
    orders.lapse(order_number=left_at_stripe.number, now=timezone.now())
    attempt = left_at_stripe.payment_attempts.get()
    emulator.pay(attempt.url)
    settlement.sync_attempt(attempt_id=attempt.pk, now=timezone.now())

    lapse(emulator)

    assert Order.objects.get().is_paid
    assert reminders() == []


def test_order_paid_between_finding_and_reminding_is_not_reminded_of(left_at_stripe):
    now = timezone.now()
    orders.lapse(order_number=left_at_stripe.number, now=now)
    later = now + timedelta(minutes=5)
    (number,) = reminder_jobs.due(now=later)
    orders.reinstate(order_number=number, now=later)

    reminder_jobs.remind(order_number=number, now=later)

    assert reminders() == []


def test_customer_who_paid_another_order_since_is_not_reminded(client, left_at_stripe, emulator):  # noqa: F811
    again = leave_at_stripe(client)
    attempt = again.payment_attempts.get()
    emulator.pay(attempt.url)
    settlement.sync_attempt(attempt_id=attempt.pk, now=timezone.now())

    lapse(emulator)

    assert reminders() == []
    assert "back in my bag" not in read(client, "/basket/")


def test_one_address_is_reminded_three_times_a_day(emulator):  # noqa: F811
    for at in range(5):
        order = place_order(recipient=make_recipient(email=f"ada+{at}@example.com"))
        opening.continue_to_payment(order_number=order.number, now=timezone.now())

    lapse(emulator)

    assert len(reminders()) == 3


def test_one_place_has_few_strangers_reminded(emulator, home):  # noqa: F811
    for at in range(13):
        leave_at_stripe(Client(), email=f"victim{at}@example.com")

    lapse(emulator)

    assert len(reminders()) == 10


def test_reminder_survives_a_crash_before_it_is_written(left_at_stripe, emulator, monkeypatch):  # noqa: F811
    def crash(**_):
        raise RuntimeError("killed")

    with monkeypatch.context() as patch:
        patch.setattr(reminder_jobs, "mail_customer", crash)
        lapse(emulator)
    assert reminders() == []

    lapse(emulator)

    assert len(reminders()) == 1


def test_bag_that_holds_other_things_keeps_them(client, left_at_stripe, emulator):  # noqa: F811
    lapse(emulator)
    bag = fill_bag(lines=[(make_product(title="Milk cleanser"), 1)])
    client.cookies["bag"] = signer.sign(bag.pk)

    client.post(reverse("tracking:resume", args=[left_at_stripe.token]))

    assert pieces_in_bag(client) == {"Milk cleanser": 1, "Omega serum": 2}
