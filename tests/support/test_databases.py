import pytest
from django.contrib.contenttypes.models import ContentType
from django.db import connection
from wagtail.models import Page


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("turn", ["first", "second"])
def test_database_after_a_test_that_commits_is_as_the_migrations_made_it(turn, django_user_model):
    found = (django_user_model.objects.count(), Page.objects.filter(depth=1).count())
    has_types = ContentType.objects.exists()

    django_user_model.objects.create(email=f"{turn}@seedpearl.example")
    Page.objects.all().delete()

    assert found == (0, 1)
    assert has_types


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("turn", ["first", "second"])
def test_database_after_a_test_that_changes_tables_is_as_the_migrations_made_it(turn):
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM pg_constraint WHERE conname = 'size_has_one_stock_record'")
        found = cursor.fetchone()

        cursor.execute("ALTER TABLE partner_stockrecord DROP CONSTRAINT size_has_one_stock_record")

    assert found == (1,)
