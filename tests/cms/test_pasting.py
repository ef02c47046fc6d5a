"""What is pasted from other programs keeps its words and its form, or the editor is told."""

from collections import Counter
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from hypothesis import given, settings
from hypothesis import strategies as st

from cms.pasting import (
    Piece,
    clean_paste,
    clean_plain_paste,
    clean_rich_text,
    split_rich_text,
    words_for,
)
from tests.cms.pastes import DOCUMENTS, GOOGLE_DOCS, WORD

# The source documents may lie beside the checkout; ours have the same traits.
SHARED = sorted((Path(__file__).resolve().parents[3] / "shared" / "seeds").glob("*.txt"))
ALL_DOCUMENTS = {**DOCUMENTS, **{path.name: path.read_text() for path in SHARED}}


def _paste(html: str, *, has_headings: bool = True) -> tuple[str, Counter[str]]:
    notes: Counter[str] = Counter()
    return clean_paste(html, has_headings=has_headings, notes=notes), notes


def _split(html: str) -> tuple[list[Piece], Counter[str]]:
    notes: Counter[str] = Counter()
    return split_rich_text(html, notes=notes), notes


def _words(html: str) -> list[str]:
    return BeautifulSoup(html, "html.parser").get_text(" ").split()


def test_article_from_word_keeps_headings_lists_tables_and_small_figures():
    html, notes = _paste(WORD)
    pieces, _ = _split(html)

    assert [piece.kind for piece in pieces] == ["heading", "text", "heading", "text", "table", "text"]
    assert pieces[0].value == {"text": "Acids", "level": "heading"}
    assert pieces[1].value == "<p>An acid <b>loosens</b> what is <i>dry</i>, “gently”.</p>"
    assert pieces[3].value == "<ul><li>Adults</li><li>Calm skin</li></ul>"
    assert [column["heading"] for column in pieces[4].value["columns"]] == ["Acid", "Strength"]
    assert pieces[4].value["rows"] == [{"values": ["<p>Glycolic</p>", "<p>8\u00a0%</p>"]}]
    assert "H<sub>2</sub>O" in pieces[5].value
    assert "cm<sup>2</sup>" in pieces[5].value
    assert "under.<sup>[1]</sup>" in pieces[5].value
    assert '<a href="https://example.org/acids">there</a>' in pieces[5].value
    assert dict(notes) == {"headings": 2, "tables": 1, "footnotes": 1, "redirects": 1}


def test_article_from_google_docs_keeps_its_form():
    html, notes = _paste(GOOGLE_DOCS)

    assert html == (
        "<h2><b>Evenings</b></h2>"
        "<p>Wash, then <b>wait</b>: CO<sub>2</sub> is no part of it. "
        '<a href="https://example.org/evening">How</a></p>'
        "<ul><li>Serum<ul><li>two drops</li></ul></li></ul>"
        "<h3>Afterwards</h3><p>Sleep.</p>"
    )
    assert dict(notes) == {"headings": 2, "redirects": 1, "invisible": 1}


def test_field_without_headings_gets_bold_lines_and_rows():
    html, notes = _paste(WORD, has_headings=False)

    assert "<p><b>Acids</b></p>" in html
    assert "<p>| Acid | Strength |</p>" in html
    assert (notes["bold_headings"], notes["loose_tables"]) == (2, 1)


@pytest.mark.parametrize("name", ALL_DOCUMENTS)
def test_documents_paste_without_loss(name):
    text, notes = ALL_DOCUMENTS[name], Counter()

    html = clean_plain_paste(text, notes=notes)

    expected = text.replace("• -", "").replace("\u00c2", "").split()
    assert _words(html) == expected
    assert "<p></p>" not in html


def test_documents_are_told_what_was_put_right():
    found = {}
    for name, text in DOCUMENTS.items():
        found[name] = Counter()
        clean_plain_paste(text, notes=found[name])

    assert {name: dict(notes) for name, notes in found.items()} == {
        "questions": {},
        "clinic": {"letters": 1},
        "blog": {"bullets": 3},
    }


def test_bullets_made_of_letters_become_a_list():
    html = clean_plain_paste(DOCUMENTS["blog"], notes=Counter())

    assert (
        "<ul><li>Washed</li><li>Softened with a scrub - small beads do it - for a minute</li>"
        "<li>Left in peace</li></ul>" in html
    )


def test_rich_text_with_nothing_wrong_stays_as_it_is():
    html = (
        '<p data-block-key="a1">See <a linktype="page" id="3">this</a>, H<sub>2</sub>O, <b>that</b>.<br/>Bye.</p>'
        '<ol><li data-block-key="a2">One</li></ol><p data-block-key="a3"></p>'
    )

    assert _split(html) == ([Piece("text", html)], Counter())
    assert clean_rich_text(html, notes=Counter()) == html


def test_links_to_pages_survive_what_is_put_right():
    [piece], notes = _split('<p>â€œSeeâ€\u009d <a linktype="page" id="3">this</a></p>')

    assert piece.value == '<p>“See” <a linktype="page" id="3">this</a></p>'
    assert notes == Counter(letters=1)


def test_headings_of_a_document_that_starts_low_have_no_missing_level():
    html, _ = _paste("<h3>One</h3><p>a</p><h4>Two</h4><p>b</p>")

    assert html == "<h2>One</h2><p>a</p><h3>Two</h3><p>b</p>"


def test_small_figures_in_a_heading_stay_small():
    pieces, _ = _split("<h2>CO<sub>2</sub> and 10<sup>3</sup></h2>")

    assert pieces == [Piece("heading", {"text": "CO₂ and 10³", "level": "heading"})]


def test_heading_that_is_too_long_stays_as_a_bold_line():
    text = "word " * 40

    pieces, notes = _split(f"<h2>{text}</h2><p>More</p>")

    assert [piece.kind for piece in pieces] == ["text"]
    assert pieces[0].value == f"<p><b>{text.strip()}</b></p><p>More</p>"
    assert notes == Counter(long_headings=1)


def test_two_tables_in_a_row_stay_two():
    table = "<table><tr><td>a</td><td>b</td></tr><tr><td>c</td><td>d</td></tr></table>"

    html, notes = _paste(table * 2)

    pieces, _ = _split(html)
    assert [piece.kind for piece in pieces] == ["table", "table"]
    assert notes["tables"] == 2


def test_table_keeps_links_small_figures_and_bars_in_its_cells():
    html, _ = _paste(
        "<table><tr><th>Name</th><th>What</th></tr>"
        '<tr><td>H<sub>2</sub>O</td><td>a|b <a href="https://example.org/">x</a></td></tr></table>'
    )
    [piece], _ = _split(html)

    assert piece.value["rows"] == [
        {"values": ["<p>H<sub>2</sub>O</p>", '<p>a¦b <a href="https://example.org/">x</a></p>']}
    ]


def test_merged_cells_are_split_and_named():
    html, notes = _paste("<table><tr><td>a</td><td>b</td></tr><tr><td colspan=2>c</td></tr></table>")

    [piece], _ = _split(html)
    assert piece.value["rows"] == [{"values": ["<p>c</p>", ""]}]
    assert notes["merged"] == 1


def test_table_of_one_cell_is_its_text():
    assert _paste("<table><tr><td><p>Only a frame</p></td></tr></table>")[0] == "<p>Only a frame</p>"


@pytest.mark.parametrize(
    ("html", "note", "kept"),
    [
        ('<p>a <img src="x.png"> b</p>', "media", "<p>a b</p>"),
        ("<blockquote>Said</blockquote>", "quotes", "<p>Said</p>"),
        ("<p><u>a</u></p>", "underline", "<p>a</p>"),
        ("<p><s>a</s></p>", "strike", "<p>a</p>"),
        ('<p><a href="file:///C:/x.docx">a</a></p>', "dead_links", "<p>a</p>"),
        ('<p><a href="javascript:alert(1)">a</a></p>', "dead_links", "<p>a</p>"),
        ('<p><a href="#heading=h.1">a</a></p>', "dead_links", "<p>a</p>"),
        ("<p>youâ€™re 1â€“2 mm</p>", "letters", "<p>you’re 1–2 mm</p>"),
        ("<p>sm\u200booth\u00ad</p>", "invisible", "<p>smooth</p>"),
    ],
)
def test_what_is_dropped_or_changed_is_named(html, note, kept):
    cleaned, notes = _paste(html)

    assert cleaned == kept
    assert notes == Counter({note: 1})
    assert len(words_for(notes, is_saved=False)) == 1


def test_hidden_words_and_scripts_are_no_text():
    html, _ = _paste("<p>a<span style='display:none'>secret</span><script>alert(1)</script></p><style>p{}</style>")

    assert html == "<p>a</p>"


def test_lines_of_code_stay_lines():
    assert _paste("<pre>one\ntwo</pre>")[0] == "<p>one</p><p>two</p>"


def test_every_kind_of_change_has_words_for_one_and_many():
    notes = Counter(tables=2, headings=1)

    assert words_for(notes, is_saved=True) == [
        "A heading is now a block of its own.",
        "2 tables are now blocks of their own.",
    ]
    assert all("when you save" in words for words in words_for(notes, is_saved=False))


_TAGS = st.sampled_from(
    ["p", "h1", "h3", "ul", "ol", "li", "table", "tr", "td", "b", "sub", "a", "div", "br", "pre", "img"]
)


@settings(deadline=None)
@given(st.lists(st.tuples(_TAGS, st.text(max_size=8) | st.just("| a | b |")), max_size=12))
def test_anything_pastes_and_what_is_saved_once_is_saved_twice(parts):
    html = "".join(f"<{tag}>{text}" for tag, text in parts)

    cleaned, _ = _paste(html)
    pieces, _ = _split(cleaned)

    for piece in pieces:
        if piece.kind == "text":
            assert _split(piece.value) == ([piece], Counter())


@pytest.mark.parametrize("tag", ["<div>", "<span>", "<u>", "<ul><li>", "<table><tr><td>a<td>"])
@pytest.mark.parametrize("depth", [300, 3000])
def test_paste_of_any_depth_is_read(tag: str, depth: int):
    html, _ = _paste(f"<p>before</p>{tag * depth}deep")

    assert "before" in _words(html)
    assert "deep" in _words(html)


def test_wide_table_with_many_rows_becomes_lines():
    """Filled up to its widest row it would have nine million cells."""
    wide, rows = "<td>a</td>" * 3000, "<tr><td>b</td></tr>" * 3000

    html, notes = _paste(f"<table><tr>{wide}</tr>{rows}</table>")

    assert html == "<p>a</p>" * 3000 + "<p>b</p>" * 3000
    assert notes == {"large_tables": 1}


def test_long_run_of_blanks_is_one():
    """It took its length squared: hours for what may be pasted."""
    blanks = " " * 400_000

    html = clean_plain_paste(f"a{blanks}b", notes=Counter())

    assert html == "<p>a b</p>"


@pytest.mark.parametrize("attributes", ['linktype="page"', 'linktype="page" id="x"', 'linktype="document" id="-1"'])
def test_link_to_a_missing_anchor_becomes_text(attributes: str):
    """Saved as it is, it kept the page from being opened in the editor again."""
    [piece], notes = _split(f"<p>See <a {attributes}>this</a>.</p>")

    assert piece.value == "<p>See this.</p>"
    assert notes == {"dead_links": 1}


def test_link_to_a_page_stays():
    [piece], notes = _split('<p>See <a linktype="page" id="3">this</a>.</p>')

    assert piece.value == '<p>See <a linktype="page" id="3">this</a>.</p>'
    assert not notes


@pytest.mark.parametrize("style", [" " * 400_000, "mso-list:" * 40_000], ids=["blanks", "lists"])
def test_long_style_takes_no_time(style: str):
    html, _ = _paste(f'<p style="{style}">words</p>')

    assert _words(html) == ["words"]
