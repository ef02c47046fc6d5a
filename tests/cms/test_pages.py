import re
from datetime import UTC, datetime, timedelta
from itertools import pairwise

import pytest
from django.core.exceptions import ValidationError
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from wagtail.models import Page

from cms import tasks
from cms.models import ArticlePage, ArticleProduct, JournalIndexPage
from shop.paging import PageRequest
from tests.factories.pages import (
    block,
    heading_block,
    image_block,
    make_article,
    make_person,
    make_standard_page,
    make_topic,
    make_voucher,
    product_block,
    promo_block,
    questions_block,
)
from tests.factories.products import make_product

pytestmark = pytest.mark.django_db


def count_queries(client: Client, address: str) -> int:
    client.get(address)
    with CaptureQueriesContext(connection) as queries:
        answer = client.get(address)
    assert answer.status_code == 200
    return len(queries)


@pytest.mark.parametrize("amount", [1, 3, 48])
def test_article_takes_the_same_number_of_queries_whatever_it_shows(client, amount):
    others = tuple(make_article() for _ in range(min(amount, 6)))
    products = [make_product(has_picture=True, sizes=[{}, {}]) for _ in range(amount)]
    body = [heading_block("Why"), promo_block(make_voucher())]
    body += [product_block(product) for product in products]
    body += [image_block() for _ in range(min(amount, 6))]
    article = make_article(
        body=body, related_products=tuple(products[:8]), related_articles=others, reviewer=make_person()
    )

    assert count_queries(client, article.address) == 14


@pytest.mark.parametrize("amount", [1, 3, 48])
def test_journal_takes_the_same_number_of_queries_whatever_it_lists(client, amount):
    topics = [make_topic() for _ in range(min(amount, 4))]
    for number in range(amount):
        make_article(topic=topics[number % len(topics)])

    assert count_queries(client, "/journal/") == 8


def test_article_shows_price_stock_and_every_size_to_add(client):
    product = make_product(
        title="Omega serum", sizes=[{"price": "39.00", "stock": 2}, {"price": "66.00", "stock": 0}]
    )
    article = make_article(body=[product_block(product, "For dry skin.")])
    small, large = product.children.order_by("pk")

    page = client.get(article.address).content.decode()

    assert "For dry skin." in page
    assert "Only 2 left" in page
    assert f'<option value="{small.pk}">30 ml, A$39.00</option>' in page
    assert f'<option value="{large.pk}" disabled>60 ml, sold out</option>' in page
    assert f'<input type="hidden" name="next" value="{article.address}">' in page


def test_price_on_an_article_follows_the_shop(client):
    product = make_product(sizes=[{"price": "39.00"}])
    article = make_article(body=[product_block(product)])
    client.get(article.address)

    product.children.get().stockrecords.update(price="41.50")

    assert "A$41.50" in client.get(article.address).content.decode()


def test_hidden_product_is_not_shown_on_articles(client):
    product = make_product(title="Omega serum")
    article = make_article(body=[product_block(product)], related_products=(product,))

    type(product).objects.filter(pk=product.pk).update(is_public=False)

    answer = client.get(article.address)
    assert answer.status_code == 200
    assert "Omega serum" not in answer.content.decode()


def test_deleted_product_and_code_leave_the_article_standing(client):
    product, voucher = make_product(), make_voucher(code="gone")
    article = make_article(body=[product_block(product), promo_block(voucher), heading_block("Still here")])
    product.delete()
    voucher.delete()

    answer = client.get(article.address)

    assert answer.status_code == 200
    assert "Still here" in answer.content.decode()


def test_live_code_can_be_applied_in_one_click_and_leads_back(client):
    article = make_article(body=[promo_block(make_voucher(code="miliagone"))])

    page = client.get(article.address).content.decode()

    assert "15% off" in page
    assert "First order only." in page
    assert 'action="/offer/miliagone/"' in page
    assert f'name="next" value="{article.address}#offer-miliagone"' in page


def test_applied_code_is_shown_as_applied(client):
    article = make_article(body=[promo_block(make_voucher(code="miliagone"))])
    address = "/offer/miliagone/"

    answer = client.post(address, {"next": article.address})

    page = client.get(article.address).content.decode()
    assert answer["Location"] == article.address
    assert "Applied to your bag" in page
    assert f'action="{address}"' not in page


@pytest.mark.parametrize(
    ("starts_in", "ends_in", "words"),
    [(-9, -1, "This code has ended"), (2, 9, "This code starts soon")],
)
def test_code_that_does_not_count_now_says_so_calmly(client, starts_in, ends_in, words):
    now = datetime.now(UTC)
    voucher = make_voucher(starts_at=now + timedelta(days=starts_in), ends_at=now + timedelta(days=ends_in))
    article = make_article(body=[promo_block(voucher)])

    page = client.get(article.address).content.decode()

    assert words in page
    assert f'action="/offer/{voucher.shown_code}/"' not in page


def test_code_that_is_not_for_articles_is_not_shown(client):
    voucher = make_voucher(code="staffonly")
    article = make_article(body=[promo_block(voucher)])
    type(voucher).objects.update(is_for_articles=False)

    assert "staffonly" not in client.get(article.address).content.decode()


def test_booking_leads_to_the_form_that_knows_the_article(client):
    value = {"kind": "booking", "title": "Book", "text": "", "phone": "(02) 5550 1234", "button": "Book now"}
    article = make_article(body=[block("booking", value)])

    page = client.get(article.address).content.decode()

    assert f"/enquiries/new/?kind=booking&amp;article={article.pk}" in page
    assert 'href="tel:+61255501234"' in page


def test_headings_never_skip_a_level(client):
    body = [
        questions_block("Why?"),
        block("key_facts", {"title": "In short", "items": ["One."]}),
        heading_block("More"),
        questions_block("How?"),
        block("steps", {"title": "Steps", "items": [{"title": "First", "text": "Wash."}]}),
        product_block(make_product()),
    ]
    article = make_article(body=body, related_articles=(make_article(),))

    page = client.get(article.address).content.decode()

    main = page[page.index("<main") : page.index("</main>")]
    levels = [int(level) for level in re.findall(r"<h([1-6])", main)]
    assert levels.count(1) == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))


def test_article_links_products_it_names_once_published():
    product, other = make_product(), make_product()

    article = make_article(body=[product_block(product), product_block(product)], related_products=(other,))

    links = ArticleProduct.objects.filter(article=article).values_list("product", "position")
    assert list(links) == [(product.pk, 0), (other.pk, 1)]
    assert [link.article for link in product.article_links.all()] == [article]


def test_draft_changes_nothing_in_the_shop(client):
    product = make_product()
    article = make_article(title="As published")
    draft = ArticlePage.objects.get(pk=article.pk)
    draft.title = "As drafted"
    draft.body.append(("product", {"product": product.pk, "note": ""}))

    revision = draft.save_revision()

    assert list(product.article_links.all()) == []
    assert "As published" in client.get(article.address).content.decode()
    revision.publish()
    assert [link.article_id for link in product.article_links.all()] == [article.pk]
    assert "As drafted" in client.get(article.address).content.decode()


def test_unpublished_article_is_not_found(client):
    article = make_article()

    article.unpublish()

    assert client.get(article.address).status_code == 404
    assert article.title not in client.get("/journal/").content.decode()


def test_scheduled_article_appears_when_its_moment_has_come(client, monkeypatch):
    article = make_article(live=False)
    now = datetime.now(UTC)
    article.go_live_at = now + timedelta(hours=2)
    article.save_revision().publish()

    tasks.publish_scheduled(timestamp=0)
    early = client.get(article.address).status_code
    monkeypatch.setattr(timezone, "now", lambda: now + timedelta(hours=3))
    tasks.publish_scheduled(timestamp=0)

    assert (early, client.get(article.address).status_code) == (404, 200)


def test_article_with_a_review_date_needs_its_reviewer():
    with pytest.raises(ValidationError, match="Say who checked the article"):
        make_article(reviewed_date=datetime.now(UTC).date())


@pytest.mark.parametrize("query", ["topic=nope", "page=0", "page=999", "page=x", "topic=%F0%9F%8C%B8", "page=-1"])
def test_journal_answers_odd_questions_with_a_list(client, query):
    make_article()

    assert client.get(f"/journal/?{query}").status_code == 200


def test_journal_lists_the_articles_of_a_topic(client):
    care = make_topic(name="Care", slug="care")
    make_article(title="About care", topic=care)
    make_article(title="About something else")

    page = client.get("/journal/?topic=care").content.decode()

    assert "About care" in page
    assert "About something else" not in page
    assert '<link rel="canonical" href="http://testserver/journal/?topic=care">' in page


def test_journal_shows_twelve_articles_a_page_newest_first():
    day = datetime(2026, 1, 1, tzinfo=UTC).date()
    articles = [make_article(chosen_date=day + timedelta(days=number)) for number in range(13)]
    journal = JournalIndexPage.objects.get()

    first = journal.window_of_articles(topic="", asked=PageRequest(number="1"))
    second = journal.window_of_articles(topic="", asked=PageRequest(number="2"))

    assert [found.card.url for found in first.items] == [article.address for article in reversed(articles[1:])]
    assert [found.card.url for found in second.items] == [articles[0].address]


def test_journal_that_was_lengthened_is_shown_whole_and_htmx_gets_the_rest(client):
    for _ in range(13):
        make_article()

    whole = client.get("/journal/?from=1&page=2")
    rest = client.get("/journal/?from=1&page=2", headers={"HX-Request": "true"})

    assert len(whole.context["articles"]) == 13
    assert len(rest.context["articles"]) == 1


def test_standard_page_shows_its_blocks(client):
    page = make_standard_page(title="Delivery", body=[block("text", "<p>Free over <b>A$60</b>.</p>")])

    shown = client.get(page.address).content.decode()

    assert page.address == f"/{page.slug}/"
    assert "Free over <b>A$60</b>." in shown


def test_page_can_be_previewed_in_all_its_ways(admin_client):
    article = make_article(body=[product_block(make_product())])

    answers = [
        admin_client.get(f"/cms/pages/{article.pk}/edit/preview/?mode={mode}")
        for mode, _ in ArticlePage.preview_modes
    ]
    shown = [article.make_preview_request(preview_mode=mode) for mode, _ in ArticlePage.preview_modes]

    assert [answer.status_code for answer in answers] == [200, 200]
    assert all(article.title in answer.rendered_content for answer in shown)


def test_pages_cannot_be_made_private(admin_client):
    article = make_article()

    assert "privacy" not in Page.objects.get(pk=article.pk).specific.private_page_options


def test_full_bag_adds_few_queries_to_an_article(client):
    products = [make_product() for _ in range(5)]
    voucher = make_voucher(code="miliagone")
    article = make_article(body=[promo_block(voucher), product_block(products[0])])
    without = count_queries(client, article.address)
    for product in products:
        client.post("/basket/add/", {"size_id": product.children.get().pk})
    client.post("/offer/miliagone/")

    assert count_queries(client, article.address) - without <= 4
    assert "Applied to your bag" in client.get(article.address).content.decode()
