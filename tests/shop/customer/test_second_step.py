"""A passkey is another way in; a second step is chosen with open eyes, and there's a way back by email."""

import re

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from django.test import Client

from tests.factories.orders import PASSWORD, make_user

NEW_PASSWORD = "another long pass phrase"
SECRET = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"


@pytest.fixture
def rosa(db):
    return make_user(email="rosa@example.com")


@pytest.fixture
def colleague(db):
    return make_user(email="pia@example.com", groups=["packer"])


def add_passkey(user):
    return Authenticator.objects.create(user=user, type="webauthn", data={"name": "Phone", "credential": {}})


def add_app(user):
    Authenticator.objects.create(user=user, type="totp", data={"secret": SECRET})
    RecoveryCodes.activate(user)


def log_in(user, password=PASSWORD):
    client = Client()
    client.answer = client.post("/account/login/", {"login": user.email, "password": password})
    return client


def is_logged_in(client):
    return client.get("/account/").status_code == 200


def choose_new_password(user, last_mail):
    client = Client()
    client.post("/account/password/reset/", {"email": user.email})
    link = re.search(r"https?://[^/\s]+(/account/password/reset/key/\S+)", last_mail().text_body)[1]
    form = client.get(link, follow=True)
    client.answer = client.post(form.redirect_chain[-1][0], {"password1": NEW_PASSWORD})
    return client


def test_password_still_lets_a_customer_with_a_passkey_in(rosa):
    add_passkey(rosa)

    assert is_logged_in(log_in(rosa))


def test_password_and_code_let_a_customer_with_an_app_in(rosa):
    add_app(rosa)

    client = log_in(rosa)

    assert client.answer["Location"] == "/account/2fa/authenticate/"
    assert not is_logged_in(client)


def test_password_alone_lets_no_colleague_with_a_passkey_in(colleague):
    add_passkey(colleague)

    client = log_in(colleague)

    assert client.answer["Location"] == "/account/2fa/authenticate/"
    assert not is_logged_in(client)


@pytest.mark.parametrize("way", [add_passkey, add_app])
def test_new_password_by_email_lets_a_customer_in(rosa, last_mail, way):
    way(rosa)

    client = choose_new_password(rosa, last_mail)

    assert is_logged_in(client)


def test_new_password_by_email_lets_no_colleague_past_the_second_step(colleague, last_mail):
    add_app(colleague)

    client = choose_new_password(colleague, last_mail)

    assert client.answer["Location"] == "/account/2fa/authenticate/"
    assert not is_logged_in(client)


def test_new_password_by_email_opens_no_later_log_in(rosa, last_mail):
    add_app(rosa)
    client = choose_new_password(rosa, last_mail)
    client.post("/account/logout/")

    client.post("/account/login/", {"login": rosa.email, "password": NEW_PASSWORD})

    assert not is_logged_in(client)


def test_customer_who_came_back_by_email_can_remove_the_app(rosa, last_mail):
    add_app(rosa)
    client = choose_new_password(rosa, last_mail)

    client.post("/account/reauthenticate/", {"password": NEW_PASSWORD})
    client.post("/account/2fa/totp/deactivate/")

    assert not Authenticator.objects.exists()
    assert is_logged_in(log_in(rosa, NEW_PASSWORD))


def test_second_step_tells_customers_the_way_back(rosa, colleague):
    add_app(rosa)
    add_app(colleague)

    pages = [log_in(user).get("/account/2fa/authenticate/").content for user in (rosa, colleague)]

    assert [b"Lost your phone?" in page for page in pages] == [True, False]


def test_pages_say_before_what_a_passkey_and_an_app_do(rosa):
    client = log_in(rosa)
    client.post("/account/reauthenticate/", {"password": PASSWORD})

    overview = client.get("/account/2fa/").content.decode()
    passkey = client.get("/account/2fa/webauthn/add/").content.decode()
    app = client.get("/account/2fa/totp/activate/").content.decode()

    assert "Your password still works." in overview
    assert "Your password still works." in passkey
    assert "your password alone will no longer let you in" in app
    assert "choosing a new password by email" in app


@pytest.mark.parametrize("way", [add_passkey, add_app])
def test_second_step_does_not_keep_a_customer_from_changing_their_email(rosa, last_mail, way):
    client = log_in(rosa)
    way(rosa)
    client.post("/account/reauthenticate/", {"password": PASSWORD})

    client.post("/account/email/", {"action_add": "1", "email": "rosa.new@example.com"})

    assert (last_mail().kind, last_mail().to_address) == ("account_confirm_email", "rosa.new@example.com")


def test_change_of_email_that_waits_does_not_keep_a_customer_from_a_passkey(rosa):
    client = log_in(rosa)
    client.post("/account/reauthenticate/", {"password": PASSWORD})
    client.post("/account/email/", {"action_add": "1", "email": "rosa.new@example.com"})

    assert client.get("/account/2fa/webauthn/add/").status_code == 200


def test_customer_with_a_passkey_gets_no_recovery_codes(rosa, monkeypatch):
    client = log_in(rosa)
    client.post("/account/reauthenticate/", {"password": PASSWORD})
    accept_any_passkey(monkeypatch)

    added = client.post("/account/2fa/webauthn/add/", {"name": "Phone", "credential": '{"id": "x"}'})

    assert added["Location"] == "/account/2fa/"
    assert list(Authenticator.objects.values_list("type", flat=True)) == ["webauthn"]
    assert b"Recovery codes" not in client.get("/account/2fa/").content


def test_colleague_with_a_passkey_gets_recovery_codes(colleague, monkeypatch):
    client = log_in(colleague)
    client.post("/account/reauthenticate/", {"password": PASSWORD})
    accept_any_passkey(monkeypatch)

    added = client.post("/account/2fa/webauthn/add/", {"name": "Phone", "credential": '{"id": "x"}'})

    assert added["Location"] == "/account/2fa/recovery-codes/"
    assert sorted(Authenticator.objects.values_list("type", flat=True)) == ["recovery_codes", "webauthn"]


def accept_any_passkey(monkeypatch):
    """What a browser signs can't be made up: let its checks be passed."""
    auth = "allauth.mfa.webauthn.internal.auth"
    monkeypatch.setattr(f"{auth}.parse_registration_response", lambda credential: None)
    monkeypatch.setattr(f"{auth}.complete_registration", lambda credential: None)
