"""An editor pastes an article from Word into a page, in a real browser."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.cms.pastes import BLOG, WORD
from tests.journeys import steps

pytestmark = pytest.mark.journey

PASTE = """([html, text]) => {
  const data = new DataTransfer();
  if (html) data.setData("text/html", html);
  data.setData("text/plain", text);
  const event = new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true });
  document.activeElement.dispatchEvent(event);
}"""


@pytest.fixture
def editor(page: Page, stack) -> Page:
    """Open the form of a new standard page, with an empty text block in it."""
    steps.log_in(page, steps.OWNER, to="/cms/")
    home = "from cms.models import HomePage; print(HomePage.objects.get().pk)"
    page.goto(f"/cms/pages/add/cms/standardpage/{stack.manage('shell', '-v', '0', '-c', home).strip()}/")
    page.locator("#id_title").fill("Acids from Word")
    page.get_by_role("button", name="Insert a block").first.click()
    page.get_by_role("option", name="Text", exact=True).click()
    return page


def _paste(page: Page, *, html: str, text: str) -> None:
    page.locator("[data-streamfield-child] .public-DraftEditor-content").first.click()
    with page.expect_response("**/cms/shop/paste/") as answer:
        page.evaluate(PASTE, [html, text])
    assert answer.value.ok


def test_article_from_word_keeps_its_form_and_the_editor_is_told(editor):
    _paste(editor, html=WORD, text="Acids")

    text = editor.locator("[data-streamfield-child] .public-DraftEditor-content").first
    expect(text.locator("h2")).to_have_text(["Acids", "Who may use one"])
    expect(text.locator("li")).to_have_text(["Adults", "Calm skin"])
    expect(text).to_contain_text("| Glycolic | 8\u00a0% |")
    said = editor.get_by_role("status").filter(has_text="headings become blocks of their own when you save")
    expect(said).to_be_visible()

    # Draftail writes into the form a quarter of a second after a change.
    expect(editor.locator('input[name="body-0-value"]')).to_have_value(re.compile("Glycolic"))
    editor.get_by_role("button", name="Save draft").click()

    expect(editor.get_by_text("2 headings are now blocks of their own.")).to_be_visible()
    blocks = editor.locator("[data-streamfield-child]")
    kinds = blocks.evaluate_all("all => all.map(one => one.querySelector('input[name$=\"-type\"]').value)")
    assert kinds == ["heading", "text", "heading", "text", "table", "text"]
    last = blocks.nth(5).locator(".public-DraftEditor-content").first
    expect(last).to_contain_text("H2O")
    expect(last).to_contain_text("under.[1]")


def test_plain_text_keeps_its_lines_and_bullets_become_a_list(editor):
    _paste(editor, html="", text=BLOG)

    text = editor.locator("[data-streamfield-child] .public-DraftEditor-content").first
    expect(text.locator("li")).to_have_count(3)
    expect(text).to_contain_text("www.pearlandco.example")


def test_unreadable_paste_keeps_its_text(editor):
    editor.route("**/cms/shop/paste/", lambda route: route.abort())
    text = editor.locator("[data-streamfield-child] .public-DraftEditor-content").first
    text.click()

    editor.evaluate(PASTE, ["<p>Kept words</p>", "Kept words"])

    expect(text).to_contain_text("Kept words")
