"""The promo code of a page, applied by thumb: nobody loses their place in an article."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Locator, Page, expect

PHONE = {"width": 375, "height": 740}
WITH_BLOCK, WITHOUT_BLOCK = "/journal/why-milia-form/", "/journal/milia-removal-treatments/"
IS_ON_TOP = """card => {
    const { x, y, width } = card.getBoundingClientRect();
    return card.contains(document.elementFromPoint(x + width / 2, y + 4));
}"""


def touch(open_page: Callable[..., Page], **options: bool) -> Page:
    return open_page(viewport=PHONE, has_touch=True, is_mobile=True, **options)


def card_of(page: Page) -> Locator:
    return page.get_by_role("complementary", name="Promo code miliagone")


def tap_apply(page: Page) -> None:
    button = card_of(page).get_by_role("button", name="Apply code miliagone")
    button.evaluate("element => element.scrollIntoView({block: 'center', behavior: 'instant'})")
    box = button.bounding_box()
    assert box is not None
    page.touchscreen.tap(box["x"] + 10, box["y"] + box["height"] / 2)


def top_of(card: Locator) -> float:
    box = card.bounding_box()
    assert box is not None
    return box["y"]


@pytest.mark.journey
@pytest.mark.parametrize("article", [WITH_BLOCK, WITHOUT_BLOCK])
def test_apply_in_an_article_leaves_the_reader_where_they_are(open_page, article):
    page = touch(open_page)
    page.goto(article)
    page.evaluate("window.isSamePage = true")
    button = card_of(page).get_by_role("button", name="Apply code miliagone")
    button.evaluate("element => element.scrollIntoView({block: 'center', behavior: 'instant'})")
    before = top_of(card_of(page))

    tap_apply(page)

    expect(card_of(page).get_by_text("Applied to your bag")).to_be_focused()
    expect(page.locator("#announcements")).to_contain_text("15% off with miliagone")
    assert page.evaluate("window.isSamePage") is True
    assert abs(top_of(card_of(page)) - before) <= 1


@pytest.mark.journey
@pytest.mark.parametrize("article", [WITH_BLOCK])
def test_apply_without_script_leads_back_to_the_card(open_page, article):
    page = touch(open_page, java_script_enabled=False)
    page.goto(article)

    tap_apply(page)

    page.wait_for_url(f"**{article}#offer-miliagone")
    expect(card_of(page).get_by_text("Applied to your bag")).to_be_visible()
    assert 0 <= top_of(card_of(page)) < PHONE["height"] / 2
    assert card_of(page).evaluate(IS_ON_TOP) is True


@pytest.mark.journey
def test_offer_of_the_shop_is_on_each_milia_article_once_in_the_bag_and_on_the_home_page(open_page):
    page = touch(open_page)
    paths = [WITH_BLOCK, WITHOUT_BLOCK, "/journal/reading-an-exfoliant-label/", "/basket/", "/"]

    found = [page.goto(path) and card_of(page).count() for path in paths]
    page.goto("/basket/")
    tap_apply(page)
    expect(page.get_by_text("15% off with miliagone")).to_be_visible()
    after = [page.goto(path) and card_of(page).get_by_role("button").count() for path in paths]

    assert found == [1, 1, 0, 1, 1]
    assert after == [0, 0, 0, 0, 0]
