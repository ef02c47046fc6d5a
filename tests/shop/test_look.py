"""The rules of the stylesheets, the components and the error pages."""

import re
from decimal import Decimal
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from django.conf import settings
from django.template.loader import render_to_string

from shop.static_files import inline
from shop.styleguide import SAMPLES, SampleForm

TEMPLATES = Path(settings.BASE_DIR) / "templates"
STYLES = Path(settings.BASE_DIR) / "static" / "css"
# Email programs read inline styles only; the back office is Wagtail's.
WITHOUT_POLICY = {"mail", "backoffice", "wagtailadmin", "wagtailimages"}
MOST_LINES_OF_A_STYLESHEET = 150
IMPORT = re.compile(r'@import "([^"]+)" ?(?:layer\((\w+)\))?;')
# What several templates are made of, and blocks of articles (templates/cms/).
COMPONENTS_WITHOUT_A_TEMPLATE = {
    *("article_grid", "badge", "chip", "choice", "error_page", "link_arrow", "sheet", "skip_link"),
    *("editorial_split", "figure", "hero", "people", "promises", "tiles"),
}
# The class of a component, where it isn't the name of its template.
CLASSES = {
    "bag_drawer": "drawer",
    "caution_note": "caution",
    "contents_list": "contents",
    "editorial_split": "split",
    "filter_panel": "filters",
    "free_delivery_progress": "free-delivery",
    "ingredient_list": "ingredients",
    "product_rail": "rail",
    "promo_code_form": "promo-form",
    "routine_step": "routine",
    "size_radios": "sizes",
    "sort_select": "sort",
    "table": "data-table",
}
# Selectors that share one rule with the component's own.
SHARED_WITH_OTHERS = {
    "applied_filters": {".promoted-filters__list"},
    "bag_drawer": {".sheet", ".sheet:popover-open"},
    "drop_menu": {".header__nav-link", ".header__nav-link:hover", ".header__nav-link[aria-current]"},
    "field": {".form > * + *", ".select"},
    "free_delivery_progress": {".review-summary__bar", ".review-summary__bar::-webkit-progress-bar"},
}
ERROR_PAGES_WITHOUT_CONTEXT = ["400", "403_csrf", "405", "413", "429", "500", "503"]


def shop_templates() -> list[Path]:
    return [
        path for path in TEMPLATES.rglob("*.html") if not WITHOUT_POLICY & set(path.relative_to(TEMPLATES).parts)
    ]


def rules_of(sheet: Path) -> str:
    return re.sub(r"/\*.*?\*/", "", sheet.read_text(), flags=re.DOTALL)


def selectors_of(sheet: Path) -> list[str]:
    """List the selectors of a stylesheet, one by one: commas inside of brackets part none."""
    heads = [head.strip() for head in re.findall(r"([^{};]+)\{", rules_of(sheet))]
    lists = [head for head in heads if not head.startswith("@")]
    return [one.strip() for head in lists for one in re.split(r",(?![^(]*\))(?![^\[]*\])", head)]


def class_of(component: str) -> str:
    return CLASSES.get(component, component.replace("_", "-"))


def imports() -> dict[Path, list[Path]]:
    return {
        sheet: [(sheet.parent / name).resolve() for name, _layer in IMPORT.findall(sheet.read_text())]
        for sheet in STYLES.rglob("*.css")
    }


def loaded_by_pages() -> set[Path]:
    texts = [*TEMPLATES.rglob("*.html"), *(Path(settings.BASE_DIR) / "shop" / "backoffice").rglob("*.py")]
    names = {name for text in texts for name in re.findall(r"""["'](css/[\w/-]+\.css)["']""", text.read_text())}
    return {STYLES.parent / name for name in names}


def test_pages_load_stylesheets_or_import_them_but_not_both():
    imported = {sheet for sheets in imports().values() for sheet in sheets}

    assert loaded_by_pages() & imported == set()
    assert loaded_by_pages() | imported == set(STYLES.rglob("*.css"))


def test_stylesheets_of_pages_are_whole_once_inlined():
    def read(name: str) -> str:
        return (STYLES.parent / name).read_text()

    sheets = [str(sheet.relative_to(STYLES.parent)) for sheet in loaded_by_pages()]

    assert [sheet for sheet in sheets if "@import" in inline(sheet, read=read)] == []


def test_imports_name_a_layer_that_the_first_stylesheet_orders():
    order = re.findall(r"@layer ([\w, ]+);", (STYLES / "site.css").read_text())
    sheets = [sheet for sheet in STYLES.rglob("*.css") if sheet.name != "back-office.css"]

    used = {layer for sheet in sheets for _name, layer in IMPORT.findall(sheet.read_text())}

    assert order == ["reset, tokens, base, layout, components, pages, utilities"]
    assert used == set(order[0].split(", "))


def test_stylesheets_are_short():
    lengths = {
        str(sheet.relative_to(STYLES)): len(sheet.read_text().splitlines()) for sheet in STYLES.rglob("*.css")
    }

    assert {name: length for name, length in lengths.items() if length > MOST_LINES_OF_A_STYLESHEET} == {}


def test_component_with_styles_has_a_stylesheet_of_its_name():
    templates = {path.stem for path in (TEMPLATES / "components").glob("*.html")}
    sheets = {path.stem: path for path in (STYLES / "components").glob("*.css")}
    shared = set().union(*SHARED_WITH_OTHERS.values())
    selectors = {selector for sheet in STYLES.rglob("*.css") for selector in selectors_of(sheet)} - shared
    styled = {name for selector in selectors for name in re.findall(r"\A\.([a-z-]+)", selector)}

    without = {name for name in templates - set(sheets) if class_of(name) in styled}

    assert without == set()
    assert set(sheets) - templates == COMPONENTS_WITHOUT_A_TEMPLATE


def test_component_stylesheets_style_their_own_component():
    foreign = {}
    for sheet in (STYLES / "components").glob("*.css"):
        own = re.compile(rf"\.{class_of(sheet.stem)}")
        foreign[sheet.stem] = {selector for selector in selectors_of(sheet) if not own.search(selector)}

    assert {name: selectors for name, selectors in foreign.items() if selectors} == SHARED_WITH_OTHERS


def test_stylesheets_write_colours_in_tokens_only():
    colour = re.compile(r"#[0-9a-f]{3,8}\b|\b(?:rgb|hsl|oklch)a?\(", re.IGNORECASE)
    sheets = [sheet for sheet in STYLES.rglob("*.css") if sheet.name != "tokens.css"]

    found = {sheet.name: colour.findall(sheet.read_text()) for sheet in sheets}

    assert {name: colours for name, colours in found.items() if colours} == {}


def test_stylesheets_use_no_importance_and_no_ids():
    rules = "\n".join(rules_of(sheet) for sheet in STYLES.rglob("*.css"))

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
