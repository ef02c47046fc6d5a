import re
from datetime import timedelta

import pytest
from django.core import signing
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from oscar.apps.address.models import Country

from shop.basket import services as baskets
from shop.basket.models import Basket
from shop.basket.visitor import signer
from shop.order.models import Order
from shop.partner.models import StockRecord
from shop.users.models import User
from shop.voucher.models import Voucher
from tests.factories.orders import PASSWORD, make_user
from tests.factories.products import make_product
from tests.ordering import fill_bag, make_australia, make_voucher, size_of
from tests.shop.payment.conftest import emulator, open_order, stripe_process  # noqa: F401 fixtures
from tests.support.checkout_forms import DETAILS, pay_fields

pytestmark = pytest.mark.django_db

MOST_QUERIES = 14


@pytest.fixture
def shopper(client):
    """A visitor with one thing in the bag."""
    make_australia()
    give_bag(client, fill_bag(lines=[(make_product(title="Omega serum"), 1)]))
    return client


def give_bag(client, basket):
    client.cookies["bag"] = signer.sign(basket.pk)


def answer_all(client, **details):
    client.post(reverse("checkout:details"), {**DETAILS, **details})
    client.post(reverse("checkout:delivery"), {"method": "standard"})
    return client.get(reverse("checkout:review"))


@pytest.mark.parametrize("name", ["start", "details", "delivery", "review"])
def test_checkout_without_a_bag_leads_to_the_bag(client, name):
    assert client.get(reverse(f"checkout:{name}")).url == reverse("basket:summary")


def test_start_offers_to_go_on_as_guest_before_logging_in(shopper):
    html = shopper.get(reverse("checkout:start")).content.decode()

    assert html.index("Continue as guest") < html.index("Log in")


def test_start_leads_members_on(shopper):
    shopper.force_login(User.objects.create_user(email="ada@example.com"))

    assert shopper.get(reverse("checkout:start")).url == reverse("checkout:details")


def test_details_shows_at_most_eight_fields_to_guests(shopper):
    html = shopper.get(reverse("checkout:details")).content.decode()
    form = html[html.index('<form class="form"') :]
    shown = re.sub(r"<details.*?</details>", "", form[: form.index("</form>")], flags=re.DOTALL)

    assert len(re.findall(r"<(?:input|select)(?![^>]*hidden)", shown)) <= 8


def test_details_names_what_is_missing_and_keeps_what_was_typed(shopper):
    refused = shopper.post(reverse("checkout:details"), {**DETAILS, "postcode": "30000", "full_name": ""})

    html = shopper.get(refused["Location"]).content.decode()
    assert refused.status_code == 303
    assert "<title>Error: Your details" in html
    assert "There is a problem" in html
    assert html.count("Enter a 4-digit postcode, like 3000") == 2
    assert 'value="ada@example.com"' in html


def test_delivery_abroad_is_part_of_the_estimate(shopper):
    Country.objects.create(iso_3166_1_a2="NZ", printable_name="New Zealand", is_shipping_country=True)
    answer_all(shopper)
    shopper.post(reverse("checkout:details"), {**DETAILS, "country": "NZ", "state": "", "postcode": "1010"})

    page = shopper.get(reverse("checkout:delivery"))

    assert [(option["name"], option["is_chosen"]) for option in page.context["options"]] == [
        ("International delivery", True)
    ]
    summary = page.context["summary"]
    assert (summary.total_label, summary.delivery) == ("Estimated total", page.context["options"][0]["price"])
    assert shopper.get(reverse("checkout:details")).context["summary"].total == summary.total


def test_delivery_refuses_what_is_not_offered(shopper):
    shopper.post(reverse("checkout:details"), DETAILS)

    refused = shopper.post(reverse("checkout:delivery"), {"method": "by-drone"})

    page = shopper.get(refused["Location"])
    assert refused.status_code == 303
    assert "Choose a delivery method from the list" in page.content.decode()


def test_review_says_what_keeps_the_bag_from_being_bought(shopper):
    answer_all(shopper)
    StockRecord.objects.update(num_in_stock=0)

    page = shopper.get(reverse("checkout:review")).content.decode()

    assert "Omega serum is sold out. Remove it or save it for later to check out." in page
    assert f'href="{reverse("basket:summary")}"' in page
    assert "Pay now" not in page


def test_review_says_why_a_code_no_longer_applies(shopper):
    voucher = make_voucher()
    answer_all(shopper)
    shopper.post(reverse("checkout:code"), {"code": "miliagone"})
    Voucher.objects.update(end_datetime=timezone.now() - timedelta(minutes=5))

    page = shopper.get(reverse("checkout:review")).content.decode()

    assert f"Code {voucher.shown_code} ended on" in page
    assert "Pay now" in page


def test_code_typed_at_checkout_takes_the_place_of_one_that_waits(shopper):
    make_voucher(code="miliagone")
    make_voucher(code="spring")
    session = shopper.session
    session["waiting_code"] = "spring"
    session.save()
    answer_all(shopper)

    shopper.post(reverse("checkout:code"), {"code": "miliagone"})

    assert [voucher.shown_code for voucher in Basket.open.get().vouchers.all()] == ["miliagone"]
    assert shopper.get(reverse("basket:summary")).context["waiting_code"] == ""


def test_review_shows_the_same_total_as_the_order(shopper, emulator):  # noqa: F811
    page = answer_all(shopper)
    assert "A$47.95" in page.content.decode()

    shopper.post(reverse("checkout:pay"), pay_fields(page))

    assert str(Order.objects.get().total_incl_tax) == "47.95"


def end_session(shopper):
    """Forget all that the shopper told us, as after a month, and who they are."""
    shopper.session.flush()
    del shopper.cookies["sessionid"]


def test_pay_says_when_the_session_of_a_guest_has_ended(shopper):
    fields = pay_fields(answer_all(shopper))
    end_session(shopper)

    page = shopper.post(reverse("checkout:pay"), fields, follow=True)

    assert page.redirect_chain == [("/checkout/details/", 302)]
    assert "Your session has ended, so please enter your details again." in page.content.decode()
    assert page.context["summary"].item_count == 1
    assert Order.objects.count() == 0


def test_pay_says_when_the_session_of_a_member_has_ended(client):
    make_australia()
    member = make_user()
    client.force_login(member)
    client.post(reverse("basket:add"), {"size_id": size_of(make_product()).pk})
    fields = pay_fields(answer_all(client))
    end_session(client)

    page = client.post(reverse("checkout:pay"), fields, follow=True)
    client.post(page.redirect_chain[-1][0], {"login": member.email, "password": PASSWORD})

    assert page.redirect_chain == [("/account/login/?next=/checkout/details/", 302)]
    assert "Your session has ended. Log in again to pay: your bag is in your account." in page.content.decode()
    assert client.get("/checkout/details/").context["summary"].item_count == 1
    assert Order.objects.count() == 0


def test_pay_leads_to_stripe(shopper, emulator):  # noqa: F811
    page = answer_all(shopper)

    answer = shopper.post(reverse("checkout:pay"), pay_fields(page))

    assert answer.status_code == 303
    assert answer.url.startswith(f"{emulator.url}/c/pay/")


def test_pay_sent_again_leads_to_the_same_payment(shopper, emulator):  # noqa: F811
    fields = pay_fields(answer_all(shopper))

    addresses = {shopper.post(reverse("checkout:pay"), fields).url for _ in range(3)}

    assert len(addresses) == 1
    assert Order.objects.count() == 1


def test_pay_asks_again_when_the_price_changed(shopper, emulator):  # noqa: F811
    fields = pay_fields(answer_all(shopper))
    StockRecord.objects.update(price="50.00")

    answer = shopper.post(reverse("checkout:pay"), fields, follow=True)

    html = answer.content.decode()
    assert "Something in your bag has changed" in html
    assert "A$58.95" in html
    assert Order.objects.count() == 0


def test_pay_says_when_an_item_has_just_sold_out(shopper, emulator):  # noqa: F811
    fields = pay_fields(answer_all(shopper))
    StockRecord.objects.update(num_in_stock=0)

    answer = shopper.post(reverse("checkout:pay"), fields, follow=True)

    assert Order.objects.count() == 0
    assert "sold out" in answer.content.decode()


@pytest.mark.parametrize(
    "fields", [{}, {"bag": "x", "shown": "y"}, {"bag": signing.dumps(1, salt="mine"), "shown": "y"}]
)
def test_pay_takes_only_what_we_signed(shopper, fields):
    answer_all(shopper)

    answer = shopper.post(reverse("checkout:pay"), fields)

    assert answer.status_code == 302
    assert Order.objects.count() == 0


def test_pay_keeps_the_order_when_stripe_is_down(shopper, emulator):  # noqa: F811
    fields = pay_fields(answer_all(shopper))
    emulator.spoil_calls("fail", times=50, status=500)

    answer = shopper.post(reverse("checkout:pay"), fields, follow=True)

    order = Order.objects.get()
    assert answer.status_code == 200
    assert "Your order is saved" in answer.content.decode()
    assert "Continue to payment" in answer.content.decode()
    emulator.reset_faults()
    again = shopper.post(reverse("tracking:pay", args=[order.token]))
    assert again.url.startswith(emulator.url)
    assert order.payment_attempts.count() == 1


@pytest.mark.parametrize("name", ["details", "delivery", "review"])
def test_steps_ask_no_more_for_more_lines(client, name):
    make_australia()
    counts = []
    for lines in (1, 3):
        basket = baskets.make_basket(owner=None)
        for _ in range(lines):
            baskets.add(basket=basket, size_id=make_product(has_picture=True).children.get().pk)
        give_bag(client, basket)
        answer_all(client)
        with CaptureQueriesContext(connection) as queries:
            client.get(reverse(f"checkout:{name}"))
        counts.append(len(queries))

    assert counts[0] == counts[1]
    assert counts[0] <= MOST_QUERIES
