"""What editors save is cleaned first, split into blocks where it has to be, and they are told."""

from collections import Counter
from html import unescape

import pytest
from django.contrib.staticfiles import finders
from django.urls import reverse
from wagtail.admin.rich_text.converters.contentstate import ContentstateConverter

from cms.blocks import TEXT_FEATURES
from cms.models import ArticlePage, HomePage, Person, StandardPage, Topic
from cms.models.settings import SiteSettings
from cms.pasting import clean_paste
from shop.search.models import Synonym
from tests.cms.pastes import GOOGLE_DOCS, WORD
from tests.factories.pages import block, heading_block, make_article, make_standard_page

pytestmark = pytest.mark.django_db
FORMSET = {"TOTAL_FORMS": "0", "INITIAL_FORMS": "0", "MIN_NUM_FORMS": "0", "MAX_NUM_FORMS": ""}
BLOCK_ID = "6f0b2c1e-0000-4000-8000-000000000001"


def _rich(html: str) -> str:
    """Return rich text as the editor sends it."""
    return ContentstateConverter(TEXT_FEATURES).from_database_format(html)


def _form(*blocks: tuple[str, dict[str, str]], **fields: str) -> dict[str, str]:
    sent = {"title": "Acids", "slug": "acids", "title_emphasis": "", "intro": "", "body-count": str(len(blocks))}
    for index, (kind, values) in enumerate(blocks):
        prefix = f"body-{index}"
        sent |= {f"{prefix}-deleted": "", f"{prefix}-order": str(index), f"{prefix}-type": kind}
        sent |= {f"{prefix}-{name}" if name else prefix: value for name, value in values.items()}
    return {**sent, **{f"comments-{name}": value for name, value in FORMSET.items()}, **fields}


def _text(html: str) -> tuple[str, dict[str, str]]:
    return "text", {"id": BLOCK_ID, "value": _rich(html)}


@pytest.fixture
def page():
    return make_standard_page(title="Acids", slug="acids", live=False)


def _save(browser, page, sent, **headers):
    return browser.post(
        reverse("wagtailadmin_pages:edit", args=[page.pk]), sent, headers=headers, follow=not headers
    )


def _blocks(page):
    return list(StandardPage.objects.get(pk=page.pk).get_latest_revision_as_object().body)


def _pasted(html):
    return clean_paste(html, has_headings=True, notes=Counter())


def test_saved_article_from_word_has_heading_and_table_blocks_and_the_editor_is_told(admin_client, page):
    response = _save(admin_client, page, _form(_text(_pasted(WORD))))

    found = _blocks(page)
    assert [one.block_type for one in found] == ["heading", "text", "heading", "text", "table", "text"]
    assert found[0].value["text"] == "Acids"
    assert found[4].value.row_data[0]["values"][0].source == "<p>Glycolic</p>"
    assert "H<sub>2</sub>O" in found[5].value.source
    words = unescape(response.content.decode())
    assert "2 headings are now blocks of their own." in words
    assert "A table is now a block of its own." in words


def test_saving_the_same_form_again_gives_the_same_blocks(admin_client, page):
    sent = _form(_text(_pasted(GOOGLE_DOCS)))
    _save(admin_client, page, sent)
    first = [(one.id, one.block_type) for one in _blocks(page)]

    _save(admin_client, page, sent)

    assert [(one.id, one.block_type) for one in _blocks(page)] == first
    assert first[0][0] == BLOCK_ID
    assert len({block_id for block_id, _ in first}) == len(first)


def test_autosave_cleans_and_piles_up_no_messages(admin_client, page):
    response = _save(admin_client, page, _form(_text("<h2>One</h2><p>sm\u200booth</p>")), Accept="application/json")

    assert response.json()["success"] is True
    assert [one.block_type for one in _blocks(page)] == ["heading", "text"]
    shown = admin_client.get(reverse("wagtailadmin_pages:edit", args=[page.pk])).content.decode()
    assert "blocks of their own" not in shown


def test_letters_links_and_invisible_letters_are_cleaned_in_every_kind_of_text(admin_client, page):
    bad = "youâ€™re sm\u200booth.Â"
    link = "https://www.google.com/url?q=https://example.org/"
    sent = _form(
        _text(f'<p>{bad} <a href="{link}">x</a></p>'),
        ("heading", {"value-text": bad, "value-level": "heading", "value-anchor": ""}),
        ("quote", {"value-text": bad, "value-attribution": ""}),
        title=bad,
        intro=bad,
    )

    response = _save(admin_client, page, sent)

    saved = StandardPage.objects.get(pk=page.pk).get_latest_revision_as_object()
    text, heading, quote = saved.body
    assert text.value.source.startswith("<p>you’re smooth.")
    assert '<a href="https://example.org/">x</a>' in text.value.source
    assert [heading.value["text"], quote.value["text"]] == ["you’re smooth."] * 2
    assert [saved.title, saved.intro] == ["you’re smooth."] * 2
    words = unescape(response.content.decode())
    assert "Characters in the wrong encoding" in words
    assert "Invisible characters were removed." in words
    assert "goes straight to its page" in words


def test_title_of_invisible_letters_is_missing(admin_client, page):
    response = _save(admin_client, page, _form(title="\u200b\u2060"))

    assert "This field is required." in response.content.decode()


def test_clean_text_is_saved_without_a_word(admin_client, page):
    response = _save(admin_client, page, _form(_text("<p>Fine.</p>"), title="Fine"))

    assert len(_blocks(page)) == 1
    shown = unescape(response.content.decode())
    for words in ("put right", "removed", "of their own", "left out"):
        assert words not in shown


def test_what_a_refused_form_keeps_is_split_too(admin_client, page):
    response = _save(admin_client, page, _form(_text("<h2>Kept heading</h2><p>More</p>"), title=""))

    shown = unescape(response.content.decode())
    assert "This field is required." in shown
    assert '"type": "heading"' in shown
    assert "Kept heading" in shown


def test_home_page_is_cleaned_too(admin_client):
    home = HomePage.objects.get()
    promise = {"value-heading": "sm\u200booth", "value-items-count": "1"}
    promise |= {
        f"value-items-0-{name}": value for name, value in {"deleted": "", "order": "0", "type": "item"}.items()
    }
    promise |= {"value-items-0-value-title": "youâ€™re", "value-items-0-value-text": ""}
    sent = _form(("promises", promise), title=home.title, slug=home.slug)

    form_class = HomePage.get_edit_handler().get_form_class()
    form = form_class(sent, instance=home, for_user=None)

    form.is_valid()
    assert form.tidy_notes["invisible"] == 1
    [value] = HomePage.body.field.stream_block.value_from_datadict(sent, {}, "body")
    assert value.value["heading"] == "smooth"
    assert value.value["items"][0]["title"] == "you’re"


def test_table_is_shown_with_headings_that_are_read_out(client):
    table = {
        "columns": [{"type": "text", "heading": "Acid"}, {"type": "text", "heading": "Strength"}],
        "rows": [{"values": ["<p>H<sub>2</sub>O</p>", "<p>8 %</p>"]}],
        "caption": "Acids",
    }
    article = make_article(body=[block("table", table)])

    page = client.get(article.address).content.decode()

    assert '<th scope="col">Acid</th>' in page
    assert "<caption>Acids</caption>" in page
    assert "{#" not in page
    assert 'role="region" aria-label="Acids" tabindex="0"' in page
    assert "H<sub>2</sub>O" in page


def test_words_of_a_table_are_found(client):
    table = {"columns": [{"type": "text", "heading": "Peptide"}], "rows": [{"values": ["<p>x</p>"]}], "caption": ""}
    body = make_article(body=[block("table", table)]).body

    assert "Peptide" in " ".join(body.stream_block.get_searchable_content(body))


def test_subheadings_stand_below_headings_and_outside_the_contents(client):
    small = {"type": "heading", "value": {"text": "Small", "level": "subheading", "anchor": ""}}
    article = make_article(body=[small, heading_block("Large"), {**small}])

    page = client.get(article.address).content.decode()

    assert '<h2 id="small">Small</h2>' in page
    assert '<h3 id="small-2">Small</h3>' in page
    assert '<a href="#large">' in page
    assert '<a href="#small' not in page


def test_headings_from_before_are_headings(client):
    article = make_article(body=[block("heading", {"text": "Old", "anchor": "old"})])

    assert '<h2 id="old">Old</h2>' in client.get(ArticlePage.objects.get(pk=article.pk).address).content.decode()


def test_paste_is_read_for_the_editor(admin_client):
    answer = admin_client.post(reverse("backoffice:paste"), {"html": WORD, "text": "x", "headings": "1"}).json()

    kinds = [one["type"] for one in answer["content"]["blocks"]]
    assert kinds[:4] == ["header-two", "unstyled", "header-two", "unordered-list-item"]
    styles = {one["style"] for item in answer["content"]["blocks"] for one in item["inlineStyleRanges"]}
    assert {"BOLD", "ITALIC", "SUBSCRIPT", "SUPERSCRIPT"} <= styles
    assert "2 headings become blocks of their own when you save." in answer["notes"]


def test_paste_into_an_answer_has_no_headings(admin_client):
    answer = admin_client.post(reverse("backoffice:paste"), {"html": WORD, "headings": "0"}).json()

    assert not [one for one in answer["content"]["blocks"] if one["type"].startswith("header")]
    assert "2 headings are bold lines now, since this field has no headings." in answer["notes"]


@pytest.mark.parametrize(
    ("html", "text"), [("", "a\nb"), ("<p></p>", "a\nb"), ("<!-- -->", "a\nb"), ("<p>a</p><p>b</p>", "")]
)
def test_paste_without_form_keeps_its_lines(admin_client, html, text):
    answer = admin_client.post(reverse("backoffice:paste"), {"html": html, "text": text, "headings": "1"}).json()

    assert [one["text"] for one in answer["content"]["blocks"]] == ["a", "b"]


def test_paste_of_nothing_is_nothing(admin_client):
    answer = admin_client.post(reverse("backoffice:paste"), {}).json()

    assert "".join(one["text"] for one in answer["content"]["blocks"]) == ""


@pytest.mark.parametrize("model", [ArticlePage, HomePage, StandardPage])
def test_form_names_no_script_or_style_that_is_not_there(model, settings):
    media = model.get_edit_handler().get_form_class()(instance=model(), for_user=None).media

    named = [*media._js, *(name for names in media._css.values() for name in names)]
    paths = [str(name).partition("?")[0].removeprefix(settings.STATIC_URL) for name in named]
    assert "js/pasting.js" in paths or model is HomePage
    assert [path for path in paths if finders.find(path) is None] == []


BAD, RIGHT = "youâ€™re sm\u200booth.Â", "you’re smooth."
TOLD = ("Characters in the wrong encoding", "Invisible characters were removed.")


def test_site_settings_are_cleaned_and_the_editor_is_told(admin_client):
    settings = SiteSettings.load()
    column = {"value-title": BAD, "value-links-count": "1", "value-links-0-deleted": "", "value-links-0-order": "0"}
    column |= {
        "value-links-0-type": "item",
        "value-links-0-value-text": "Help",
        "value-links-0-value-url": "/help/",
    }
    sent = {f"footer_columns-0-{name}": value for name, value in column.items()}
    sent |= {"footer_columns-count": "1", "footer_columns-0-deleted": "", "footer_columns-0-order": "0"}
    sent |= {"footer_columns-0-type": "column", "footer_columns-0-id": BLOCK_ID}
    for name in ("phone", "phone_hours", "email", "address", "footer_statement", "footer_note"):
        sent[name] = ""
    link = "https://www.google.com/url?q=https://example.org/"
    sent |= {"announcement": BAD, "announcement_link": link, "footer_note": BAD}

    url = reverse("wagtailsettings:edit", args=["cms", "sitesettings", settings.pk])
    response = admin_client.post(url, sent, follow=True)

    saved = SiteSettings.load()
    assert (saved.announcement, saved.footer_note) == (RIGHT, RIGHT)
    assert saved.announcement_link == "https://example.org/"
    assert [column.value["title"] for column in saved.footer_columns] == [RIGHT]
    words = unescape(response.content.decode())
    assert [told for told in (*TOLD, "goes straight to its page") if told not in words] == []


@pytest.mark.parametrize(
    ("model", "fields", "name"),
    [
        (Person, {"name": "Rosa", "role": "Dermatologist", "bio": BAD}, "bio"),
        (Topic, {"name": "Milia", "description": BAD, "position": "0"}, "description"),
    ],
)
def test_snippets_are_cleaned_and_the_editor_is_told(admin_client, model, fields, name):
    viewset = model.snippet_viewset
    added = admin_client.post(reverse(viewset.get_url_name("add")), fields, follow=True)
    snippet = model.objects.get()
    changed = admin_client.post(
        reverse(viewset.get_url_name("edit"), args=[snippet.pk]), {**fields, "slug": "one"}, follow=True
    )

    assert getattr(model.objects.get(), name) == RIGHT
    for response in (added, changed):
        words = unescape(response.content.decode())
        assert [told for told in TOLD if told not in words] == []


def test_synonyms_are_cleaned_and_staff_are_told(admin_client):
    url = reverse(Synonym.snippet_viewset.get_url_name("add"))

    response = admin_client.post(
        url, {"words": "tiny pe\u200barls", "means": "milia", "effect": "find"}, follow=True
    )

    assert Synonym.objects.filter(words="tiny pearls", means="milia").exists()
    assert "Invisible characters were removed." in unescape(response.content.decode())


def test_existing_synonym_shows_error(admin_client):
    synonym = Synonym.objects.create(words="tiny pearls", means="milia")
    url = reverse(Synonym.snippet_viewset.get_url_name("add"))

    response = admin_client.post(url, {"words": "Tiny pearl", "means": "milium", "effect": "find"})

    assert "There is a synonym for these words already." in response.content.decode()
    assert Synonym.objects.filter(key=synonym.key).count() == 1
