"""The rules of the stylesheets, the components and the error pages."""

import re
from decimal import Decimal
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from django.conf import settings
from django.template.loader import render_to_string

from shop.styleguide import SAMPLES, SampleForm

TEMPLATES = Path(settings.BASE_DIR) / "templates"
STYLES = Path(settings.BASE_DIR) / "static" / "css"
# Email programs read inline styles only; the back office is Wagtail's.
WITHOUT_POLICY = {"mail", "backoffice", "wagtailadmin", "wagtailimages"}
ERROR_PAGES_WITHOUT_CONTEXT = ["400", "403_csrf", "405", "413", "429", "500", "503"]


def shop_templates() -> list[Path]:
    return [
        path for path in TEMPLATES.rglob("*.html") if not WITHOUT_POLICY & set(path.relative_to(TEMPLATES).parts)
    ]


def test_stylesheets_write_colours_in_tokens_only():
    colour = re.compile(r"#[0-9a-f]{3,8}\b|\b(?:rgb|hsl|oklch)a?\(", re.IGNORECASE)
    sheets = [sheet for sheet in STYLES.rglob("*.css") if sheet.name != "tokens.css"]

    found = {sheet.name: colour.findall(sheet.read_text()) for sheet in sheets}

    assert {name: colours for name, colours in found.items() if colours} == {}


def test_stylesheets_use_no_importance_and_no_ids():
    rules = "\n".join(
        re.sub(r"/\*.*?\*/", "", sheet.read_text(), flags=re.DOTALL) for sheet in STYLES.rglob("*.css")
    )

    assert re.findall(r"!important|^\s*#[a-z][\w-]*.*\{", rules, re.MULTILINE) == []


def test_templates_hold_nothing_that_the_policy_blocks():
    blocked = re.compile(r"<[a-z][^>]*\s(?:style|on[a-z]+)=|<style\b|<script>|href=.javascript:")

    assert [path.name for path in shop_templates() if blocked.search(path.read_text())] == []


def test_components_say_what_they_take():
    components = (TEMPLATES / "components").rglob("*.html")

    silent = [path.name for path in components if not re.match(r"\{# .*Takes\b.* #\}\n", path.read_text())]

    assert silent == []


@pytest.mark.parametrize("name", ERROR_PAGES_WITHOUT_CONTEXT)
def test_error_page_needs_neither_context_nor_database(name):
    page = BeautifulSoup(render_to_string(f"{name}.html"), "html.parser")

    assert len(page.find_all("h1")) == 1
    assert page.title.text.endswith("· Seedpearl")


def test_price_says_which_one_is_regular():
    price = BeautifulSoup(
        render_to_string("components/price.html", {"price": Decimal("1042"), "was": Decimal("1200.5")}),
        "html.parser",
    )

    assert " ".join(price.text.split()) == "Sale price A$1,042.00 Regular price A$1,200.50"


def test_field_ties_its_hint_and_error_to_the_control():
    form = SampleForm({"email": "mina@"})

    field = BeautifulSoup(form["email"].as_field_group(), "html.parser")
    control = field.find("input")

    assert control["aria-invalid"] == "true"
    assert control["aria-describedby"].split() == ["id_email_helptext", "id_email_error"]
    assert all(field.find(id=name) for name in control["aria-describedby"].split())


def test_field_marks_what_is_optional():
    form = SampleForm()

    words = {name: "(optional)" in form[name].as_field_group() for name in ("email", "phone", "reach", "topics")}

    assert words == {"email": False, "phone": True, "reach": False, "topics": True}


def test_error_summary_links_each_error_to_its_field():
    form = SampleForm({"email": "mina@", "postcode": "30000"})

    summary = BeautifulSoup(render_to_string("components/error_summary.html", {"form": form}), "html.parser")
    links = {link["href"]: link.text for link in summary.find_all("a")}

    assert summary.h2.text == "There is a problem"
    assert links["#id_postcode"] == "Enter a 4-digit postcode, like 3000"
    assert links["#id_reach_0"] == "Choose how we should reach you"
    assert set(links) == {"#id_email", "#id_postcode", "#id_state", "#id_reach_0", "#id_question"}


@pytest.mark.django_db
def test_style_guide_shows_every_component(rf):
    shown = set()
    page = "styleguide.html"
    waiting = [TEMPLATES / page, *(TEMPLATES / "django" / "forms").glob("*.html")]
    while waiting:
        names = re.findall(r'"((?:components|styleguide)/[\w/]+\.html|base\.html)"', waiting.pop().read_text())
        waiting += [TEMPLATES / name for name in names if name not in shown]
        shown |= set(names)
    frames_of_their_own = {"components/checkout_header.html", "components/checkout_footer.html"}
    components = {f"components/{path.name}" for path in (TEMPLATES / "components").glob("*.html")}

    html = render_to_string(page, SAMPLES, request=rf.get("/styleguide/"))

    assert "Style <em>guide</em>" in html
    assert components - shown - frames_of_their_own == set()
