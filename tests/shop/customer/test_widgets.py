"""A select box that is quick must still be the one that Django makes."""

import pytest
from django import forms
from django.test.html import parse_html

from shop.customer.widgets import LongSelect

CHOICES = [("", "Choose"), ("AU", "Australia"), ("CI", "Côte d'Ivoire"), ("<x>", "<script>")]


@pytest.mark.parametrize("value", ["AU", "", None, "<x>", "nowhere"])
def test_long_select_is_what_django_makes(value):
    attrs = {"id": "id_country", "required": True, "aria-invalid": "true"}
    ours, theirs = (
        widget(attrs={"autocomplete": "country"}, choices=CHOICES).render("country", value, attrs)
        for widget in (LongSelect, forms.Select)
    )

    assert parse_html(ours) == parse_html(theirs)
