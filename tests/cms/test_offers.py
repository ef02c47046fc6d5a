"""The offer of the site settings: which promo code, where, and to whom."""

from datetime import UTC, datetime, timedelta
from decimal import Decimal
from typing import Any

import pytest
from django.core.cache import caches
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from wagtail.admin.panels import get_edit_handler

from cms.models import SiteSettings
from shop.offer.periods import end_of_day
from shop.voucher.models import Voucher
from tests.factories.pages import make_article, make_topic, make_voucher, promo_block
from tests.factories.products import make_product
from tests.ordering import size_of

pytestmark = pytest.mark.django_db
APPLY = 'action="/offer/miliagone/"'
EVERYWHERE = {"offer_in_articles": True, "offer_in_bag": True, "offer_on_home": True}
HTMX = {"HX-Request": "true"}


def offer(voucher: Voucher | None = None, **changes: Any) -> Voucher:
    """Let the settings offer a code, everywhere unless told otherwise."""
    voucher = voucher or make_voucher(code="miliagone")
    SiteSettings.objects.update_or_create(defaults={"offer": voucher, **EVERYWHERE, **changes})
    caches["process"].clear()
    return voucher


def places(client: Client, *, title: str = "About milia") -> list[str]:
    """Return an article, the bag page and the home page."""
    paths = [make_article(title=title).address, reverse("basket:summary"), "/"]
    return [client.get(path).content.decode() for path in paths]


def shown(client: Client, *, title: str = "About milia") -> list[bool]:
    """Return whether the offer is on an article, on the bag page and on the home page."""
    return [APPLY in page for page in places(client, title=title)]


def test_nothing_is_offered_before_the_owner_says_so(client):
    voucher = make_voucher(code="miliagone")
    SiteSettings.objects.create(offer=voucher)

    assert shown(client) == [False, False, False]


@pytest.mark.parametrize("number", [0, 1, 2])
def test_an_offer_is_shown_in_the_places_that_the_owner_ticked(client, number):
    offer(**{name: place == number for place, name in enumerate(EVERYWHERE)})

    assert shown(client) == [place == number for place in range(3)]


@pytest.mark.parametrize(
    ("fields", "is_shown"),
    [
        ({"title": "Milia, asked and answered"}, True),
        ({"title": "A routine for milia-prone skin"}, True),
        ({"title": "Around the eyes", "standfirst": "Where adults find MILK SPOTS."}, True),
        ({"title": "Familial things"}, False),
        ({"title": "How to read an exfoliant label"}, False),
    ],
)
def test_offer_is_shown_in_articles_with_its_keywords(client, fields, is_shown):
    offer(offer_article_words="milia, milk spots")

    page = client.get(make_article(**fields).address).content.decode()

    assert (APPLY in page) is is_shown


def test_an_offer_about_nothing_is_in_every_article(client):
    offer()

    assert APPLY in client.get(make_article(title="Sunscreen", topic=make_topic()).address).content.decode()


def test_an_article_with_a_code_of_its_own_shows_no_second_one(client):
    voucher = offer()
    own, other = make_article(body=[promo_block(voucher)]), make_article(body=[promo_block(make_voucher())])

    pages = [client.get(article.address).content.decode() for article in (own, other)]

    assert [page.count('class="promo-card__form"') for page in pages] == [1, 1]
    assert [APPLY in page for page in pages] == [True, False]


@pytest.mark.parametrize(
    "fields",
    [
        {"starts_at": datetime.now(UTC) + timedelta(days=1)},
        {"starts_at": datetime.now(UTC) - timedelta(days=3), "ends_at": datetime.now(UTC) - timedelta(days=1)},
        {"max_uses": 0},
        {"is_for_articles": False},
    ],
)
def test_unusable_code_is_not_offered(client, fields):
    offer(make_voucher(code="miliagone", **fields))

    assert shown(client) == [False, False, False]


def test_a_deleted_code_is_offered_nowhere(client):
    offer().delete()
    caches["process"].clear()

    assert shown(client) == [False, False, False]


@pytest.mark.parametrize("has_bag", [False, True])
@pytest.mark.parametrize("code", ["miliagone", "another"])
def test_offer_is_hidden_from_visitors_with_a_code(client, has_bag, code):
    offer()
    make_voucher(code="another")
    if has_bag:
        client.post("/basket/add/", {"size_id": size_of(make_product()).pk})

    before = shown(client)
    client.post(f"/offer/{code}/")

    assert (before, shown(client)) == ([True, True, True], [False, False, False])


def test_the_offer_says_what_the_code_itself_knows(client):
    day = datetime.now(UTC).date() + timedelta(days=40)
    offer(
        make_voucher(
            code="miliagone",
            usage=Voucher.FIRST_ORDER,
            minimum_spend=Decimal(50),
            products=[make_product()],
            ends_at=end_of_day(day),
            terms="",
        )
    )

    for page in places(client):
        assert "15% off your first order" in page
        assert "First order only. On selected products. When you spend A$50.00 or more." in page
        assert f"Valid until {day:%-d %B %Y}." in page


def test_settings_take_only_codes_that_editors_may_show():
    codes = [make_voucher(), make_voucher(is_for_articles=False)]

    form = get_edit_handler(SiteSettings).get_form_class()(instance=SiteSettings())

    assert list(form.fields["offer"].queryset) == codes[:1]


def count_queries(client: Client, path: str) -> int:
    client.get(path)
    with CaptureQueriesContext(connection) as queries:
        client.get(path)
    return len(queries)


@pytest.mark.parametrize("rows", [0, 1, 3])
def test_an_offer_costs_few_queries_however_full_the_bag_is(client, rows):
    voucher, article = make_voucher(code="miliagone"), make_article()
    SiteSettings.objects.create()
    for _ in range(rows):
        client.post("/basket/add/", {"size_id": size_of(make_product()).pk})
    paths = [article.address, reverse("basket:summary"), "/"]

    without = [count_queries(client, path) for path in paths]
    offer(voucher)
    counts = [count_queries(client, path) for path in paths]

    assert [more - less for more, less in zip(counts, without, strict=True)] == ([3, 1, 3] if rows else [1, 1, 1])


def test_apply_answers_htmx_with_what_became_of_the_button(client):
    make_voucher(code="miliagone")

    waiting = client.post("/offer/miliagone/", {"next": "/journal/x/#offer-miliagone"}, headers=HTMX)
    client.post("/basket/add/", {"size_id": size_of(make_product()).pk})
    applied = client.post("/offer/miliagone/", headers=HTMX)

    assert (waiting.status_code, applied.status_code) == (200, 200)
    assert ["see it when you add something" in answer.content.decode() for answer in (waiting, applied)] == [
        True,
        False,
    ]
    for answer in (waiting, applied):
        assert 'tabindex="-1" autofocus' in answer.content.decode()
        assert "15% off with miliagone" in answer.headers["HX-Trigger"]
        assert "<html" not in answer.content.decode()


def test_apply_that_is_refused_says_so_at_the_button(client):
    make_voucher(code="miliagone", max_uses=0)

    by_htmx = client.post("/offer/miliagone/", {"next": "/journal/x/#offer-miliagone"}, headers=HTMX)
    plain = client.post("/offer/miliagone/", {"next": "/journal/x/?a=1#offer-miliagone"})

    assert by_htmx.status_code == 422
    assert "Code miliagone has been fully redeemed." in by_htmx.content.decode()
    assert 'name="next" value="/journal/x/#offer-miliagone"' in by_htmx.content.decode()
    # Without htmx the message is at the top of the page.
    assert plain["Location"] == "/journal/x/?a=1"
