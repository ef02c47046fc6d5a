import shutil
from datetime import UTC, datetime
from decimal import Decimal
from pathlib import Path

import pytest
import yaml
from django.conf import settings

from catalogue.models import Product
from cms.models import ArticlePage, HomePage, JournalIndexPage, Person, SiteSettings, StandardPage
from demo import pages
from demo.files import UnableToReadFile
from shop.users.models import User
from shop.voucher.models import Voucher

pytestmark = pytest.mark.django_db

DEMO = settings.BASE_DIR / "demo" / "content" / "cms"
NOW = datetime(2026, 11, 22, tzinfo=UTC)


@pytest.fixture(autouse=True)
def shop_with_products(monkeypatch) -> None:
    """Make the products that the demo's pages name; picture sizes are another matter."""
    slugs = [
        path.stem for path in (settings.BASE_DIR / "demo" / "content" / "catalogue" / "products").glob("*.yaml")
    ]
    Product.objects.bulk_create(
        Product(structure=Product.PARENT, slug=slug, title=slug, facets=[]) for slug in slugs
    )
    monkeypatch.setattr(pages, "make_renditions", list)


def load(*, directory: Path = DEMO, is_forced: bool = False) -> pages.Tally:
    return pages.load_pages(directory=directory, base_url="http://localhost:8000", now=NOW, is_forced=is_forced)


def test_load_pages_makes_the_whole_demo(client):
    tally = load()

    addresses = [page.address for kind in (ArticlePage, StandardPage) for page in kind.objects.live()]
    assert tally.written == len(addresses) + 2
    assert len(addresses) >= 9
    assert {client.get(address).status_code for address in ["/", "/journal/", *addresses]} == {200}
    assert SiteSettings.objects.get().phone == "1800 160 401"


def test_load_pages_makes_the_code_that_articles_show():
    load()

    voucher = Voucher.objects.get(code__iexact="miliagone")
    assert (voucher.shown_code, voucher.usage) == ("miliagone", Voucher.FIRST_ORDER)
    assert voucher.is_for_articles
    assert voucher.offers.get().benefit.value == Decimal(15)


def test_load_pages_again_writes_nothing():
    load()
    revisions = ArticlePage.objects.first().revisions.count()

    tally = load()

    assert (tally.written, tally.kept) == (0, [])
    assert ArticlePage.objects.first().revisions.count() == revisions
    assert Voucher.objects.count() == 1


def test_load_pages_leaves_what_a_person_changed_unless_forced():
    load()
    article = ArticlePage.objects.get(slug="why-milia-form")
    article.title = "As the editor likes it"
    editor = User.objects.create_superuser("editor@seedpearl.example", "a password")
    article.save_revision(user=editor, log_action=True).publish(user=editor)

    tally = load()
    article.refresh_from_db()
    kept_title = article.title
    load(is_forced=True)
    article.refresh_from_db()

    assert (tally.kept, kept_title) == (["why-milia-form"], "As the editor likes it")
    assert article.title == "Why milia form, and what may lower the odds"


def test_load_pages_follows_a_file_that_changed(tmp_path):
    load()
    copy = shutil.copytree(DEMO, tmp_path / "demo")
    path = copy / "pages" / "delivery.yaml"
    path.write_text(path.read_text().replace("title: Delivery\n", "title: How it travels\n", 1))

    tally = load(directory=copy)

    assert tally.written == 1
    assert StandardPage.objects.get(slug="delivery").title == "How it travels"


@pytest.mark.parametrize(
    ("file", "key", "value", "words"),
    [
        ("articles/why-milia-form.yaml", "author", "nobody", "names listed in people.yaml, found 'nobody'"),
        ("articles/why-milia-form.yaml", "related_products", ["nothing"], "demo/content/catalogue/products/"),
        ("articles/why-milia-form.yaml", "body", [{"hologram": 1}], "one block, one of heading, text"),
        ("articles/why-milia-form.yaml", "reviewed_date", "soon", "a date, like"),
        ("pages/home.yaml", "hero", None, "keys and values, found nothing"),
    ],
)
def test_load_pages_says_where_a_file_is_wrong_and_changes_nothing(tmp_path, file, key, value, words):
    copy = shutil.copytree(DEMO, tmp_path / "demo")
    content = yaml.safe_load((copy / file).read_text())
    (copy / file).write_text(yaml.safe_dump({**content, key: value}))

    with pytest.raises(UnableToReadFile) as raised:
        load(directory=copy)

    assert Path(file).name in str(raised.value)
    assert key in str(raised.value)
    assert words in str(raised.value)
    assert (ArticlePage.objects.count(), Person.objects.count()) == (0, 0)


def test_products_find_the_articles_that_name_them():
    load()

    product = Product.objects.get(slug="pearl-polish-aha-scrub")

    slugs = {link.article.slug for link in product.article_links.select_related("article")}
    assert "why-milia-form" in slugs


def test_tree_has_the_home_page_at_its_root():
    home = HomePage.objects.get()

    assert (home.depth, home.address) == (2, "/")
    assert JournalIndexPage.objects.get().get_parent() == home.page_ptr
