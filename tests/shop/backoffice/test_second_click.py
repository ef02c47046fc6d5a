"""A form of the back office that one session sends twice has its effect once; two wishes stay two."""

import pytest
from django.core.cache import caches
from django.urls import reverse
from wagtail.models import Collection

from shop.backoffice import second_click
from shop.order.models import Order
from shop.search.models import Synonym
from shop.users.models import User
from tests.factories.orders import PASSWORD, make_order
from tests.factories.products import make_product
from tests.ordering import size_of

ADD = "/cms/collections/add/"
pytestmark = pytest.mark.django_db


@pytest.fixture
def owner(client):
    client.force_login(User.objects.create_superuser("owner@example.com", PASSWORD))
    return client


def fields(name: str) -> dict[str, object]:
    return {"name": name, "parent": Collection.get_first_root_node().pk}


def named(name: str) -> int:
    return Collection.objects.filter(name=name).count()


def test_second_click_leads_where_the_first_led(owner):
    first, second = (owner.post(ADD, fields("Letters")) for _ in range(2))

    assert (first.status_code, second.status_code) == (302, 302)
    assert first["Location"] == second["Location"]
    assert named("Letters") == 1


def test_other_fields_are_a_new_request(owner):
    owner.post(ADD, fields("Letters"))
    owner.post(ADD, fields("Pictures"))

    assert (named("Letters"), named("Pictures")) == (1, 1)


def test_same_form_after_another_one_is_a_new_request(owner):
    order = make_order(lines=[(size_of(make_product()), 1)])
    pack, unpack = (reverse(f"backoffice:{name}", args=[order.number]) for name in ("pack", "unpack"))

    for path in (pack, unpack, pack):
        owner.post(path)

    assert Order.objects.get().status == "packed"


def test_colleague_is_not_answered_for_another(owner, log_in):
    owner.post(ADD, fields("Letters"))
    answer = log_in("marketer").post(ADD, fields("Letters"))

    assert "Location" not in answer or answer["Location"] != "/cms/collections/"


def test_same_form_later_is_a_new_request(owner, monkeypatch):
    monkeypatch.setattr(second_click, "SECONDS", 0)

    for _ in range(2):
        owner.post(ADD, fields("Letters"))

    assert named("Letters") == 2


def test_refused_form_is_judged_again(owner):
    first, second = (owner.post(ADD, fields("")) for _ in range(2))

    assert (first.status_code, second.status_code) == (200, 200)


def test_forms_work_without_the_cache(owner, cache_away):
    answer = owner.post(ADD, fields("Letters"))

    assert (answer.status_code, named("Letters")) == (302, 1)
    assert caches["default"].__class__.__name__ == "AwayCache"


def test_existing_synonym_shows_error_beside_its_field(owner):
    synonym = Synonym.objects.create(words="pearl dots", means="milia")

    answer = owner.post(
        "/cms/snippets/search/synonym/add/", {"words": "Pearl  dot", "means": "x", "effect": "find"}
    )

    assert answer.context["form"].errors == {"words": ["There is a synonym for these words already."]}
    assert Synonym.objects.filter(key=synonym.key).count() == 1
