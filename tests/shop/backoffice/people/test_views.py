"""Deleting people in the back office: customers only, and never what colleagues did."""

import pytest
from django.contrib.auth.models import Group
from django.urls import reverse
from wagtail.models import ModelLogEntry

from shop.mail.models import OutboxMail
from shop.order.models import OrderNote
from shop.users.models import User
from tests.factories.orders import make_user

WHY = "has worked here and can’t be deleted"


def make_superuser(person):
    person.is_superuser = True
    person.save()


@pytest.fixture
def owner(client, db):
    owner = make_user(email="owner@example.com")
    make_superuser(owner)
    client.force_login(owner)
    return client


@pytest.fixture
def colleague(db):
    return make_user(email="pia@example.com", groups=["packer"], first_name="Pia")


@pytest.fixture
def customer(db):
    return make_user(email="rosa@example.com")


def path(name, person):
    return reverse(f"wagtailusers_users:{name}", args=[person.pk])


def bulk_path(*people):
    ids = "&".join(f"id={person.pk}" for person in people)
    return reverse("wagtail_bulk_action", args=["users", "user", "delete"]) + f"?{ids}"


@pytest.mark.parametrize("method", ["get", "post"])
def test_colleague_is_not_deleted(owner, colleague, order, method):
    OrderNote.objects.create(order=order, user=colleague, message="Packed")

    answer = getattr(owner, method)(path("delete", colleague), follow=True)

    assert answer.redirect_chain == [(path("edit", colleague), 302)]
    assert WHY in answer.content.decode()
    assert order.notes.get().user == colleague


def test_former_colleague_is_not_deleted(owner, colleague):
    colleague.groups.clear()

    owner.post(path("delete", colleague))

    assert User.objects.filter(pk=colleague.pk).exists()


def test_pages_offer_to_delete_customers_only(owner, colleague, customer):
    pages = [owner.get(path("edit", person)).content.decode() for person in (colleague, customer)]
    people = owner.get(reverse("wagtailusers_users:index")).content.decode()

    assert [path("delete", person) in page for person, page in zip((colleague, customer), pages, strict=True)] == [
        False,
        True,
    ]
    assert [path("delete", person) in people for person in (colleague, customer)] == [False, True]


def test_several_at_once_deletes_the_customers_and_says_who_stays(owner, colleague, customer):
    asked = owner.get(bulk_path(colleague, customer)).content.decode()
    owner.post(bulk_path(colleague, customer))

    assert "they have worked here, and their name stays on what they did" in asked
    assert sorted(User.objects.values_list("email", flat=True)) == ["owner@example.com", "pia@example.com"]


def test_customer_is_deleted_as_customers_delete_themselves_and_it_is_recorded(owner, customer):
    owner.post(path("delete", customer))

    entry = ModelLogEntry.objects.get(action="wagtail.delete")
    assert not User.objects.filter(pk=customer.pk).exists()
    assert (entry.label, entry.user.email, entry.deleted) == (f"Customer {customer.pk}", "owner@example.com", True)
    assert OutboxMail.objects.get().kind == "account_closed"


def test_customer_deleted_twice_is_deleted_once(owner, customer):
    link = path("delete", customer)

    first, second = (owner.post(link) for _ in range(2))
    owner.logout()  # to send it in another session
    owner.force_login(User.objects.get(email="owner@example.com"))

    assert (first.status_code, second.status_code) == (302, 302)
    assert first["Location"] == second["Location"]
    assert owner.post(link).status_code == 404
    assert OutboxMail.objects.filter(kind="account_closed").count() == 1


def test_colleague_made_inactive_keeps_their_name_on_notes(owner, colleague, order):
    OrderNote.objects.create(order=order, user=colleague, message="Packed")

    answer = owner.post(
        path("edit", colleague),
        {
            "email": colleague.email,
            "first_name": "Pia",
            "last_name": "Packer",
            "groups": [Group.objects.get(name="packer").pk],
        },
    )

    colleague.refresh_from_db()
    assert answer.status_code == 302
    assert not colleague.is_active
    assert "pia@example.com" in owner.get(reverse("backoffice:order", args=[order.number])).content.decode()
