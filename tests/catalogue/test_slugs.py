"""Addresses: made from titles of any script, never empty, whatever is typed or stored."""

from importlib import import_module

import pytest
from django.apps import apps
from django.db import IntegrityError, connection, models, transaction
from django.urls import reverse
from wagtail.models import Page

from catalogue.models import Category, Ingredient, Product
from cms.models import ArticlePage, HomePage, JournalIndexPage, Person, StandardPage, Topic
from shop.slugs import make_slug
from shop.users.models import User
from tests.factories.pages import make_article, make_person, make_standard_page, make_topic
from tests.factories.products import (
    make_active,
    make_category,
    make_caution,
    make_concern,
    make_ingredient,
    make_product,
    make_skin_type,
)

pytestmark = pytest.mark.django_db
SYMBOLS = ["—", "🌸🌸", "✨", "???", " ", "™", "\u200b"]
MAKERS = {
    "product": make_product,
    "category": make_category,
    "ingredient": make_ingredient,
    "active": make_active,
    "caution": make_caution,
    "concern": make_concern,
    "skintype": make_skin_type,
    "person": make_person,
    "topic": make_topic,
    "page": make_standard_page,
}


@pytest.fixture
def owner(client):
    client.force_login(User.objects.create_superuser(email="owner@seedpearl.example", password="a long enough one"))
    return client


@pytest.mark.parametrize(
    ("title", "slug"),
    [
        ("Pearl polish AHA scrub", "pearl-polish-aha-scrub"),
        ("Crème Éclat", "creme-eclat"),
        ("Крем для лица", "krem-dlya-litsa"),
        ("美白精华", "meibaijinghua"),
        ("كريم", "krym"),
        ("Κρέμα", "krema"),
        ("Milia 🌸 balm", "milia-balm"),
        ("Pe\u200barl", "pearl"),
        ("- Balm -", "balm"),
        *((symbols, "") for symbols in SYMBOLS),
    ],
)
def test_make_slug_says_letters_of_any_script_and_no_symbol(title, slug):
    assert make_slug(title) == slug


def test_make_slug_ends_within_its_length():
    assert make_slug("a" * 59 + " b", longest=60) == "a" * 59
    assert len(make_slug("美" * 300)) <= 255


def has_slug(model: type[models.Model]) -> bool:
    return any(isinstance(field, models.SlugField) for field in model._meta.local_fields)


def test_every_table_of_ours_with_an_address_is_tried_here():
    ours = {model for label in ("catalogue", "cms") for model in apps.get_app_config(label).get_models()}
    of_oscar_and_never_in_a_url = {"productclass", "option", "productattribute"}

    named = {model._meta.model_name for model in ours if has_slug(model)}

    assert (named - of_oscar_and_never_in_a_url) | {"page"} == set(MAKERS)


@pytest.mark.parametrize("kind", MAKERS)
@pytest.mark.parametrize("slug", ["", "-", "__", "Argan-Oil", "a b"])
def test_no_unusable_address_can_be_stored(kind, slug):
    row = MAKERS[kind]()
    table = Page.objects if kind == "page" else type(row).objects

    with pytest.raises(IntegrityError, match="slug_is_usable"), transaction.atomic():
        table.filter(pk=row.pk).update(slug=slug)


def test_title_of_symbols_saved_by_code_is_refused():
    with pytest.raises(IntegrityError, match="product_slug_is_usable"):
        Product.objects.create(title="—", structure=Product.PARENT)


def test_product_and_category_saved_by_code_take_an_address_from_a_title_of_any_script():
    category = Category.add_root(name="Крем")
    product = Product.objects.create(title="Крем", structure=Product.PARENT)

    assert (category.slug, product.slug) == ("krem", "krem")


# --- Forms -------------------------------------------------------------------------------------------------

NO_ROWS = {
    f"{prefix}-{name}": "0"
    for prefix in ("actives", "pictures")
    for name in ("TOTAL_FORMS", "INITIAL_FORMS", "MIN_NUM_FORMS", "MAX_NUM_FORMS")
}


@pytest.fixture
def add_product(owner):
    make_product()  # with it comes the class of all products
    category = make_category()

    def send(**fields):
        form = {"slug": "", "inci": "", "priority": "0", "categories": [category.pk], **NO_ROWS, **fields}
        return owner.post(reverse("backoffice:add-product"), form, follow=True)

    return send


@pytest.mark.parametrize("title", ["—", "🌸🌸", "✨", "???"])
def test_product_whose_title_has_no_letter_is_refused_beside_the_address(add_product, title):
    answer = add_product(title=title)

    assert [status for _, status in answer.redirect_chain] == [303]
    assert answer.context["editor"].page.errors == {"slug": ["Enter a URL ending, like pearl-polish-scrub"]}
    assert f'value="{title}"' in answer.content.decode()


@pytest.mark.parametrize(
    ("title", "typed", "slug"),
    [
        ("Крем", "", "krem"),
        ("🌸", "Cherry Blossom", "cherry-blossom"),
        ("Pearl", "Argan-Oil", "argan-oil"),
        ("Pearl", "сыворотка", "syvorotka"),
    ],
)
def test_product_gets_an_address_that_works(add_product, owner, title, typed, slug):
    add_product(title=title, slug=typed)

    product = Product.objects.get(title=title)
    assert product.slug == slug
    assert owner.get(reverse("backoffice:change-product", args=[product.pk])).status_code == 200


def test_address_that_differs_from_another_only_in_capitals_is_taken(add_product):
    make_product(slug="argan-oil")

    answer = add_product(title="Oil", slug="Argan-Oil")

    assert answer.context["editor"].page.errors == {
        "slug": ["Another product already uses this. Choose another one."]
    }


LABELS = {
    "category": {"name": "{}", "is_public": "on"},
    "ingredient": {"inci_name": "{}"},
    "active": {"name": "{}"},
    "caution": {"title": "{}", "kind": "sun", "text": "Wear sunscreen.", "position": "0"},
    "skintype": {"name": "{}", "position": "0"},
    "concern": {"name": "{}", "position": "0"},
}


@pytest.mark.parametrize("kind", LABELS)
def test_what_labels_are_made_of_takes_its_address_from_its_name(owner, kind):
    form = {name: value.format("Крем Éclat") for name, value in LABELS[kind].items()}

    answer = owner.post(f"/cms/{kind}/new/", form)

    assert answer.status_code == 302
    assert apps.get_model("catalogue", kind).objects.get().slug == "krem-eclat"


@pytest.mark.parametrize("kind", LABELS)
def test_name_without_a_letter_is_refused_beside_the_address(owner, kind):
    form = {name: value.format("—") for name, value in LABELS[kind].items()}

    answer = owner.post(f"/cms/{kind}/new/", form)

    assert answer.status_code == 200
    assert list(answer.context["form"].errors) == ["slug"]
    assert "Enter a URL ending, like" in answer.content.decode()


@pytest.mark.parametrize(("model", "address"), [(Person, "cms/person"), (Topic, "cms/topic")])
def test_people_and_topics_take_their_address_from_their_name(owner, model, address):
    form = {"name": "Роза", "slug": "", "position": "0"}

    refused = owner.post(f"/cms/snippets/{address}/add/", {**form, "name": "—"})
    answer = owner.post(f"/cms/snippets/{address}/add/", form)

    assert "Enter a URL ending, like" in refused.content.decode()
    assert answer.status_code == 302
    assert model.objects.get().slug == "roza"


def page_form(**fields):
    rows = {f"comments-{name}": "0" for name in ("TOTAL_FORMS", "INITIAL_FORMS", "MIN_NUM_FORMS", "MAX_NUM_FORMS")}
    return {"slug": "", "title_emphasis": "", "intro": "", "body-count": "0", **rows, **fields}


@pytest.mark.parametrize("action", [{}, {"action-publish": "1"}])
@pytest.mark.parametrize("title", ["—", "🌸"])
def test_page_whose_title_has_no_letter_is_refused_beside_the_address(owner, title, action):
    address = f"/cms/pages/add/cms/standardpage/{HomePage.objects.get().pk}/"

    answer = owner.post(address, {**page_form(title=title), **action})

    assert answer.context["form"].errors["slug"] == ["Enter a URL ending, like why-milia-form"]
    assert not StandardPage.objects.filter(title=title).exists()


@pytest.mark.parametrize("action", [{}, {"action-publish": "1"}])
@pytest.mark.parametrize(
    ("title", "typed", "slug"),
    [("Доставка", "", "dostavka"), ("About", "", "about"), ("Us", "About-Us", "about-us")],
)
def test_page_gets_an_address_that_works(owner, title, typed, slug, action):
    address = f"/cms/pages/add/cms/standardpage/{HomePage.objects.get().pk}/"

    owner.post(address, {**page_form(title=title, slug=typed), **action})

    page = StandardPage.objects.get(draft_title=title)
    assert (page.slug, page.address) == (slug, f"/{slug}/")
    assert owner.get(f"/cms/pages/{page.pk}/edit/").status_code == 200


def test_second_page_of_a_title_gets_an_address_of_its_own(owner):
    address = f"/cms/pages/add/cms/standardpage/{HomePage.objects.get().pk}/"

    for intro in ("By post", "By bicycle"):
        owner.post(address, page_form(title="Доставка", intro=intro))

    assert set(StandardPage.objects.values_list("slug", flat=True)) == {"dostavka", "dostavka-2"}


# --- Rows from before --------------------------------------------------------------------------------------


def forget_constraint(table: str, name: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        cursor.execute(f"ALTER TABLE {table} DROP CONSTRAINT {name}")


def test_rows_of_the_catalogue_without_an_address_are_mended():
    for name in ("product", "category", "ingredient"):
        forget_constraint(f"catalogue_{name}", f"{name}_slug_is_usable")
    flower, oil, other = make_product(title="🌸"), make_product(title="Oil"), make_product(slug="argan-oil")
    shelf, water = make_category(name="Крем"), make_ingredient(inci_name="Aqua")
    for row, slug in ((flower, ""), (oil, "Argan-Oil"), (shelf, ""), (water, "-")):
        type(row).objects.filter(pk=row.pk).update(slug=slug)

    import_module("catalogue.migrations.0036_mend_slugs").mend(apps, None)

    assert Product.objects.get(pk=flower.pk).slug == f"product-{flower.pk}"
    assert Product.objects.get(pk=oil.pk).slug == "argan-oil-2"
    assert Product.objects.get(pk=other.pk).slug == "argan-oil"
    assert Category.objects.get(pk=shelf.pk).slug == "krem"
    assert Ingredient.objects.get(pk=water.pk).slug == "aqua"


def test_pages_without_an_address_are_mended_with_those_below():
    forget_constraint("wagtailcore_page", "page_slug_is_usable")
    article, page = make_article(slug="why"), make_standard_page(title="🌸", slug="flower")
    journal = JournalIndexPage.objects.get()
    Page.objects.filter(pk=journal.pk).update(slug="Journal", url_path="/home/Journal/")
    Page.objects.filter(pk=article.pk).update(slug="Why", url_path="/home/Journal/Why/")
    Page.objects.filter(pk=page.pk).update(slug="", url_path="/home//")

    import_module("cms.migrations.0005_mend_slugs").mend(apps, None)

    assert ArticlePage.objects.get().address == "/journal/why/"
    assert StandardPage.objects.get().address == f"/page-{page.pk}/"
