"""
What becomes of each row that points to a person.

People who have worked here are never deleted, whoever tries it and however. A customer's account can be deleted;
each field that points to a person has a decision about what happens to its rows then.
"""

from enum import Enum, auto

import pytest
from django.apps import apps
from django.contrib.auth.models import Group, Permission
from django.db import IntegrityError, connection, models, transaction
from oscar.apps.catalogue.reviews.models import ProductReview
from oscar.apps.partner.models import Partner
from oscar.apps.voucher.models import VoucherApplication
from wagtail.models import Comment, Page

from shop.customer import services as customers
from shop.order.models import Order, OrderNote
from shop.users.models import User
from tests.factories.orders import make_order, make_user
from tests.factories.products import make_product, make_review
from tests.factories.vouchers import make_voucher


class Fate(Enum):
    """What a deleted account does to the rows that point to it."""

    GOES = auto()  # it's the customer's own
    STAYS = auto()  # it's ours too, and loses the name
    WORK = auto()  # only people with a role make it, and those are never deleted


GOES, STAYS, WORK = Fate.GOES, Fate.STAYS, Fate.WORK
FATES = {
    "account.EmailAddress.user": GOES,
    "address.UserAddress.user": GOES,
    "admin.LogEntry.user": WORK,
    "analytics.UserProductView.user": GOES,
    "analytics.UserRecord.user": GOES,
    "analytics.UserSearch.user": GOES,
    "basket.Basket.owner": GOES,
    "cms.Enquiry.handled_by": WORK,
    "communication.Email.user": GOES,
    "communication.Notification.recipient": GOES,
    "communication.Notification.sender": GOES,
    "customer.ProductAlert.user": GOES,
    "fulfilment.Parcel.shipped_by": WORK,
    "images.Picture.uploaded_by_user": WORK,
    "mfa.Authenticator.user": GOES,
    "offer.RangeProductFileUpload.uploaded_by": WORK,
    "order.Order.user": STAYS,
    "order.OrderHold.by": WORK,
    "order.OrderHold.released_by": WORK,
    "order.OrderNote.user": STAYS,
    "partner.Partner_users.user": WORK,
    "partner.StockMovement.made_by": WORK,
    "payment.Bankcard.user": GOES,
    "payment.PaymentRefund.requested_by": WORK,
    "reviews.ProductReview.user": STAYS,
    "reviews.Vote.user": GOES,
    "users.AccountEmail.user": GOES,
    "users.AccountSession.user": GOES,
    "users.EmailChange.user": GOES,
    "users.User_groups.user": WORK,
    "users.User_user_permissions.user": WORK,
    "voucher.VoucherApplication.user": STAYS,
    "wagtailadmin.EditingSession.user": WORK,
    "wagtailadmin.FormState.user": WORK,
    "wagtailcore.APIToken.user": WORK,
    "wagtailcore.Comment.resolved_by": WORK,
    "wagtailcore.Comment.user": WORK,
    "wagtailcore.CommentReply.user": WORK,
    "wagtailcore.ModelLogEntry.user": WORK,
    "wagtailcore.Page.locked_by": WORK,
    "wagtailcore.Page.owner": WORK,
    "wagtailcore.PageLogEntry.user": WORK,
    "wagtailcore.PageSubscription.user": WORK,
    "wagtailcore.Revision.user": WORK,
    "wagtailcore.TaskState.finished_by": WORK,
    "wagtailcore.UploadedFile.uploaded_by_user": WORK,
    "wagtailcore.WorkflowState.requested_by": WORK,
    "wagtaildocs.Document.uploaded_by_user": WORK,
    "wagtailimages.Image.uploaded_by_user": WORK,
    "wagtailusers.UserProfile.user": GOES,
    "wishlists.WishList.owner": GOES,
}
# Oscar's rows would go with the account; closing it takes the name off them first (see `customer.services`).
KEPT_BY_HAND = {"reviews.ProductReview.user", "voucher.VoucherApplication.user"}


def fields_that_point_to_people() -> dict[str, models.Field]:
    return {
        f"{model._meta.label}.{field.name}": field
        for model in apps.get_models(include_auto_created=True)
        if not model._meta.proxy
        for field in model._meta.local_fields
        if field.remote_field is not None and field.remote_field.model is User
    }


FIELDS = fields_that_point_to_people()


def test_each_field_that_points_to_a_person_has_a_decision():
    assert sorted(FIELDS) == sorted(FATES)


@pytest.mark.parametrize("name", sorted(name for name, fate in FATES.items() if fate is GOES))
def test_what_is_a_customers_own_goes_with_the_account(name):
    assert FIELDS[name].remote_field.on_delete is models.CASCADE


@pytest.mark.parametrize("name", sorted(name for name, fate in FATES.items() if fate is STAYS))
def test_what_is_ours_too_stays_without_the_account(name):
    by_hand = models.CASCADE if name in KEPT_BY_HAND else models.SET_NULL

    assert FIELDS[name].remote_field.on_delete is by_hand
    assert FIELDS[name].null


def give_group(person):
    person.groups.add(Group.objects.get(name="packer"))


def give_permission(person):
    person.user_permissions.add(Permission.objects.first())


def make_staff(person):
    User.objects.filter(pk=person.pk).update(is_staff=True)


def make_superuser(person):
    User.objects.filter(pk=person.pk).update(is_superuser=True)


ROLES = [give_group, give_permission, make_staff, make_superuser]


def delete_by_model(person):
    User.objects.get(pk=person.pk).delete()


def delete_by_query(person):
    User.objects.filter(pk=person.pk).delete()


def delete_by_statement(person):
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM account_emailaddress WHERE user_id = %s", [person.pk])
        cursor.execute("DELETE FROM users_user WHERE id = %s", [person.pk])


WAYS = [delete_by_model, delete_by_query, delete_by_statement]


@pytest.mark.django_db
@pytest.mark.parametrize("give_role", ROLES)
@pytest.mark.parametrize("delete", WAYS)
def test_people_with_a_role_are_never_deleted(give_role, delete):
    person = make_user()
    give_role(person)

    with pytest.raises(IntegrityError, match="people who have worked here are never deleted"), transaction.atomic():
        delete(person)

    assert User.objects.filter(pk=person.pk).exists()


@pytest.mark.django_db
def test_people_with_a_role_are_deleted_without_the_guard():
    """The negative control: with the guard off, the same deletion goes through."""
    person = make_user(groups=["packer"])
    with connection.cursor() as cursor:
        cursor.execute("DROP TRIGGER who_worked_here_is_kept ON users_user")

    delete_by_model(person)

    assert not User.objects.filter(pk=person.pk).exists()


@pytest.mark.django_db
@pytest.mark.parametrize("delete", WAYS)
def test_people_who_had_a_role_are_never_deleted(delete):
    person = make_user(groups=["packer"])
    person.groups.clear()
    person.has_worked_here = False
    person.save()

    with pytest.raises(IntegrityError, match="people who have worked here are never deleted"), transaction.atomic():
        delete(person)

    assert User.objects.get(pk=person.pk).has_worked_here


@pytest.mark.django_db
@pytest.mark.parametrize("delete", [delete_by_model, delete_by_query])
def test_people_without_a_role_can_be_deleted(delete):
    person = make_user()

    delete(person)

    assert not User.objects.filter(pk=person.pk).exists()


@pytest.mark.django_db
def test_a_failed_deletion_leaves_what_the_person_did():
    person = make_user(groups=["packer"])
    order = make_order(lines=[(make_product().children.get(), 1)])
    OrderNote.objects.create(order=order, user=person, message="Packed")
    Comment.objects.create(page=Page.objects.first(), user=person, text="Nice", contentpath="title")
    Partner.objects.get().users.add(person)

    with pytest.raises(IntegrityError), transaction.atomic():
        person.delete()

    assert order.notes.get().user == person
    assert Comment.objects.get().user == person
    assert list(Partner.objects.get().users.all()) == [person]


@pytest.mark.django_db
def test_closing_an_account_keeps_what_is_ours_too():
    person = make_user(email="rosa@example.com")
    product = make_product()
    order = make_order(lines=[(product.children.get(), 1)], user=person)
    make_review(product=product, user=person)
    VoucherApplication.objects.create(voucher=make_voucher("miliagone"), user=person, order=order)
    OrderNote.objects.create(order=order, user=person, message="Rang us")

    customers.close_account(user=person)

    assert Order.objects.get().user is None
    assert OrderNote.objects.get().user is None
    assert ProductReview.objects.get().user is None
    assert VoucherApplication.objects.get().user is None
    assert not User.objects.exists()


@pytest.mark.django_db
def test_former_colleagues_cannot_close_their_account():
    person = make_user(groups=["packer"])
    person.groups.clear()

    with pytest.raises(customers.UnableToCloseAccount, match="your name stays on what you did"):
        customers.close_account(user=person)


@pytest.mark.django_db
def test_room_is_made_of_no_colleague_who_never_confirmed_their_address(client):
    colleague = make_user(email="pia@example.com", groups=["packer"], is_verified=False)
    mina = make_user(email="mina@example.com")

    customers.make_room_for(email_address=mina.emailaddress_set.create(email="pia@example.com"))

    assert User.objects.filter(pk=colleague.pk).exists()
