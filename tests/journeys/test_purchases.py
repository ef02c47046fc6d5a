"""From reading to a parcel: the whole purchase, as guests and members make it."""

import re
from uuid import uuid4

import pytest
from playwright.sync_api import expect

from tests.journeys import steps

ARTICLE = "why-milia-form"


def test_guest_with_code_from_article_follows_the_parcel(page, open_page, email):
    # Reads, applies the code, and buys a product that the article names.
    steps.apply_code_of_article(page, ARTICLE)
    steps.open_product_named_in(page, ARTICLE, title="Omega essential fatty acid serum")
    steps.add_to_bag(page, size="30 ml")
    steps.open_bag(page)
    expect(page.get_by_text(re.compile("15% off"))).not_to_have_count(0)
    expect(page.get_by_text("−A$5.85")).to_be_visible()
    steps.come_to_review(page, email=email)
    expect(page.get_by_text("−A$5.85")).to_be_visible()
    total = steps.shown_total(page)
    steps.pay_now(page)
    expect(page.get_by_role("button", name=f"Pay {total}")).to_be_visible()
    steps.pay_by_card(page)
    number = steps.see_thanks(page)
    assert steps.shown_total(page) == total
    order_page = steps.follow_order(page)

    # Staff send it.
    tracking_number = f"AP{uuid4().int % 10**9:09}AU"
    packer = open_page()
    steps.log_in(packer, steps.PACKER, to="/cms/")
    steps.pack_and_ship(packer, number, tracking_number=tracking_number)

    # The customer sees the parcel, and was written to twice.
    page.goto(order_page)
    expect(page.get_by_role("heading", name="Parcel 1")).to_be_visible()
    tracking = page.get_by_role("link", name=tracking_number)
    assert tracking.get_attribute("href").startswith("https://auspost.com.au/")
    subjects = steps.wait_for(lambda: found if len(found := steps.mails_to(page, email)) > 1 else None)
    assert [number in subject for subject in subjects] == [True, True]


def test_first_order_code_applies_to_the_first_order_only(page, email):
    steps.come_to_stripe(page, "squalane-face-oil", email=email)
    steps.pay_by_card(page)
    steps.see_thanks(page)

    steps.add_to_bag(page, "squalane-face-oil")
    page.goto("/offer/miliagone/")
    steps.go_to_checkout(page)
    steps.continue_as_guest(page)
    steps.fill_in_details(page, email=email.upper().replace("@", "+milia@"))

    steps.choose_delivery(page)
    # Who has ordered before is said to no one before they mean to pay.
    page.get_by_role("button", name="Pay now").click()

    expect(page.get_by_text(re.compile("first order"))).not_to_have_count(0)
    expect(page.locator(".totals__line--discount")).to_have_count(0)


def test_member_buys_with_the_saved_address(page):
    steps.log_in(page, steps.CUSTOMER)
    page.goto("/account/addresses/add/")
    for label, value in steps.ADDRESS.items():
        page.get_by_label(label).fill(value)
    page.get_by_role("button", name="Save address").click()
    expect(page.get_by_text("1 Collins Street")).not_to_have_count(0)

    steps.add_to_bag(page, "milk-cleanser", size="150 ml")
    steps.go_to_checkout(page)
    expect(page.get_by_label("Email")).to_have_value(steps.CUSTOMER)
    expect(page.get_by_role("radio", name=re.compile("1 Collins Street"))).to_be_checked()
    steps.press_continue(page, to="Delivery")
    steps.choose_delivery(page, "Express")
    steps.pay_now(page)
    steps.pay_by_card(page)
    number = steps.see_thanks(page)

    expect(page.get_by_role("button", name="Create account")).to_have_count(0)
    page.goto("/account/orders/")
    page.get_by_role("link", name=number).click()
    expect(page.get_by_role("heading", level=1, name=f"Order {number}")).to_be_visible()


def test_guest_becomes_member_on_the_confirmation_page(page, email):
    steps.come_to_stripe(page, "efa-rescue-balm", email=email)
    steps.pay_by_card(page)
    steps.see_thanks(page)

    page.get_by_label("Password").fill("quiet pearl orchard")
    page.get_by_role("button", name="Create account").click()

    expect(page.get_by_text(re.compile("follow the link to use your account"))).to_be_visible()
    assert len(steps.wait_for(lambda: found if len(found := steps.mails_to(page, email)) > 1 else [])) == 2


def test_whole_purchase_without_javascript(open_page, email):
    page = open_page(java_script_enabled=False)

    # Change and remove in the bag.
    steps.add_to_bag(page, "bha-2-liquid", size="100 ml")
    steps.add_to_bag(page, "calm-mask")
    steps.open_bag(page)
    page.get_by_role("spinbutton", name="Quantity for BHA 2 clarifying liquid").fill("2")
    page.get_by_role("button", name="Update quantity for BHA 2 clarifying liquid").click()
    expect(page.get_by_role("spinbutton", name="Quantity for BHA 2 clarifying liquid")).to_have_value("2")
    page.get_by_role("button", name="Remove Calm soothing mask").click()
    expect(page.get_by_role("main").get_by_role("link", name="Calm soothing mask")).to_have_count(0)
    steps.enter_code(page, "miliagone")
    expect(page.get_by_text("−A$11.40")).to_be_visible()

    # Pay.
    steps.come_to_review(page, email=email)
    total = steps.shown_total(page)
    steps.pay_now(page)
    steps.pay_by_card(page)
    steps.see_thanks(page)

    assert steps.shown_total(page) == total


def test_whole_purchase_on_a_phone(open_page, email):
    page = open_page(viewport={"width": 375, "height": 700}, has_touch=True, is_mobile=True)

    page.goto("/")
    page.get_by_role("button", name="Menu").tap()
    page.get_by_role("navigation", name="Menu").get_by_role("link", name="Retinoids").tap()
    page.get_by_role("link", name="Retinol Eye peptide cream").first.tap()
    steps.add_to_bag(page)
    page.get_by_role("dialog", name="Bag").get_by_role("link", name="Checkout").tap()
    steps.continue_as_guest(page)
    steps.fill_in_details(page, email=email)
    steps.choose_delivery(page)
    assert page.evaluate("document.documentElement.scrollWidth") <= 375
    steps.pay_now(page)
    steps.pay_by_card(page)

    steps.see_thanks(page)


@pytest.mark.parametrize("name", ["Click and collect", "Express"])
def test_review_names_the_delivery_that_was_chosen(page, name, email):
    steps.add_to_bag(page, "sun-fluid-spf50", size="50 ml")
    steps.go_to_checkout(page)
    steps.continue_as_guest(page)
    steps.fill_in_details(page, email=email)

    steps.choose_delivery(page, name)

    expect(page.get_by_role("region", name="Delivery")).to_contain_text(name)
