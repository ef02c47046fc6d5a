"""
From `demo/content/cms/` to pages. Loading again follows the files, but never touches what a person changed.

`demo.blocks` has what is written for each kind of block.
"""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from django.contrib.sites.models import Site as DjangoSite
from django.core.files.base import ContentFile
from django.db import transaction
from django.db.models import Model
from django.utils import timezone
from wagtail.blocks import StreamValue
from wagtail.models import Collection, Page, PageLogEntry, Site

from catalogue.models import Product
from cms.models import (
    ArticlePage,
    HomePage,
    JournalIndexPage,
    Person,
    ShopPage,
    SiteSettings,
    StandardPage,
    Topic,
)
from demo.blocks import DemoIndex, home_blocks, page_blocks
from demo.files import Entry, read_directory, read_one
from shop.images.models import Picture
from shop.images.services import make_renditions
from shop.offer.periods import end_of_day
from shop.voucher.creation import create_voucher
from shop.voucher.models import Voucher

PAGES_WITH_A_TYPE_OF_THEIR_OWN = {"home", "journal"}


@dataclass
class Tally:
    """What came of loading: how many pages were written, and which ones a person had changed."""

    written: int = 0
    kept: list[str] = field(default_factory=list)


def load_pages(*, directory: Path, base_url: str, now: datetime, is_forced: bool = False) -> Tally:
    """
    Load people, topics, pages, settings and the promo code of the demo.

    Nothing changes when a file is wrong. A page that a person has changed stays as it is, unless forced.

    :raises UnableToReadFile: if a file can't be understood
    """
    with transaction.atomic():
        _load_sites(base_url)
        known = _load_known(directory, now=now)
        home = HomePage.objects.get()
        journal = JournalIndexPage.objects.child_of(home).get()
        tally = Tally()
        _load_articles(directory, journal, known, tally=tally, is_forced=is_forced)
        _load_standard_pages(directory, home, known, tally=tally, is_forced=is_forced)
        _load_front_pages(directory, home, journal, known, tally=tally, is_forced=is_forced)
        _load_settings(directory / "settings.yaml", known, is_forced=is_forced)
    make_renditions(known.pictures.values())
    return tally


def _load_sites(base_url: str) -> None:
    address = urlsplit(base_url)
    port = address.port or (443 if address.scheme == "https" else 80)
    Site.objects.filter(is_default_site=True).update(hostname=address.hostname, port=port, site_name="Seedpearl")
    DjangoSite.objects.update_or_create(pk=1, defaults={"domain": address.netloc, "name": "Seedpearl"})
    DjangoSite.objects.clear_cache()


def _load_known(directory: Path, *, now: datetime) -> DemoIndex:
    return DemoIndex(
        people=_load_people(directory / "people.yaml"),
        topics=_load_topics(directory / "pages" / "journal.yaml"),
        products={product.slug: product.pk for product in Product.objects.pages().only("slug", "structure")},
        vouchers={"miliagone": _load_miliagone(now).pk},
        pictures=_load_pictures(directory / "pictures"),
        articles={},
    )


def _load_people(path: Path) -> dict[str, Person]:
    whole = read_one(path)
    for entry in [*whole.entries("authors"), *whole.entries("reviewers")]:
        values = {name: entry.text(name) for name in ("name", "role", "bio")}
        Person.objects.get_or_create(slug=entry.text("slug"), defaults=values)
    return {person.slug: person for person in Person.objects.all()}


def _load_topics(path: Path) -> dict[str, Topic]:
    for position, entry in enumerate(read_one(path).entries("topics")):
        values = {"name": entry.text("name"), "description": entry.text("description"), "position": position}
        Topic.objects.get_or_create(slug=entry.text("slug"), defaults=values)
    return {topic.slug: topic for topic in Topic.objects.all()}


def _load_miliagone(now: datetime) -> Voucher:
    existing = Voucher.objects.filter(code__iexact="miliagone").first()
    return existing or create_voucher(
        code="miliagone",
        percent=Decimal(15),
        usage=Voucher.FIRST_ORDER,
        starts_at=now,
        ends_at=end_of_day(timezone.localdate(now + timedelta(days=365))),
        terms="On everything in your first order. One use for each customer, not with other codes.",
        is_for_articles=True,
    )


def _load_pictures(directory: Path) -> dict[str, Picture]:
    name = "Journal"
    collection = Collection.objects.filter(name=name).first() or Collection.get_first_root_node().add_child(
        name=name
    )
    return {path.name: _load_picture(path, collection) for path in sorted(directory.glob("*.jpg"))}


def _load_picture(path: Path, collection: Collection) -> Picture:
    content = path.read_bytes()
    digest = hashlib.sha1(content).hexdigest()  # noqa: S324 as Wagtail
    existing = Picture.objects.filter(file_hash=digest, collection=collection).first()
    if existing:
        return existing
    title = path.stem.replace("-", " ").capitalize()
    picture = Picture(title=title, collection=collection, file=ContentFile(content, name=path.name))
    picture._set_image_file_metadata()
    picture.save()
    return picture


def _load_articles(
    directory: Path, journal: JournalIndexPage, known: DemoIndex, *, tally: Tally, is_forced: bool
) -> None:
    entries = list(read_directory(directory / "articles"))
    articles = {article.slug: article for article in ArticlePage.objects.child_of(journal)}
    for entry in entries:
        slug = entry.text("slug")
        if slug not in articles:
            # Articles name each other: all of them exist, as drafts, before the first is written.
            articles[slug] = journal.add_child(
                instance=ArticlePage(slug=slug, live=False, **_article_head(entry, known))
            )
    known.articles.update({slug: article.pk for slug, article in articles.items()})
    for entry in entries:
        values = {**_article_head(entry, known), **_article_body(entry, known)}
        _write(articles[entry.text("slug")], values, tally=tally, is_forced=is_forced)


def _article_head(entry: Entry, known: DemoIndex) -> dict[str, Any]:
    return {
        "title": entry.text("title"),
        "title_emphasis": entry.text("title_emphasis", ""),
        "standfirst": entry.text("standfirst"),
        "seo_title": entry.text("seo_title", ""),
        "search_description": entry.text("meta_description", ""),
        "picture": known.picture(entry.entry("picture")),
        "author": entry.row("author", known.people, file="people.yaml"),
        "reviewer": entry.row("reviewer", known.people, file="people.yaml"),
        "reviewed_date": entry.day("reviewed_date"),
        "chosen_date": entry.day("published_date"),
        "topic": entry.row("topic", known.topics, file="pages/journal.yaml"),
    }


def _article_body(entry: Entry, known: DemoIndex) -> dict[str, Any]:
    products = entry.rows("related_products", known.products, file="demo/content/catalogue/products/")
    articles = entry.rows("related_articles", known.articles, file="articles/")
    return {
        "body": page_blocks(entry, known),
        "related_products": [{"type": "product", "value": key} for key in products],
        "related_articles": [{"type": "article", "value": key} for key in articles],
    }


def _load_standard_pages(
    directory: Path, home: HomePage, known: DemoIndex, *, tally: Tally, is_forced: bool
) -> None:
    pages = {page.slug: page for page in StandardPage.objects.child_of(home)}
    for entry in read_directory(directory / "pages"):
        slug = entry.text("slug")
        if slug in PAGES_WITH_A_TYPE_OF_THEIR_OWN:
            continue
        values = {**_page_head(entry), "body": page_blocks(entry, known)}
        page = pages.get(slug) or home.add_child(
            instance=StandardPage(slug=slug, live=False, title=entry.text("title"))
        )
        _write(page, values, tally=tally, is_forced=is_forced)


def _page_head(entry: Entry) -> dict[str, Any]:
    return {
        "title": entry.text("title"),
        "title_emphasis": entry.text("title_emphasis", ""),
        "intro": entry.text("intro"),
        "seo_title": entry.text("seo_title", ""),
        "search_description": entry.text("meta_description", ""),
    }


def _load_front_pages(
    directory: Path,
    home: HomePage,
    journal: JournalIndexPage,
    known: DemoIndex,
    *,
    tally: Tally,
    is_forced: bool,
) -> None:
    entry = read_one(directory / "pages" / "home.yaml")
    values = {
        "title": entry.text("title"),
        "seo_title": entry.text("seo_title", ""),
        "search_description": entry.text("meta_description", ""),
        "body": home_blocks(entry, known),
    }
    _write(home, values, tally=tally, is_forced=is_forced)
    journal_entry = read_one(directory / "pages" / "journal.yaml")
    _write(journal, _page_head(journal_entry), tally=tally, is_forced=is_forced)


def _load_settings(path: Path, known: DemoIndex, *, is_forced: bool) -> None:
    entry = read_one(path)
    site = SiteSettings.objects.first()
    if site is not None and not is_forced:
        return
    announcement, address, offer = (entry.entry(name) for name in ("announcement", "address", "offer"))
    site = site or SiteSettings()
    site.announcement = announcement.text("text")
    site.announcement_link = announcement.text("url", "")
    site.offer_id = offer.row("voucher", known.vouchers, file="settings.yaml")
    site.offer_article_words = offer.text("about")
    site.offer_in_articles = site.offer_in_bag = site.offer_on_home = True
    site.phone, site.phone_hours = entry.text("phone"), entry.text("phone_hours", "")
    site.email = entry.text("email")
    town = " ".join(address.text(name) for name in ("suburb", "state", "postcode"))
    site.address = "\n".join([address.text("name"), address.text("street"), town, address.text("country")])
    site.footer_statement = entry.text("footer_statement", "")
    site.footer_note = entry.text("footer_note", "")
    site.footer_columns = json.dumps([_footer_column(column) for column in entry.entries("footer_columns")])
    site.save()


def _footer_column(column: Entry) -> dict[str, Any]:
    links = [{"text": link.text("text"), "url": link.text("url")} for link in column.entries("links")]
    return {"type": "column", "value": {"title": column.text("title"), "links": links}}


def _write(page: ShopPage, values: Mapping[str, Any], *, tally: Tally, is_forced: bool) -> None:
    """Publish a page with these values, unless a person changed it or it has them already."""
    if not is_forced and PageLogEntry.objects.filter(page_id=page.pk, user__isnull=False).exists():
        tally.kept.append(page.slug)
        return
    if page.live and all(_plain(getattr(page, name)) == _plain(value) for name, value in values.items()):
        return
    for name, value in values.items():
        setattr(page, name, json.dumps(value) if isinstance(value, list) else value)
    page.save_revision(log_action=False).publish()
    tally.written += 1


def _plain(value: Any) -> Any:
    """Return a value without what the database adds to it: ids and anchors of blocks."""
    if isinstance(value, StreamValue):
        return _plain(value.get_prep_value())
    if isinstance(value, Page | Model):
        return value.pk
    if isinstance(value, list):
        return [_plain(item) for item in value]
    if isinstance(value, dict):
        if value.get("type") == "item":
            return _plain(value["value"])
        return {name: _plain(item) for name, item in value.items() if name not in {"id", "anchor"}}
    return value
