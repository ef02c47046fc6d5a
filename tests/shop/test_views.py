import pytest
from django.db import OperationalError
from django.test import Client

from shop import views
from tests.factories.orders import make_user


def break_database(monkeypatch, target):
    def fail(*args, **kwargs):
        raise OperationalError("the server closed the connection")

    monkeypatch.setattr(target, fail)


@pytest.mark.parametrize("path", ["/readyz", "/shop/", "/products/omega/", "/"])
def test_pages_answer_503_while_the_database_is_down(monkeypatch, path):
    break_database(monkeypatch, "django.db.backends.base.base.BaseDatabaseWrapper.connect")
    break_database(monkeypatch, "django.db.backends.base.base.BaseDatabaseWrapper.ensure_connection")

    answer = Client(raise_request_exception=False).get(path)

    assert answer.status_code == 503
    assert answer["Retry-After"] == views.SECONDS_UNTIL_RETRY


def test_healthz_answers_without_a_database(client):
    assert client.get("/healthz").content == b"ok"


@pytest.mark.django_db
def test_readyz_answers_with_a_database(client):
    assert client.get("/readyz").json() == {"database": "ok"}


@pytest.mark.django_db
@pytest.mark.parametrize("path", ["/checkout/pay/", "/basket/add/", "/account/sessions/end-others/"])
def test_pages_that_only_take_forms_explain_themselves(client, path):
    client.force_login(make_user())

    answer = client.get(path)

    assert answer.status_code == 405
    assert "POST" in answer["Allow"]
    assert "isn’t possible" in answer.content.decode()
    assert answer["Content-Length"] == str(len(answer.content))
