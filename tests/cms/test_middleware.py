import pytest

from tests.factories.pages import make_article

pytestmark = pytest.mark.django_db


def test_shop_keeps_its_strict_policy(client):
    policy = client.get(make_article().address)["Content-Security-Policy"]

    assert "unsafe-inline" not in policy
    assert "frame-ancestors 'none'" in policy


@pytest.mark.parametrize("path", ["", "pages/{pk}/edit/", "pages/{pk}/edit/preview/?mode="])
def test_back_office_has_a_policy_that_its_pages_can_live_with(admin_client, path):
    policy = admin_client.get("/cms/" + path.format(pk=make_article(picture=None).pk))["Content-Security-Policy"]

    assert "script-src 'self' 'unsafe-inline'" in policy
    assert "frame-ancestors 'self'" in policy
    assert "default-src 'none'" in policy


def test_public_page_shows_no_bar_of_the_editors(admin_client):
    page = admin_client.get(make_article().address).content.decode()

    assert "wagtail-userbar" not in page
    assert "style=" not in page
