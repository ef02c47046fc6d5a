"""Back, with the browser's own cache as people have it: the list is whole, at its place."""

from collections.abc import Callable
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Page, expect

from tests.journeys import steps

MAKE_ARTICLES = """
from cms.models import ArticlePage
first = ArticlePage.objects.live().first()
for number in range(14 - ArticlePage.objects.live().count()):
    first.copy(update_attrs={"title": f"Copy {number}", "slug": f"copy-{number}"}, copy_revisions=False)
"""
MAKE_ORDERS = """
from django.utils import timezone
from shop.order.models import Order
from shop.users.models import User
user = User.objects.get(email="%s")
for number in range(12):
    Order.objects.create(
        number=f"SP-BACK{number:04}", user=user, guest_email=user.email, customer_key=user.email, status="paid",
        currency="AUD", total_incl_tax=10, total_excl_tax=9, paid_at=timezone.now(), date_placed=timezone.now(),
    )
"""


@pytest.fixture
def caching_page(open_page: Callable[..., Page]) -> Page:
    """A window whose cache works. Chromium keeps no page alive behind it here, so Back asks that cache."""
    return open_page(is_caching=True)


@pytest.mark.parametrize(
    "path",
    [
        "/shop/",
        "/shop/?sort=-price",
        "/shop/?skin=normal&sort=rating",
        "/search/?q=skin",
    ],
)
def test_back_to_a_list_that_grew_shows_it_whole_at_its_place(caching_page, path):
    page = caching_page
    page.goto("/")
    page.goto(path)
    cards = page.locator("main article")
    titles = lengthen(page)
    before = len(titles)
    place = leave_by_the_last_card(page)

    page.go_back()

    expect(cards).to_have_count(before)
    assert page.locator("main article :is(h2, h3)").all_inner_texts() == titles
    page.wait_for_function(f"Math.abs(scrollY - {place}) < 50")
    page.go_back()
    page.wait_for_url(lambda url: urlsplit(url).path == "/")


def test_back_to_the_journal_that_grew_shows_it_whole(caching_page, stack):
    stack.manage("shell", "--command", MAKE_ARTICLES)
    page = caching_page
    page.goto("/journal/")
    titles = lengthen(page)
    leave_by_the_last_card(page)

    page.go_back()

    expect(page.locator("main article")).to_have_count(len(titles))


def test_back_to_orders_that_grew_shows_them_all(caching_page, stack):
    stack.manage("shell", "--command", MAKE_ORDERS % steps.CUSTOMER)
    page = caching_page
    steps.log_in(page, steps.CUSTOMER, to="/account/orders/")
    rows = page.locator("#order-rows > li")
    expect(rows).to_have_count(10)
    page.get_by_role("link", name="Load more").click()
    expect(rows).not_to_have_count(10)
    count = rows.count()
    rows.last.get_by_role("link").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Order SP-")

    page.go_back()

    expect(rows).to_have_count(count)


def test_layer_over_a_list_that_grew_closes_without_loading_it_again(caching_page):
    page = caching_page
    page.goto("/shop/")
    lengthen(page)
    page.evaluate("window.isTheSame = true")
    place = page.evaluate("scrollY")
    page.locator("#products article").last.get_by_role("button", name="Add to bag").click()
    drawer = page.get_by_role("dialog", name="Bag")
    expect(drawer).to_be_visible()
    page.wait_for_function("history.state?.overlay")  # told after the layer is seen, by an event

    page.go_back()

    expect(drawer).to_be_hidden()
    page.wait_for_timeout(500)
    assert page.evaluate("window.isTheSame")
    assert page.evaluate("scrollY") >= place


def lengthen(page: Page) -> list[str]:
    """Press "Load more", and give the titles that are there then."""
    cards = page.locator("main article")
    before = cards.count()
    page.get_by_role("link", name="Load more").click()
    expect(cards).not_to_have_count(before)
    return page.locator("main article :is(h2, h3)").all_inner_texts()


def leave_by_the_last_card(page: Page) -> int:
    """Follow the last card, and give where the list was left."""
    last = page.locator("main article").last
    last.scroll_into_view_if_needed()
    place: int = page.evaluate("scrollY")
    last.locator("h2 a, h3 a").click()
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    page.wait_for_url(lambda url: "page=2" not in url)
    return place
