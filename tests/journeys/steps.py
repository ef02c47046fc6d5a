"""What people do in the shop, in the shop's words; each step ends on the page that it leads to."""

import re
import time
from collections.abc import Callable
from typing import TypeVar

from playwright.sync_api import Locator, Page, expect

T = TypeVar("T")
PASSWORD = "seedpearl-demo"
CUSTOMER = "customer@seedpearl.example"
PACKER = "packer@seedpearl.example"
OWNER = "owner@seedpearl.example"

SUCCEEDS = "4242 4242 4242 4242"
IS_DECLINED = "4000 0000 0000 0002"
ASKS_THE_BANK = "4000 0025 0000 3155"
ON_STRIPES_PAGE = re.compile(r"/c/pay/")
AT_THE_BANK = re.compile(r"/3d_secure/")
THANKS = re.compile(r"/orders/[^/]+/thanks/")

ADDRESS = {
    "Full name": "Ada Lovelace",
    "Street address": "1 Collins Street",
    "Suburb or town": "Melbourne",
    "State or territory": "VIC",
    "Postcode": "3000",
}


def open_product_named_in(page: Page, article: str, *, title: str) -> None:
    """Read an article and follow a product that it names."""
    page.goto(f"/journal/{article}/")
    page.locator("main").get_by_role("heading", name=title).get_by_role("link").first.click()
    expect(page.get_by_role("heading", level=1)).to_have_text(title)


def apply_code_of_article(page: Page, article: str) -> None:
    """Press Apply on the promo code card of an article."""
    page.goto(f"/journal/{article}/")
    page.get_by_role("complementary", name="Promo code").get_by_role("button", name="Apply").click()
    expect(page.get_by_text(re.compile("Applied to your bag|when you add something"))).not_to_have_count(0)


def add_to_bag(page: Page, product: str = "", *, size: str = "") -> None:
    """Press the product page's own Add to bag, and wait until the shop says that it is there."""
    if product:
        page.goto(f"/products/{product}/")
    box = page.locator("#buy-form")
    if size:
        box.get_by_role("radio", name=size).check()
    box.get_by_role("button", name="Add to bag").click()
    expect(page.get_by_text(re.compile("is in your bag"))).not_to_have_count(0)


def open_bag(page: Page) -> None:
    """Open the bag's page."""
    page.goto("/basket/")
    expect(page.get_by_role("heading", level=1, name="Bag")).to_be_visible()


def enter_code(page: Page, code: str) -> None:
    """Open the field for a promo code on the bag's page and apply one."""
    page.locator("summary", has_text="Promo code").click()
    page.get_by_role("textbox", name="Promo code").fill(code)
    page.get_by_role("button", name="Apply", exact=True).click()


def go_to_checkout(page: Page) -> None:
    """Press Checkout on the bag's page."""
    open_bag(page)
    page.get_by_role("main").get_by_role("link", name="Checkout").click()


def continue_as_guest(page: Page) -> None:
    """Buy without an account."""
    page.get_by_role("link", name="Continue as guest").click()
    expect(page.get_by_role("heading", level=1, name="Your details")).to_be_visible()


def fill_in_details(page: Page, *, email: str, **changes: str) -> None:
    """Say who the order is for, and continue to the delivery methods."""
    page.get_by_label("Email").fill(email)
    for label, value in (ADDRESS | changes).items():
        page.get_by_label(label).fill(value)
    press_continue(page, to="Delivery")


def press_continue(page: Page, *, to: str) -> None:
    """Press Continue, and arrive at the next step of the checkout."""
    page.get_by_role("button", name="Continue").click()
    expect(page.get_by_role("heading", level=1, name=to)).to_be_visible()


def choose_delivery(page: Page, name: str = "Standard") -> None:
    """Choose a delivery method and continue to the review."""
    page.get_by_role("radio", name=name).check()
    press_continue(page, to="Review and pay")


def come_to_review(page: Page, *, email: str) -> None:
    """Go from a filled bag to the review, as a guest."""
    go_to_checkout(page)
    continue_as_guest(page)
    fill_in_details(page, email=email)
    choose_delivery(page)


def come_to_stripe(page: Page, product: str, *, email: str) -> None:
    """Buy one of a product as a guest, up to Stripe's page."""
    add_to_bag(page, product)
    come_to_review(page, email=email)
    pay_now(page)


def shown_total(page: Page) -> str:
    """Read the total in the sums of this page."""
    return page.locator(".totals__line--total dd").last.inner_text()


def pay_now(page: Page) -> None:
    """Press Pay now, which leads to Stripe."""
    page.get_by_role("button", name="Pay now").click()
    page.wait_for_url(ON_STRIPES_PAGE)


def pay_by_card(page: Page, number: str = SUCCEEDS) -> None:
    """Fill in Stripe's page and send it."""
    page.get_by_label("Card number").fill(number)
    page.get_by_label("Expiry date").fill("12/34")
    page.get_by_label("CVC").fill("123")
    page.get_by_label("Name on card").fill("Ada Lovelace")
    page.get_by_role("button", name=re.compile(r"^Pay A?\$[\d.,]+$")).click()


def see_thanks(page: Page) -> str:
    """Arrive at the confirmation of a paid order, and give its number."""
    page.wait_for_url(THANKS)
    expect(page.get_by_role("heading", level=1)).to_contain_text("Thank you")
    expect(page.get_by_text("Your order is paid")).to_be_visible()
    return page.locator("p", has_text="Your order number is").locator("strong").inner_text()


def follow_order(page: Page) -> str:
    """Open the order's own page from the confirmation, and give its address."""
    page.get_by_role("link", name="Follow this order").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Order ")
    return page.url


def log_in(page: Page, email: str, *, to: str = "/account/") -> None:
    """Log in to the shop; whoever is staff reaches the back office by the same door."""
    page.goto(to)
    page.get_by_label("Email").fill(email)
    page.get_by_label("Password", exact=True).fill(PASSWORD)
    page.get_by_role("button", name="Log in", exact=True).click()
    page.wait_for_url(re.compile(re.escape(to)))


def pack_and_ship(page: Page, number: str, *, tracking_number: str) -> None:
    """Find an order in the back office, pack it and send it on its way."""
    page.goto(f"/cms/shop/orders/?q={number}")
    page.get_by_role("link", name=number).click()
    page.get_by_role("button", name="Mark packed").click()
    page.get_by_label("Carrier").select_option("Australia Post")
    page.get_by_label("Tracking number").fill(tracking_number)
    page.get_by_role("button", name="Ship", exact=True).click()
    expect(page.get_by_text(tracking_number)).not_to_have_count(0)


def mails_to(page: Page, email: str) -> list[str]:
    """Return the subjects of the emails that the demo shop wrote to someone."""
    page.goto("/mails/")
    rows = page.get_by_role("listitem").filter(has_text=f" to {email},")
    return [row.get_by_role("link").first.inner_text() for row in rows.all()]


def wait_for(find: Callable[[], T], *, seconds: float = 15) -> T:
    """Look again until something is there, as people do with a page that does not change by itself."""
    deadline = time.monotonic() + seconds
    while not (found := find()) and time.monotonic() < deadline:
        time.sleep(0.3)
    return found


def press_tab_until(page: Page, target: Locator, *, times: int = 120) -> None:
    """Reach a control by the keyboard alone."""
    for _ in range(times):
        if target.evaluate("element => element === document.activeElement"):
            return
        page.keyboard.press("Tab")
    raise AssertionError(f"Tab does not reach {target}")
