"""Codes as people paste them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shop.voucher import typed
from shop.voucher.models import Voucher
from tests.factories.vouchers import make_voucher

PASTED = [
    "miliagone",
    " MiliaGone ",
    "“miliagone”",
    "'miliagone'",
    "«miliagone»",
    "„miliagone“",
    "Miliagone.",
    "MILIAGONE,",
    "miliagone!",
    "(miliagone)",
    "[miliagone]",
    "“Miliagone”.",
    "miliagone&utm_source=x",
    "miliagone?utm_source=x&y=1",
    "https://seedpearl.example/offer/miliagone/?utm_source=x",
    "/offer/miliagone",
    "milia\u200bgone",
    "\ufeffmiliagone\u00ad",
    "\u202amiliagone\u202c",
    "ｍｉｌｉａｇｏｎｅ",
    "milia\x00gone",
    "milia gone",
    "milia-gone",
    "milia\u00a0gone",
    "milia–gone",
    "m i l i a g o n e",
    "MILIA_GONE",
]


@pytest.mark.django_db
@pytest.mark.parametrize("text", PASTED)
def test_a_code_is_found_with_all_that_was_copied_along(text):
    voucher = make_voucher("miliagone")

    assert Voucher.objects.find_typed(text) == voucher


@pytest.mark.django_db
@pytest.mark.parametrize("text", ["SPRING-15", "spring 15", "Spring15", "“spring-15”.", "spring_15", "SPRING - 15"])
def test_a_code_with_a_hyphen_is_found_without_it(text):
    voucher = make_voucher("SPRING-15")

    assert Voucher.objects.find_typed(text) == voucher


@pytest.mark.django_db
@pytest.mark.parametrize(
    "text", ["", " ", ".", "“”", "-", "\x00", "\u200b", "/offer/", "?", "miliagon", "gone", "x" * 500]
)
def test_what_is_no_code_finds_none(text):
    make_voucher("miliagone")

    assert Voucher.objects.find_typed(text) is None


@pytest.mark.django_db
def test_of_codes_that_differ_in_a_hyphen_the_exact_one_is_found_and_otherwise_none():
    one, other = make_voucher("AB-CD"), make_voucher("EFGH")
    Voucher.objects.filter(pk=other.pk).update(code="A-BCD")

    assert Voucher.objects.find_typed("ab-cd") == one
    assert Voucher.objects.find_typed("“a-bcd”") == other
    assert Voucher.objects.find_typed("abcd") is None


@given(st.text())
def test_reading_a_code_twice_is_as_once(text):
    assert typed.as_typed(typed.as_typed(text)) == typed.as_typed(text)
    assert typed.squeezed(typed.squeezed(text)) == typed.squeezed(text)


def test_many_marks_take_no_time():
    """Sixty thousand in an address took a thread for minutes."""
    assert typed.as_meant(f"a{'.' * 500_000}b") == f"A{'.' * 500_000}B"
