import pytest
from allauth.account.models import EmailAddress
from oscar.apps.address.models import UserAddress
from oscar.apps.order.models import BillingAddress

from shop.customer import services
from shop.customer.services import UnableToCloseAccount, UnableToCreateAccount
from shop.mail.models import OutboxMail
from shop.order.models import Order
from shop.users.models import User
from tests.factories.orders import PASSWORD, make_country, make_order, make_user
from tests.factories.products import make_product, make_review


@pytest.fixture
def size(db):
    return make_product(sizes=[{"stock": 50}]).children.get()


@pytest.fixture
def fields(db):
    return {
        "first_name": "Rosa",
        "last_name": "Lindqvist",
        "line1": "12 Wattle Street",
        "line2": "",
        "line4": "Fitzroy",
        "state": "VIC",
        "postcode": "3065",
        "country": make_country(),
        "phone_number": "+61412345678",
    }


@pytest.mark.parametrize("email", ["rosa@example.com", "ROSA@example.com", "Rosa@Example.COM"])
def test_claim_guest_orders_takes_those_of_the_address(size, email):
    order = make_order(lines=[(size, 1)], email=email)
    user = make_user(email="rosa@example.com")

    count = services.claim_guest_orders(user=user)

    order.refresh_from_db()
    assert (count, order.user) == (1, user)


def test_claim_guest_orders_knows_gmail(size):
    make_order(lines=[(size, 1)], email="ro.sa+shop@googlemail.com")

    assert services.claim_guest_orders(user=make_user(email="rosa@gmail.com")) == 1


@pytest.mark.parametrize("email", ["rosa+shop@example.com", "ro.sa@example.com", "other@example.com"])
def test_claim_guest_orders_leaves_those_of_others(size, email):
    order = make_order(lines=[(size, 1)], email=email)

    assert services.claim_guest_orders(user=make_user(email="rosa@example.com")) == 0
    order.refresh_from_db()
    assert order.user is None


def test_claim_guest_orders_needs_a_confirmed_address(size):
    make_order(lines=[(size, 1)], email="rosa@example.com")

    assert services.claim_guest_orders(user=make_user(email="rosa@example.com", is_verified=False)) == 0


def test_claim_guest_orders_takes_no_order_from_an_account(size):
    owner = make_user(email="owner@example.com")
    order = make_order(lines=[(size, 1)], email="rosa@example.com", user=owner)

    services.claim_guest_orders(user=make_user(email="rosa@example.com"))

    order.refresh_from_db()
    assert order.user == owner


def test_confirming_the_address_claims_the_orders(size, client):
    order = make_order(lines=[(size, 1)], email="rosa@example.com")
    client.post("/account/signup/", {"email": "rosa@example.com", "password1": PASSWORD})
    mail = OutboxMail.objects.get()
    path = mail.text_body.split("/account/confirm-email/")[1].split()[0]

    client.post(f"/account/confirm-email/{path}")

    order.refresh_from_db()
    assert order.user == User.objects.get()


def test_create_account_for_order_makes_one_to_be_confirmed(size):
    order = make_order(lines=[(size, 1)], email="Rosa@example.com")

    services.create_account_for_order(order=order, password=PASSWORD)
    services.create_account_for_order(order=Order.objects.get(pk=order.pk), password=PASSWORD)

    user = User.objects.get()
    order.refresh_from_db()
    assert (user.email, user.first_name, order.user) == ("rosa@example.com", "Rosa", user)
    assert user.check_password(PASSWORD)
    assert EmailAddress.objects.get().verified is False
    assert [mail.kind for mail in OutboxMail.objects.all()] == ["account_confirm_email"]


def test_account_for_a_present_has_the_name_of_who_gave_it(size):
    order = make_order(lines=[(size, 1)], email="zoe@example.com")
    Order.objects.filter(pk=order.pk).update(
        billing_address=BillingAddress.objects.create(first_name="Zoë", last_name="Müller", country=make_country())
    )
    order = Order.objects.get(pk=order.pk)

    services.create_account_for_order(order=order, password=PASSWORD)

    assert User.objects.get(email="zoe@example.com").get_full_name() == "Zoë Müller"


def test_create_account_for_order_mails_who_has_one(size):
    make_user(email="rosa@example.com")
    order = make_order(lines=[(size, 1)], email="Rosa@example.com")

    services.create_account_for_order(order=order, password="something else entirely")

    order.refresh_from_db()
    assert order.user is None
    assert User.objects.get().check_password(PASSWORD)
    assert [mail.kind for mail in OutboxMail.objects.all()] == ["account_already_exists"]


@pytest.mark.parametrize("password", ["", "short", "password1234", "\x00" * 12])
def test_create_account_for_order_refuses_easy_passwords(size, password):
    order = make_order(lines=[(size, 1)])

    with pytest.raises(UnableToCreateAccount):
        services.create_account_for_order(order=order, password=password)

    assert User.objects.count() == 0


def test_close_account_keeps_orders_and_reviews(size, fields):
    user = make_user(email="rosa@example.com")
    order = make_order(lines=[(size, 1)], user=user)
    review = make_review(product=size.parent, user=user)
    services.save_address(user=user, fields=fields)

    services.close_account(user=user)

    order.refresh_from_db()
    review.refresh_from_db()
    assert User.objects.count() == UserAddress.objects.count() == EmailAddress.objects.count() == 0
    assert (order.user, order.customer_key) == (None, "rosa@example.com")
    assert (review.user, review.name) == (None, "A former customer")


@pytest.mark.django_db
def test_close_account_refuses_staff():
    with pytest.raises(UnableToCloseAccount, match="ask the owner"):
        services.close_account(user=make_user(groups=["packer"]))


def test_save_address_makes_the_first_one_the_default(fields):
    user = make_user()

    first = services.save_address(user=user, fields=fields)
    second = services.save_address(user=user, fields={**fields, "line1": "1 Other Street"})

    assert (first.is_default_for_shipping, second.is_default_for_shipping) == (True, False)


def test_save_address_twice_writes_one(fields):
    user = make_user()

    services.save_address(user=user, fields=fields)
    services.save_address(user=user, fields={**fields, "phone_number": ""})

    address = user.addresses.get()
    assert (address.phone_number, address.is_default_for_shipping) == ("", True)


def test_save_address_merges_a_change_into_its_twin(fields):
    user = make_user()
    first = services.save_address(user=user, fields=fields)
    services.save_address(user=user, fields={**fields, "line1": "1 Other Street"})

    services.save_address(user=user, fields={**fields, "line1": "1 Other Street"}, address=first)

    address = user.addresses.get()
    assert (address.line1, address.is_default_for_shipping) == ("1 Other Street", True)


def test_remove_address_hands_the_default_on(fields):
    user = make_user()
    first = services.save_address(user=user, fields=fields)
    second = services.save_address(user=user, fields={**fields, "line1": "1 Other Street"})

    services.remove_address(address=first)

    second.refresh_from_db()
    assert second.is_default_for_shipping is True
