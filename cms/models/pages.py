"""The page tree: home, journal with its articles, standard pages. The home page is the root of the site."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from math import ceil
from typing import cast
from urllib.parse import urlencode

from django import forms
from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.db.models import F, QuerySet
from django.http import HttpRequest, HttpResponse, QueryDict
from django.utils import timezone
from django.utils.functional import SimpleLazyObject
from wagtail.admin.forms import WagtailAdminPageForm
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel
from wagtail.blocks import StreamValue
from wagtail.fields import StreamField
from wagtail.models import Page, PageManager, PageViewRestriction
from wagtail.query import PageQuerySet
from wagtail.search import index
from wagtail.url_routing import RouteResult

from catalogue.models import Product
from catalogue.renames import renamed
from catalogue.slugs import make_slug
from cms.addresses import refuse_reserved_slug
from cms.blocks import BodyBlock
from cms.cards import (
    ArticleCard,
    applied_codes,
    product_cards_by_key,
    promo_cards_by_key,
    size_offers_by_key,
)
from cms.content import (
    blocks_with_levels,
    contents,
    give_anchors,
    keys_within,
    pictures,
    plain_text,
    product_keys,
    turn_every_second_split,
    voucher_keys,
)
from cms.home_blocks import HomeBlock
from cms.models.snippets import Topic
from cms.pasted_text import put_right
from cms.references import ArticleReferenceBlock, ProductReferenceBlock
from shop.images.models import attach_sources
from shop.paging import PageRequest, Window, window
from shop.redirects import moved
from shop.requests import HtmxRequest

HOME_DEPTH = 2
WORDS_A_MINUTE = 220
ARTICLES_A_PAGE = 12
EMPHASIS_HELP = "Words of the title set in italics."


class ShopPageForm(WagtailAdminPageForm):
    """Refuse, beside the field, a slug that is none, or at which the shop itself answers."""

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        if "slug" in self.fields:
            # Left empty, it's made from the title; only a title of symbols needs one to be typed.
            self.fields["slug"].required = False
        self.tidy_notes: Counter[str] = Counter()
        if self.is_bound:
            self._tidy_texts()

    def _tidy_texts(self) -> None:
        """Clean the texts that were sent, before they are judged."""
        sent: QueryDict = self.data.copy()  # type: ignore[has-type]
        for name, field in self.fields.items():
            key = self.add_prefix(name)
            if type(field) is forms.CharField and key in sent:
                sent[key] = put_right(str(sent[key]), self.tidy_notes)
        self.data = sent

    def save(self, commit: bool = True) -> Page:
        """Save the page, which remembers for this request what was cleaned."""
        self.instance.tidy_notes = self.tidy_notes
        return super().save(commit=commit)

    def clean_slug(self) -> str:
        """Write it in small letters, as every address is."""
        return (self.cleaned_data["slug"] or "").lower()

    def clean(self) -> dict:
        """Check the slug of a new page; the page itself checks one that has a place in the tree."""
        cleaned = super().clean()
        for value in cleaned.values():
            if isinstance(value, StreamValue):
                self.tidy_notes.update(getattr(value, "tidy_notes", {}))
        title, slug = cleaned.get("title"), cleaned.get("slug")
        if title and not slug and "slug" not in self.errors and not make_slug(title):
            self.add_error("slug", "Enter an address, like why-milia-form")
        if self.parent_page is not None and self.parent_page.depth == HOME_DEPTH:
            try:
                refuse_reserved_slug(cleaned.get("slug", ""))
            except ValidationError as error:
                self.add_error(None, error)
        return cleaned


class ShopPage(Page):
    """What all our pages have in common."""

    base_form_class = ShopPageForm
    # No page is behind a password: so no request asks for restrictions (a query on every page).
    private_page_options: list[str] = []

    class Meta:
        abstract = True

    @property
    def address(self) -> str:
        """Return the path of the page on this site, with nothing asked: "/journal/why-milia-form/"."""
        return "/" + self.url_path.split("/", 2)[2]

    @property
    def is_top_level(self) -> bool:
        """Tell whether the page stands beside the shop's own addresses."""
        return self.depth == HOME_DEPTH + 1

    @property
    def shown_title(self) -> str:
        """Return the title for browsers and search engines."""
        return self.seo_title or self.title

    def full_clean(self, *args: object, **kwargs: object) -> None:
        """Tidy the slug before anything judges it."""
        self._tidy_slug()
        super().full_clean(*args, **kwargs)

    def minimal_clean(self) -> None:
        """Tidy the slug of a draft, too."""
        self._tidy_slug()
        super().minimal_clean()

    def _tidy_slug(self) -> None:
        """Write it in small letters; where there is none, make one from a title of any script."""
        self.slug: str = (self.slug or "").lower()
        has_place = bool(self.path or getattr(self, "_cached_parent_obj", None))
        if not self.slug and has_place and (wanted := make_slug(self.title or "")):
            self.slug = self._get_autogenerated_slug(wanted)

    def clean(self) -> None:
        """Refuse a slug at which the shop itself answers."""
        super().clean()
        if self.is_top_level:
            refuse_reserved_slug(self.slug)

    def can_move_to(self, parent: Page) -> bool:
        """Refuse to move a page to where the shop itself answers."""
        if parent.depth == HOME_DEPTH:
            try:
                refuse_reserved_slug(self.slug)
            except ValidationError:
                return False
        return bool(super().can_move_to(parent))

    def get_view_restrictions(self) -> QuerySet[PageViewRestriction]:
        """Return none: see private_page_options."""
        return PageViewRestriction.objects.none()


class HomePage(ShopPage):
    """The front page, and the root of the page tree."""

    body = StreamField(HomeBlock(), blank=True)

    content_panels = [*Page.content_panels, FieldPanel("body")]
    template = "cms/home_page.html"
    parent_page_types = ["wagtailcore.Page"]
    subpage_types = ["cms.JournalIndexPage", "cms.StandardPage"]
    max_count = 1

    class Meta:
        verbose_name = "home page"

    def get_context(self, request: HttpRequest, *args: object, **kwargs: object) -> dict:
        """Load the cards of all blocks together."""
        context = super().get_context(request, *args, **kwargs)
        articles = article_cards_by_key(keys_within(self.body, kind="article_rail", name="articles"))
        shown = list(pictures(self.body))
        attach_sources([*shown, *(card.picture for card in articles.values() if card.picture)])
        products = product_cards_by_key(keys_within(self.body, kind="product_rail", name="products"))
        return {
            **context,
            "blocks": turn_every_second_split(self.body),
            "shared_picture": next((picture.shared_url for picture in shown if picture.shared_url), ""),
            "product_cards": products,
            "article_cards": articles,
        }

    def route(self, request: HttpRequest, path_components: list[str]) -> RouteResult:
        """Find an article in one query; Wagtail's own way takes two for each part of the address."""
        if len(path_components) == HOME_DEPTH:
            url_path = f"{self.url_path}{'/'.join(path_components)}/"
            article = ArticlePage.objects.live().with_people().filter(url_path=url_path).first()
            if article is not None:
                return RouteResult(article)
        return super().route(request, path_components)


class StandardPage(ShopPage):
    """About, delivery, returns, privacy, contact."""

    title_emphasis = models.CharField(max_length=120, blank=True, help_text=EMPHASIS_HELP)
    intro = models.TextField(blank=True, max_length=500)
    body = StreamField(BodyBlock(), blank=True)

    content_panels = [
        *Page.content_panels,
        FieldPanel("title_emphasis"),
        FieldPanel("intro"),
        FieldPanel("body"),
    ]
    search_fields = [
        *Page.search_fields,
        # The later one counts: titles weigh as much as a product's.
        index.SearchField("title", boost=10),
        index.SearchField("intro", boost=2),
        index.SearchField("body"),
    ]
    template = "cms/standard_page.html"
    parent_page_types = ["cms.HomePage"]
    subpage_types: list[str] = []

    class Meta:
        verbose_name = "standard page"

    def get_context(self, request: HttpRequest, *args: object, **kwargs: object) -> dict:
        """Load the cards and pictures of all blocks together."""
        context = super().get_context(request, *args, **kwargs)
        attach_sources(pictures(self.body))
        return {
            **context,
            **_body_context(self.body),
            "product_cards": product_cards_by_key(product_keys(self.body)),
            "size_offers": size_offers_by_key(product_keys(self.body)),
            "promo_cards": promo_cards_by_key(voucher_keys(self.body)),
            "applied_codes": SimpleLazyObject(lambda: applied_codes(request)),
            "breadcrumb": [{"text": "Home", "url": "/"}, {"text": self.title}],
        }

    def clean(self) -> None:
        """Give each heading its anchor."""
        super().clean()
        give_anchors(self.body)


class ArticleQuerySet(PageQuerySet):
    """Questions asked of all articles."""

    def with_people(self) -> ArticleQuerySet:
        """Load what an article's head shows in the same query."""
        return self.select_related("author", "reviewer", "picture", "topic")

    def for_cards(self) -> ArticleQuerySet:
        """Return the published articles, newest first, without their bodies, as lists show them."""
        return (
            self.live()
            .select_related("topic", "picture")
            .defer("body", "related_products", "related_articles")
            .order_by("-published_date", F("first_published_at").desc(nulls_last=True), "-pk")
        )


ArticleManager = PageManager.from_queryset(ArticleQuerySet)


class JournalIndexPage(ShopPage):
    """The list of articles."""

    title_emphasis = models.CharField(max_length=120, blank=True, help_text=EMPHASIS_HELP)
    intro = models.TextField(blank=True, max_length=500)

    content_panels = [*Page.content_panels, FieldPanel("title_emphasis"), FieldPanel("intro")]
    template = "cms/journal_index_page.html"
    parent_page_types = ["cms.HomePage"]
    subpage_types = ["cms.ArticlePage"]
    max_count = 1

    class Meta:
        verbose_name = "journal"

    def articles(self, *, topic: str = "") -> ArticleQuerySet:
        """Return the published articles, newest first, of one topic or of all."""
        found = ArticlePage.objects.child_of(self).for_cards()
        return found.filter(topic__slug=topic) if topic else found

    def window_of_articles(self, *, topic: str, asked: PageRequest) -> Window:
        """Return the part of the list that was asked for."""
        articles = self.articles(topic=topic)
        return window(articles, count=articles.count(), asked=asked, items_a_page=ARTICLES_A_PAGE)

    def serve(self, request: HttpRequest, *args: object, **kwargs: object) -> HttpResponse:
        """Lead from the old name of a topic to its new one."""
        asked = request.GET.get("topic", "")
        if asked and not Topic.objects.filter(slug=asked).exists():
            topic = renamed(Topic.objects.all(), slug=asked)
            if topic is not None:
                query = request.GET.copy()
                query["topic"] = topic.slug
                return moved(request, self.address, query=query.urlencode())
        return super().serve(request, *args, **kwargs)

    def get_context(self, request: HttpRequest, *args: object, **kwargs: object) -> dict:
        """Load one page of the articles of one topic, or of all; an unknown topic shows all."""
        context = super().get_context(request, *args, **kwargs)
        topics = list(Topic.objects.filter(articles__live=True).distinct())
        chosen = next((topic for topic in topics if topic.slug == request.GET.get("topic")), None)
        slug = chosen.slug if chosen else ""
        part = self.window_of_articles(topic=slug, asked=PageRequest.of(cast(HtmxRequest, request)))
        cards = [article.card for article in part.items]
        attach_sources(card.picture for card in cards if card.picture)
        asked = {"topic": slug, "page": part.page.number if part.page.number > 1 else ""}
        query = urlencode({name: value for name, value in asked.items() if value})
        return {
            **context,
            "articles": cards,
            "part": part,
            "canonical": f"{self.address}?{query}" if query else self.address,
            "topic": chosen,
            "topic_query": f"topic={slug}" if slug else "",
            "topic_links": [
                {"text": "All", "url": self.address, "is_chosen": chosen is None},
                *(
                    {
                        "text": topic.name,
                        "url": f"{self.address}?topic={topic.slug}",
                        "is_chosen": topic == chosen,
                    }
                    for topic in topics
                ),
            ],
            "breadcrumb": [{"text": "Home", "url": "/"}, {"text": self.title}],
        }


class ArticlePage(ShopPage):
    """An article of the journal."""

    title_emphasis = models.CharField(max_length=120, blank=True, help_text=EMPHASIS_HELP)
    standfirst = models.TextField(max_length=400, help_text="One or two sentences: why read on.")
    picture = models.ForeignKey("images.Picture", on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    author = models.ForeignKey("cms.Person", on_delete=models.PROTECT, related_name="articles")
    reviewer = models.ForeignKey(
        "cms.Person",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="reviewed_articles",
        help_text="The person with medical training who checked it.",
    )
    reviewed_date = models.DateField(null=True, blank=True, help_text="When the reviewer last checked it.")
    chosen_date = models.DateField(
        "date shown",
        null=True,
        blank=True,
        help_text="Left empty, it's the day the article goes live. To publish later, schedule the page.",
    )
    # What is shown: the chosen date, or else the day it first went live.
    published_date = models.DateField(default=timezone.localdate, editable=False)
    topic = models.ForeignKey("cms.Topic", on_delete=models.PROTECT, related_name="articles")
    body = StreamField(BodyBlock(), blank=True)
    related_products = StreamField(
        [("product", ProductReferenceBlock())],
        blank=True,
        max_num=8,
        help_text="Shown below the text, after the products named in it.",
    )
    related_articles = StreamField(
        [("article", ArticleReferenceBlock(page_type="cms.ArticlePage"))], blank=True, max_num=6
    )
    reading_minutes = models.PositiveSmallIntegerField(default=1, editable=False)

    objects = ArticleManager()

    content_panels = [
        *Page.content_panels,
        FieldPanel("title_emphasis"),
        FieldPanel("standfirst"),
        MultiFieldPanel(
            [
                FieldPanel("topic"),
                FieldRowPanel([FieldPanel("author"), FieldPanel("reviewer")]),
                FieldRowPanel([FieldPanel("chosen_date"), FieldPanel("reviewed_date")]),
            ],
            heading="Who, when, what about",
        ),
        FieldPanel("picture"),
        FieldPanel("body"),
        MultiFieldPanel(
            [FieldPanel("related_products"), FieldPanel("related_articles")], heading="What to see next"
        ),
    ]
    search_fields = [
        *Page.search_fields,
        # The later one counts: titles weigh as much as a product's.
        index.SearchField("title", boost=10),
        index.SearchField("standfirst", boost=2),
        index.SearchField("body"),
        index.FilterField("published_date"),
        index.RelatedFields("topic", [index.SearchField("name", boost=2)]),
    ]
    template = "cms/article_page.html"
    parent_page_types = ["cms.JournalIndexPage"]
    subpage_types: list[str] = []
    preview_modes = [("", "Article"), ("card", "Card in lists")]

    class Meta:
        verbose_name = "article"
        constraints = [
            models.CheckConstraint(
                condition=models.Q(reviewed_date=None) | models.Q(reviewer__isnull=False),
                name="reviewed_article_names_its_reviewer",
            )
        ]

    def clean(self) -> None:
        """Give each heading its anchor and the article its date, and count how long it takes to read."""
        super().clean()
        self.set_published_date()
        if self.reviewed_date and not self.reviewer:
            raise ValidationError({"reviewer": "Say who checked the article on that date."})
        give_anchors(self.body)
        self.reading_minutes = max(1, ceil(len(plain_text(self.body).split()) / WORDS_A_MINUTE))

    def set_published_date(self) -> None:
        """Show the chosen date, or else the day it went live; of a draft that is today."""
        went_live_at = self.first_published_at or timezone.now()
        self.published_date = self.chosen_date or timezone.localdate(went_live_at)

    def with_content_json(self, content: dict) -> ArticlePage:
        """Return the article as a revision has it, with the date that goes with it now."""
        article: ArticlePage = super().with_content_json(content)
        article.set_published_date()
        return article

    def save(self, *args: object, **kwargs: object) -> None:
        """Keep, beside a published article, the list of the products it names."""
        super().save(*args, **kwargs)
        # Saving a draft of a published page writes a few named fields only, and must change nothing in the shop.
        if self.live and not kwargs.get("update_fields"):
            self.index_products()

    @transaction.atomic
    def index_products(self) -> None:
        """Write down which products the article names, so that their pages find it."""
        known = set(Product.objects.filter(pk__in=self.named_product_keys).values_list("pk", flat=True))
        keys = [key for key in self.named_product_keys if key in known]
        self.product_links.all().delete()
        ArticleProduct.objects.bulk_create(
            ArticleProduct(article=self, product_id=key, position=position) for position, key in enumerate(keys)
        )

    def get_context(self, request: HttpRequest, *args: object, **kwargs: object) -> dict:
        """Load the cards and pictures of all blocks, and of what comes after them, together."""
        context = super().get_context(request, *args, **kwargs)
        products = product_cards_by_key(self.named_product_keys)
        articles = article_cards_by_key(self.related_article_keys)
        attach_sources(
            picture
            for picture in (self.picture, *pictures(self.body), *(card.picture for card in articles.values()))
            if picture
        )
        return {
            **context,
            **_body_context(self.body),
            "product_cards": products,
            "size_offers": size_offers_by_key(product_keys(self.body)),
            "promo_cards": promo_cards_by_key(voucher_keys(self.body)),
            "applied_codes": SimpleLazyObject(lambda: applied_codes(request)),
            "related_products": [products[key] for key in self.related_product_keys if key in products],
            "related_articles": list(articles.values()),
            "breadcrumb": [
                {"text": "Home", "url": "/"},
                {"text": "Journal", "url": self.journal_address},
                {"text": self.title},
            ],
        }

    @property
    def journal_address(self) -> str:
        """Return the path of the journal that the article is in, with nothing asked."""
        return self.address[: -len(f"{self.slug}/")]

    @property
    def card(self) -> ArticleCard:
        """Return what lists show of it."""
        return ArticleCard(
            url=self.address,
            title=self.title,
            picture=self.picture,
            eyebrow=self.topic.name,
            text=self.standfirst,
            reading_minutes=self.reading_minutes,
            date=self.published_date,
        )

    @property
    def named_product_keys(self) -> list[int]:
        """Return the keys of all products it names, in order: first in the text, then below it."""
        return list(dict.fromkeys([*product_keys(self.body), *self.related_product_keys]))

    @property
    def related_product_keys(self) -> list[int]:
        """Return the keys of the products shown below the text."""
        return _keys(self.related_products)

    @property
    def related_article_keys(self) -> list[int]:
        """Return the keys of the articles shown below the text."""
        return _keys(self.related_articles)

    def get_preview_template(self, request: HttpRequest, mode_name: str) -> str:
        """Return the template of the chosen preview."""
        return "cms/article_card_preview.html" if mode_name == "card" else self.template


def article_cards_by_key(keys: Iterable[int]) -> dict[int, ArticleCard]:
    """Return the cards of the published articles among these, in the order of the keys."""
    keys = list(keys)
    if not keys:
        return {}
    found = ArticlePage.objects.for_cards().in_bulk(keys)
    return {key: found[key].card for key in keys if key in found}


def _body_context(body: StreamValue) -> dict[str, object]:
    return {"blocks": blocks_with_levels(body), "contents": contents(body)}


def _keys(stream: StreamValue) -> list[int]:
    return [child["value"] for child in stream.raw_data if child.get("value") is not None]


class ArticleProduct(models.Model):
    """
    That a published article names a product.

    Kept by `cms.services.index_products` whenever an article is published, so that a product page finds its
    articles without reading their bodies. A draft changes nothing here.
    """

    article = models.ForeignKey(ArticlePage, on_delete=models.CASCADE, related_name="product_links")
    product = models.ForeignKey("catalogue.Product", on_delete=models.CASCADE, related_name="article_links")
    position = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ["article", "position"]
        constraints = [models.UniqueConstraint(fields=["article", "product"], name="article_names_a_product_once")]

    def __str__(self) -> str:
        return f"{self.article} names {self.product}"
