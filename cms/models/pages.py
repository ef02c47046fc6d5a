"""The page tree: home, journal with its articles, standard pages. The home page is the root of the site."""

from __future__ import annotations

from math import ceil

from django.core.exceptions import ValidationError
from django.core.paginator import Page as PaginatorPage
from django.core.paginator import Paginator
from django.db import models
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils import timezone
from django.utils.functional import cached_property
from wagtail.admin.forms import WagtailAdminPageForm
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel
from wagtail.blocks import StreamValue
from wagtail.fields import StreamField
from wagtail.models import Page, PageManager, PageViewRestriction
from wagtail.query import PageQuerySet
from wagtail.search import index
from wagtail.url_routing import RouteResult

from cms.addresses import refuse_reserved_slug
from cms.blocks import BodyBlock
from cms.content import give_anchors, plain_text, product_keys
from cms.home_blocks import HomeBlock
from cms.references import ArticleReferenceBlock, ProductReferenceBlock

HOME_DEPTH = 2
WORDS_A_MINUTE = 220
ARTICLES_A_PAGE = 12
EMPHASIS_HELP = "Words of the title set in italics."


class ShopPageForm(WagtailAdminPageForm):
    """Refuse, beside the field, a slug at which the shop itself answers."""

    def clean(self) -> dict:
        """Check the slug of a new page; the page itself checks one that has a place in the tree."""
        cleaned = super().clean()
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
    search_fields = [*Page.search_fields, index.SearchField("intro", boost=2), index.SearchField("body")]
    template = "cms/standard_page.html"
    parent_page_types = ["cms.HomePage"]
    subpage_types: list[str] = []

    class Meta:
        verbose_name = "standard page"

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
            .prefetch_related("picture__renditions")
            .defer("body", "related_products", "related_articles")
            .order_by("-published_date", "-pk")
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

    def page_of_articles(self, *, topic: str, number: str) -> PaginatorPage:
        """Return one page of the list; a number that is none gives the first, one too high the last."""
        return Paginator(self.articles(topic=topic), ARTICLES_A_PAGE).get_page(number)


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
    published_date = models.DateField(
        default=timezone.localdate, help_text="The date shown; to publish later, schedule the page."
    )
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
        FieldPanel("picture"),
        FieldPanel("body"),
        MultiFieldPanel(
            [FieldPanel("related_products"), FieldPanel("related_articles")], heading="What to see next"
        ),
    ]
    promote_panels = [
        *Page.promote_panels,
        MultiFieldPanel(
            [
                FieldPanel("topic"),
                FieldRowPanel([FieldPanel("author"), FieldPanel("reviewer")]),
                FieldRowPanel([FieldPanel("published_date"), FieldPanel("reviewed_date")]),
            ],
            heading="Who, when, what about",
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
        """Give each heading its anchor, and count how long the article takes to read."""
        super().clean()
        if self.reviewed_date and not self.reviewer:
            raise ValidationError({"reviewer": "Say who checked the article on that date."})
        give_anchors(self.body)
        self.reading_minutes = max(1, ceil(len(plain_text(self.body).split()) / WORDS_A_MINUTE))

    @cached_property
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
