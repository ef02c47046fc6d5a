"""No product on sale loses a caution unasked, by whatever way and whoever tries."""

from collections.abc import Callable
from functools import cache
from typing import Any

import pytest
from django.db.models import ProtectedError
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from catalogue.cautions import UnableToDropCautions, delete_caution, keeping_cautions
from catalogue.models import Active, Caution, Product
from shop.backoffice.roles import sync_roles
from tests.factories.orders import make_user
from tests.factories.products import make_active, make_category, make_caution, make_ingredient, make_product

pytestmark = pytest.mark.django_db
ROLES = ("marketer", "owner")
TITLES = ["Retinol A", "Retinol B", "Retinol C", "Retinol D"]
REFUSAL = "4 products on sale would lose a caution: Retinol A, Retinol B, Retinol C and 1 more."


class Label:
    """Four retinol products on sale, with a caution by their active and one of their own."""

    def __init__(self) -> None:
        self.sun, self.eyes = make_caution(title="Sun"), make_caution(title="Eyes")
        self.retinol = make_active(name="Retinol", slug="retinol", cautions=[self.sun])
        self.aqua = make_ingredient(inci_name="Aqua", slug="aqua")
        shelf = make_category()
        self.products = [
            make_product(title=title, category=shelf, actives=[self.retinol], ingredients=[self.aqua])
            for title in TITLES
        ]
        for product in self.products:
            product.extra_cautions.set([self.eyes])

    @property
    def warned_of(self) -> list[list[str]]:
        products = Product.objects.filter(pk__in=[product.pk for product in self.products]).order_by("title")
        return [sorted(str(caution) for caution in product.cautions) for product in products]


@pytest.fixture
def label() -> Label:
    return Label()


@pytest.fixture
def browser_of(db: None) -> Callable[[str], Client]:
    sync_roles()

    @cache
    def log_in(role: str) -> Client:
        client = Client()
        client.force_login(make_user(email=f"{role}@example.com", groups=[role]))
        return client

    return log_in


def edit_active(client: Client, label: Label, **changes: Any) -> HttpResponse:
    form = {"name": "Retinol", "slug": "retinol", "summary": "", "cautions": [], **changes}
    return client.post(f"/cms/active/edit/{label.retinol.pk}/", form)


def edit_product(client: Client, product: Product, **changes: Any) -> HttpResponse:
    address = reverse("backoffice:change-product", args=[product.pk])
    editor = client.get(address).context["editor"]
    sent: dict[str, Any] = {}
    parts = [editor.page, *(part for rows in editor.rows for part in (rows.management_form, *rows.forms))]
    for form in parts:
        for field in form:
            value = field.value()
            if value is not None and value is not False and value not in ("", []):
                sent[field.html_name] = "on" if value is True else value
    sent.update(changes)
    return client.post(address, {name: value for name, value in sent.items() if value is not None}, follow=True)


WAYS: dict[str, Callable[[Client, Label], HttpResponse]] = {
    "caution off the active": edit_active,
    "caution off the product": lambda client, label: edit_product(client, label.products[0], extra_cautions=None),
    "active off the product": lambda client, label: edit_product(
        client, label.products[0], **{"actives-0-DELETE": "on"}
    ),
    "another active in its place": lambda client, label: edit_product(
        client, label.products[0], **{"actives-0-active": make_active(name="Squalane").pk}
    ),
    "text emptied": lambda client, label: client.post(
        f"/cms/caution/edit/{label.sun.pk}/",
        {"title": "Sun", "slug": label.sun.slug, "kind": "sun", "text": "  ", "position": "0"},
    ),
    "caution deleted": lambda client, label: client.post(f"/cms/caution/delete/{label.sun.pk}/"),
    "active deleted": lambda client, label: client.post(f"/cms/active/delete/{label.retinol.pk}/"),
    "ingredient deleted": lambda client, label: client.post(f"/cms/ingredient/delete/{label.aqua.pk}/"),
    "cautions deleted together": lambda client, label: client.post(
        f"/cms/bulk/catalogue/caution/delete/?id={label.sun.pk}&id={label.eyes.pk}"
    ),
    "actives deleted together": lambda client, label: client.post(
        f"/cms/bulk/catalogue/active/delete/?id={label.retinol.pk}"
    ),
}


@pytest.mark.parametrize("role", ROLES)
@pytest.mark.parametrize("way", WAYS)
def test_no_caution_is_lost_unasked(browser_of, label, way, role):
    client = browser_of(role)
    WAYS[way](client, label)

    assert label.warned_of == [["Eyes", "Sun"]] * 4
    assert (Caution.objects.count(), Active.objects.filter(name="Retinol").count()) == (2, 1)
    assert Caution.objects.get(pk=label.sun.pk).text == "Wear sunscreen."


@pytest.mark.parametrize("role", ROLES)
def test_refusal_names_the_first_products_and_their_number(browser_of, label, role):
    text = edit_active(browser_of(role), label).content.decode()

    assert REFUSAL in text
    assert ("Only the owner can do that." in text) == (role == "marketer")
    assert ('name="drop_cautions_of"' in text) == (role == "owner")


def test_refused_product_form_names_the_product(browser_of, label):
    text = edit_product(browser_of("marketer"), label.products[0], extra_cautions=None).content.decode()

    assert "1 product on sale would lose a caution: Retinol A." in text


def key(*products: Product) -> str:
    return ",".join(str(product.pk) for product in products)


def test_owner_agrees_to_a_list_of_products(browser_of, label):
    answer = edit_active(browser_of("owner"), label, drop_cautions_of=key(*label.products))

    assert answer.status_code == 302
    assert label.warned_of == [["Eyes"]] * 4


def test_owner_agrees_for_one_product(browser_of, label):
    product = label.products[0]

    edit_product(browser_of("owner"), product, extra_cautions=None, drop_cautions_of=key(product))

    assert label.warned_of == [["Sun"], *[["Eyes", "Sun"]] * 3]


def test_owner_who_deletes_a_caution_is_shown_the_products_and_agrees(browser_of, label):
    owner, address = browser_of("owner"), f"/cms/caution/delete/{label.sun.pk}/"

    refused = owner.post(address)
    agreed = owner.post(address, {"drop_cautions_of": refused.context["confirm_key"]})

    assert refused.status_code == 422
    assert all(f"<li>{title}</li>" in refused.content.decode() for title in TITLES)
    assert agreed.status_code == 302
    assert label.warned_of == [["Eyes"]] * 4


@pytest.mark.parametrize("named", [0, 3])
def test_agreeing_to_other_products_is_not_enough(browser_of, label, named):
    """A product that came on sale since the list was shown isn't on it."""
    edit_active(browser_of("owner"), label, drop_cautions_of=key(*label.products[:named]))

    assert label.warned_of == [["Eyes", "Sun"]] * 4


@pytest.mark.parametrize("nonsense", ["x", "1" * 50, "-1", "١", ""])
def test_nonsense_agrees_to_nothing(browser_of, label, nonsense):
    answer = edit_active(browser_of("owner"), label, drop_cautions_of=nonsense)

    assert answer.status_code == 200
    assert label.warned_of == [["Eyes", "Sun"]] * 4


def test_marketer_cannot_agree(browser_of, label):
    edit_active(browser_of("marketer"), label, drop_cautions_of=key(*label.products))

    assert label.warned_of == [["Eyes", "Sun"]] * 4


@pytest.mark.parametrize("role", ROLES)
def test_caution_that_a_product_has_otherwise_may_go(browser_of, label, role):
    for product in label.products:
        product.extra_cautions.add(label.sun)

    assert edit_active(browser_of(role), label).status_code == 302
    assert label.warned_of == [["Eyes", "Sun"]] * 4


@pytest.mark.parametrize("role", ROLES)
def test_hidden_products_may_lose_a_caution(browser_of, label, role):
    Product.objects.filter(pk__in=[product.pk for product in label.products]).update(is_public=False)

    assert edit_active(browser_of(role), label).status_code == 302
    assert label.warned_of == [["Eyes"]] * 4


def test_active_in_use_is_refused_with_the_products_named(browser_of, label):
    text = browser_of("owner").post(f"/cms/active/delete/{label.retinol.pk}/").content.decode()

    assert "Retinol is used by 4: Retinol A, Retinol B, Retinol C and 1 more." in text


@pytest.mark.parametrize(
    "delete", [lambda row: row.delete(), lambda row: Caution.objects.filter(pk=row.pk).delete()]
)
def test_caution_in_use_cannot_be_deleted_from_a_shell(label, delete):
    with pytest.raises(ProtectedError):
        delete(label.sun)

    assert label.warned_of == [["Eyes", "Sun"]] * 4


def test_caution_in_no_use_can_be_deleted(label):
    unused = make_caution()

    delete_caution(caution=unused)

    assert not Caution.objects.filter(pk=unused.pk).exists()


def test_service_undoes_all_that_was_done_within(label):
    def change() -> None:
        with keeping_cautions():
            Active.objects.filter(pk=label.retinol.pk).update(summary="Changed.")
            label.retinol.cautions.clear()

    with pytest.raises(UnableToDropCautions, match="Retinol A, Retinol B, Retinol C and 1 more"):
        change()

    assert Active.objects.get(pk=label.retinol.pk).summary == ""
    assert label.warned_of == [["Eyes", "Sun"]] * 4


def test_packer_changes_no_label(browser_of, label):
    packer = browser_of("packer")

    edit_active(packer, label)
    packer.post(f"/cms/caution/delete/{label.sun.pk}/")
    answer = packer.post(reverse("backoffice:change-product", args=[label.products[0].pk]))

    assert answer.status_code == 403
    assert label.warned_of == [["Eyes", "Sun"]] * 4
