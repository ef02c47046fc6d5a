from importlib import import_module

import pytest
from allauth.account.models import EmailAddress
from django.apps import apps

from cms.models import Enquiry
from shop.order.models import Order
from shop.users.models import User
from tests.factories.orders import make_user
from tests.ordering import place_order

migration = import_module("shop.users.migrations.0004_clean_emails")
HIDDEN, PLAIN = "zoe@example.com\u200b", "zoe@example.com"

pytestmark = pytest.mark.django_db


def make_hidden(user):
    """Store an address as older releases did."""
    User.objects.filter(pk=user.pk).update(email=HIDDEN)
    EmailAddress.objects.filter(user=user).update(email=HIDDEN)


def clean():
    migration.clean_emails(apps, None)


def test_accounts_lose_the_letters_nobody_sees():
    user = make_user(email="older@example.com")
    make_hidden(user)

    clean()

    assert User.objects.get(pk=user.pk).email == PLAIN
    assert EmailAddress.objects.get(user=user).email == PLAIN


def test_accounts_that_would_become_another_one_stay():
    other = make_user(email="ZOE@example.com")
    user = make_user(email="older@example.com")
    make_hidden(user)

    clean()

    assert User.objects.get(pk=user.pk).email == HIDDEN
    assert EmailAddress.objects.get(user=user).email == HIDDEN
    assert User.objects.get(pk=other.pk).email == "ZOE@example.com"


def test_accounts_of_an_address_that_another_one_has_beside_its_own_stay():
    other = make_user(email="other@example.com")
    EmailAddress.objects.create(user=other, email=PLAIN, verified=False, primary=False)
    user = make_user(email="older@example.com")
    make_hidden(user)

    clean()

    assert User.objects.get(pk=user.pk).email == HIDDEN


def test_orders_and_enquiries_are_cleaned_too():
    order = place_order()
    Order.objects.filter(pk=order.pk).update(guest_email=HIDDEN)
    enquiry = Enquiry.objects.create(
        name="Zoe", email=PLAIN, message="Hello", idempotency_key="6b2e0a52-9f3c-4a55-8f11-6fdb4f4f0c01"
    )
    Enquiry.objects.filter(pk=enquiry.pk).update(email=HIDDEN)

    clean()

    assert Order.objects.get(pk=order.pk).guest_email == PLAIN
    assert Enquiry.objects.get(pk=enquiry.pk).email == PLAIN


def test_international_addresses_stay_as_they_are():
    user = make_user(email="zoe@exämple.com")

    clean()

    assert User.objects.get(pk=user.pk).email == "zoe@exämple.com"
