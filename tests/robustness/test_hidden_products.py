"""
A product that customers may not see is neither shown nor sold anywhere, however it was hidden.

Every place is looked at with the same product, shown and hidden: a check that can't see it when it's shown proves
nothing when it's hidden.
"""

import json
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path

import pytest
from django.conf import settings
from django.test import Client
from django.utils import timezone
from oscar.apps.catalogue.models import ProductRecommendation

from catalogue.models import Category, Product, SetItem
from catalogue.services import refresh_facets
from cms.models import HomePage
from shop.basket import services as baskets
from shop.basket.models import Basket
from shop.basket.services import UnableToChangeBag
from shop.basket.summary import summarise
from shop.checkout.services import TotalsChanged
from shop.order.models import Order
from shop.order.summary import summarise_order
from shop.search.services import correct, index_all_products
from shop.voucher import checks
from tests.factories.pages import block, make_article, product_block
from tests.factories.products import make_ingredient, make_product
from tests.ordering import fill_bag, make_voucher, place_order, size_of

pytestmark = pytest.mark.django_db
TITLE = "Zephyr serum"


@dataclass
class Scene:
    """One product, and everything else that may lead to it."""

    product: Product
    shelf: Category
    middle: Category
    top: Category
    other: Product
    gift_set: Product
    article_url: str
    ingredient_url: str

    @property
    def size(self) -> Product:
        return size_of(self.product)


@pytest.fixture
def scene(client: Client) -> Scene:
    top = Category.add_root(name="Top", slug="top")
    middle = top.add_child(name="Middle", slug="middle")
    shelf = middle.add_child(name="DemoCatalogue", slug="shelf")
    squalane = make_ingredient(inci_name="Squalane", slug="squalane")
    product = make_product(
        title=TITLE, slug="zephyr", category=shelf, ingredients=[squalane], summary="Quintessential calm."
    )
    other = make_product(title="Other cream", slug="other")
    ProductRecommendation.objects.create(primary=other, recommendation=product)
    gift_set = make_product(title="Gift set", slug="gift-set", format=Product.Format.SET)
    SetItem.objects.create(product_set=gift_set, size=size_of(product))
    article = make_article(body=[product_block(product)], related_products=(product,))
    home = HomePage.objects.get()
    home.body = json.dumps([block("product_rail", {"heading": "New", "products": [product.pk]})])
    home.save()
    index_all_products()
    return Scene(product, shelf, middle, top, other, gift_set, article.address, squalane.get_absolute_url())


# --- How a product is hidden -------------------------------------------------------------------------------


def switch_off(scene: Scene) -> None:
    Product.objects.filter(pk=scene.product.pk).update(is_public=False)


def hide_its_category(scene: Scene) -> None:
    Category.objects.filter(pk=scene.shelf.pk).update(is_public=False)


def hide_a_category_in_the_middle(scene: Scene) -> None:
    """As a shell or an import would: Oscar's copy of the answer on the categories below stays as it was."""
    Category.objects.filter(pk=scene.middle.pk).update(is_public=False)


def hide_the_top_category(scene: Scene) -> None:
    Category.objects.filter(pk=scene.top.pk).update(is_public=False)


def move_its_category_below_a_hidden_one(scene: Scene) -> None:
    cellar = Category.add_root(name="Cellar", slug="cellar", is_public=False)
    Category.objects.get(pk=scene.shelf.pk).move(cellar, pos="last-child")


WAYS_TO_HIDE = [
    switch_off,
    hide_its_category,
    hide_a_category_in_the_middle,
    hide_the_top_category,
    move_its_category_below_a_hidden_one,
]


def leave_shown(scene: Scene) -> None:
    """Nothing is hidden."""


def show_in_another_category(scene: Scene) -> None:
    """One visible category is enough."""
    scene.product.categories.add(Category.add_root(name="Window", slug="window"))
    hide_its_category(scene)


def take_out_of_all_categories(scene: Scene) -> None:
    scene.product.categories.clear()


WAYS_TO_SHOW = [leave_shown, show_in_another_category, take_out_of_all_categories]


# --- Where a product is seen -------------------------------------------------------------------------------


def page(client: Client, url: str) -> str:
    return client.get(url).content.decode()


PLACES: dict[str, Callable[[Client, Scene], bool]] = {
    "list": lambda client, scene: TITLE in page(client, "/shop/"),
    "list by price": lambda client, scene: TITLE in page(client, "/shop/?sort=price&stock=in"),
    "its page": lambda client, scene: client.get("/products/zephyr/").status_code == 200,
    "search": lambda client, scene: 'href="/products/zephyr/"' in page(client, "/search/?q=zephyr"),
    "suggestions": lambda client, scene: "/products/zephyr/" in page(client, "/search/suggest/?q=zephyr"),
    "article": lambda client, scene: TITLE in page(client, scene.article_url),
    "home": lambda client, scene: TITLE in page(client, "/"),
    "sitemap": lambda client, scene: "/products/zephyr/" in page(client, "/sitemap.xml"),
    "related products": lambda client, scene: TITLE in page(client, "/products/other/"),
    "ingredient page": lambda client, scene: TITLE in page(client, scene.ingredient_url),
    # What a set holds is named in any case; only a page that is there is linked.
    "link from a set": lambda client, scene: 'href="/products/zephyr/"' in page(client, "/products/gift-set/"),
    "words that search corrects to": lambda client, scene: correct(words=["quintesential"]) == ["quintessential"],
    "basket add": lambda client, scene: was_added(client, scene),
}


def was_added(client: Client, scene: Scene) -> bool:
    client.post("/basket/add/", {"size_id": scene.size.pk})
    return Basket.objects.filter(lines__product=scene.size).exists()


@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize("hide", WAYS_TO_HIDE)
def test_hidden_product_is_nowhere(client, scene, hide, place):
    hide(scene)
    index_all_products()

    assert not PLACES[place](client, scene)


@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize("show", WAYS_TO_SHOW)
def test_shown_product_is_everywhere(client, scene, show, place):
    show(scene)
    index_all_products()

    assert PLACES[place](client, scene)


def test_set_names_a_hidden_part_without_a_link(client, scene):
    hide_its_category(scene)

    text = page(client, "/products/gift-set/")

    assert TITLE in text
    assert "/products/zephyr/" not in text


def test_category_page_shows_nothing_that_is_below_it_only_through_a_hidden_one(client, scene):
    scene.product.categories.add(Category.add_root(name="Window", slug="window"))
    hide_a_category_in_the_middle(scene)
    refresh_facets()

    assert TITLE not in page(client, "/shop/top/")
    assert TITLE in page(client, "/shop/window/")


# --- Hidden after it was put into the bag ------------------------------------------------------------------


@pytest.mark.parametrize("hide", WAYS_TO_HIDE)
def test_bag_says_that_a_product_is_no_longer_sold(scene, hide):
    bag = fill_bag(lines=[(scene.product, 1)])

    hide(scene)
    summary = summarise(basket=baskets.price(basket=Basket.objects.get(pk=bag.pk)))

    assert summary.warnings == [f"{TITLE} is no longer sold. Remove it to check out."]
    assert summary.lines[0].url == ""


@pytest.mark.parametrize("hide", WAYS_TO_HIDE)
def test_order_with_a_hidden_product_is_refused(scene, hide):
    bag = fill_bag(lines=[(scene.product, 1)])

    hide(scene)

    with pytest.raises(TotalsChanged) as refusal:
        place_order(basket=Basket.objects.get(pk=bag.pk))
    assert refusal.value.summary.warnings == [f"{TITLE} is no longer sold. Remove it to check out."]
    assert not Order.objects.exists()


@pytest.mark.parametrize("hide", WAYS_TO_HIDE)
def test_pieces_of_a_hidden_product_can_be_taken_out_but_not_added(scene, hide):
    bag = fill_bag(lines=[(scene.product, 2)])
    line = bag.lines.get()
    hide(scene)

    with pytest.raises(UnableToChangeBag, match="no longer sold"):
        baskets.change_quantity(basket=bag, line_id=line.pk, quantity=3)

    assert baskets.change_quantity(basket=bag, line_id=line.pk, quantity=1).quantity == 1
    assert baskets.change_quantity(basket=bag, line_id=line.pk, quantity=0) is None


@pytest.mark.parametrize("hide", WAYS_TO_HIDE)
def test_hidden_product_that_was_saved_stays_saved(client, scene, hide):
    client.post("/basket/add/", {"size_id": scene.size.pk})
    line = Basket.objects.get(status=Basket.OPEN).lines.get()
    client.post(f"/basket/lines/{line.pk}/save/")
    hide(scene)

    answer = client.post(f"/basket/saved/{line.pk}/move/", follow=True)

    assert f"{TITLE} is no longer sold." in answer.content.decode()
    assert Basket.objects.get(lines=line).status == Basket.SAVED


@pytest.mark.parametrize("hide", WAYS_TO_HIDE)
def test_code_takes_nothing_off_for_a_hidden_product(scene, hide):
    voucher = make_voucher(code="zephyr", products=[scene.product], usage="Multi-use")
    bag = fill_bag(lines=[(scene.product, 1)], code="zephyr")
    assert summarise(basket=bag).discounts[0].amount == Decimal("5.85")

    hide(scene)
    bag = baskets.price(basket=Basket.objects.get(pk=bag.pk))

    assert summarise(basket=bag).discounts == []
    with pytest.raises(checks.UnableToUseCode):
        checks.check(voucher=voucher, basket=bag, now=timezone.now())


@pytest.mark.parametrize("hide", WAYS_TO_HIDE)
def test_cancelled_order_puts_no_hidden_product_back_into_the_bag(scene, hide):
    hide(scene)

    problems = baskets.refill(
        basket=(bag := baskets.make_basket(owner=None)), quantities=[(scene.size.pk, 1)], now=timezone.now()
    )

    assert problems == ["This product is no longer sold."]
    assert not bag.lines.exists()


@pytest.mark.parametrize("hide", WAYS_TO_HIDE)
def test_placed_order_names_a_hidden_product_without_a_link(scene, hide):
    order = place_order(basket=fill_bag(lines=[(scene.product, 1), (scene.other, 1)]))
    hide(scene)

    shown = {line.title: line.url for line in summarise_order(order=order).lines}

    assert shown == {TITLE: "", "Other cream": size_of(scene.other).get_absolute_url()}


def test_size_off_sale_is_not_sold_although_its_page_is_shown(client, scene):
    bag = fill_bag(lines=[(scene.product, 1)])
    Product.objects.filter(pk=scene.size.pk).update(is_public=False)

    with suppress(UnableToChangeBag):
        baskets.add(basket=bag, size_id=scene.size.pk)

    summary = summarise(basket=baskets.price(basket=Basket.objects.get(pk=bag.pk)))
    assert summary.item_count == 1
    assert summary.warnings == [f"{TITLE} is no longer sold. Remove it to check out."]
    assert client.get("/products/zephyr/").status_code == 200


# --- One rule, one place -----------------------------------------------------------------------------------

COLUMNS = ("is_public", "ancestors_are_public")
# The columns themselves: where they are kept, written, and shown to staff as what they are.
MAY_NAME_THEM = {
    "catalogue/models.py",
    "shop/backoffice/products/forms.py",
    "shop/backoffice/labels/viewsets.py",
    "shop/backoffice/products/editor.py",
    "shop/backoffice/products/viewsets.py",
    "demo/catalogue.py",
    # Puts what's sold out last: of pages that the rule has found already, it asks for the sizes that are offered.
    "shop/search/services.py",
    "templates/backoffice/product.html",
}


def test_nothing_but_the_catalogue_reads_the_columns_of_the_rule():
    root = Path(settings.BASE_DIR)
    files = [
        path
        for folder in ("catalogue", "cms", "shop", "demo", "templates", "tests/benchmarks")
        for path in (root / folder).rglob("*")
        # Of pictures it's another word: whether a file is public.
        if path.suffix in {".py", ".html"} and not {"migrations", "images"} & set(path.parts)
    ]

    spelt_again = {
        str(path.relative_to(root)) for path in files if any(column in path.read_text() for column in COLUMNS)
    }

    assert spelt_again == MAY_NAME_THEM
