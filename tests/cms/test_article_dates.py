"""An article shows the day it went live, unless someone chose another one."""

from datetime import UTC, date, datetime, timedelta
from importlib import import_module

import pytest
from django.apps import apps
from django.core.management import call_command
from django.test import Client
from django.utils import timezone

from cms.models import ArticlePage, JournalIndexPage
from shop.users.models import User
from tests.factories.pages import make_article, make_person, make_topic, product_block
from tests.factories.products import make_product

pytestmark = pytest.mark.django_db
# Half past nine in the evening of 27 November in Melbourne, and half past nine in the morning of the 28th.
DRAFTED = datetime(2026, 11, 20, 1, tzinfo=UTC)
GOES_LIVE = datetime(2026, 11, 27, 22, 30, tzinfo=UTC)
DAY_IN_MELBOURNE = date(2026, 11, 28)


@pytest.fixture
def clock(monkeypatch):
    """Set what time it is."""

    def set_to(moment: datetime) -> None:
        monkeypatch.setattr(timezone, "now", lambda: moment)

    return set_to


@pytest.fixture
def draft(clock):
    clock(DRAFTED)
    article = ArticlePage(
        title="Why milia form",
        slug="why",
        standfirst="Read on.",
        author=make_person(),
        topic=make_topic(),
        live=False,
    )
    return JournalIndexPage.objects.get().add_child(instance=article)


def schedule(article: ArticlePage, **fields) -> None:
    for name, value in {"go_live_at": GOES_LIVE, **fields}.items():
        setattr(article, name, value)
    article.save_revision().publish()


def go_live(clock) -> ArticlePage:
    clock(GOES_LIVE + timedelta(seconds=30))
    call_command("publish_scheduled", verbosity=0)
    return ArticlePage.objects.get(slug="why")


def test_scheduled_article_shows_the_day_it_goes_live_everywhere(client, draft, clock):
    product = make_product(slug="pearl")
    draft.body = [("product", {"product": product.pk, "note": ""})]
    make_article(slug="older", title="Older", chosen_date=date(2026, 11, 25))
    schedule(draft)

    article = go_live(clock)

    page, journal, feed, at_product = (
        client.get(path).content.decode()
        for path in ("/journal/why/", "/journal/", "/feeds/journal/", "/products/pearl/")
    )
    assert article.live
    assert article.published_date == DAY_IN_MELBOURNE
    assert '"datePublished": "2026-11-28"' in page
    assert all('datetime="2026-11-28"' in text for text in (page, journal, at_product))
    assert "<published>2026-11-28T00:00:00+11:00</published>" in feed
    assert [text.index("Why milia form") < text.index("Older") for text in (journal, feed)] == [True, True]


def test_article_published_by_hand_shows_the_day_it_was_published(draft, clock):
    draft.save_revision()
    clock(GOES_LIVE)
    draft.get_latest_revision().publish()

    assert ArticlePage.objects.get(slug="why").published_date == DAY_IN_MELBOURNE


def test_chosen_date_stays(draft, clock):
    schedule(draft, chosen_date=date(2026, 10, 1))

    assert go_live(clock).published_date == date(2026, 10, 1)


def test_date_stays_when_the_article_is_published_again(draft, clock):
    schedule(draft)
    article = go_live(clock)
    clock(GOES_LIVE + timedelta(days=30))
    article.go_live_at = None
    article.title = "Why milia form, again"
    article.save_revision().publish()

    assert ArticlePage.objects.get(slug="why").published_date == DAY_IN_MELBOURNE


def test_chosen_date_can_be_taken_back(draft, clock):
    schedule(draft, chosen_date=date(2026, 10, 1))
    article = go_live(clock)
    article.go_live_at = article.chosen_date = None
    article.save_revision().publish()

    assert ArticlePage.objects.get(slug="why").published_date == DAY_IN_MELBOURNE


def test_articles_of_one_day_are_listed_newest_first(draft, clock):
    """It was drafted first, and goes live last."""
    schedule(draft)
    clock(GOES_LIVE - timedelta(hours=1))
    other = make_article(slug="other", title="Other", live=False)
    other.save_revision().publish()

    go_live(clock)

    assert [article.slug for article in ArticlePage.objects.for_cards()] == ["why", "other"]


def test_draft_is_previewed_with_the_day_it_would_go_live(draft, clock, client):
    draft.save_revision()
    clock(GOES_LIVE)
    client = Client()
    client.force_login(User.objects.create_superuser(email="owner@seedpearl.example", password="a long enough one"))

    page = client.get(f"/cms/pages/{draft.pk}/view_draft/").content.decode()

    assert 'datetime="2026-11-28"' in page


def test_editor_is_asked_for_a_date_only_on_purpose(draft):
    form = ArticlePage.get_edit_handler().get_form_class()(instance=draft)

    assert form["chosen_date"].initial is None
    assert not form.fields["chosen_date"].required
    assert "published_date" not in form.fields


# --- Articles from before ----------------------------------------------------------------------------------


def test_dates_of_articles_from_before_stay_as_they_are_shown(draft, clock):
    """A date that differs from the day of going live was chosen; one that doesn't follows that day."""
    typed = make_article(slug="typed", chosen_date=date(2026, 3, 1), body=[product_block(make_product())])
    same = make_article(slug="same")
    for article in (typed, same):
        article.save_revision().publish()
    draft.save_revision()
    forget_choices()

    import_module("cms.migrations.0009_keep_dates_shown").keep(apps, None)

    chosen = dict(ArticlePage.objects.values_list("slug", "chosen_date"))
    assert chosen == {"typed": date(2026, 3, 1), "same": None, "why": None}
    for article in ArticlePage.objects.all():
        article.get_latest_revision().publish()
    assert ArticlePage.objects.get(slug="typed").published_date == date(2026, 3, 1)


def test_date_typed_into_a_draft_from_before_stays(draft):
    draft.chosen_date = date(2026, 12, 24)
    draft.save_revision()
    forget_choices()

    import_module("cms.migrations.0009_keep_dates_shown").keep(apps, None)

    assert draft.get_latest_revision().as_object().chosen_date == date(2026, 12, 24)


def forget_choices() -> None:
    """Make rows and revisions what the release before wrote."""
    for article in ArticlePage.objects.all():
        for revision in article.revisions.all():
            chosen = revision.content.pop("chosen_date")
            revision.content["published_date"] = chosen or revision.content["published_date"]
            revision.save(update_fields=["content"])
    ArticlePage.objects.update(chosen_date=None)
