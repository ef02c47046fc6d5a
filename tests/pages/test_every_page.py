"""What holds on every page that a customer can reach, on a desk and on a phone."""

import pytest
from django.template.loader import render_to_string

from tests.pages.visitors import PAGES, STATIC_ERRORS

WIDTHS = [1280, 375]


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("name", PAGES)
def test_page_has_no_violation_that_axe_finds(look_at, name, width):
    assert look_at(name, width=width)["axe"] == []


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("name", PAGES)
def test_page_breaks_neither_policy_nor_script(look_at, name, width):
    survey = look_at(name, width=width)

    assert survey["problems"] == []
    assert survey["inline"] == 0
    assert survey["picturesWithoutSize"] == []


@pytest.mark.parametrize("name", STATIC_ERRORS)
def test_error_page_has_no_violation_that_axe_finds(open_page, no_violations, name):
    page = open_page()
    html = render_to_string(f"{name}.html")
    page.route("**/broken/", lambda route: route.fulfill(body=html, content_type="text/html; charset=utf-8"))

    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 900})
        page.goto("/broken/")
        no_violations(page)
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        page.keyboard.press("Tab")
        assert page.locator(":focus").inner_text() == "Skip to main content"
