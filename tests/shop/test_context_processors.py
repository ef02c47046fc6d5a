import pytest
from django.db import OperationalError, connection
from django.test import RequestFactory

from cms.models import SiteSettings
from shop.context_processors import site_chrome
from tests.factories.products import make_category, make_concern

pytestmark = pytest.mark.django_db


def test_chrome_asks_nothing_until_something_is_shown(django_assert_num_queries):
    with django_assert_num_queries(0):
        site_chrome(RequestFactory().get("/"))


def test_chrome_shows_what_the_settings_say():
    columns = [("column", {"title": "Help", "links": [{"text": "Returns", "url": "/returns/"}]})]
    SiteSettings.objects.create(announcement="Free delivery", footer_columns=columns)

    site = site_chrome(RequestFactory().get("/"))["site_settings"]

    assert site["announcement"] == "Free delivery"
    assert site["footer_columns"] == [{"title": "Help", "links": [{"text": "Returns", "url": "/returns/"}]}]


def test_chrome_lists_public_categories_and_concerns():
    make_category(name="Exfoliants", slug="exfoliants")
    make_category(name="Secret", slug="secret", is_public=False)
    make_concern(name="Dryness", slug="dryness")

    navigation = site_chrome(RequestFactory().get("/"))["navigation"]

    assert navigation["categories"] == [{"name": "Exfoliants", "url": "/shop/exfoliants/"}]
    assert navigation["concerns"] == [{"name": "Dryness", "url": "/shop/?concern=dryness"}]


def test_chrome_is_kept_between_requests(django_assert_num_queries):
    first = site_chrome(RequestFactory().get("/"))
    assert (first["navigation"]["categories"], first["site_settings"]["phone"]) == ([], "")

    with django_assert_num_queries(0):
        second = site_chrome(RequestFactory().get("/"))
        assert (second["navigation"]["categories"], second["site_settings"]["phone"]) == ([], "")


def test_chrome_does_without_a_database():
    def fail(*args: object) -> None:
        raise OperationalError

    with connection.execute_wrapper(fail):
        assert dict(site_chrome(RequestFactory().get("/"))["site_settings"]) == {}
