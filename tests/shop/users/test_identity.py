"""Which email addresses belong to one person."""

import pytest

from shop.customer import services as accounts
from shop.users.identity import identify
from shop.users.models import AccountEmail, ClosedAccountKey, User
from tests.factories.vouchers import NOW, make_order

pytestmark = pytest.mark.django_db


def make_member(email: str = "rosa@example.com") -> User:
    return User.objects.create_user(email=email, password=None)


def order_of(user: User, *, email: str, is_paid: bool = True) -> None:
    order = make_order(email, paid_at=NOW if is_paid else None)
    order.user = user
    order.save()


def change_email(user: User, email: str) -> None:
    user.email = email
    user.save(update_fields=["email"])


def test_guest_who_has_bought_nothing_is_new():
    person = identify(email="rosa@example.com")

    assert (person.keys, person.has_paid_before, person.is_proven) == ({"rosa@example.com"}, False, False)


def test_member_is_known_by_the_account_address_when_they_ordered_with_another():
    order_of(make_member("rosa@example.com"), email="work@example.com")

    assert identify(email="Rosa+new@example.com").has_paid_before
    assert identify(email="work@example.com").has_paid_before
    assert not identify(email="rose@example.com").has_paid_before


def test_member_is_known_by_the_address_before_and_after_it_changed():
    member = make_member("old@example.com")
    order_of(member, email="work@example.com")
    change_email(member, "new@example.com")

    assert identify(email="old@example.com").has_paid_before
    assert identify(email="new@example.com").has_paid_before
    assert identify(user=member).keys == {"old@example.com", "new@example.com", "work@example.com"}


def test_address_of_an_unpaid_order_links_no_people():
    stranger = make_member("stranger@example.com")
    order_of(stranger, email="rosa@example.com", is_paid=False)
    order_of(stranger, email="stranger@example.com")

    assert not identify(email="rosa@example.com").has_paid_before
    assert "rosa@example.com" not in identify(user=stranger).keys


def test_customer_who_closed_the_account_is_known_by_all_its_addresses_and_by_none_in_plain():
    member = make_member("old@example.com")
    order_of(member, email="work@example.com")
    change_email(member, "new@example.com")

    accounts.close_account(user=member)

    assert identify(email="old@example.com").has_paid_before
    assert identify(email="new@example.com").has_paid_before
    assert not AccountEmail.objects.exists()
    assert not [row for row in ClosedAccountKey.objects.all() if "@" in row.key]


def test_account_closed_without_an_order_leaves_nothing():
    accounts.close_account(user=make_member())

    assert not ClosedAccountKey.objects.exists()
    assert not identify(email="rosa@example.com").has_paid_before


@pytest.mark.parametrize(
    ("email", "is_proven"),
    [("", True), ("ROSA+x@example.com", True), ("old@example.com", False), ("friend@example.com", False)],
)
def test_only_the_address_of_the_account_they_are_logged_in_to_is_proven(email, is_proven):
    member = make_member("old@example.com")
    change_email(member, "rosa@example.com")

    assert identify(email=email, user=member).is_proven == is_proven


def test_identify_asks_as_often_for_many_addresses_and_orders(django_assert_num_queries):
    member = make_member()
    for number in range(3):
        change_email(member, f"rosa{number}@example.com")
        order_of(member, email=f"work{number}@example.com")

    with django_assert_num_queries(3):
        person = identify(email="rosa1@example.com", user=member)

    assert len(person.keys) == 7
