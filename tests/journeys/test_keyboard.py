"""The shop without a mouse: what Tab, Enter, Space and Esc do."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.journeys import steps

IS_FOCUS_SHOWN = """() => {
  const focused = document.activeElement;
  const shown = [focused, focused.parentElement, focused.nextElementSibling].filter(Boolean);
  return shown.some((element) => {
    const style = getComputedStyle(element);
    return style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2;
  });
}"""


def press(page: Page, role: str, name: str | re.Pattern[str], *, key: str = "Enter", within: str = "body") -> None:
    """Reach a control with Tab, see that it shows the focus, and press it."""
    control = page.locator(within).get_by_role(role, name=name).first
    steps.press_tab_until(page, control)
    assert page.evaluate(IS_FOCUS_SHOWN), f"{name} does not show that it has the focus"
    page.keyboard.press(key)


def type_into(page: Page, label: str, words: str) -> None:
    """Reach a field with Tab and type."""
    field = page.get_by_label(label).first
    steps.press_tab_until(page, field)
    assert page.evaluate(IS_FOCUS_SHOWN), f"{label} does not show that it has the focus"
    page.keyboard.type(words)


def test_whole_purchase_by_keyboard(page, email):
    page.goto("/products/mandelic-10-peel/")
    press(page, "button", "Add to bag", within="#buy-form")
    expect(page.get_by_role("dialog", name="Bag")).to_be_visible()
    press(page, "link", "Checkout", within="#bag-drawer")
    page.wait_for_url("**/checkout/")
    press(page, "link", "Continue as guest")
    page.wait_for_url("**/checkout/details/")
    type_into(page, "Email", email)
    for label, words in steps.ADDRESS.items():
        type_into(page, label, words)
    press(page, "button", "Continue", key="Space")
    page.wait_for_url("**/checkout/delivery/")
    # Arrows move between the delivery methods.
    steps.press_tab_until(page, page.get_by_role("radio", name="Standard"))
    page.keyboard.press("ArrowDown")
    expect(page.get_by_role("radio", name="Express")).to_be_checked()
    press(page, "button", "Continue")
    page.wait_for_url("**/checkout/review/")
    press(page, "button", "Pay now", key="Space")
    page.wait_for_url(steps.ON_STRIPES_PAGE)
    for label, words in {"Card number": steps.SUCCEEDS, "Expiry date": "12/34", "CVC": "123"}.items():
        type_into(page, label, words)
    type_into(page, "Name on card", "Ada Lovelace")
    press(page, "button", re.compile(r"^Pay A?\$"))

    steps.see_thanks(page)


def test_drawer_takes_the_focus_and_esc_gives_it_back(page):
    page.goto("/products/clear-gel-cleanser/")
    button = page.locator("#buy-form").get_by_role("button", name="Add to bag")
    button.press("Enter")
    drawer = page.get_by_role("dialog", name="Bag")
    expect(drawer.get_by_role("link", name="Checkout")).to_be_visible()
    assert drawer.evaluate("dialog => dialog.contains(document.activeElement)")

    # Tab stays inside: what lies under a modal dialog cannot be reached.
    for _ in range(20):
        page.keyboard.press("Tab")
        assert page.evaluate(
            "document.activeElement === document.body || !!document.activeElement.closest('dialog')"
        )
    page.keyboard.press("Escape")

    expect(drawer).to_be_hidden()
    expect(button).to_be_focused()


def test_drawer_of_the_header_gives_the_focus_back(page):
    page.goto("/")
    opener = page.get_by_role("banner").get_by_role("link", name="Bag")

    opener.press("Enter")
    expect(page.get_by_role("dialog", name="Bag")).to_be_visible()
    page.keyboard.press("Escape")

    expect(opener).to_be_focused()


def test_drawer_that_was_closed_stays_closed_when_its_content_comes(page):
    page.route("**/basket/**", lambda route: (page.wait_for_timeout(300), route.continue_()))
    page.goto("/")
    opener = page.get_by_role("banner").get_by_role("link", name="Bag")

    opener.press("Enter")
    page.keyboard.press("Escape")
    page.wait_for_load_state("networkidle")

    expect(page.get_by_role("dialog", name="Bag")).to_be_hidden()
    expect(opener).to_be_focused()


def test_menu_of_a_phone_opens_and_closes_by_keyboard(open_page):
    page = open_page(viewport={"width": 375, "height": 700})
    page.goto("/")
    opener = page.get_by_role("button", name="Menu", exact=True)

    opener.press("Enter")
    expect(page.get_by_role("button", name="Close menu")).to_be_visible()
    page.keyboard.press("Escape")

    expect(page.get_by_role("button", name="Close menu")).to_be_hidden()
    expect(opener).to_be_focused()


@pytest.mark.parametrize("address", ["/", "/shop/", "/products/omega-efa-serum/", "/journal/why-milia-form/"])
def test_every_stop_of_the_keyboard_shows_itself(page, address):
    page.goto(address)

    hidden = []
    for _ in range(60):
        page.keyboard.press("Tab")
        if page.locator(":focus").count() and not page.evaluate(IS_FOCUS_SHOWN):
            hidden.append(page.evaluate("document.activeElement.outerHTML.slice(0, 90)"))

    assert hidden == []
