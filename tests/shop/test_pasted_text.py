from collections import Counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from shop.pasted_text import put_right, straight_link


@pytest.mark.parametrize(
    ("text", "right"),
    [
        ("Soft skin.Â", "Soft skin."),
        ("Soft skin.Â\u00a0", "Soft skin.\u00a0"),
        ("8Â %", "8 %"),
        ("1â€“2 mm", "1–2 mm"),
        ("youâ€™re", "you’re"),
        ("â€œpouchâ€\u009d", "“pouch”"),
        ("â€œpouchâ€ and", "“pouch” and"),
        ("CafÃ© Perle", "Café Perle"),
        ("retinol â‰¥ 0.3 %", "retinol ≥ 0.3 %"),
    ],
)
def test_letters_read_in_a_wrong_encoding_are_put_right(text, right):
    notes: Counter[str] = Counter()

    assert put_right(text, notes) == right
    assert notes == Counter(letters=1)


@pytest.mark.parametrize(
    "text",
    [
        "Âge mûr",
        "“Curly” ‘quotes’ stay",
        "ﬁne",
        "8\u00a0%",
        "Zoë Müller",
        "H₂O",
        "Γειά",
        "naïve £5",
        "…",
        "½ & < >",
    ],
)
def test_right_letters_stay(text):
    notes: Counter[str] = Counter()

    assert put_right(text, notes) == text
    assert not notes


@settings(deadline=None)
@given(st.text())
def test_text_put_right_twice_is_as_once(text):
    once = put_right(text, Counter())

    assert put_right(once, Counter()) == once


TARGET = "https://example.org/a?b=1"
CODED = "https%3A%2F%2Fexample.org%2Fa%3Fb%3D1"


@pytest.mark.parametrize(
    "url",
    [
        f"https://www.google.com/url?q={CODED}&sa=D&ust=1",
        f"https://www.google.com.au/url?sa=t&url={CODED}",
        f"https://aus01.safelinks.protection.outlook.com/?url={CODED}&data=05",
        f"https://l.facebook.com/l.php?u={CODED}&h=AT0",
        f"https://www.youtube.com/redirect?q={CODED}",
        f"https://urldefense.com/v3/__{TARGET}__;!!abc$",
        "https://urldefense.proofpoint.com/v2/url?u=https-3A__example.org_a-3Fb-3D1&d=DwMF",
        f"https://www.google.com/url?q=https%3A%2F%2Fl.facebook.com%2Fl.php%3Fu%3D{CODED.replace('%', '%25')}",
    ],
)
def test_link_through_another_service_goes_straight(url):
    notes: Counter[str] = Counter()

    assert straight_link(url, notes) == TARGET
    assert notes == Counter(redirects=1)


@pytest.mark.parametrize(
    "url",
    [
        TARGET,
        "https://www.google.com/search?q=milia",
        "mailto:care@example.org",
        "tel:+61390000000",
        "/shop/",
        "#more",
    ],
)
def test_straight_link_stays(url):
    notes: Counter[str] = Counter()

    assert straight_link(url, notes) == url
    assert not notes


@pytest.mark.parametrize(
    "url",
    ["", "#_ftn1", "#_Toc123", "#heading=h.x", "file:///C:/x", "javascript:alert(1)", "https://[x", "about:blank"],
)
def test_link_that_leads_nowhere_is_none(url):
    assert straight_link(url, Counter()) == ""


def test_redirect_to_a_script_is_followed_nowhere():
    url = "https://www.google.com/url?q=javascript:alert(1)"

    assert straight_link(url, Counter()) == url
