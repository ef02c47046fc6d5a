"""From the blocks of `demo/content/cms/` to what Wagtail keeps of a body."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from cms.blocks import EnquiryKind
from cms.models import Person, Topic
from demo.files import Entry
from shop.images.models import Picture

Block = dict[str, Any]


@dataclass
class DemoIndex:
    """All that pages refer to, by the names they use."""

    people: dict[str, Person]
    topics: dict[str, Topic]
    products: dict[str, int]
    vouchers: dict[str, int]
    pictures: dict[str, Picture]
    articles: dict[str, int]

    def picture(self, entry: Entry) -> Picture:
        """Return a picture; the first page that shows it says what is seen."""
        picture = entry.row("file", self.pictures, file="pictures/")
        if not picture.description:
            picture.description = entry.text("alt")
            picture.save(update_fields=["description"])
        return picture


def page_blocks(entry: Entry, known: DemoIndex) -> list[Block]:
    """Return the body of an article or a standard page."""
    return [_page_block(item, known) for item in entry.entries("body")]


def _page_block(item: Entry, known: DemoIndex) -> Block:
    kind = next(iter(item.values), "")
    if len(item.values) != 1 or kind not in READERS:
        raise item.wrong(kind, f"one block, one of {', '.join(READERS)}", found=list(item.values))
    return {"type": kind, "value": READERS[kind](item, known)}


def home_blocks(entry: Entry, known: DemoIndex) -> list[Block]:
    """Return the front page: hero, products, first split, articles, other splits, promises."""
    first, *others = [
        {"type": "editorial_split", "value": _split(split, known)} for split in entry.entries("editorial_splits")
    ]
    return [
        {"type": "hero", "value": _hero(entry.entry("hero"), known)},
        {
            "type": "product_rail",
            "value": {
                "heading": entry.text("featured_products_heading"),
                "products": entry.rows(
                    "featured_products", known.products, file="demo/content/catalogue/products/"
                ),
                "link": "/shop/",
                "link_text": "See all products",
            },
        },
        first,
        *others,
        {
            "type": "article_rail",
            "value": {
                "heading": entry.text("featured_articles_heading"),
                "articles": entry.rows("featured_articles", known.articles, file="demo/content/cms/articles/"),
                "link": "/journal/",
                "link_text": "Read the journal",
            },
        },
        {
            "type": "promises",
            "value": {
                "heading": "What we promise",
                "items": [_texts(item, "title", "text") for item in entry.entries("promises")],
            },
        },
    ]


def _hero(hero: Entry, known: DemoIndex) -> Block:
    return {
        "title": hero.text("title"),
        "title_emphasis": hero.text("title_emphasis", ""),
        "text": hero.text("text", ""),
        **_picture(hero.entry("picture"), known),
        "link": hero.text("button_link", ""),
        "link_text": hero.text("button_text", ""),
    }


def _split(split: Entry, known: DemoIndex) -> Block:
    return {
        "heading": split.text("heading"),
        "heading_emphasis": split.text("heading_emphasis", ""),
        "text": split.text("text"),
        **_picture(split.entry("picture"), known),
        "link": split.text("link", ""),
        "link_text": split.text("link_text", ""),
    }


def _picture(entry: Entry, known: DemoIndex) -> Block:
    return {"picture": known.picture(entry).pk, "alt": entry.text("alt", "")}


def _texts(entry: Entry, *names: str) -> Block:
    return {name: entry.text(name, "") for name in names}


def _rich_text(entry: Entry, key: str) -> str:
    return " ".join(entry.text(key).split())


def _heading(item: Entry, known: DemoIndex) -> Block:
    return {"text": item.text("heading"), "level": "heading", "anchor": ""}


def _text(item: Entry, known: DemoIndex) -> str:
    return _rich_text(item, "text")


def _image(item: Entry, known: DemoIndex) -> Block:
    image = item.entry("image")
    return {**_picture(image, known), "caption": image.text("caption", "")}


def _quote(item: Entry, known: DemoIndex) -> Block:
    return _texts(item.entry("quote"), "text", "attribution")


def _questions(item: Entry, known: DemoIndex) -> Block:
    questions = item.entry("question_and_answer").entries("items")
    return {
        "items": [
            {"question": question.text("question"), "answer": _rich_text(question, "answer")}
            for question in questions
        ]
    }


def _steps(item: Entry, known: DemoIndex) -> Block:
    steps = item.entry("steps")
    return {**_texts(steps, "title"), "items": [_texts(step, "title", "text") for step in steps.entries("items")]}


def _key_facts(item: Entry, known: DemoIndex) -> Block:
    facts = item.entry("key_facts")
    return {"title": facts.text("title"), "items": facts.texts("items")}


def _caution(item: Entry, known: DemoIndex) -> Block:
    return _texts(item.entry("caution"), "title", "text")


def _product(item: Entry, known: DemoIndex) -> Block:
    product = item.entry("product")
    key = product.row("product", known.products, file="demo/content/catalogue/products/")
    return {"product": key, "note": product.text("note", "")}


def _promo_code(item: Entry, known: DemoIndex) -> Block:
    code = item.entry("promo_code")
    key = code.row("voucher", known.vouchers, file="the codes that the demo makes")
    return {"voucher": key, "text": code.text("text", "")}


def _cancelling(item: Entry, known: DemoIndex) -> None:
    """Return nothing: the block's words are the shop's rule."""


def _booking(item: Entry, known: DemoIndex) -> Block:
    booking = item.entry("booking")
    kind = booking.choice("kind", EnquiryKind.values)
    return {"kind": kind, **_texts(booking, "title", "text", "phone", "button")}


def _sources(item: Entry, known: DemoIndex) -> Block:
    return {
        "items": [
            {
                **_texts(source, "title", "publisher", "url"),
                "accessed_date": source.day("accessed_date").isoformat(),
            }
            for source in item.entry("sources").entries("items")
        ]
    }


READERS: dict[str, Callable[[Entry, DemoIndex], Any]] = {
    "heading": _heading,
    "text": _text,
    "image": _image,
    "quote": _quote,
    "question_and_answer": _questions,
    "steps": _steps,
    "key_facts": _key_facts,
    "caution": _caution,
    "product": _product,
    "promo_code": _promo_code,
    "booking": _booking,
    "cancelling": _cancelling,
    "sources": _sources,
}
