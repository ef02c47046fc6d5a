from datetime import UTC, datetime
from uuid import uuid4

import pytest
from django.contrib.auth.models import Permission
from django.test import Client
from django.utils import timezone

from cms import services
from cms.models import Enquiry
from shop.mail.models import OutboxMail
from shop.users.models import User
from tests.factories.pages import make_article

pytestmark = pytest.mark.django_db

ADDRESS = "/enquiries/new/"


def written(**changes: str) -> dict[str, str]:
    return {
        "kind": "question",
        "name": "Ada",
        "email": "ada@example.com",
        "phone": "",
        "preferred_time": "",
        "message": "May I use it daily?",
        "once": str(uuid4()),
        "website": "",
        **changes,
    }


def make_enquiry(**fields: str) -> Enquiry:
    return Enquiry.objects.create(
        **{"name": "Ada", "email": "ada@example.com", "message": "Hi", "idempotency_key": uuid4(), **fields}
    )


def test_enquiry_reaches_staff_with_the_article_it_came_from(client):
    article = make_article(title="Why milia form")

    answer = client.post(ADDRESS, written(kind="booking", article=str(article.pk)))

    enquiry = Enquiry.objects.get()
    assert (answer.status_code, answer["Location"]) == (303, f"/enquiries/done/?kind=booking&article={article.pk}")
    assert (enquiry.article_id, enquiry.article_title) == (article.pk, "Why milia form")
    assert client.get(answer["Location"]).status_code == 200


def test_enquiry_is_mailed_to_staff_and_confirmed_to_the_sender(client, settings):
    client.post(ADDRESS, written(message="May I use it daily?"))

    staff, sender = OutboxMail.objects.order_by("pk")
    assert (staff.to_address, staff.reply_to) == (settings.STAFF_EMAIL, "ada@example.com")
    assert "May I use it daily?" in staff.text_body
    assert "/cms/enquiries/inspect/" in staff.html_body
    assert sender.to_address == "ada@example.com"
    assert "May I use it daily?" not in sender.text_body + sender.html_body


def test_enquiry_sent_twice_is_kept_and_mailed_once(client):
    form = written()

    first, second = client.post(ADDRESS, form), client.post(ADDRESS, form)

    assert first["Location"] == second["Location"]
    assert Enquiry.objects.count() == 1
    assert OutboxMail.objects.count() == 2


def test_other_words_from_the_same_form_are_another_enquiry(client):
    form = written()

    client.post(ADDRESS, form)
    client.post(ADDRESS, {**form, "message": "One thing more."})

    assert Enquiry.objects.count() == 2


def test_enquiry_keeps_the_title_of_an_article_that_is_deleted():
    article = make_article(title="Why milia form")
    enquiry = make_enquiry(article=article, article_title=article.title)

    article.delete()

    enquiry.refresh_from_db()
    assert (enquiry.article, enquiry.article_title) == (None, "Why milia form")


def test_faulty_enquiry_is_explained_and_keeps_what_was_written(client):
    answer = client.post(ADDRESS, written(email="ada", name=""))

    page = client.get(answer["Location"]).content.decode()
    assert answer.status_code == 303
    assert "There is a problem" in page
    assert page.count("Enter your name.") == 2
    assert page.count("Enter an email address, like ada@example.com.") == 2
    assert "May I use it daily?" in page
    assert "<title>Error: " in page
    assert Enquiry.objects.count() == 0


@pytest.mark.parametrize(
    "changes",
    [
        {"message": "\x00"},
        {"name": "a" * 5000},
        {"message": "a" * 5000},
        {"email": "a@b.example\r\nBcc: c@d.example"},
        {"phone": "call me"},
        {"kind": "invoice"},
        {"kind": ""},
    ],
)
def test_bad_input_is_refused(client, changes):
    answer = client.post(ADDRESS, written(**changes))

    assert answer.status_code == 303
    assert client.get(answer["Location"]).context["form"].errors
    assert Enquiry.objects.count() == 0


@pytest.mark.parametrize("article", ["", "0", "-1", "9" * 30, "x", "1.5", "٣"])
def test_unknown_article_loses_no_enquiry(client, article):
    shown = client.get(ADDRESS, {"article": article, "kind": "nope"})
    client.post(ADDRESS, written(article="" if article in {"x", "1.5"} else article))

    assert shown.status_code == 200
    assert client.get("/enquiries/done/", {"article": article}).status_code == 200


def test_article_key_beyond_any_is_forgotten(client):
    client.post(ADDRESS, written(article="9" * 30))

    assert Enquiry.objects.get().article is None


def test_program_that_fills_in_every_field_is_thanked_and_ignored(client):
    answer = client.post(ADDRESS, written(website="https://spam.example"))

    assert answer.status_code == 303
    assert (Enquiry.objects.count(), OutboxMail.objects.count()) == (0, 0)


def test_eleventh_enquiry_of_an_hour_is_put_off(client):
    answers = [client.post(ADDRESS, written(name=f"Ada {number}")).status_code for number in range(11)]

    assert answers == [303] * 10 + [429]
    assert Enquiry.objects.count() == 10


def test_forged_forwarding_header_resets_no_limit(client):
    for number in range(10):
        client.post(ADDRESS, written(name=f"Ada {number}"))

    answer = client.post(ADDRESS, written(), headers={"x-forwarded-for": "203.0.113.9"})

    assert answer.status_code == 429


def test_another_address_may_still_write(client):
    for number in range(11):
        client.post(ADDRESS, written(name=f"Ada {number}"))

    answer = client.post(ADDRESS, written(), REMOTE_ADDR="203.0.113.9")

    assert answer.status_code == 303


def test_form_needs_its_token():
    assert Client(enforce_csrf_checks=True).post(ADDRESS, written()).status_code == 403


def test_mark_handled_names_whoever_was_first():
    enquiry = make_enquiry()
    ada, bo = (User.objects.create_user(f"{name}@seedpearl.example") for name in ("ada", "bo"))

    services.mark_handled(enquiry_id=enquiry.pk, by=ada, now=timezone.now())
    handled = services.mark_handled(enquiry_id=enquiry.pk, by=bo, now=timezone.now())

    assert handled.handled_by == ada
    assert list(Enquiry.objects.unhandled()) == []
    assert services.reopen(enquiry_id=enquiry.pk).is_handled is False


def staff_client(*codenames: str) -> Client:
    user = User.objects.create_user("staff@seedpearl.example")
    user.user_permissions.set(Permission.objects.filter(codename__in=["access_admin", *codenames]))
    client = Client()
    client.force_login(user)
    return client


def test_back_office_lists_reads_and_handles_enquiries():
    enquiry = make_enquiry(name="Ada", message="May I use it daily?")
    client = staff_client("view_enquiry", "change_enquiry")

    listed = client.get("/cms/enquiries/?state=open").content.decode()
    read = client.get(f"/cms/enquiries/inspect/{enquiry.pk}/").content.decode()
    client.post(f"/cms/enquiries/handle/{enquiry.pk}/")

    assert "from Ada" in listed
    assert "May I use it daily?" in read
    assert "Mark as handled" in read
    assert "from Ada" not in client.get("/cms/enquiries/?state=open").content.decode()
    assert "from Ada" in client.get("/cms/enquiries/?state=handled").content.decode()


def test_back_office_takes_the_right_to_handle_an_enquiry():
    enquiry = make_enquiry()
    client = staff_client("view_enquiry")

    answer = client.post(f"/cms/enquiries/handle/{enquiry.pk}/")

    enquiry.refresh_from_db()
    assert answer.status_code == 302
    assert enquiry.is_handled is False
    assert "Mark as handled" not in client.get(f"/cms/enquiries/inspect/{enquiry.pk}/").content.decode()


@pytest.mark.parametrize("path", ["", "handle/1/", "inspect/1/"])
def test_back_office_shows_enquiries_to_nobody_else(client, path):
    assert client.get(f"/cms/enquiries/{path}").status_code == 302


@pytest.mark.parametrize("path", ["new/", "edit/1/", "copy/1/"])
def test_nobody_writes_or_changes_an_enquiry_in_the_back_office(admin_client, path):
    assert admin_client.get(f"/cms/enquiries/{path}").status_code == 404


def test_export_takes_its_own_right():
    make_enquiry()

    refused = staff_client("view_enquiry").get("/cms/enquiries/?export=csv")

    assert refused.status_code == 302


@pytest.mark.parametrize("start", ["=", "+", "-", "@"])
def test_export_holds_no_formula(start):
    make_enquiry(name=f"{start}1+1")

    answer = staff_client("view_enquiry", "export_enquiry").get("/cms/enquiries/?export=csv")

    assert f",'{start}1+1," in b"".join(answer.streaming_content).decode()


def test_enquiry_is_dated_in_the_time_zone_of_the_shop(admin_client):
    enquiry = make_enquiry()
    Enquiry.objects.filter(pk=enquiry.pk).update(created_at=datetime(2026, 11, 27, 21, 30, tzinfo=UTC))

    page = admin_client.get(f"/cms/enquiries/inspect/{enquiry.pk}/").content.decode()

    assert "28 November 2026, 8:30 a.m." in page
