"""Who finds an open browser can't take the account over; who did can be thrown out again."""

import re
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from threading import Barrier

import pytest
from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal import auth as totp
from django.contrib.sessions.models import Session
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import get_resolver, reverse
from django.utils import timezone

from shop.customer import email_changes, sessions
from shop.mail.models import OutboxMail
from shop.users.models import AccountSession, EmailChange, User
from tests.factories.orders import PASSWORD, make_user

NEW_PASSWORD = "another long pass phrase"
FIREFOX = "Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:140.0) Gecko/20100101 Firefox/140.0"


@pytest.fixture
def rosa(db):
    return make_user(email="rosa@example.com")


def log_in(client=None, *, email="rosa@example.com", password=PASSWORD, **headers):
    client = client or Client()
    client.post("/account/login/", {"login": email, "password": password}, headers=headers)
    return client


def is_logged_in(client):
    return client.get("/account/").status_code == 200


def ask_for(client, email="eve@example.com"):
    return client.post("/account/email/", {"action_add": "1", "email": email})


def confirm_password(client, password=PASSWORD, path="/account/email/"):
    return client.post(f"/account/reauthenticate/?next={path}", {"password": password, "next": path})


def mail_to(address, kind):
    return OutboxMail.objects.filter(to_address=address, kind=kind).order_by("pk").last()


def link_in(mail, start):
    return re.search(rf"https?://[^/\s]+({re.escape(start)}\S+)", mail.text_body)[1]


def take_over(*, confirmed=True):
    """Do what a thief does who knows the password. Return their browser."""
    thief = log_in()
    ask_for(thief)
    confirm_password(thief)
    if confirmed:
        thief.post(link_in(mail_to("eve@example.com", "account_confirm_email"), "/account/confirm-email/"))
    return thief


def undo_link(kind="account_email_changed"):
    return link_in(mail_to("rosa@example.com", kind), "/account/email/undo/")


# --- What matters asks for the password again ---------------------------------------------------------------


def test_change_of_email_asks_for_the_password_first(rosa):
    client = log_in()

    asked = ask_for(client)

    assert (asked.status_code, asked["Location"]) == (302, "/account/reauthenticate/?next=%2Faccount%2Femail%2F")
    assert not EmailAddress.objects.filter(email="eve@example.com").exists()
    assert not OutboxMail.objects.exists()


def test_change_of_email_goes_on_after_the_password(rosa):
    client = log_in()
    ask_for(client)

    wrong = confirm_password(client, password="wrong wrong wrong")
    right = confirm_password(client)

    assert (wrong.status_code, wrong["Location"].partition("?")[0]) == (303, "/account/reauthenticate/")
    assert (right.status_code, right["Location"]) == (302, "/account/email/")
    assert EmailAddress.objects.filter(user=rosa, email="eve@example.com", verified=False).exists()


def test_pending_change_of_email_is_not_dropped_without_the_password(rosa):
    client = log_in()
    EmailAddress.objects.create(user=rosa, email="new@example.com")

    asked = client.post("/account/email/", {"action_remove": "1", "email": "new@example.com"})

    assert asked["Location"].startswith("/account/reauthenticate/")
    assert EmailAddress.objects.filter(email="new@example.com").exists()


def test_closing_the_account_asks_for_the_password_first(rosa):
    client = log_in()

    page = client.get("/account/close/")
    asked = client.post("/account/close/")
    still_there = User.objects.filter(pk=rosa.pk).exists()
    closed = confirm_password(client, path="/account/close/")

    assert (page.status_code, asked["Location"]) == (200, "/account/reauthenticate/?next=%2Faccount%2Fclose%2F")
    assert still_there
    assert (closed.status_code, closed["Location"]) == (302, "/")
    assert not User.objects.filter(pk=rosa.pk).exists()
    assert mail_to("rosa@example.com", "account_closed").subject == "Your account is closed"


def test_password_is_not_changed_without_the_old_one(rosa):
    client = log_in()

    client.post("/account/password/change/", {"password1": NEW_PASSWORD})
    client.post("/account/password/set/", {"password1": NEW_PASSWORD})

    rosa.refresh_from_db()
    assert rosa.check_password(PASSWORD)


# What changes nothing: an overview, a list, what logs in, and the questions for the password themselves.
MFA_OPEN = {
    "mfa_index",
    "mfa_list_webauthn",
    "mfa_authenticate",
    "mfa_login_webauthn",
    "mfa_reauthenticate",
    "mfa_reauthenticate_webauthn",
}
MFA_READ_ONLY = {"mfa_view_recovery_codes", "mfa_download_recovery_codes"}
MFA_GUARDED = sorted(
    name
    for name in get_resolver().reverse_dict
    if isinstance(name, str) and name.startswith("mfa_") and name not in MFA_OPEN
)


@pytest.mark.parametrize(
    ("name", "method"),
    [(name, "GET") for name in MFA_GUARDED] + [(name, "POST") for name in MFA_GUARDED if name not in MFA_READ_ONLY],
)
def test_ways_to_log_in_are_neither_shown_nor_changed_without_the_password(rosa, name, method):
    passkey = Authenticator.objects.create(user=rosa, type="webauthn", data={"name": "Phone"})
    if name != "mfa_activate_totp":
        Authenticator.objects.create(user=rosa, type="totp", data={"secret": "JBSWY3DPEHPK3PXP"})
    RecoveryCodes.activate(rosa)
    client = Client()
    client.force_login(rosa)
    before = list(Authenticator.objects.order_by("pk").values_list("type", "data"))
    path = reverse(name, args=[passkey.pk] if name in ("mfa_edit_webauthn", "mfa_remove_webauthn") else [])

    answer = client.generic(method, path)

    assert (answer.status_code, answer["Location"].partition("?")[0]) == (302, "/account/reauthenticate/")
    assert list(Authenticator.objects.order_by("pk").values_list("type", "data")) == before


# --- The old address hears at once, and can undo it -----------------------------------------------------------


def test_old_address_is_told_when_a_change_is_requested(rosa):
    take_over(confirmed=False)

    mail = mail_to("rosa@example.com", "account_email_change_asked")
    assert "eve@example.com" in mail.text_body
    assert "eve@example.com" in mail.html_body
    assert undo_link("account_email_change_asked").startswith("/account/email/undo/")


def test_old_address_is_told_when_the_change_is_confirmed(rosa):
    take_over()

    rosa.refresh_from_db()
    assert rosa.email == "eve@example.com"
    assert (
        mail_to("rosa@example.com", "account_email_changed").subject == "Your account's email address has changed"
    )


@pytest.mark.parametrize("confirmed", [False, True])
def test_undoing_gives_the_address_back_and_throws_everybody_out(rosa, confirmed):
    owner = log_in()
    thief = take_over(confirmed=confirmed)
    Authenticator.objects.create(user=rosa, type="webauthn", data={})
    link = undo_link("account_email_changed" if confirmed else "account_email_change_asked")

    asked = Client().get(link)
    unchanged = EmailChange.objects.get().undone_at
    led = Client().post(link)

    rosa.refresh_from_db()
    assert (asked.status_code, unchanged) == (200, None)
    assert led["Location"].startswith("/account/password/reset/key/")
    assert rosa.email == "rosa@example.com"
    assert list(EmailAddress.objects.values_list("email", "verified", "primary")) == [
        ("rosa@example.com", True, True)
    ]
    assert [is_logged_in(owner), is_logged_in(thief), is_logged_in(log_in())] == [False] * 3
    assert not Authenticator.objects.exists()
    assert not rosa.account_emails.filter(key="eve@example.com").exists()


def test_undoing_leads_to_a_new_password_and_in(rosa):
    take_over()
    browser = Client()

    form = browser.post(undo_link(), follow=True)
    browser.post(form.redirect_chain[-1][0], {"password1": NEW_PASSWORD})

    assert is_logged_in(browser)
    assert is_logged_in(log_in(password=NEW_PASSWORD))


def test_undoing_twice_is_the_same_as_once(rosa):
    take_over()
    link = undo_link()

    first, second = (Client().post(link) for _ in range(2))
    form = Client()
    form.post(form.get(second["Location"], follow=True).redirect_chain[-1][0], {"password1": NEW_PASSWORD})
    later = Client().post(link, follow=True)

    rosa.refresh_from_db()
    assert first["Location"].startswith("/account/password/reset/key/")
    assert second["Location"].startswith("/account/password/reset/key/")
    assert later.redirect_chain == [(link, 302)]
    assert b"Your account uses" in later.content
    assert rosa.check_password(NEW_PASSWORD)
    assert is_logged_in(form)


def test_thief_who_changes_the_address_twice_cannot_undo_the_undoing(rosa):
    thief = take_over()
    ask_for(thief, "eve2@example.com")
    confirm_password(thief)
    thief.post(link_in(mail_to("eve2@example.com", "account_confirm_email"), "/account/confirm-email/"))
    thiefs_link = link_in(mail_to("eve@example.com", "account_email_changed"), "/account/email/undo/")

    Client().post(undo_link())
    Client().post(thiefs_link)

    rosa.refresh_from_db()
    assert rosa.email == "rosa@example.com"


def test_link_to_the_new_address_is_dead_after_undoing(rosa):
    take_over(confirmed=False)
    confirm = link_in(mail_to("eve@example.com", "account_confirm_email"), "/account/confirm-email/")

    Client().post(undo_link("account_email_change_asked"))
    Client().post(confirm)

    rosa.refresh_from_db()
    assert rosa.email == "rosa@example.com"


def test_undoing_takes_the_address_from_nobody_else(rosa):
    take_over()
    make_user(email="rosa@example.com")

    refused = Client().post(undo_link(), follow=True)

    rosa.refresh_from_db()
    assert refused.redirect_chain == [(undo_link(), 302)]
    assert b"now belongs to another account" in refused.content
    assert rosa.email == "eve@example.com"


def test_undoing_takes_the_address_from_who_never_confirmed_it(rosa):
    take_over()
    make_user(email="rosa@example.com", is_verified=False)

    Client().post(undo_link())

    rosa.refresh_from_db()
    assert rosa.email == "rosa@example.com"


@pytest.mark.parametrize(("days", "status"), [(6.9, 200), (7.1, 404)])
def test_links_to_undo_work_for_seven_days(rosa, days, status, monkeypatch):
    take_over()
    link = undo_link()
    now = timezone.now().timestamp() + days * 86400

    monkeypatch.setattr("django.core.signing.time.time", lambda: now)

    assert Client().get(link).status_code == status


@pytest.mark.parametrize("token", ["x", "1", "1:x:y", "%00"])
def test_links_to_undo_that_we_did_not_sign_open_nothing(rosa, token):
    take_over()

    answers = [Client().get(f"/account/email/undo/{token}/"), Client().post(f"/account/email/undo/{token}/")]

    rosa.refresh_from_db()
    assert {answer.status_code for answer in answers} == {400 if token == "%00" else 404}
    assert rosa.email == "eve@example.com"


def test_link_to_undo_outlives_no_account(rosa):
    take_over()
    link = undo_link()
    User.objects.all().delete()

    assert Client().get(link).status_code == 404


# --- Sent twice at once -------------------------------------------------------------------------------------


def twice_at_once(send):
    together = Barrier(2)

    def run(_):
        try:
            together.wait(timeout=60)
            return send()
        finally:
            connection.close()

    with ThreadPoolExecutor(2) as pool:
        return list(pool.map(run, range(2)))


def copy_of(client):
    copy = Client(raise_request_exception=False)
    copy.cookies = client.cookies.copy()
    return copy


@pytest.fixture
def member(transactional_db):
    make_user(email="rosa@example.com")
    client = log_in()
    client.post("/account/reauthenticate/", {"password": PASSWORD})
    return client


def test_change_of_email_sent_twice_at_once_asks_once(member):
    answers = twice_at_once(lambda: ask_for(copy_of(member)))

    assert [answer.status_code for answer in answers] == [302, 302]
    assert EmailChange.objects.count() == 1
    assert EmailAddress.objects.filter(email="eve@example.com").count() == 1
    assert OutboxMail.objects.filter(kind="account_email_change_asked").count() == 1
    assert OutboxMail.objects.filter(kind="account_confirm_email").count() == 1


def test_confirmation_sent_twice_at_once_confirms_once(member):
    ask_for(member)
    link = link_in(mail_to("eve@example.com", "account_confirm_email"), "/account/confirm-email/")

    answers = twice_at_once(lambda: copy_of(member).post(link))

    assert {answer.status_code for answer in answers} <= {302, 404}
    assert list(EmailAddress.objects.values_list("email", "verified", "primary")) == [
        ("eve@example.com", True, True)
    ]
    assert OutboxMail.objects.filter(kind="account_email_changed").count() == 1


def test_undoing_sent_twice_at_once_undoes_once(transactional_db):
    rosa = make_user(email="rosa@example.com")
    take_over()
    link = undo_link()

    answers = twice_at_once(lambda: Client(raise_request_exception=False).post(link))

    rosa.refresh_from_db()
    assert [answer.status_code for answer in answers] == [302, 302]
    assert all(answer["Location"].startswith("/account/password/reset/key/") for answer in answers)
    assert rosa.email == "rosa@example.com"


def test_closing_sent_twice_at_once_closes_once(member):
    answers = twice_at_once(lambda: copy_of(member).post("/account/close/"))

    assert [answer.status_code for answer in answers] == [302, 302]
    assert not User.objects.exists()
    assert OutboxMail.objects.filter(kind="account_closed").count() == 1


@pytest.mark.parametrize("action", ["end-session", "end-other-sessions"])
def test_logging_out_others_twice_at_once_does_it_once(member, action):
    other = log_in()
    session = AccountSession.objects.order_by("pk").last()
    path = reverse(f"account:{action}", args=[session.pk] if action == "end-session" else [])

    answers = twice_at_once(lambda: copy_of(member).post(path))

    assert [answer.status_code for answer in answers] == [302, 302]
    assert [is_logged_in(member), is_logged_in(other)] == [True, False]


def code_for(client):
    secret = client.session["mfa.totp.secret"]
    return totp.format_hotp_value(totp.hotp_value(secret, next(totp.yield_hotp_counters_from_time())))


def test_app_added_twice_at_once_is_added_once(member):
    member.get("/account/2fa/totp/activate/")
    code = code_for(member)

    answers = twice_at_once(lambda: copy_of(member).post("/account/2fa/totp/activate/", {"code": code}))

    assert [answer.status_code for answer in answers] == [302, 302]
    assert sorted(Authenticator.objects.values_list("type", flat=True)) == ["recovery_codes", "totp"]
    assert OutboxMail.objects.filter(kind="account_changed").count() == 1


def test_app_removed_twice_at_once_is_removed_once(member):
    Authenticator.objects.create(user=User.objects.get(), type="totp", data={"secret": "JBSWY3DPEHPK3PXP"})

    answers = twice_at_once(lambda: copy_of(member).post("/account/2fa/totp/deactivate/"))

    assert [answer.status_code for answer in answers] == [302, 302]
    assert not Authenticator.objects.exists()
    assert OutboxMail.objects.filter(kind="account_changed").count() == 1


def test_passkey_added_twice_at_once_is_added_once(member, monkeypatch):
    auth = "allauth.mfa.webauthn.internal.auth"
    monkeypatch.setattr(f"{auth}.parse_registration_response", lambda credential: None)
    monkeypatch.setattr(f"{auth}.complete_registration", lambda credential: None)
    fields = {"name": "Phone", "credential": '{"id": "x"}'}

    answers = twice_at_once(lambda: copy_of(member).post("/account/2fa/webauthn/add/", fields))

    assert [answer.status_code for answer in answers] == [302, 302]
    assert list(Authenticator.objects.values_list("type", flat=True)) == ["webauthn"]


def test_passkey_removed_twice_at_once_is_removed_once(member):
    passkey = Authenticator.objects.create(user=User.objects.get(), type="webauthn", data={"name": "Phone"})
    path = reverse("mfa_remove_webauthn", args=[passkey.pk])

    answers = twice_at_once(lambda: copy_of(member).post(path))

    assert [answer.status_code for answer in answers] == [302, 302]
    assert not Authenticator.objects.exists()
    assert OutboxMail.objects.filter(kind="account_changed").count() == 1


def test_recovery_codes_made_twice_at_once_are_one_list(member):
    Authenticator.objects.create(user=User.objects.get(), type="totp", data={"secret": "JBSWY3DPEHPK3PXP"})

    answers = twice_at_once(lambda: copy_of(member).post("/account/2fa/recovery-codes/generate/"))

    assert [answer.status_code for answer in answers] == [302, 302]
    assert Authenticator.objects.filter(type="recovery_codes").count() == 1


def test_password_changed_twice_at_once_is_changed(member):
    fields = {"oldpassword": PASSWORD, "password1": NEW_PASSWORD}

    answers = twice_at_once(lambda: copy_of(member).post("/account/password/change/", fields))

    assert max(answer.status_code for answer in answers) < 500
    assert User.objects.get().check_password(NEW_PASSWORD)


# --- People see and end their sessions ----------------------------------------------------------------------


def test_sessions_show_where_the_account_is_logged_in(rosa):
    phone = log_in(**{"user-agent": FIREFOX})
    here = log_in(
        **{"user-agent": "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) Version/18.0 Safari/604.1"}
    )

    page = here.get("/account/sessions/").content.decode()

    assert is_logged_in(phone)
    assert page.count("Firefox on Windows</strong>") == 1
    assert page.count("Safari on an iPhone</strong>") == 1
    assert page.count("This device") == 1
    assert "from 127.0.0.1" in page


def test_sessions_offer_to_log_out_others_only_where_there_are_some(rosa):
    here = log_in()
    alone = here.get("/account/sessions/").content.decode()
    log_in()

    assert "Log out all other devices" not in alone
    assert "Log out all other devices" in here.get("/account/sessions/").content.decode()


def test_sessions_that_ended_are_not_shown(rosa):
    gone = log_in()
    gone.post("/account/logout/")
    here = log_in()

    assert here.get("/account/sessions/").content.decode().count("Logged in on") == 1


def test_sessions_of_others_are_neither_shown_nor_ended(rosa):
    make_user(email="mina@example.com")
    mina = log_in(email="mina@example.com")
    session = AccountSession.objects.get()
    here = log_in()

    page = here.get("/account/sessions/").content.decode()
    here.post(reverse("account:end-session", args=[session.pk]))
    here.post(reverse("account:end-other-sessions"))

    assert page.count("Logged in on") == 1
    assert is_logged_in(mina)


def test_one_session_can_be_ended(rosa):
    one, two, here = log_in(), log_in(), log_in()
    session = AccountSession.objects.order_by("pk").first()

    here.post(reverse("account:end-session", args=[session.pk]))

    assert [is_logged_in(one), is_logged_in(two), is_logged_in(here)] == [False, True, True]


def test_all_other_sessions_can_be_ended(rosa):
    one, two, here = log_in(), log_in(), log_in()

    here.post(reverse("account:end-other-sessions"))

    assert [is_logged_in(one), is_logged_in(two), is_logged_in(here)] == [False, False, True]
    assert AccountSession.objects.count() == 1


def test_change_of_password_leaves_this_session_alone(rosa):
    other, here = log_in(), log_in()

    here.post("/account/password/change/", {"oldpassword": PASSWORD, "password1": NEW_PASSWORD})

    assert [is_logged_in(other), is_logged_in(here)] == [False, True]
    assert here.get("/account/sessions/").content.decode().count("This device") == 1
    assert AccountSession.objects.count() == 1


def test_password_reset_ends_all_sessions(rosa, last_mail):
    other, here = log_in(), log_in()
    here.post("/account/password/reset/", {"email": "rosa@example.com"})
    form = here.get(link_in(last_mail(), "/account/password/reset/key/"), follow=True)

    here.post(form.redirect_chain[-1][0], {"password1": NEW_PASSWORD})

    assert [is_logged_in(other), is_logged_in(here)] == [False, True]
    assert AccountSession.objects.count() == 1


def test_sessions_cost_the_same_queries_for_1_and_3(rosa):
    here = log_in()
    counts = []
    for _ in range(2):
        here.get("/account/sessions/")
        with CaptureQueriesContext(connection) as queries:
            here.get("/account/sessions/")
        counts.append(len(queries))
        log_in()
        log_in()

    assert counts[0] == counts[1]


def test_sessions_that_ended_are_forgotten(rosa):
    log_in()
    log_in()
    Session.objects.first().delete()

    sessions.delete_ended()

    assert AccountSession.objects.count() == 1


@pytest.mark.parametrize(
    ("user_agent", "name"),
    [
        (FIREFOX, "Firefox on Windows"),
        (
            "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) Chrome/140.0 Safari/537.36 Edg/140.0",
            "Edge on a Mac",
        ),
        (
            "Mozilla/5.0 (Linux; Android 15; SM-S921B) SamsungBrowser/27.0 Chrome/125.0 Mobile Safari/537.36",
            "Samsung Internet on Android",
        ),
        ("Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 Chrome/140.0 Safari/537.36", "Chrome on Linux"),
        ("Mozilla/5.0 (iPad; CPU OS 18_0 like Mac OS X) CriOS/140.0 Mobile Safari/604.1", "Chrome on an iPad"),
        ("curl/8.5", "A browser"),
        ("", "A browser"),
    ],
)
def test_device_name_is_what_people_call_it(user_agent, name):
    assert sessions.device_name(user_agent) == name


def test_log_in_takes_any_browser_and_network_address(rosa):
    client = Client()

    client.post(
        "/account/login/",
        {"login": "rosa@example.com", "password": PASSWORD},
        headers={"user-agent": "x" * 5000},
        REMOTE_ADDR="not an address, and far longer than one of those could ever be",
    )

    assert is_logged_in(client)
    assert len(AccountSession.objects.get().user_agent) == 255


def test_undo_finds_no_change_of_another_kind_of_token(rosa):
    take_over()

    with pytest.raises(EmailChange.DoesNotExist):
        email_changes.find(token=EmailChange.objects.get().new_email)


def test_undoing_keeps_passkeys_that_were_there_before(rosa):
    old = Authenticator.objects.create(user=rosa, type="webauthn", data={"name": "Phone"})
    Authenticator.objects.filter(pk=old.pk).update(created_at=timezone.now() - timedelta(days=1))
    take_over()

    Client().post(undo_link())

    assert list(Authenticator.objects.all()) == [old]
