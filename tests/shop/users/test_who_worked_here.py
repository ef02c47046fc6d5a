"""People who left work behind before there was a mark get it."""

from importlib import import_module
from types import SimpleNamespace

import pytest
from django.db import connection

from shop.order.models import OrderNote
from shop.users.models import User
from tests.factories.orders import make_order, make_user
from tests.factories.products import make_product

migration = import_module("shop.users.migrations.0009_fill_who_worked_here")


@pytest.mark.django_db
def test_people_who_left_work_behind_are_marked():
    former, customer = make_user(), make_user()
    order = make_order(lines=[(make_product().children.get(), 1)], user=customer)
    OrderNote.objects.create(order=order, user=former, message="Packed")

    for _ in range(2):
        migration.mark_people(None, SimpleNamespace(connection=connection))

    assert list(User.objects.filter(has_worked_here=True)) == [former]
