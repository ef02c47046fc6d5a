import json

import pytest

from cms import content
from cms.models import ArticlePage, HomePage
from tests.factories.pages import block, heading_block, make_article, product_block, questions_block
from tests.factories.products import make_product

pytestmark = pytest.mark.django_db


def test_headings_get_anchors_made_from_their_text_each_once():
    article = make_article(body=[heading_block("What helps"), heading_block("What helps"), heading_block("…")])

    assert content.contents(ArticlePage.objects.get(pk=article.pk).body) == [
        {"text": "What helps", "anchor": "what-helps"},
        {"text": "What helps", "anchor": "what-helps-2"},
        {"text": "…", "anchor": "section"},
    ]


def test_anchor_stays_when_the_heading_is_changed():
    article = make_article(body=[heading_block("What helps")])
    article.body[0].value["text"] = "What may help"

    article.save()

    assert content.contents(ArticlePage.objects.get(pk=article.pk).body) == [
        {"text": "What may help", "anchor": "what-helps"}
    ]


def test_reading_minutes_counts_all_words_of_the_body():
    text = block("text", f"<p>{'word ' * 430}</p>")
    questions = questions_block(*["Why is that so, please?"] * 3)

    article = make_article(body=[text, questions])

    assert article.reading_minutes == 3


def test_product_keys_come_in_the_order_of_the_text():
    first, second = make_product(), make_product()
    article = make_article(body=[product_block(second), product_block(first)])

    assert content.product_keys(article.body) == [second.pk, first.pk]


def test_keys_within_reads_lists_as_editor_and_code_keep_them():
    home = HomePage.objects.get()
    rails = [
        block("product_rail", {"heading": "A", "products": [1, 2], "link": "", "link_text": ""}),
        block(
            "product_rail",
            {"heading": "B", "products": [{"type": "item", "value": 2, "id": "x"}], "link": "", "link_text": ""},
        ),
    ]
    home.body = json.dumps(rails)

    assert content.keys_within(home.body, kind="product_rail", name="products") == [1, 2]


def test_headings_within_blocks_stand_below_the_headings_of_the_text():
    article = make_article(body=[questions_block("Why?"), heading_block("More"), questions_block("How?")])

    levels = [level for _, level in content.blocks_with_levels(article.body)]

    assert levels == [2, 3, 3]
