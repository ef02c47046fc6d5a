"""Forms that were refused or grew old, at 375 px: Back, Reload and a second tab lose nothing."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.journeys import steps

PHONE = {"width": 375, "height": 740}


def fill_in_details(page: Page, email: str) -> None:
    page.get_by_label("Email").fill(email)
    for label, value in steps.ADDRESS.items():
        page.get_by_label(label).fill(value)


@pytest.mark.journey
@pytest.mark.parametrize("has_script", [True, False], ids=["with script", "without"])
def test_back_after_a_refused_form_shows_a_page_and_sends_nothing(
    open_page: Callable[..., Page], email: str, has_script: bool
):
    page = open_page(viewport=PHONE, java_script_enabled=has_script)
    steps.add_to_bag(page, "pha-soft-essence")
    page.goto("/checkout/details/")
    fill_in_details(page, email)
    page.get_by_label("Postcode").fill("30000")

    page.get_by_role("button", name="Continue").click()

    summary = page.locator("[data-error-summary]")
    expect(summary).to_contain_text("There is a problem")
    expect(page).to_have_title("Error: Your details · Seedpearl")
    expect(page.get_by_label("Email")).to_have_value(email)
    if has_script:
        expect(summary).to_be_focused()
    page.reload()
    expect(page.get_by_label("Full name")).to_have_value("Ada Lovelace")
    page.get_by_label("Postcode").fill("3000")
    page.get_by_role("button", name="Continue").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Delivery")
    page.go_back()
    expect(page.get_by_role("heading", level=1)).to_have_text("Your details")
    expect(page.get_by_label("Full name")).to_have_value("Ada Lovelace")
    page.go_forward()
    expect(page.get_by_role("heading", level=1)).to_have_text("Delivery")


@pytest.mark.journey
def test_logged_in_in_another_tab_the_first_one_goes_on(page: Page):
    page.set_viewport_size(PHONE)
    page.goto("/products/pha-soft-essence/")
    other = page.context.new_page()
    other.goto("/account/login/")
    other.get_by_label("Email").fill(steps.CUSTOMER)
    other.get_by_label("Password").fill(steps.PASSWORD)
    other.get_by_role("button", name="Log in", exact=True).click()
    expect(other.get_by_role("heading", level=1)).not_to_have_text("Log in")

    page.locator("#buy-form").get_by_role("button", name="Add to bag").click()

    expect(page.get_by_role("dialog", name="Bag")).to_be_visible()
    assert page.url.endswith("/products/pha-soft-essence/")
