import pytest
from django.contrib.auth.models import Group
from django.core.management import call_command

from shop.backoffice import roles


@pytest.mark.parametrize("names", [roles.MARKETER, roles.PACKER, roles.PICTURES_AND_FILES])
@pytest.mark.django_db
def test_roles_name_permissions_that_exist(names):
    assert len(roles._find(names)) == len(names)


@pytest.mark.django_db
def test_sync_roles_takes_back_what_was_added(capsys):
    packer = Group.objects.get(name="packer")
    packer.permissions.set(roles._find(["order.refund_order", "order.view_order"]))

    call_command("sync_roles")

    codenames = set(packer.permissions.values_list("codename", flat=True))
    assert codenames == {name.split(".")[1] for name in roles.PACKER}


@pytest.mark.django_db
def test_sync_roles_twice_changes_nothing():
    roles.sync_roles()
    before = list(Group.objects.order_by("pk").values_list("name", "permissions"))

    roles.sync_roles()

    assert list(Group.objects.order_by("pk").values_list("name", "permissions")) == before


@pytest.mark.django_db
def test_migrate_makes_the_roles():
    assert set(Group.objects.values_list("name", flat=True)) >= {"marketer", "packer", "owner"}
