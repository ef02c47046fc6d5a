"""What the front page is made of, and the footer."""

from typing import Any

from django.core.exceptions import ValidationError
from wagtail import blocks
from wagtail.images.blocks import ImageChooserBlock

from cms.references import ArticleReferenceBlock, ProductReferenceBlock
from cms.tidying import TidyStreamBlock
from cms.validators import validate_link


class LinkedBlock(blocks.StructBlock):
    """A block that may end in a link: `link` with its words in `link_text`."""

    def clean(self, value: Any) -> Any:
        """Refuse a link without words, and words without a link."""
        value = super().clean(value)
        if bool(value["link"]) != bool(value["link_text"]):
            error = ValidationError("Enter both the link and its text, or neither.")
            raise blocks.StructBlockValidationError(block_errors={"link_text": error})
        return value


class HeroBlock(LinkedBlock):
    """The first thing people see: a picture, a claim, a button."""

    title = blocks.CharBlock(max_length=120)
    title_emphasis = blocks.CharBlock(
        required=False, max_length=120, help_text="Words of the title set in italics."
    )
    text = blocks.TextBlock(required=False, max_length=400)
    picture = ImageChooserBlock()
    alt = blocks.CharBlock(
        required=False,
        max_length=250,
        help_text="What the picture shows. If you leave it empty, we use the picture's own description.",
    )
    link = blocks.CharBlock(required=False, max_length=300, validators=[validate_link])
    link_text = blocks.CharBlock(required=False, max_length=60, label="Words on the button")

    class Meta:
        icon = "image"
        template = "cms/blocks/hero.html"


class ProductRailBlock(LinkedBlock):
    """A row of product cards."""

    heading = blocks.CharBlock(max_length=120)
    products = blocks.ListBlock(ProductReferenceBlock(), min_num=1, max_num=12)
    link = blocks.CharBlock(required=False, max_length=300, validators=[validate_link])
    link_text = blocks.CharBlock(required=False, max_length=60)

    def get_context(self, value: Any, parent_context: dict | None = None) -> dict:
        """Add the cards that the page loaded."""
        context = super().get_context(value, parent_context)
        found = context.get("product_cards", {})
        context["cards"] = [found[key] for key in value["products"] if key in found]
        return context

    class Meta:
        icon = "tag"
        template = "cms/blocks/product_rail.html"


class EditorialSplitBlock(LinkedBlock):
    """A picture beside a few words."""

    heading = blocks.CharBlock(max_length=120)
    heading_emphasis = blocks.CharBlock(
        required=False, max_length=120, help_text="Words of the heading set in italics."
    )
    text = blocks.TextBlock(max_length=600)
    picture = ImageChooserBlock()
    alt = blocks.CharBlock(
        required=False,
        max_length=250,
        help_text="What the picture shows. If you leave it empty, we use the picture's own description.",
    )
    link = blocks.CharBlock(required=False, max_length=300, validators=[validate_link])
    link_text = blocks.CharBlock(required=False, max_length=60)

    class Meta:
        icon = "doc-full"
        template = "cms/blocks/editorial_split.html"


class ArticleRailBlock(LinkedBlock):
    """A row of articles."""

    heading = blocks.CharBlock(max_length=120)
    articles = blocks.ListBlock(ArticleReferenceBlock(page_type="cms.ArticlePage"), min_num=1, max_num=6)
    link = blocks.CharBlock(required=False, max_length=300, validators=[validate_link])
    link_text = blocks.CharBlock(required=False, max_length=60)

    def get_context(self, value: Any, parent_context: dict | None = None) -> dict:
        """Add the cards that the page loaded."""
        context = super().get_context(value, parent_context)
        found = context.get("article_cards", {})
        context["cards"] = [found[key] for key in value["articles"] if key in found]
        return context

    class Meta:
        icon = "doc-full"
        template = "cms/blocks/article_rail.html"


class PromiseBlock(blocks.StructBlock):
    """One thing we promise."""

    title = blocks.CharBlock(max_length=80)
    text = blocks.CharBlock(required=False, max_length=200)

    class Meta:
        icon = "tick"


class PromisesBlock(blocks.StructBlock):
    """What we promise, side by side."""

    heading = blocks.CharBlock(default="What we promise", max_length=120)
    items = blocks.ListBlock(PromiseBlock(), min_num=1, max_num=4, label="Promises")

    class Meta:
        icon = "tick"
        template = "cms/blocks/promises.html"


class HomeBlock(TidyStreamBlock):
    """The front page, from top to bottom."""

    hero = HeroBlock()
    product_rail = ProductRailBlock()
    editorial_split = EditorialSplitBlock()
    article_rail = ArticleRailBlock()
    promises = PromisesBlock()

    class Meta:
        block_counts = {"hero": {"min_num": 1, "max_num": 1}}


class FooterLinkBlock(blocks.StructBlock):
    """One link."""

    text = blocks.CharBlock(max_length=60)
    url = blocks.CharBlock(label="URL", max_length=300, validators=[validate_link])

    class Meta:
        icon = "link"


class FooterColumnBlock(blocks.StructBlock):
    """A column of links."""

    title = blocks.CharBlock(max_length=60)
    links = blocks.ListBlock(FooterLinkBlock(), min_num=1)

    class Meta:
        icon = "list-ul"
