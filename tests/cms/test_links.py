import pytest
from django.test import Client
from wagtail.rich_text import expand_db_html

from tests.cms.test_pages import count_queries
from tests.factories.pages import block, make_article

pytestmark = pytest.mark.django_db


def test_link_to_a_page_gets_its_address():
    article = make_article(slug="why")

    assert expand_db_html(f'<a linktype="page" id="{article.pk}">Why</a>') == '<a href="/journal/why/">Why</a>'


def test_link_to_a_page_that_is_gone_leads_nowhere():
    assert expand_db_html('<a linktype="page" id="999999">Why</a>') == "<a>Why</a>"


@pytest.mark.parametrize("amount", [1, 3, 48])
def test_links_to_pages_take_no_queries(client: Client, amount: int):
    linked = make_article()
    text = block("text", f'<p><a linktype="page" id="{linked.pk}">Why</a></p>')
    article = make_article(body=[text] * amount)

    assert count_queries(client, article.address) == 4
