"""An address pasted with letters nobody sees, everywhere one is taken."""

from uuid import uuid4

import pytest
from allauth.account.models import EmailAddress
from django.core.cache import cache
from django.core.management import call_command
from django.urls import reverse

from cms.models import Enquiry
from shop.mail.models import OutboxMail
from shop.users.models import User
from tests.factories.orders import PASSWORD, make_user

pytestmark = pytest.mark.django_db

PASTED = "\u2068zoe@example.com\u200b\u2069\u00a0"
PLAIN = "zoe@example.com"


@pytest.fixture(autouse=True)
def no_limits_left_over():
    cache.clear()


def test_sign_up_stores_the_address_that_people_see(client):
    client.post("/account/signup/", {"email": PASTED, "password1": PASSWORD})

    assert User.objects.get().email == PLAIN
    assert EmailAddress.objects.get().email == PLAIN
    assert OutboxMail.objects.get().to_address == PLAIN


def test_log_in_takes_a_pasted_address(client):
    make_user(email=PLAIN)

    response = client.post("/account/login/", {"login": PASTED, "password": PASSWORD})

    assert response.status_code == 302
    assert client.get("/account/").status_code == 200


def test_reset_writes_to_the_address_that_people_see(client):
    make_user(email=PLAIN)

    client.post("/account/password/reset/", {"email": PASTED})

    assert OutboxMail.objects.get().subject == "Choose a new password"


def test_enquiry_stores_the_address_that_people_see(client):
    client.post(
        "/enquiries/new/",
        {"kind": "question", "name": "Zoe\u0308\u200b", "email": PASTED, "message": "Hi", "once": uuid4()},
    )

    assert Enquiry.objects.get().email == PLAIN
    assert Enquiry.objects.get().name == "Zo\u00eb"


def test_create_superuser_stores_the_address_that_people_see(monkeypatch):
    monkeypatch.setenv("DJANGO_SUPERUSER_PASSWORD", PASSWORD)

    call_command("createsuperuser", email=PASTED, interactive=False, verbosity=0)

    assert User.objects.get().email == PLAIN


def test_staff_form_stores_the_address_that_people_see(client):
    client.force_login(User.objects.create_superuser("owner@example.com", PASSWORD))

    client.post(
        reverse("wagtailusers_users:add"),
        {
            "email": PASTED,
            "first_name": "Zoe\u0308",
            "last_name": "Quill\u200b",
            "password1": PASSWORD,
            "password2": PASSWORD,
        },
    )

    user = User.objects.get(email=PLAIN)
    assert (user.first_name, user.last_name) == ("Zo\u00eb", "Quill")


def test_a_mistyped_address_at_sign_up_is_asked_about_once(client):
    sent = {"email": "zoe@gmial.con", "password1": PASSWORD}
    client.post("/account/signup/", sent)
    before = User.objects.count()

    client.post("/account/signup/", {**sent, "email-asked": "zoe@gmial.con"})

    assert before == 0
    assert User.objects.get().email == "zoe@gmial.con"
