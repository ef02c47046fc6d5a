"""A reader who books a call from an article, and staff who read it."""

import re

from playwright.sync_api import expect

from tests.journeys import steps


def test_booking_from_an_article_reaches_staff(page, open_page, email):
    page.goto("/journal/milia-removal-treatments/")
    title = page.get_by_role("heading", level=1).inner_text()
    page.get_by_role("link", name="Ask for a consultation").click()
    expect(page.get_by_role("radio", name=re.compile("consultation", re.IGNORECASE))).to_be_checked()

    page.get_by_label("Your name").fill("Beth Booker")
    page.get_by_label("Email").fill(email)
    page.get_by_label("Your message").fill("May I come on a Tuesday?")
    page.get_by_role("button", name="Send").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Thank you")
    page.get_by_role("link", name="Back to the article").click()
    expect(page.get_by_role("heading", level=1)).to_have_text(title)

    # Staff find it, with the article that it came from; the reader and staff were written to.
    owner = open_page()
    steps.log_in(owner, steps.OWNER, to="/cms/")
    owner.get_by_role("link", name="Enquiries").first.click()
    owner.get_by_role("link", name="Beth Booker").first.click()
    expect(owner.get_by_text("May I come on a Tuesday?")).to_be_visible()
    expect(owner.get_by_text(title)).not_to_have_count(0)
    assert len(steps.mails_to(owner, email)) == 1
