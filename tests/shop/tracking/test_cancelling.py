"""Who may cancel an order and until when: what pages say and what the button does are one rule."""

import re
from pathlib import Path

import pytest
from django.conf import settings
from django.urls import reverse

from demo.blocks import DemoIndex, page_blocks
from demo.files import read_one
from shop.order import cancelling_words
from shop.order.models import Order, OrderStatus
from tests.factories.orders import make_order
from tests.factories.pages import make_standard_page
from tests.factories.products import make_product

pytestmark = pytest.mark.django_db

PAGES = Path(settings.BASE_DIR) / "demo" / "content" / "cms" / "pages"
NOTHING = DemoIndex(people={}, topics={}, products={}, vouchers={}, pictures={}, articles={})


def said_end(client, slug):
    """Return the status at which, in a page's words, an order can no longer be cancelled."""
    page = make_standard_page(slug=f"{slug}-page", body=page_blocks(read_one(PAGES / f"{slug}.yaml"), NOTHING))
    html = " ".join(client.get(page.address).content.decode().split())
    said = re.findall(r"cancel an order yourself until (.+?):", html)
    assert len(said) == 1
    return {words: status for status, words in cancelling_words.WORDS.items()}[said[0]]


def statuses_with_a_button(client):
    """Return the statuses in which an order's page has the button, and the button works."""
    size = make_product(sizes=[{"stock": 50}]).children.get()
    found = set()
    for status in OrderStatus:
        order = make_order(lines=[(size, 1)], status=status)
        cancel_url = reverse("tracking:cancel", args=[order.token])
        has_button = f'<a href="{cancel_url}">{cancelling_words.ACTION}</a>' in _page(
            client, order.get_absolute_url()
        )
        asks = "Cancel this order?" in _page(client, cancel_url)
        assert has_button == asks
        if has_button:
            found.add(status)
    return found


def _page(client, url):
    return client.get(url, follow=True).content.decode()


@pytest.mark.parametrize("slug", ["returns", "terms"])
@pytest.mark.parametrize("last", [None, OrderStatus.PACKED, OrderStatus.SHIPPED])
def test_pages_and_the_button_agree_on_until_when_an_order_can_be_cancelled(client, monkeypatch, slug, last):
    if last:  # another rule: both follow
        further = {status for status in (OrderStatus.PACKED, OrderStatus.SHIPPED) if _is_up_to(status, last)}
        rule = {
            status: follow | ({OrderStatus.CANCELLED} if status in further else set())
            for status, follow in Order.TRANSITIONS.items()
        }
        monkeypatch.setattr(Order, "TRANSITIONS", rule)

    end = said_end(client, slug)

    assert statuses_with_a_button(client) == set(cancelling_words.WAY[: cancelling_words.WAY.index(end)])


def _is_up_to(status, last):
    return cancelling_words.WAY.index(status) <= cancelling_words.WAY.index(last)


def test_no_page_of_the_demo_says_in_its_own_words_when_an_order_can_be_cancelled():
    texts = {path.name: path.read_text() for path in PAGES.glob("*.yaml")}

    own = {
        name
        for name, text in texts.items()
        if re.search(r"\b(you|i) can cancel|cancel (an|your) order", text, re.I)
    }

    assert own == set()
