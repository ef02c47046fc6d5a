"""Which failures of the back office may be blamed on what a client sent."""

from collections.abc import Callable
from typing import Any

import pytest
from django.db import ProgrammingError
from django.template import TemplateDoesNotExist
from django.test import Client, RequestFactory
from django.urls import NoReverseMatch
from wagtail.models import Page

from catalogue.models import ProductImage
from cms.nonsense import answer_to_failure, is_nonsense
from shop.backoffice.roles import sync_roles
from tests.factories.orders import make_user
from tests.factories.products import make_product


def failing(package: str, error: Exception, *, calling: Callable[[], None] | None = None) -> Callable[[], None]:
    """Return code of a package that fails, or calls other code that does."""
    names = {"__name__": f"{package}.views", "error": error, "calling": calling}
    # Only its module tells whose code it is.
    exec("def run():\n    if calling: calling()\n    raise error", names)  # noqa: S102
    return names["run"]  # type: ignore[return-value]


def caught(run: Callable[[], None]) -> Exception:
    try:
        run()
    except Exception as error:
        return error
    raise AssertionError("It did not fail.")


def request_for(path: str, *, method: str = "GET", kwargs: dict[str, Any] | None = None) -> Any:
    request = RequestFactory().generic(method, path)
    request.resolver_match = type("Match", (), {"args": (), "kwargs": kwargs or {}})()
    return request


@pytest.mark.parametrize("error", [ValueError("x"), KeyError("x"), AttributeError("x"), NoReverseMatch("x")])
@pytest.mark.parametrize(
    "request_",
    [
        request_for("/cms/pages/?p=x"),
        request_for("/cms/pages/", method="POST"),
        request_for("/cms/images/chosen/x/", kwargs={"pk": "x"}),
    ],
    ids=["query", "form", "address"],
)
def test_wagtail_failing_at_what_was_sent_is_nonsense(error: Exception, request_: Any):
    assert is_nonsense(request_, caught(failing("wagtail", error)))


def test_our_code_failing_is_not_nonsense():
    ours = failing("cms", ValueError("x"))

    assert not is_nonsense(request_for("/cms/pages/?p=x"), caught(ours))
    assert not is_nonsense(request_for("/cms/pages/?p=x"), caught(failing("wagtail", ValueError(), calling=ours)))


def test_wagtail_failing_below_our_code_is_nonsense():
    """Our choosers only hand on what they are given."""
    ours = failing("cms", ValueError("x"), calling=failing("wagtail", ValueError("x")))

    assert is_nonsense(request_for("/cms/pages/?p=x"), caught(ours))


@pytest.mark.parametrize("error", [TemplateDoesNotExist("x"), ProgrammingError("no column"), RuntimeError("x")])
def test_what_no_value_causes_is_not_nonsense(error: Exception):
    assert not is_nonsense(request_for("/cms/pages/?p=x"), caught(failing("wagtail", error)))


def test_link_of_ours_that_fails_is_not_nonsense():
    request = request_for("/cms/pages/5/", kwargs={"pk": 5})

    assert not is_nonsense(request, caught(failing("wagtail", AttributeError("x"))))


def test_pages_of_the_shop_are_not_excused():
    assert answer_to_failure(request_for("/shop/?p=x"), caught(failing("wagtail", ValueError("x")))) is None


@pytest.fixture
def owner(db: None) -> Client:
    sync_roles()
    client = Client(raise_request_exception=False)
    client.force_login(make_user(email="boss@example.com", groups=["owner"]))
    return client


def test_nonsense_is_refused_and_written_down(owner: Client, caplog: pytest.LogCaptureFixture):
    response = owner.get("/cms/choose-page/?target_pages[]=x")

    [record] = [record for record in caplog.records if record.name == "django.request"]
    assert response.status_code == 400
    assert record.levelname == "ERROR"
    assert record.exc_info is not None


def test_nonsense_for_a_page_that_is_changed_under_a_lock_is_refused(owner: Client):
    home = Page.objects.filter(depth=2, live=True).first()

    response = owner.post(f"/cms/pages/{home.pk}/unpublish/", {"next": "no-such-view"})

    assert response.status_code == 400


def test_deleting_what_is_in_use_says_so(owner: Client):
    picture = ProductImage.objects.get(product=make_product(has_picture=True)).image

    response = owner.post(f"/cms/images/multiple/{picture.pk}/delete/")

    assert response.status_code == 409
    assert "still uses this" in response.text
    assert type(picture).objects.filter(pk=picture.pk).exists()


@pytest.mark.parametrize("path", ["/cms/failwhale/", "/cms/test404/"])
def test_pages_that_fail_on_purpose_are_not_there(owner: Client, path: str):
    assert owner.get(path).status_code == 404
