"""The forms of customers, each about to be sent."""

import re
from uuid import uuid4

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value, yield_hotp_counters_from_time
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from oscar.apps.address.models import UserAddress
from oscar.apps.order.models import OrderStatusChange

from cms.models import Enquiry
from shop.basket.models import Basket, Line
from shop.customer import email_changes
from shop.mail.models import OutboxMail
from shop.order import services as orders
from shop.order.models import Order, OrderStatus
from shop.payment.models import PaymentAttempt
from shop.payment.states import AttemptState
from shop.users.models import AccountSession, EmailChange, User
from tests.factories.orders import PASSWORD, make_user
from tests.factories.products import make_product
from tests.ordering import fill_bag, make_recipient, make_voucher, place_order, size_of
from tests.robustness.sent import Sent, confirmed, guest, member, pieces
from tests.support.checkout_forms import DETAILS, pay_fields

SECRET = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"

ADDRESS = {
    "full_name": "Ada Shopper",
    "line1": "1 Collins Street",
    "suburb": "Melbourne",
    "state": "VIC",
    "postcode": "3000",
    "country": "AU",
}


def sign_up() -> Sent:
    fields = {"email": "new@example.com", "password1": PASSWORD}
    return Sent(Client(), "/account/signup/", fields, User.objects.count)


def account_for_an_order() -> Sent:
    order = place_order()
    Order.objects.filter(pk=order.pk).update(status=OrderStatus.PAID, paid_at=timezone.now())
    path = reverse("tracking:thanks", args=[order.token])
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


def first_add_to_bag() -> Sent:
    """Two clicks are two pieces, in one line of one bag: see docs/decisions/bag-and-codes.md."""
    size = size_of(make_product(slug="omega"))
    browser = Client()
    browser.get("/products/omega/")
    return Sent(browser, reverse("basket:add"), {"size_id": size.pk}, Basket.objects.count)


def more_in_bag() -> Sent:
    browser = guest()
    return Sent(browser, reverse("basket:add"), {"size_id": Line.objects.get().product_id}, Line.objects.count)


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
    browser.post(reverse("basket:add"), {"size_id": size_of(make_product()).pk})
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


def cancelled() -> int:
    return OrderStatusChange.objects.filter(new_status=OrderStatus.CANCELLED).count()


def saved_line() -> tuple[Client, int]:
    browser = guest()
    line_id = Line.objects.get().pk
    browser.post(reverse("basket:save", args=[line_id]))
    return browser, Line.objects.get().pk


def move_to_bag() -> Sent:
    browser, line_id = saved_line()
    return Sent(browser, reverse("basket:move", args=[line_id]), {}, pieces)


def removal_of_saved() -> Sent:
    browser, line_id = saved_line()
    return Sent(browser, reverse("basket:remove-saved", args=[line_id]), {}, Line.objects.count, effects=0)


def removal_of_code() -> Sent:
    sent = code_in_bag()
    sent.browser.post(sent.path, sent.fields)
    return Sent(sent.browser, reverse("basket:remove-code", args=["miliagone"]), {}, sent.count, effects=0)


def offer() -> Sent:
    sent = code_in_bag()
    return Sent(sent.browser, reverse("offer", args=["miliagone"]), {}, sent.count)


def about_to_pay() -> Client:
    browser = guest()
    browser.post(reverse("checkout:details"), DETAILS)
    browser.post(reverse("checkout:delivery"), {"method": "standard"})
    return browser


def code_at_checkout() -> Sent:
    browser = about_to_pay()
    make_voucher()
    return Sent(browser, reverse("checkout:code"), {"code": "miliagone"}, Basket.vouchers.through.objects.count)


def removal_of_code_at_checkout() -> Sent:
    sent = code_at_checkout()
    sent.browser.post(sent.path, sent.fields)
    return Sent(sent.browser, reverse("checkout:remove_code", args=["miliagone"]), {}, sent.count, effects=0)


def pay_now() -> Sent:
    browser = about_to_pay()
    fields = pay_fields(browser.get(reverse("checkout:review")))
    return Sent(browser, reverse("checkout:pay"), fields, Order.objects.count)


def going_on_to_pay() -> Sent:
    path = reverse("tracking:pay", args=[place_order().token])
    return Sent(Client(), path, {}, PaymentAttempt.objects.count)


def with_a_bag() -> Client:
    """A browser that has been here: without a cookie, two requests are two visitors with a bag each."""
    browser = Client()
    browser.get("/products/omega/")
    return browser


def unpaid_order() -> Order:
    """An order whose payment page was never opened, so that Stripe doesn't have to close it."""
    order = place_order(basket=fill_bag(lines=[(make_product(slug="omega"), 1)]))
    order.payment_attempts.update(state=AttemptState.FAILED)
    return order


def change_of_order() -> Sent:
    order = unpaid_order()
    path = reverse("tracking:change", args=[order.token])
    return Sent(with_a_bag(), path, {}, lambda: cancelled() * pieces())


def resumed_order() -> Sent:
    order = place_order(basket=fill_bag(lines=[(make_product(slug="omega"), 1)]))
    orders.lapse(order_number=order.number, now=timezone.now())
    return Sent(with_a_bag(), reverse("tracking:resume", args=[order.token]), {}, pieces)


def cancelled_order() -> Sent:
    return Sent(Client(), reverse("tracking:cancel", args=[unpaid_order().token]), {}, cancelled)


def logged_in() -> Client:
    """A member who is listed as logged in here, and elsewhere."""
    member()
    browser = Client()
    for client in (Client(), browser):
        client.post("/account/login/", {"login": "ada@example.com", "password": PASSWORD})
    return browser


def ended_session() -> Sent:
    browser = logged_in()
    path = reverse("account:end-session", args=[AccountSession.objects.earliest("pk").pk])
    return Sent(browser, path, {}, AccountSession.objects.count)


def ended_sessions() -> Sent:
    return Sent(logged_in(), reverse("account:end-other-sessions"), {}, AccountSession.objects.count)


def undone_change_of_email() -> Sent:
    user, now = make_user(email="eve@example.com"), timezone.now()
    change = EmailChange.objects.create(
        user=user, old_email="ada@example.com", new_email=user.email, asked_at=now, confirmed_at=now
    )
    path = reverse("account:undo-email", args=[email_changes.token_for(change)])
    return Sent(Client(), path, {}, User.objects.filter(email="ada@example.com").count)


def confirmed_password() -> Sent:
    return Sent(member(), "/account/reauthenticate/", {"password": PASSWORD}, User.objects.count)


def new_password_by_email() -> Sent:
    browser = Client()
    sent = password_reset()
    browser.post(sent.path, sent.fields)
    path = re.search(r"https?://[^/\s]+(/account/password/reset/key/\S+)", OutboxMail.objects.get().text_body)[1]
    form = browser.get(path, follow=True).redirect_chain[-1][0]
    fields = {"password1": "another long pass phrase"}
    return Sent(browser, form, fields, changed_password_mails, answers=None)


def changed_password_mails() -> int:
    return OutboxMail.objects.filter(kind="account_changed").count()


def first_password() -> Sent:
    browser = confirmed(member())
    user = User.objects.get()
    user.set_unusable_password()
    user.save()
    browser.force_login(user)
    browser = with_fresh_confirmation(browser)
    return Sent(
        browser, "/account/password/set/", {"password1": "another long pass phrase"}, changed_password_mails
    )


def with_fresh_confirmation(browser: Client) -> Client:
    """Let someone without a password have just confirmed who they are."""
    session = browser.session
    session["account_authentication_methods"] = [{"method": "mfa", "at": timezone.now().timestamp()}]
    session.save()
    return browser


def code_now() -> str:
    return format_hotp_value(hotp_value(SECRET, next(iter(yield_hotp_counters_from_time()))))


def add_app() -> None:
    Authenticator.objects.create(user=User.objects.get(), type="totp", data={"secret": SECRET})


def second_step() -> Sent:
    """A code holds once: the other answer asks for the next one, or leads on."""
    make_user(email="ada@example.com")
    add_app()
    browser = Client()
    browser.post("/account/login/", {"login": "ada@example.com", "password": PASSWORD})
    return Sent(browser, "/account/2fa/authenticate/", {"code": code_now()}, AccountSession.objects.count)


def confirmed_by_code() -> Sent:
    browser = member()
    add_app()
    return Sent(browser, "/account/2fa/reauthenticate/", {"code": code_now()}, User.objects.count)


def renamed_passkey() -> Sent:
    browser = confirmed(member())
    passkey = Authenticator.objects.create(user=User.objects.get(), type="webauthn", data={"name": "Phone"})
    path = reverse("mfa_edit_webauthn", args=[passkey.pk])
    return Sent(browser, path, {"name": "Tablet"}, Authenticator.objects.filter(data__name="Tablet").count)
