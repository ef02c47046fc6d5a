"""Limits on guessing passwords and codes: they stop who guesses, and nobody else."""

from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from threading import Barrier

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal import auth as totp
from django.core import signing
from django.db import connection
from django.test import Client
from django.utils import timezone

from shop import limits
from shop.customer import guessing
from shop.mail.models import OutboxMail
from tests.factories.orders import PASSWORD, make_user

WAIT = ["Too many attempts. Wait five minutes and try again"]
ELSEWHERE = "203.0.113.9"
SECRET = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"


@pytest.fixture
def rosa(db):
    return make_user(email="rosa@example.com")


def log_in(client, *, email="rosa@example.com", password=PASSWORD, **where):
    return client.post("/account/login/", {"login": email, "password": password}, follow=True, **where)


def guess(times, *, client=None, email="rosa@example.com", **where):
    for _ in range(times):
        log_in(client or Client(), email=email, password="wrong wrong wrong", **where)


def is_logged_in(client):
    return client.get("/account/").status_code == 200


def use_up_network(ip_address="127.0.0.1"):
    for _ in range(guessing.OF_NETWORK):
        limits.allow(
            what="password by network",
            who=ip_address,
            limit=guessing.OF_NETWORK,
            per=guessing.WINDOW,
            now=timezone.now(),
        )


def test_wrong_log_ins_for_unknown_accounts_lock_nobody_out(rosa, client):
    for number in range(30):
        guess(1, email=f"nobody-{number}@example.com")

    log_in(client)

    assert is_logged_in(client)


def test_wrong_log_ins_for_one_account_lock_no_other_out(rosa, client):
    guess(15, email="mina@example.com")

    log_in(client)

    assert is_logged_in(client)


def test_account_that_is_guessed_at_is_closed_from_every_network(rosa, client):
    for number in range(10):
        guess(1, REMOTE_ADDR=f"203.0.113.{number}")

    refused = log_in(client, REMOTE_ADDR="198.51.100.7")

    assert refused.context["form"].non_field_errors() == WAIT


def test_account_that_is_guessed_at_is_closed_however_its_email_is_written(rosa, client):
    guess(5, email="Rosa@Example.com")
    guess(5, email=" ROSA@example.com")

    assert log_in(client).context["form"].non_field_errors() == WAIT


def test_account_that_is_guessed_at_opens_for_a_browser_that_was_in_before(rosa, client):
    log_in(client)
    client.post("/account/logout/")
    guess(12, REMOTE_ADDR=ELSEWHERE)

    log_in(client)

    assert is_logged_in(client)


def test_known_browser_may_guess_no_more_than_another(rosa, client):
    log_in(client)
    client.post("/account/logout/")
    guess(10, client=client)

    assert log_in(client).context["form"].non_field_errors() == WAIT


def test_browser_is_known_for_the_accounts_that_logged_in_there_only(rosa, client):
    make_user(email="eve@example.com")
    log_in(client, email="eve@example.com")
    client.post("/account/logout/")
    guess(10, REMOTE_ADDR=ELSEWHERE)

    assert log_in(client).context["form"].non_field_errors() == WAIT


@pytest.mark.parametrize(
    "cookie",
    [
        "x",
        signing.dumps(["x", [1]], salt="another salt"),
        signing.dumps([["x"]], salt="known browser"),
        signing.dumps(7, salt="known browser"),
        signing.dumps(["x", 7], salt="known browser"),
    ],
    ids=["unsigned", "of another salt", "list in a list", "number", "number for a list"],
)
def test_cookies_of_browsers_that_we_did_not_give_open_nothing(rosa, client, cookie):
    guess(10)
    client.cookies["browser"] = cookie

    assert log_in(client).context["form"].non_field_errors() == WAIT


def test_network_that_guesses_at_many_accounts_is_stopped(rosa, client):
    use_up_network()

    refused = log_in(client)
    log_in(client, REMOTE_ADDR=ELSEWHERE)

    assert refused.context["form"].non_field_errors() == WAIT
    assert is_logged_in(client)


def test_network_that_guesses_lets_known_browsers_in(rosa, client):
    log_in(client)
    client.post("/account/logout/")
    use_up_network()

    log_in(client)

    assert is_logged_in(client)


def test_right_passwords_are_no_guesses(rosa):
    clients = [Client() for _ in range(12)]

    for client in clients:
        log_in(client)

    assert [is_logged_in(client) for client in clients] == [True] * 12


def test_password_reset_ends_the_wait(rosa, client):
    guess(10)

    guessing.start_again(emails=["Rosa@example.com"])
    log_in(client)

    assert is_logged_in(client)


@pytest.mark.django_db(transaction=True)
def test_of_forty_guesses_at_once_ten_are_looked_at():
    make_user(email="rosa@example.com")
    together = Barrier(40)

    def was_looked_at(_: int) -> bool:
        try:
            together.wait(timeout=60)
            # Not the page's context: that is mixed up by threads.
            return b"email address or password isn" in log_in(Client(), password="wrong wrong wrong").content
        finally:
            connection.close()

    with ThreadPoolExecutor(40) as pool:
        looked_at = list(pool.map(was_looked_at, range(40)))

    assert sum(looked_at) == 10


@pytest.mark.parametrize("path", ["/account/password/change/", "/account/reauthenticate/"])
def test_found_open_browser_does_not_let_the_password_be_guessed(rosa, path):
    client = Client()
    client.force_login(rosa)
    field = "oldpassword" if "change" in path else "password"
    for _ in range(10):
        client.post(path, {field: "wrong wrong wrong", "password1": "another long phrase"})

    page = client.post(path, {field: PASSWORD, "password1": "another long phrase"}, follow=True)

    assert page.context["form"].errors == {field: WAIT}


def second_step(client, user):
    Authenticator.objects.create(user=user, type="totp", data={"secret": SECRET})
    log_in(client)


def code_now():
    return totp.format_hotp_value(totp.hotp_value(SECRET, next(totp.yield_hotp_counters_from_time())))


def test_codes_of_the_second_step_are_guessed_ten_times(rosa, client):
    second_step(client, rosa)
    for _ in range(10):
        client.post("/account/2fa/authenticate/", {"code": "000000"})

    page = client.post("/account/2fa/authenticate/", {"code": code_now()}, follow=True)

    assert page.context["form"].errors == {"code": WAIT}


def test_codes_of_the_second_step_are_guessed_forty_times_a_day(rosa):
    now = timezone.now()
    results = [
        guessing.may_try_code(user=rosa, now=now + timedelta(minutes=6) * (number // 10)) for number in range(50)
    ]

    assert results == [True] * 40 + [False] * 10


def test_code_of_the_second_step_works_once(rosa, client):
    second_step(client, rosa)
    code = code_now()
    client.post("/account/2fa/authenticate/", {"code": code})
    first = is_logged_in(client)
    other = Client()
    log_in(other)

    page = other.post("/account/2fa/authenticate/", {"code": f" {code[:3]} {code[3:]}"}, follow=True)

    assert first
    assert page.context["form"].errors == {"code": ["That code isn't right. Check it, or wait for the next one"]}


def test_recovery_code_works_once(rosa, client):
    second_step(client, rosa)
    code = RecoveryCodes.activate(rosa).get_unused_codes()[0]
    client.post("/account/2fa/authenticate/", {"code": code})
    other = Client()
    log_in(other)

    page = other.post("/account/2fa/authenticate/", {"code": code}, follow=True)

    assert is_logged_in(client)
    assert page.context["form"].errors == {"code": ["That code isn't right. Check it, or wait for the next one"]}


@pytest.mark.usefixtures("cache_away")
def test_log_in_with_second_step_works_without_the_cache(rosa, client):
    wrong = log_in(client, password="wrong wrong wrong")
    second_step(client, rosa)
    client.post("/account/2fa/authenticate/", {"code": "000000"})

    client.post("/account/2fa/authenticate/", {"code": code_now()})

    assert wrong.status_code == 200
    assert is_logged_in(client)


@pytest.mark.usefixtures("cache_away")
def test_sign_in_works_without_the_cache(rosa, client):
    signed_up = client.post("/account/signup/", {"email": "new@example.com", "password1": PASSWORD})
    reset = client.post("/account/password/reset/", {"email": "rosa@example.com"})
    passkey = client.post("/account/2fa/webauthn/login/", {"credential": "{}"})

    assert [signed_up.status_code, reset.status_code, passkey.status_code] == [302, 302, 302]


def test_sign_up_writes_to_one_address_five_times_a_day_and_says_the_same(db):
    make_user(email="victim@example.com")
    fields = {"email": "victim@example.com", "password1": PASSWORD}

    answers = [Client().post("/account/signup/", fields, REMOTE_ADDR=f"203.0.113.{n}") for n in range(12)]

    assert {(answer.status_code, answer["Location"]) for answer in answers} == {(302, "/account/confirm-email/")}
    assert Counter(OutboxMail.objects.values_list("kind", flat=True)) == {"account_already_exists": 5}


def test_network_signs_up_sixty_times_an_hour(db):
    for _ in range(60):
        limits.allow(what="sign-up", who="127.0.0.1", limit=60, per=timedelta(hours=1), now=timezone.now())

    refused = Client().post("/account/signup/", {"email": "new@example.com", "password1": PASSWORD})
    elsewhere = Client().post(
        "/account/signup/", {"email": "new@example.com", "password1": PASSWORD}, REMOTE_ADDR=ELSEWHERE
    )

    assert (refused.status_code, refused["Retry-After"], elsewhere.status_code) == (429, "3600", 302)
