"""Editing products in the back office: what is kept, what is refused, and who may do what."""

from decimal import Decimal
from functools import cache
from html import unescape

import pytest
from django.urls import reverse
from procrastinate.contrib.django.models import ProcrastinateJob
from wagtail.models import ModelLogEntry

from catalogue.models import Product
from shop.backoffice.products.forms import MOST_ROWS
from shop.partner.models import StockRecord
from shop.partner.strategy import AustralianStrategy
from tests.factories.products import (
    make_active,
    make_category,
    make_ingredient,
    make_picture,
    make_product,
    make_size,
    make_skin_type,
)

PRODUCTS = reverse("backoffice:products")
RIGHT = "You’re smooth."


@pytest.fixture
def product(db):
    product = make_product(title="Omega serum", slug="omega", sizes=[], category=make_category())
    make_size(product=product, sku="OM-30", price="39.00", stock=7)
    return product


@pytest.fixture
def browser_of(log_in):
    """Return the one browser in which someone of this role is logged in."""
    return cache(log_in)


@pytest.fixture
def edit(browser_of, product):
    """Send the form of the product as someone's browser would, with changes."""

    def send(role, **changes):
        browser = browser_of(role)
        address = reverse("backoffice:change-product", args=[product.pk])
        fields = fields_of(browser.get(address).context["editor"])
        return sent(browser, address, {**fields, **changes})

    return send


def sent(browser, address, fields):
    """Send a form, and return the answer; the page that shows it again when it was refused."""
    answer = browser.post(address, fields)
    return browser.get(answer["Location"]) if answer.status_code == 303 else answer


def was_refused(page):
    return page.status_code == 200 and "again" in page.wsgi_request.GET


def fields_of(editor):
    """Return what a browser sends back when nobody touched the form."""
    sent = {}
    parts = [editor.page]
    for formset in editor.rows:
        parts += [formset.management_form, *formset.forms]
    for form in parts:
        for field in form:
            value = field.value()
            if value is not None and value is not False and value not in ("", []):
                sent[field.html_name] = "on" if value is True else value
    return sent


def test_products_are_found_by_title_and_sku(browser_of, product):
    make_product(title="Milk cleanser")

    found = [browser_of("owner").get(PRODUCTS, {"q": words}).context["object_list"] for words in ("omega", "om-30")]

    assert [list(products) for products in found] == [[product], [product]]


@pytest.mark.parametrize("count", [1, 3])
def test_list_of_products_asks_as_often_for_many_as_for_one(browser_of, django_assert_num_queries, count):
    for _ in range(count):
        make_product(sizes=[{}, {}])
    browser = browser_of("owner")
    browser.get(PRODUCTS)

    with django_assert_num_queries(12):
        browser.get(PRODUCTS)


def test_staff_see_that_a_product_is_hidden_by_its_category(browser_of, product):
    product.categories.get().__class__.objects.update(is_public=False)
    owner = browser_of("owner")

    listed = owner.get(PRODUCTS, {"hidden": "1"})
    page = owner.get(reverse("backoffice:change-product", args=[product.pk])).content.decode()

    assert list(listed.context["object_list"]) == [product]
    assert [(link.label, link.count) for link in listed.context["quick_links"]] == [("All", 1), ("Hidden", 1)]
    assert "all its categories are hidden" in page
    assert "See it in the shop" not in page


def test_nothing_changes_when_nothing_was_touched(edit, product):
    make_active()

    response = edit("owner")

    assert response.status_code == 302
    record = StockRecord.objects.get(partner_sku="OM-30")
    assert (record.price, record.num_in_stock, product.children.count()) == (Decimal("39.00"), 7, 1)
    assert product.product_actives.count() == 0


def test_marketer_writes_texts_and_filters_and_search_follow(edit, product):
    dry, category = make_skin_type(slug="dry"), make_category()

    response = edit(
        "marketer",
        title="Omega oil",
        how_to_use="Press in.\n\n Wait. ",
        skin_types=[dry.pk],
        categories=[category.pk],
        routine_times=["evening"],
    )

    assert response.status_code == 302
    product.refresh_from_db()
    assert (product.title, product.how_to_use) == ("Omega oil", ["Press in.", "Wait."])
    assert "skin:dry" in product.facets
    jobs = ProcrastinateJob.objects.filter(task_name="shop.search.tasks.index_product")
    assert {job.args["product_id"] for job in jobs} == {product.pk}


def test_marketer_sees_prices_but_sets_none(edit, browser_of, product):
    size = product.children.get()
    page = browser_of("marketer").get(reverse("backoffice:change-product", args=[product.pk]))

    edit(
        "marketer",
        **{"sizes-TOTAL_FORMS": "1", "sizes-INITIAL_FORMS": "1", "sizes-0-id": size.pk, "sizes-0-price": "1"},
    )

    assert b"A$39.00" in page.content
    assert page.context["editor"].sizes is None
    assert StockRecord.objects.get(product=size).price == Decimal("39.00")


def test_owner_changes_a_price_and_history_says_so(edit, product):
    edit("owner", **{"sizes-0-price": "35.00", "sizes-0-regular_price": "39.00"})

    purchase = AustralianStrategy().fetch_for_product(product.children.get())
    assert purchase.price.incl_tax == Decimal("35.00")
    entry = ModelLogEntry.objects.get(action="shop.change_price")
    assert entry.message == "Price of 30 ml changed from A$39.00 to A$35.00"
    assert entry.user.email == "owner@example.com"
    assert "price:under-40" in Product.objects.get(pk=product.pk).facets


def test_owner_adds_a_size_without_stock(edit, product):
    edit(
        "owner",
        **{
            "sizes-1-net_content": "60",
            "sizes-1-net_unit": "ml",
            "sizes-1-sku": "OM-60",
            "sizes-1-price": "66",
            "sizes-1-is_public": "on",
        },
    )

    size = product.children.get(upc="OM-60")
    record = size.stockrecords.get()
    assert (size.size_label, size.structure, size.slug) == ("60 ml", Product.CHILD, "omega-om-60")
    assert (record.price, record.num_in_stock, record.price_currency) == (Decimal("66.00"), 0, "AUD")


def test_stock_sold_while_editing_is_not_overwritten(edit, product):
    StockRecord.objects.update(num_allocated=3)

    edit("owner", **{"sizes-0-price": "35.00"})

    assert StockRecord.objects.get().num_allocated == 3


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"sizes-0-price": "0"}, "greater than or equal to 0.01"),
        ({"sizes-0-price": "abc"}, "Enter a number."),
        ({"sizes-0-price": "1e9"}, "9999.99"),
        ({"sizes-0-regular_price": "39.00"}, "must be above the price"),
        ({"sizes-0-net_content": "-1"}, "Net content"),
        (
            {"sizes-1-net_content": "60", "sizes-1-net_unit": "ml", "sizes-1-sku": "om-30", "sizes-1-price": "5"},
            "Another size has the SKU om-30",
        ),
        (
            {"sizes-1-net_content": "30", "sizes-1-net_unit": "ml", "sizes-1-sku": "X", "sizes-1-price": "5"},
            "Two rows are the same",
        ),
        ({"sizes-TOTAL_FORMS": "x"}, "ManagementForm"),
        ({"sizes-0-id": "999999"}, "Select a valid choice"),
        ({"title": ""}, "This field is required"),
        ({"title": "a\x00b"}, "Null characters"),
        ({"routine_step": "-4"}, "greater than or equal to 0"),
        ({"inci": "Nosuchium"}, "The glossary has no “Nosuchium”"),
        ({"seen_at": "2001-01-01"}, "Someone else has saved this product"),
    ],
)
def test_nonsense_values_show_errors(edit, product, changes, words):
    response = edit("owner", **changes)

    assert was_refused(response)
    assert words in response.content.decode()
    assert (product.children.count(), StockRecord.objects.get().price) == (1, Decimal("39.00"))


def test_inci_list_follows_the_lines(edit, product):
    for name in ("Aqua", "Glycerin", "Glycolic Acid"):
        make_ingredient(inci_name=name)

    edit("marketer", inci="aqua\r\nGlycolic Acid\r\n\r\nGlycerin\r\n")
    response = edit("marketer")

    assert response.status_code == 302
    listed = product.product_ingredients.values_list("position", "ingredient__inci_name")
    assert list(listed) == [(1, "Aqua"), (2, "Glycolic Acid"), (3, "Glycerin")]


@pytest.mark.parametrize(
    ("lines", "words"),
    [("Glycolc Acid", "Did you mean Glycolic Acid?"), ("Glycolic Acid\nglycolic acid", "in the INCI list twice")],
)
def test_inci_list_refuses_what_the_glossary_lacks_or_has_already(edit, lines, words):
    make_ingredient(inci_name="Glycolic Acid")

    response = edit("marketer", inci=lines)

    assert was_refused(response)
    assert words in response.content.decode()
    assert lines.split("\n")[0] in response.content.decode()


def test_actives_and_pictures_can_be_added_and_taken_off(edit, product):
    active, picture = make_active(name="Linoleic acid"), make_picture()
    edit(
        "marketer",
        **{"actives-0-active": active.pk, "actives-0-strength": "2", "actives-0-unit": "%"},
        **{"pictures-0-image": picture.pk, "pictures-0-caption": "The bottle"},
    )
    added = ([row.strength_label for row in product.product_actives.all()], product.images.get().original.name)

    edit("marketer", **{"actives-0-DELETE": "on", "pictures-0-DELETE": "on"})

    assert added == (["2 %"], picture.file.name)
    assert (product.product_actives.count(), product.images.count()) == (0, 0)


def test_the_same_active_twice_is_refused(edit, product):
    active = make_active()
    row = {"active": active.pk, "strength": "2", "unit": "%"}

    response = edit("marketer", **{f"actives-{n}-{name}": value for n in (0, 1) for name, value in row.items()})

    assert "Two rows are the same" in response.content.decode()
    assert product.product_actives.count() == 0


def test_a_new_product_starts_hidden_and_gets_its_address(browser_of, product):
    browser = browser_of("marketer")
    fields = fields_of(browser.get(reverse("backoffice:add-product")).context["editor"])

    fields |= {"title": "Night oil", "categories": [make_category().pk]}
    refused = sent(browser, reverse("backoffice:add-product"), {**fields, "is_public": "on"})
    response = browser.post(reverse("backoffice:add-product"), fields)

    made = Product.objects.get(slug="night-oil")
    assert "Only a product with a size on sale" in refused.content.decode()
    assert (made.structure, made.is_public) == (Product.PARENT, False)
    assert response["Location"] == reverse("backoffice:change-product", args=[made.pk])


def test_taken_slug_shows_error(browser_of, product):
    browser = browser_of("owner")
    fields = fields_of(browser.get(reverse("backoffice:add-product")).context["editor"])

    response = browser.post(
        reverse("backoffice:add-product"), {**fields, "title": "X", "slug": "omega"}, follow=True
    )

    assert "Another product already uses this" in response.content.decode()


def test_the_last_size_cannot_leave_a_product_that_is_shown(edit, product):
    response = edit("owner", **{"sizes-0-is_public": ""})

    assert was_refused(response)
    assert "Only a product with a size on sale" in response.content.decode()


def test_sizes_have_no_page_of_their_own(browser_of, product):
    address = reverse("backoffice:change-product", args=[product.children.get().pk])

    assert browser_of("owner").get(address).status_code == 404


def test_two_thousand_rows_are_refused_before_they_are_made(log_in):
    """Each costs queries: four thousand took forty seconds."""
    sent = {f"{rows}-{name}_FORMS": "2000" for rows in ("actives", "pictures") for name in ("TOTAL", "INITIAL")}

    response = log_in("owner").post(reverse("backoffice:add-product"), sent, follow=True)

    assert [status for _, status in response.redirect_chain] == [303]
    assert [len(rows.forms) for rows in response.context["editor"].rows] == [MOST_ROWS, MOST_ROWS]


def test_pasted_texts_of_a_product_are_cleaned_and_staff_are_told(edit, browser_of, product):
    response = edit(
        "marketer",
        description="Youâ€™ll feel sm\u200booth.Â",
        meta_title="Omega\u2060 serum",
        how_to_use="Rub it\u200b in.\nWaitâ€”then rinse.",
    )

    product.refresh_from_db()
    shown = unescape(browser_of("marketer").get(response.url).content.decode())
    assert (product.description, product.meta_title) == ("You’ll feel smooth.", "Omega serum")
    assert product.how_to_use == ["Rub it in.", "Wait—then rinse."]
    assert "Characters in the wrong encoding (like â€™ or Â) were put right." in shown
    assert "Invisible characters were removed." in shown


@pytest.mark.parametrize(
    ("make", "view", "fields", "name", "kept"),
    [
        (
            make_skin_type,
            "skintype",
            {"name": "Dry", "description": "BAD", "position": "0"},
            "description",
            RIGHT,
        ),
        (make_category, "category", {"name": "Balms", "description": "BAD"}, "description", RIGHT),
        (
            make_ingredient,
            "ingredient",
            {"inci_name": "Aqua", "kind": "other", "source_url": "https://www.google.com/url?q=https://x.example/"},
            "source_url",
            "https://x.example/",
        ),
    ],
)
def test_pasted_texts_of_labels_are_cleaned_and_staff_are_told(browser_of, make, view, fields, name, kept):
    label = make()
    fields = {key: value.replace("BAD", "Youâ€™re sm\u200booth.") for key, value in fields.items()}

    response = browser_of("marketer").post(reverse(f"{view}:edit", args=[label.pk]), fields, follow=True)

    label.refresh_from_db()
    assert getattr(label, name) == kept
    assert "put right" in response.content.decode() or "straight to its page" in response.content.decode()
