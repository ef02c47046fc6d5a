"""Signing up, logging in, and what strangers learn by it: nothing."""

import re

import pytest
from allauth.account.models import EmailAddress
from django.urls import get_resolver, reverse

from shop.mail.models import OutboxMail
from shop.users.models import User
from tests.factories.orders import PASSWORD, make_user

NEW = {"email": "new@example.com", "password1": PASSWORD}


def link_in(mail, start):
    return re.search(rf"https?://[^/\s]+({re.escape(start)}\S+)", mail.text_body)[1]


@pytest.mark.django_db
def test_sign_up_asks_for_address_and_one_password(client):
    form = client.get("/account/signup/").context["form"]

    assert list(form.fields) == ["email", "password1"]
    assert form.fields["password1"].widget.attrs == {"autocomplete": "new-password"}


@pytest.mark.django_db
def test_sign_up_confirms_the_address_first(client, last_mail):
    response = client.post("/account/signup/", NEW)

    assert response["Location"] == "/account/confirm-email/"
    assert not client.get("/account/").wsgi_request.user.is_authenticated
    assert last_mail().to_address == "new@example.com"
    assert last_mail().subject == "Confirm your email address"


@pytest.mark.django_db
def test_sign_up_then_the_link_then_log_in(client, last_mail):
    client.post("/account/signup/", NEW)
    link = link_in(last_mail(), "/account/confirm-email/")

    page = client.get(link)
    confirmed = client.post(link)
    client.post("/account/login/", {"login": "NEW@example.com ", "password": PASSWORD})

    assert b"Is <strong>new@example.com</strong> yours?" in page.content
    assert confirmed.status_code == 302
    assert client.get("/account/").status_code == 200


@pytest.mark.django_db
def test_links_of_mails_do_not_follow_the_host_header(client, last_mail, settings):
    settings.ALLOWED_HOSTS = ["*"]

    client.post("/account/signup/", NEW, headers={"host": "evil.example"})

    assert "evil.example" not in last_mail().text_body + last_mail().html_body
    assert settings.BASE_URL in last_mail().text_body


@pytest.mark.django_db
def test_sign_up_says_the_same_for_a_known_address(client, last_mail):
    make_user(email="known@example.com")

    unknown = client.post("/account/signup/", NEW, follow=True)
    known = client.post("/account/signup/", {**NEW, "email": "Known@example.com"}, follow=True)

    assert known.redirect_chain == unknown.redirect_chain
    assert known.status_code == unknown.status_code
    assert known.content == unknown.content
    assert last_mail().subject == "You already have an account with us"
    assert User.objects.filter(email__iexact="known@example.com").count() == 1


@pytest.mark.django_db
def test_sign_up_hashes_a_password_for_a_known_address_too(client, monkeypatch):
    hashed = []
    monkeypatch.setattr("shop.customer.sign_in_forms.make_password", hashed.append)
    make_user(email="known@example.com")

    client.post("/account/signup/", {**NEW, "email": "known@example.com"})

    assert hashed == [PASSWORD]


@pytest.mark.django_db
def test_log_in_says_the_same_for_a_known_address(client):
    make_user(email="known@example.com")

    known = client.post(
        "/account/login/", {"login": "known@example.com", "password": "not it, not it"}, follow=True
    )
    unknown = client.post(
        "/account/login/", {"login": "unknown@example.com", "password": "not it, not it"}, follow=True
    )

    assert [status for _, status in known.redirect_chain] == [status for _, status in unknown.redirect_chain]
    assert known.context["form"].errors == unknown.context["form"].errors
    assert known.context["form"].non_field_errors() == [
        "That email address or password isn't right. Check both and try again"
    ]


@pytest.mark.django_db
def test_log_in_leads_guests_to_their_order(client):
    assert 'href="/orders/find/"' in client.get("/account/login/").content.decode().partition("<main")[2]


@pytest.mark.django_db
def test_password_reset_says_the_same_for_a_known_address(client):
    make_user(email="known@example.com")

    known = client.post("/account/password/reset/", {"email": "known@example.com"}, follow=True)
    unknown = client.post("/account/password/reset/", {"email": "unknown@example.com"}, follow=True)

    assert known.redirect_chain == unknown.redirect_chain
    assert known.content == unknown.content
    assert list(OutboxMail.objects.order_by("pk").values_list("to_address", "kind")) == [
        ("known@example.com", "account_reset_password"),
        ("unknown@example.com", "account_unknown"),
    ]


@pytest.mark.django_db
def test_password_reset_leads_in_with_a_new_password(client, last_mail):
    make_user(email="known@example.com")
    client.post("/account/password/reset/", {"email": "known@example.com"})

    form = client.get(link_in(last_mail(), "/account/password/reset/key/"), follow=True)
    response = client.post(form.redirect_chain[-1][0], {"password1": "another long pass phrase"})

    assert response.status_code == 302
    assert client.get("/account/").status_code == 200
    assert User.objects.get().check_password("another long pass phrase")
    assert last_mail().subject == "Your password was changed"


@pytest.mark.django_db
def test_password_reset_link_works_once(client, last_mail):
    make_user(email="known@example.com")
    client.post("/account/password/reset/", {"email": "known@example.com"})
    link = link_in(last_mail(), "/account/password/reset/key/")
    form = client.get(link, follow=True)
    client.post(form.redirect_chain[-1][0], {"password1": "another long pass phrase"})

    again = client.get(link, follow=True)

    assert b"This link has expired or has already been used" in again.content


@pytest.mark.django_db
def test_log_in_is_limited_however_the_sender_disguises(client):
    make_user(email="known@example.com")
    for n in range(10):
        client.post(
            "/account/login/",
            {"login": "known@example.com", "password": "wrong wrong wrong"},
            headers={"x-forwarded-for": f"10.0.0.{n}"},
        )

    response = client.post(
        "/account/login/",
        {"login": "known@example.com", "password": PASSWORD},
        headers={"x-forwarded-for": "10.9.9.9"},
        follow=True,
    )

    assert response.context["form"].non_field_errors() == ["Too many attempts. Wait five minutes and try again"]


@pytest.mark.django_db
def test_password_reset_is_limited_to_five_a_day(client):
    codes = [
        client.post(
            "/account/password/reset/",
            {"email": "known@example.com"},
            headers={"x-forwarded-for": f"10.0.0.{n}"},
        ).status_code
        for n in range(7)
    ]

    assert codes == [302] * 5 + [429] * 2
    assert OutboxMail.objects.count() == 5


@pytest.mark.django_db
def test_too_many_tries_get_a_friendly_page(client):
    for _ in range(6):
        response = client.post("/account/password/reset/", {"email": "known@example.com"})

    assert response.status_code == 429
    assert b"Wait a few minutes and try again" in response.content


@pytest.mark.django_db
def test_log_out_needs_a_post(client):
    client.force_login(make_user())

    asked = client.get("/account/logout/")
    still_in = client.get("/account/").status_code
    client.post("/account/logout/")

    assert asked.status_code == 200
    assert (still_in, client.get("/account/").status_code) == (200, 302)


@pytest.mark.django_db
def test_change_of_address_waits_for_its_confirmation(client, last_mail):
    user = make_user(email="old@example.com")
    client.post("/account/login/", {"login": "old@example.com", "password": PASSWORD})
    client.post("/account/reauthenticate/", {"password": PASSWORD})

    client.post("/account/email/", {"action_add": "1", "email": "new@example.com"})
    user.refresh_from_db()
    before = user.email
    client.post(link_in(last_mail(), "/account/confirm-email/"))

    user.refresh_from_db()
    assert (before, user.email) == ("old@example.com", "new@example.com")
    assert list(EmailAddress.objects.values_list("email", "verified")) == [("new@example.com", True)]


@pytest.mark.django_db
def test_confirmed_address_is_taken_from_who_never_confirmed_it(client, last_mail):
    make_user(email="rosa@example.com", is_verified=False)
    user = make_user(email="old@example.com")
    client.post("/account/login/", {"login": "old@example.com", "password": PASSWORD})
    client.post("/account/reauthenticate/", {"password": PASSWORD})
    client.post("/account/email/", {"action_add": "1", "email": "rosa@example.com"})

    response = client.post(link_in(last_mail(), "/account/confirm-email/"))

    user.refresh_from_db()
    assert response.status_code == 302
    assert user.email == "rosa@example.com"
    assert User.objects.count() == 1


@pytest.mark.django_db
def test_change_of_password_asks_for_the_old_one(client):
    user = make_user()
    client.force_login(user)

    wrong = client.post(
        "/account/password/change/", {"oldpassword": "x", "password1": "another long phrase"}, follow=True
    )
    client.post("/account/password/change/", {"oldpassword": PASSWORD, "password1": "another long phrase"})

    user.refresh_from_db()
    assert wrong.context["form"].errors == {
        "oldpassword": ["That current password isn't right. Check it and try again"]
    }
    assert user.check_password("another long phrase")


@pytest.mark.parametrize(
    "bad", ["\x00", "x" * 5000, "a@b", "‮", "🧴@example.com", f"{'a' * 250}@example.com", "%ff\r\n"]
)
@pytest.mark.parametrize(
    ("path", "fields"),
    [
        ("/account/signup/", ["email", "password1"]),
        ("/account/login/", ["login", "password"]),
        ("/account/password/reset/", ["email"]),
        ("/account/2fa/webauthn/login/", ["credential"]),
    ],
)
@pytest.mark.django_db
def test_sign_in_forms_survive_bad_input(client, path, fields, bad):
    response = client.post(path, dict.fromkeys(fields, bad), follow=True)

    assert response.status_code == 200


@pytest.mark.parametrize(
    "answer",
    [
        "{}",
        "[]",
        "null",
        "7",
        '"x"',
        '{"id": 1}',
        '{"id":"AAAA","rawId":"AAAA","type":"public-key","response":{}}',
        '{"id":"AAAA","rawId":"AAAA","type":"public-key","response":{"clientDataJSON":"AAAA","authenticatorData":"AA","signature":"A"}}',
    ],
)
@pytest.mark.django_db
def test_passkey_forms_survive_bad_input(client, answer):
    client.get("/account/2fa/webauthn/login/", headers={"accept": "application/json"})
    anonymous = client.post("/account/2fa/webauthn/login/", {"credential": answer})
    user = make_user()
    client.post("/account/login/", {"login": user.email, "password": PASSWORD})
    client.post("/account/reauthenticate/", {"password": PASSWORD})
    client.get("/account/2fa/webauthn/add/")
    added = client.post("/account/2fa/webauthn/add/", {"credential": answer, "name": "x"}, follow=True)

    assert anonymous.status_code == 302
    assert added.status_code == 200
    assert added.context["form"].errors


OWN_NAMES = [
    name for name in get_resolver().reverse_dict if isinstance(name, str) and name.startswith(("account_", "mfa_"))
]


@pytest.mark.django_db
def test_every_page_of_allauth_is_one_of_ours(client):
    user = make_user()
    arguments = {"account_confirm_email": ["x:y:z"], "account_reset_password_from_key": ["1", "x-y"]}
    numbered = {"mfa_edit_webauthn": [1], "mfa_remove_webauthn": [1]}
    pages = [client.get("/account/login/"), client.get("/account/signup/")]
    client.post("/account/login/", {"login": user.email, "password": PASSWORD})
    client.post("/account/reauthenticate/", {"password": PASSWORD})

    for name in sorted(set(OWN_NAMES) - {"account_login", "account_signup"}):
        pages.append(client.get(reverse(name, args=(arguments | numbered).get(name))))

    shown = [page for page in pages if page.status_code == 200]
    assert {page.status_code for page in pages} <= {200, 302, 404}
    assert len(shown) > 14
    for page in shown:
        assert {"account/entrance.html", "account/page.html"} & {part.name for part in page.templates}
        assert b"style=" not in page.content
        assert b"<script>" not in page.content


@pytest.mark.django_db
def test_second_click_on_change_of_password_answers_as_the_first_did(client):
    make_user(email="ada@example.com")
    client.post("/account/login/", {"login": "ada@example.com", "password": PASSWORD})
    fields = {"oldpassword": PASSWORD, "password1": "another long phrase"}

    first, second = (client.post("/account/password/change/", fields) for _ in range(2))

    assert (first.status_code, second.status_code) == (302, 302)
    assert first["Location"] == second["Location"] == "/account/"
    assert OutboxMail.objects.filter(kind="account_changed").count() == 1
    assert client.get("/account/").status_code == 200


@pytest.mark.django_db
def test_wrong_current_password_is_no_second_click(client):
    make_user(email="ada@example.com")
    client.post("/account/login/", {"login": "ada@example.com", "password": PASSWORD})

    fields = {"oldpassword": "wrong wrong wrong", "password1": "another long phrase"}
    page = client.post("/account/password/change/", fields, follow=True)

    assert page.context["form"].errors["oldpassword"] == [
        "That current password isn't right. Check it and try again"
    ]
