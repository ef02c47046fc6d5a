import pytest
from django.contrib.auth.models import Group, Permission
from django.test import Client

from shop.users.models import User
from tests.factories.pages import make_voucher
from tests.factories.products import make_product

pytestmark = pytest.mark.django_db


@pytest.fixture
def packer_client(client: Client) -> Client:
    """Someone who may enter the back office and edit nothing there."""
    user = User.objects.create_user("packer@seedpearl.example")
    user.user_permissions.add(Permission.objects.get(codename="access_admin"))
    client.force_login(user)
    return client


@pytest.fixture
def editor_client(client: Client) -> Client:
    """Someone who may edit pages."""
    user = User.objects.create_user("editor@seedpearl.example")
    user.groups.add(Group.objects.get(name="Editors"))
    client.force_login(user)
    return client


def test_voucher_chooser_lists_only_codes_for_articles(editor_client):
    make_voucher(code="forarticles")
    make_voucher(code="forstaff", is_for_articles=False)

    page = editor_client.get("/cms/voucher_chooser/").json()["html"]

    assert "forarticles" in page
    assert "forstaff" not in page


def test_voucher_chooser_does_not_tell_a_code_by_its_number(editor_client):
    secret = make_voucher(code="forstaff", is_for_articles=False)

    alone = editor_client.get(f"/cms/voucher_chooser/chosen/{secret.pk}/")
    among = editor_client.get(f"/cms/voucher_chooser/chosen-multiple/?id={secret.pk}")

    assert alone.status_code == 404
    assert "forstaff" not in among.content.decode()


def test_product_chooser_lists_and_finds_products_on_sale(editor_client):
    make_product(title="Omega serum")
    make_product(title="Hidden balm", is_public=False)

    every = editor_client.get("/cms/product_chooser/").json()["html"]
    found = editor_client.get("/cms/product_chooser/results/?q=omega").content.decode()

    assert "Omega serum" in every
    assert "Hidden balm" not in every
    assert "Omega serum" in found


@pytest.mark.parametrize("address", ["/cms/product_chooser/", "/cms/voucher_chooser/"])
def test_choosers_are_closed_to_people_who_edit_no_pages(packer_client, address):
    assert packer_client.get(address).status_code == 302
