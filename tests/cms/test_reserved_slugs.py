import pytest
from django.core.exceptions import ValidationError
from django.test import Client
from wagtail.models import Page

from cms.models import HomePage, StandardPage
from cms.models.pages import ShopPageForm
from cms.reserved_slugs import refuse_reserved_slug, reserved_slugs
from tests.factories.pages import make_article, make_standard_page

pytestmark = pytest.mark.django_db


def test_reserved_slugs_holds_the_first_part_of_each_address_of_the_shop():
    expected = {
        "account",
        "basket",
        "checkout",
        "cms",
        "enquiries",
        "feeds",
        "healthz",
        "ingredients",
        "media",
        "offer",
        "orders",
        "products",
        "readyz",
        "robots",
        "search",
        "shop",
        "sitemap",
        "static",
        "stripe",
    }

    assert expected <= reserved_slugs()


def test_reserved_slugs_leaves_the_journal_and_the_standard_pages_free():
    assert not reserved_slugs() & {"journal", "about", "delivery", "returns", "privacy", "contact"}


@pytest.mark.parametrize("slug", ["basket", "Basket", "checkout", "static"])
def test_refuse_reserved_slug_says_what_answers_there(slug):
    with pytest.raises(ValidationError, match=f"The shop itself uses /{slug}/"):
        refuse_reserved_slug(slug)


def test_page_beside_the_journal_cannot_be_saved_with_a_reserved_slug():
    with pytest.raises(ValidationError, match="The shop itself uses"):
        make_standard_page(slug="checkout")


def test_page_that_exists_cannot_take_a_reserved_slug():
    page = make_standard_page()
    page.slug = "basket"

    with pytest.raises(ValidationError, match="The shop itself uses"):
        page.save()


def test_article_may_be_called_like_an_address_of_the_shop():
    article = make_article(slug="basket")

    assert article.address == "/journal/basket/"


def test_form_for_a_new_page_shows_the_error_beside_the_slug():
    form_class = StandardPage.get_edit_handler().get_form_class()
    form = form_class(
        {"title": "Bag", "slug": "basket", "body-count": "0"},
        instance=StandardPage(),
        parent_page=HomePage.objects.get(),
    )

    form.is_valid()

    assert issubclass(form_class, ShopPageForm)
    assert form.errors["slug"] == [
        "The shop itself uses /basket/, so nobody would see this page. Choose another slug."
    ]


def test_page_cannot_be_moved_to_where_the_shop_answers():
    page = make_standard_page()
    page.slug = "basket"

    assert page.can_move_to(HomePage.objects.get()) is False


def test_copying_a_page_to_a_reserved_url_shows_error(admin_client: Client):
    page = make_standard_page()
    home = HomePage.objects.get()
    form = {"new_title": "Bag", "new_slug": "basket", "new_parent_page": home.pk}

    answer = admin_client.post(f"/cms/pages/{page.pk}/copy/", form)

    assert answer.status_code == 302
    assert Page.objects.filter(slug="basket").count() == 0
