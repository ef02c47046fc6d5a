"""What the body of an article or a standard page is made of."""

from typing import Any
from urllib.parse import urlencode

from django.db import models
from django.urls import reverse
from wagtail import blocks
from wagtail.contrib.typed_table_block.blocks import TypedTableBlock
from wagtail.images.blocks import ImageChooserBlock

from cms.pasting import LONGEST_HEADING
from cms.references import ProductReferenceBlock, VoucherReferenceBlock
from cms.tidying import TidyStreamBlock
from shop.browse.cards import ProductCard
from shop.order import cancelling_words

CELL_FEATURES = ["bold", "italic", "link", "superscript", "subscript", "plain-pasting"]
ANSWER_FEATURES = ["ul", "ol", *CELL_FEATURES]
# Headings are there for what is pasted: when the page is saved they become blocks of their own.
TEXT_FEATURES = ["h2", "h3", "bold", "italic", "link", "ul", "ol", "superscript", "subscript", "pasting"]


class EnquiryKind(models.TextChoices):
    """What someone writes to us for."""

    BOOKING = "booking", "A booking"
    CONSULTATION = "consultation", "A consultation"
    QUESTION = "question", "A question"


class TextBlock(blocks.RichTextBlock):
    """Paragraphs and lists, with bold, italics and links; its headings and tables become blocks of their own."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**{"features": TEXT_FEATURES, **kwargs})


class HeadingBlock(blocks.StructBlock):
    """A heading in the text: one line of the contents list, unless it is a smaller one below another."""

    text = blocks.CharBlock(max_length=LONGEST_HEADING)
    level = blocks.ChoiceBlock(
        choices=[("heading", "Heading"), ("subheading", "Subheading")], default="heading", label="Size"
    )
    anchor = blocks.RegexBlock(
        r"^[a-z0-9][a-z0-9-]*$",
        required=False,
        max_length=120,
        help_text="The end of the heading's URL. It's created from the text at first and then kept, so that "
        "links to it keep working.",
        error_messages={"invalid": "Small letters, digits and hyphens."},
    )

    class Meta:
        icon = "title"
        template = "cms/blocks/heading.html"


class PictureBlock(blocks.StructBlock):
    """A picture within the text."""

    picture = ImageChooserBlock()
    alt = blocks.CharBlock(
        required=False,
        max_length=250,
        help_text="What the picture shows, for people who can't see it. If you leave it empty, we use the "
        "picture's own description.",
    )
    caption = blocks.CharBlock(required=False, max_length=250)

    class Meta:
        icon = "image"
        template = "cms/blocks/image.html"


class TableBlock(TypedTableBlock):
    """A table. The headings of its columns are read out with each cell."""

    text = TextBlock(features=CELL_FEATURES, required=False, label="Text")

    class Meta:
        icon = "table"
        template = "cms/blocks/table.html"


class QuoteBlock(blocks.StructBlock):
    """A sentence worth repeating, and who said it."""

    text = blocks.TextBlock(max_length=400)
    attribution = blocks.CharBlock(required=False, max_length=120)

    class Meta:
        icon = "openquote"
        template = "cms/blocks/quote.html"


class QuestionBlock(blocks.StructBlock):
    """One question and its answer."""

    question = blocks.CharBlock(max_length=200)
    answer = TextBlock(features=ANSWER_FEATURES)

    class Meta:
        icon = "help"


class QuestionAndAnswerBlock(blocks.StructBlock):
    """Questions with answers; search engines are told that they are."""

    items = blocks.ListBlock(QuestionBlock(), min_num=1, label="Questions")

    class Meta:
        icon = "help"
        template = "cms/blocks/question_and_answer.html"


class StepBlock(blocks.StructBlock):
    """One step."""

    title = blocks.CharBlock(required=False, max_length=120)
    text = blocks.TextBlock(max_length=1000)

    class Meta:
        icon = "list-ol"


class StepsBlock(blocks.StructBlock):
    """What to do, in order."""

    title = blocks.CharBlock(required=False, max_length=120)
    items = blocks.ListBlock(StepBlock(), min_num=1, label="Steps")

    class Meta:
        icon = "list-ol"
        template = "cms/blocks/steps.html"


class KeyFactsBlock(blocks.StructBlock):
    """The few things to take away."""

    title = blocks.CharBlock(default="In short", max_length=120)
    items = blocks.ListBlock(blocks.CharBlock(max_length=300), min_num=1, label="Facts")

    class Meta:
        icon = "list-ul"
        template = "cms/blocks/key_facts.html"


class CautionBlock(blocks.StructBlock):
    """A calm warning, with its reason."""

    title = blocks.CharBlock(default="When to see a doctor", max_length=120)
    text = blocks.TextBlock(max_length=1000)

    class Meta:
        icon = "warning"
        template = "cms/blocks/caution.html"


def _stock_text(card: ProductCard) -> str:
    """Return the stock status of a product, in two words."""
    if not card.is_available:
        return "Sold out"
    return card.badge if card.badge.startswith("Only") else "In stock"


class CancellingBlock(blocks.StaticBlock):
    """Until when customers can cancel an order. It says what the button on an order's page does."""

    def get_context(self, value: Any, parent_context: dict | None = None) -> dict:
        """Add the text of the shop's rule."""
        context = super().get_context(value, parent_context)
        return {**context, "until": cancelling_words.until(), "action": cancelling_words.ACTION}

    class Meta:
        icon = "undo"
        label = "Cancelling an order"
        admin_text = "Tells customers when they can cancel an order, following the shop's own rule."
        template = "cms/blocks/cancelling.html"


class ProductBlock(blocks.StructBlock):
    """A product card with today's price and stock. Nothing is shown while the product is hidden."""

    product = ProductReferenceBlock()
    note = blocks.TextBlock(required=False, max_length=400, help_text="Why it's mentioned here.")

    def get_context(self, value: Any, parent_context: dict | None = None) -> dict:
        """Add the card that the page loaded; none while the product is hidden or gone."""
        context = super().get_context(value, parent_context)
        card = context["card"] = context.get("product_cards", {}).get(value["product"])
        context["stock"] = _stock_text(card) if card else ""
        context["sizes"] = context.get("size_offers", {}).get(value["product"], [])
        return context

    class Meta:
        icon = "tag"
        template = "cms/blocks/product.html"


class PromoCodeBlock(blocks.StructBlock):
    """A promo code that readers apply in one click. Once it has ended, the card says so calmly."""

    voucher = VoucherReferenceBlock(label="Promo code")
    text = blocks.TextBlock(required=False, max_length=400, help_text="What it is for, in a sentence.")

    def get_context(self, value: Any, parent_context: dict | None = None) -> dict:
        """Add the card that the page loaded; none when the code is gone or not for articles any more."""
        context = super().get_context(value, parent_context)
        context["card"] = context.get("promo_cards", {}).get(value["voucher"])
        return context

    class Meta:
        icon = "bars"
        template = "cms/blocks/promo_code.html"


class BookingBlock(blocks.StructBlock):
    """Asks readers to book, to talk to us, or to ask. What they send names the article it came from."""

    kind = blocks.ChoiceBlock(choices=EnquiryKind.choices, default=EnquiryKind.BOOKING)
    title = blocks.CharBlock(max_length=120)
    text = blocks.TextBlock(required=False, max_length=600)
    phone = blocks.CharBlock(
        required=False,
        max_length=30,
        help_text="If you leave it empty, we use the shop's number from the site settings.",
    )
    button = blocks.CharBlock(default="Send your question", max_length=60)

    def get_context(self, value: Any, parent_context: dict | None = None) -> dict:
        """Add the address of the form, which knows the article it is reached from."""
        context = super().get_context(value, parent_context)
        page = context.get("page")
        query = {"kind": value["kind"], **({"article": page.pk} if page and page.pk else {})}
        context["form_url"] = f"{reverse('cms:enquiry')}?{urlencode(query)}"
        return context

    class Meta:
        icon = "mail"
        template = "cms/blocks/booking.html"


class SourceBlock(blocks.StructBlock):
    """One source, and when it was read."""

    title = blocks.CharBlock(max_length=250)
    publisher = blocks.CharBlock(required=False, max_length=200)
    url = blocks.URLBlock(label="URL")
    accessed_date = blocks.DateBlock(required=False, label="Accessed on")

    class Meta:
        icon = "link"


class SourcesBlock(blocks.StructBlock):
    """What the text rests on."""

    items = blocks.ListBlock(SourceBlock(), min_num=1, label="Sources")

    def get_context(self, value: Any, parent_context: dict | None = None) -> dict:
        """Add the sources as the list of sources takes them."""
        context = super().get_context(value, parent_context)
        context["sources"] = [{**item, "date": item["accessed_date"]} for item in value["items"]]
        return context

    class Meta:
        icon = "link"
        template = "cms/blocks/sources.html"


class BodyBlock(TidyStreamBlock):
    """The body of a page."""

    split_block = "text"

    heading = HeadingBlock(group="Text")
    text = TextBlock(group="Text", template="cms/blocks/text.html")
    table = TableBlock(group="Text")
    image = PictureBlock(group="Text")
    quote = QuoteBlock(group="Text")
    question_and_answer = QuestionAndAnswerBlock(group="Text")
    steps = StepsBlock(group="Text")
    key_facts = KeyFactsBlock(group="Text")
    caution = CautionBlock(group="Text")
    sources = SourcesBlock(group="Text")
    cancelling = CancellingBlock(group="Shop")
    product = ProductBlock(group="Shop")
    promo_code = PromoCodeBlock(group="Shop")
    booking = BookingBlock(group="Shop")

    class Meta:
        # One code, one list of sources: more would only compete.
        block_counts = {"sources": {"max_num": 1}, "promo_code": {"max_num": 1}}
