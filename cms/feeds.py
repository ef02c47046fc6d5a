"""The journal as a feed."""

from datetime import datetime, time

from django.conf import settings
from django.contrib.syndication.views import Feed
from django.urls import reverse
from django.utils import timezone
from django.utils.feedgenerator import Atom1Feed

from cms.models import ArticlePage
from cms.models.pages import ArticleQuerySet

NEWEST = 20


class JournalFeed(Feed):
    """The newest articles, as Atom."""

    feed_type = Atom1Feed
    title = "Seedpearl journal"
    subtitle = "Plain answers about skin, with the sources named."
    language = "en-AU"

    def link(self) -> str:
        return f"{settings.BASE_URL}/journal/"

    def feed_url(self) -> str:
        return settings.BASE_URL + reverse("journal-feed")

    def items(self) -> ArticleQuerySet:
        return ArticlePage.objects.for_cards().select_related("author")[:NEWEST]

    def item_title(self, item: ArticlePage) -> str:
        return item.title

    def item_description(self, item: ArticlePage) -> str:
        return item.standfirst

    def item_link(self, item: ArticlePage) -> str:
        return settings.BASE_URL + item.address

    def item_author_name(self, item: ArticlePage) -> str:
        return item.author.name

    def item_pubdate(self, item: ArticlePage) -> datetime:
        """Return the start of the day it was published."""
        return timezone.make_aware(datetime.combine(item.published_date, time.min))

    def item_updateddate(self, item: ArticlePage) -> datetime:
        return item.last_published_at or self.item_pubdate(item)

    def item_categories(self, item: ArticlePage) -> list[str]:
        return [item.topic.name]
