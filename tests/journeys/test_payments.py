"""What happens on Stripe's page: cards that are refused, banks that ask, tabs that are closed."""

import re

from playwright.sync_api import expect

from tests.journeys import steps


def test_declined_card_then_another_one_pays_once(page, stack, email):
    steps.come_to_stripe(page, "niacinamide-eye-gel", email=email)

    steps.pay_by_card(page, steps.IS_DECLINED)
    expect(page.get_by_text(re.compile("declined"))).not_to_have_count(0)
    steps.pay_by_card(page)

    steps.see_thanks(page)


def test_3ds_challenge_passed_pays(page, email):
    steps.come_to_stripe(page, "pha-soft-essence", email=email)

    steps.pay_by_card(page, steps.ASKS_THE_BANK)
    page.get_by_role("button", name="Complete authentication").click()

    steps.see_thanks(page)


def test_3ds_challenge_failed_then_another_card_pays(page, email):
    steps.come_to_stripe(page, "pha-soft-essence", email=email)

    steps.pay_by_card(page, steps.ASKS_THE_BANK)
    page.get_by_role("button", name="Fail authentication").click()
    expect(page.get_by_role("heading", name="There is a problem")).to_be_visible()
    steps.pay_by_card(page)

    steps.see_thanks(page)


def test_back_from_stripe_goes_on_from_the_page_of_the_order(page, email):
    steps.come_to_stripe(page, "pha-soft-essence", email=email)

    page.go_back()
    page.goto("/checkout/")
    expect(page.get_by_text("Waiting for your payment").first).to_be_visible()
    page.get_by_role("button", name=re.compile("Continue to payment")).click()
    steps.pay_by_card(page)

    steps.see_thanks(page)


def test_back_from_stripe_changes_the_order_from_its_page(page, email):
    steps.come_to_stripe(page, "pha-soft-essence", email=email)

    page.goto("/checkout/")
    page.get_by_role("button", name="Change my order").click()

    expect(page.get_by_text("its items are back in your bag")).to_be_visible()


def test_tab_closed_after_paying_loses_nothing(open_page, email):
    page = open_page()
    steps.come_to_stripe(page, "eye-makeup-remover", email=email)
    # The way back to the shop breaks off, as if the tab were closed.
    page.route("**/orders/*/return/**", lambda route: route.abort())

    with page.expect_request("**/orders/*/return/**") as coming_back:
        steps.pay_by_card(page)
    token = re.search(r"/orders/([^/]+)/return/", coming_back.value.url)[1]
    page.close()
    later = open_page()

    def is_paid() -> bool:
        later.goto(f"/orders/{token}/")
        return later.get_by_text("Waiting for your payment").count() == 0

    assert steps.wait_for(is_paid, seconds=8)
    expect(later.get_by_text(", paid")).to_be_visible()


def test_going_back_from_stripe_to_change_the_order(page, email):
    steps.come_to_stripe(page, "glycolic-8-toner", email=email)

    page.get_by_role("link", name="Back to Seedpearl").click()
    expect(page.get_by_role("heading", level=1, name="Not paid yet")).to_be_visible()
    page.get_by_role("button", name="Change my order").click()
    expect(page.get_by_role("heading", level=1, name="Bag")).to_be_visible()
    expect(page.get_by_text(re.compile("its items are back in your bag"))).to_be_visible()
    steps.add_to_bag(page, "calm-mask")
    steps.go_to_checkout(page)
    steps.continue_as_guest(page)
    # Nothing is asked twice.
    expect(page.get_by_label("Full name")).to_have_value("Ada Lovelace")
    steps.press_continue(page, to="Delivery")
    steps.choose_delivery(page)
    steps.pay_now(page)
    steps.pay_by_card(page)

    steps.see_thanks(page)
    expect(page.locator(".order-summary")).to_contain_text("Calm soothing mask")
    expect(page.locator(".order-summary")).to_contain_text("Glycolic 8 resurfacing toner")


def test_going_back_from_stripe_and_on_again_is_the_same_order(page, email):
    steps.come_to_stripe(page, "calm-mask", email=email)
    payment_page = page.url

    page.get_by_role("link", name="Back to Seedpearl").click()
    page.get_by_role("button", name="Continue to payment").click()
    page.wait_for_url(steps.ON_STRIPES_PAGE)

    assert page.url == payment_page
    steps.pay_by_card(page)
    steps.see_thanks(page)


def test_back_after_paying_shows_the_order_and_charges_nothing(page, email):
    steps.add_to_bag(page, "enzyme-powder-polish")
    steps.come_to_review(page, email=email)
    review = page.url
    steps.pay_now(page)
    steps.pay_by_card(page)
    number = steps.see_thanks(page)

    page.goto(review)

    expect(page.get_by_text(f"Order {number} has already been placed. Here it is.")).to_be_visible()
    expect(page.get_by_role("button", name="Pay now")).to_have_count(0)


def test_pay_now_pressed_in_two_tabs_is_one_order(page, open_page, email):
    steps.add_to_bag(page, "lactic-5-serum")
    steps.come_to_review(page, email=email)
    other = page.context.new_page()
    other.goto(page.url)

    steps.pay_now(page)
    steps.pay_now(other)

    assert other.url == page.url
