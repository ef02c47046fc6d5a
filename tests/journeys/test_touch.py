"""The shop by thumb: people press words, rows and headings, not the middle of a box."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.journeys import steps

PHONE = {"width": 375, "height": 740}
TABLET = {"width": 768, "height": 1024}
HANDHELD = [PHONE, TABLET]
IS_MOVING = "new Promise(say => { const place = scrollY; setTimeout(() => say(scrollY !== place), 200); })"


@pytest.fixture
def open_touch(open_page: Callable[..., Page]) -> Callable[..., Page]:
    """Open a window that is touched."""
    return lambda viewport: open_page(viewport=viewport, has_touch=True, is_mobile=True)


def tap(target: Locator, *, at: float = 0.5) -> None:
    """Touch the screen where something is, from its start (0) to its end (1), whatever lies there."""
    target.evaluate("element => element.scrollIntoView({block: 'center', behavior: 'instant'})")
    box = target.bounding_box()
    assert box is not None
    inset = min(8, box["width"] / 2)
    x = box["x"] + inset + (box["width"] - 2 * inset) * at
    target.page.touchscreen.tap(x, box["y"] + box["height"] / 2)


def open_sheet(page: Page, button: str, *, name: str) -> Locator:
    """Open a sheet with the button that opens it."""
    tap(page.get_by_role("button", name=button).first)
    sheet = page.get_by_role("dialog", name=name)
    expect(sheet).to_be_visible()
    page.wait_for_timeout(250)  # until it has come in
    return sheet


@pytest.mark.parametrize("viewport", HANDHELD)
def test_filters_are_chosen_by_their_words_and_rows(open_touch, viewport):
    page = open_touch(viewport)
    page.goto("/shop/")
    sheet = open_sheet(page, "Filter", name="Filter")
    choices = sheet.locator(".filters__choice")

    for number in range(6):
        tap(choices.nth(number).locator(".choice__text"), at=0.2)
        expect(choices.nth(number).get_by_role("checkbox")).to_be_checked()
    for number in range(6, 12):
        tap(choices.nth(number), at=1)
        expect(choices.nth(number).get_by_role("checkbox")).to_be_checked()

    expect(sheet).to_be_visible()
    tap(sheet.get_by_role("button", name="Show products"))
    page.wait_for_url("**/shop/?*")
    expect(page.get_by_role("region", name="Applied filters").get_by_role("listitem")).to_have_count(13)


@pytest.mark.parametrize("viewport", HANDHELD)
@pytest.mark.parametrize(
    ("button", "name", "silent"),
    [
        ("Filter", "Filter", [".sheet__title", ".filters__legend"]),
        ("Menu", "Menu", [".sheet__title", ".menu__title"]),
    ],
)
def test_sheet_stays_open_when_what_does_nothing_is_pressed(open_touch, viewport, button, name, silent):
    page = open_touch(viewport)
    page.goto("/shop/")
    sheet = open_sheet(page, button, name=name)

    for selector in silent:
        tap(sheet.locator(selector).last, at=0.1)
        page.wait_for_timeout(100)
        expect(sheet).to_be_visible()
    page.keyboard.press("Escape")

    expect(sheet).to_be_hidden()
    expect(page.get_by_role("button", name=button, exact=True)).to_be_focused()


def test_menu_is_followed_at_the_end_of_its_rows(open_touch):
    page = open_touch(PHONE)
    page.goto("/")
    sheet = open_sheet(page, "Menu", name="Menu")

    tap(sheet.get_by_role("link", name="Ingredients"), at=1)

    page.wait_for_url("**/ingredients/")
    page.go_back()
    page.wait_for_url(lambda url: url.endswith("/"))


def test_tap_beside_a_sheet_closes_it_and_presses_nothing(open_touch):
    page = open_touch(TABLET)
    page.goto("/shop/")
    sheet = open_sheet(page, "Filter", name="Filter")
    covered = page.locator("#products article").nth(2).bounding_box()

    page.touchscreen.tap(covered["x"] + covered["width"] - 20, covered["y"] + 100)

    expect(sheet).to_be_hidden()
    page.wait_for_timeout(300)
    assert page.url.endswith("/shop/")


@pytest.mark.parametrize("viewport", HANDHELD)
def test_drawer_stays_open_while_something_in_it_is_pressed(open_touch, viewport):
    page = open_touch(viewport)
    steps.add_to_bag(page, "clear-gel-cleanser")
    drawer = page.get_by_role("dialog", name="Bag")
    expect(drawer.get_by_role("link", name="Checkout")).to_be_visible()

    for selector in [".drawer__title", ".bag-line__picture", ".totals dt", ".totals__tax", ".free-delivery"]:
        tap(drawer.locator(selector).first, at=0.1)
        page.wait_for_timeout(100)
        expect(drawer).to_be_visible()


def test_empty_part_of_the_drawer_is_part_of_it(open_touch):
    page = open_touch(TABLET)
    page.goto("/")
    tap(page.get_by_role("banner").get_by_role("link", name="Bag"))
    drawer = page.get_by_role("dialog", name="Bag")
    expect(drawer.get_by_text("Your bag is empty")).to_be_visible()
    page.wait_for_timeout(250)

    page.touchscreen.tap(TABLET["width"] - 100, TABLET["height"] - 30)
    page.wait_for_timeout(100)
    expect(drawer).to_be_visible()
    page.touchscreen.tap(60, TABLET["height"] - 30)

    expect(drawer).to_be_hidden()


def test_press_that_ends_beside_the_drawer_closes_nothing(page):
    steps.add_to_bag(page, "clear-gel-cleanser")
    drawer = page.get_by_role("dialog", name="Bag")
    expect(drawer.get_by_role("link", name="Checkout")).to_be_visible()
    page.wait_for_timeout(250)
    title = drawer.locator(".bag-line__title").bounding_box()

    page.mouse.move(title["x"] + 20, title["y"] + 10)
    page.mouse.down()
    page.mouse.move(200, title["y"] + 10, steps=5)
    page.mouse.up()
    page.wait_for_timeout(100)

    expect(drawer).to_be_visible()


@pytest.mark.parametrize("viewport", HANDHELD)
@pytest.mark.parametrize("button", ["Filter", "Menu"])
def test_open_sheet_holds_the_page_behind_it(open_touch, viewport, button):
    page = open_touch(viewport)
    page.goto("/shop/")
    swipe(page, x=viewport["width"] - 20)
    place = page.evaluate("scrollY")
    sheet = page.locator(f"#{'filters' if button == 'Filter' else 'menu'}")
    sheet.evaluate("sheet => sheet.showPopover()")
    page.wait_for_timeout(250)

    swipe(page, x=viewport["width"] - 20)
    swipe(page, x=40)

    assert place > 200
    assert page.evaluate("scrollY") == place
    expect(sheet).to_be_visible()


def test_open_drawer_holds_the_page_behind_it(page):
    page.goto("/shop/")
    page.get_by_role("banner").get_by_role("link", name="Bag").click()
    expect(page.get_by_role("dialog", name="Bag")).to_be_visible()

    page.mouse.move(300, 400)
    page.mouse.wheel(0, 600)
    page.mouse.move(1200, 400)
    page.mouse.wheel(0, 600)
    page.wait_for_timeout(300)

    assert page.evaluate("scrollY") == 0


@pytest.mark.parametrize("at", [0.1, 0.6, 1])
def test_suggestion_is_followed_wherever_its_row_is_pressed(open_touch, at):
    page = open_touch(PHONE)
    page.goto("/search/")
    page.locator("main").get_by_role("combobox", name="Search").type("omega")
    option = page.get_by_role("option", name="Omega essential fatty acid serum")
    expect(option).to_be_visible()

    tap(option, at=at)

    page.wait_for_url("**/products/omega-efa-serum/")


def test_drop_menu_stays_open_while_its_panel_is_pressed(open_touch):
    page = open_touch({"width": 1180, "height": 820})
    page.goto("/")
    summary = page.get_by_role("navigation", name="Main").locator("summary", has_text="Shop")
    tap(summary)
    panel = page.locator(".drop-menu[open] .drop-menu__panel")
    expect(panel).to_be_visible()
    box = panel.bounding_box()

    page.touchscreen.tap(box["x"] + box["width"] - 30, box["y"] + box["height"] - 15)
    page.wait_for_timeout(100)
    expect(panel).to_be_visible()
    tap(panel.get_by_role("link", name="All products"), at=1)

    page.wait_for_url("**/shop/")


def swipe(page: Page, *, x: float) -> None:
    """Move a finger up the screen, as to see what is further down."""
    session = page.context.new_cdp_session(page)
    session.send("Input.dispatchTouchEvent", {"type": "touchStart", "touchPoints": [{"x": x, "y": 600}]})
    for y in range(580, 180, -20):
        session.send("Input.dispatchTouchEvent", {"type": "touchMove", "touchPoints": [{"x": x, "y": y}]})
    session.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})
    steps.wait_for(lambda: not page.evaluate(IS_MOVING))
