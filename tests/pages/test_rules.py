"""The sixty rules for pages, each in a real browser; a test is named by its rule."""

import re
from itertools import pairwise
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Page, expect

from tests.journeys import steps
from tests.pages import visitors
from tests.pages.conftest import LOOK
from tests.pages.visitors import PAGES
from tests.support.stack import Stack

PHONE = {"width": 375, "height": 700}
PRODUCT = "/products/omega-efa-serum/"
MISSPELT = ["niacinmide", "retonol", "hyaluronc", "exfoliatng", "milea", "moisturizer", "eclat"]
# What stands on the card of a product, and where it may be read.
ESSENTIALS = ["picture", "h2, h3, h4", ".price", ".product-card__details"]
DATE = re.compile(
    r"\b\d{1,2}\b.*\b(January|February|March|April|May|June|July|August|September|October|November|December)"
)

GIVE_PICTURES = """
from catalogue.models import Product, ProductImage
product = Product.objects.get(slug="bakuchiol-night-oil")
others = ProductImage.objects.exclude(product=product).order_by("pk")
for place, other in enumerate(others[: 3 - product.images.count()], start=1):
    ProductImage.objects.create(product=product, image=other.image, caption=f"View {place}", display_order=place)
"""

every_page = pytest.mark.parametrize("name", PAGES)
both_widths = pytest.mark.parametrize("width", [1280, 375])


@pytest.fixture(scope="module")
def pictured(stack: Stack) -> str:
    """The address of a product with three pictures; the demo's products have one each."""
    stack.manage("shell", "--command", GIVE_PICTURES)
    return "/products/bakuchiol-night-oil/"


@pytest.fixture
def phone(open_page) -> Page:
    """A window as on a phone."""
    return open_page(viewport=PHONE, has_touch=True, is_mobile=True)


# --- Everywhere


@every_page
def test_rule_01_skip_link_is_the_first_stop(look_at, name):
    assert look_at(name, width=1280)["firstStop"] == "#main"


def test_rule_01_skip_link_shows_itself_and_moves_the_focus(page):
    page.goto("/")

    page.keyboard.press("Tab")
    link = page.get_by_role("link", name="Skip to main content")
    expect(link).to_be_focused()
    expect(link).to_be_in_viewport()
    page.keyboard.press("Enter")

    expect(page.locator("main")).to_be_focused()


@every_page
def test_rule_02_no_horizontal_scroll_at_320(look_at, name):
    assert look_at(name, width=375)["scrollWidthAt320"] <= 320


@both_widths
@every_page
def test_rule_03_wider_text_spacing_clips_nothing(look_at, name, width):
    survey = look_at(name, width=width)

    assert survey["clippedBySpacing"] == []
    assert survey["scrollWidthWithSpacing"] <= width


@both_widths
@every_page
def test_rule_04_targets_are_large_enough(look_at, name, width):
    survey = look_at(name, width=width)

    assert survey["tooSmall"] == []
    assert survey["primary"] == []


@every_page
def test_rule_05_targets_keep_their_distance_on_a_phone(look_at, name):
    assert look_at(name, width=375)["close"] == []


@both_widths
@every_page
def test_rule_06_text_has_contrast(look_at, name, width):
    assert [said for said in look_at(name, width=width)["axe"] if said.startswith("color-contrast")] == []


@every_page
def test_rule_07_borders_of_controls_have_contrast(look_at, name):
    assert look_at(name, width=1280)["faintBorders"] == []


@pytest.mark.parametrize("address", ["/", "/shop/", PRODUCT, "/journal/why-milia-form/", "/basket/"])
def test_rule_08_focus_is_never_hidden_under_bars(phone, address):
    phone.goto(address)

    hidden = []
    for _ in range(70):
        phone.keyboard.press("Tab")
        said = phone.evaluate(
            """() => {
              const focused = document.activeElement.closest("label") ?? document.activeElement;
              if (focused === document.body) return "";
              const box = focused.getBoundingClientRect();
              const spots = [0.05, 0.5, 0.95].flatMap((x) => [0.1, 0.5, 0.9].map((y) => [x, y]));
              const seen = spots.some(([x, y]) => {
                const found = document.elementFromPoint(box.left + box.width * x, box.top + box.height * y);
                return found && (focused.contains(found) || found.contains(focused));
              });
              return seen ? "" : focused.outerHTML.slice(0, 100);
            }"""
        )
        if said:
            hidden.append(said)

    assert hidden == []


@every_page
def test_rule_09_nothing_needs_dragging(look_at, name):
    assert look_at(name, width=375)["dragged"] == []


@every_page
def test_rule_10_help_is_in_the_same_place(look_at, name):
    survey = look_at(name, width=1280)

    assert survey["helpIsAfterMain"]
    assert survey["helpIsFirstOfFooterBase"]


@every_page
def test_rule_11_nothing_moves_by_itself(look_at, name):
    assert look_at(name, width=1280)["moving"] == 0


@pytest.mark.parametrize("title", ["Shop", "By concern"])
def test_rule_12_drop_menus_close_with_esc(page, title):
    page.goto("/")
    summary = page.get_by_role("navigation", name="Main").locator("summary", has_text=title)
    menu = summary.locator("..")

    summary.press("Enter")
    expect(menu).to_have_attribute("open", "")
    menu.get_by_role("link").first.hover()
    expect(menu).to_have_attribute("open", "")
    page.keyboard.press("Escape")

    expect(menu).not_to_have_attribute("open", "")
    expect(summary).to_be_focused()


@every_page
def test_rule_13_one_h1_and_headings_in_order(look_at, name):
    survey = look_at(name, width=1280)
    rules = ("heading-order", "region", "landmark", "page-has-heading-one")

    assert len(survey["h1s"]) == 1
    assert [said for said in survey["axe"] if said.startswith(rules)] == []


def test_rule_14_back_closes_an_overlay(page):
    page.goto("/shop/")
    page.get_by_role("banner").get_by_role("link", name="Bag").click()
    expect(page.get_by_role("dialog", name="Bag")).to_be_visible()
    page.wait_for_function("history.state?.overlay")  # told after the layer is seen, by an event

    page.go_back()

    expect(page.get_by_role("dialog", name="Bag")).to_be_hidden()
    assert urlsplit(page.url).path == "/shop/"


def test_rule_14_back_undoes_a_filter(page):
    page.goto("/shop/")
    before = page.locator("#result-count").inner_text()
    page.get_by_role("navigation", name="Concerns and skin types").get_by_role("link").first.click()
    expect(page.locator("#result-count")).not_to_have_text(before)

    page.go_back()

    expect(page.locator("#result-count")).to_have_text(before)


def test_rule_14_back_restores_the_place_in_a_list(page):
    page.goto("/shop/")
    page.get_by_role("link", name="Load more").click()
    expect(page.get_by_role("link", name="Load more")).to_have_count(0)
    last = page.locator("#products article").last
    last.scroll_into_view_if_needed()
    place = page.evaluate("scrollY")
    last.get_by_role("link").click()
    page.wait_for_url("**/products/**")

    page.go_back()

    expect(page.locator("#products article")).to_have_count(26)
    page.wait_for_function(f"Math.abs(scrollY - {place}) < 400")


def test_rule_15_breadcrumb_shows_the_whole_way_on_a_phone(phone):
    phone.goto("/shop/exfoliants/")
    phone.locator("#products article").get_by_role("link").first.click()
    phone.wait_for_url("**/products/**")
    trail = phone.get_by_role("navigation", name="Breadcrumb")

    assert trail.get_by_role("link").all_inner_texts()[0] == "Back to results"
    assert len(trail.get_by_role("listitem").all()) >= 4
    for link in trail.get_by_role("link").all():
        expect(link).to_be_visible()
    trail.get_by_role("link", name="Back to results").click()
    phone.wait_for_url("**/shop/exfoliants/")


# --- Search


@both_widths
@pytest.mark.parametrize("name", [name for name in PAGES if name not in visitors.WITHOUT_SEARCH])
def test_rule_16_search_is_there_without_a_menu(look_at, name, width):
    assert look_at(name, width=width)["hasSearch"]


@pytest.mark.parametrize("width", [1280, 375])
def test_rule_17_suggestions_are_few_and_go_by_keyboard(open_page, width):
    page = open_page(viewport={"width": width, "height": 700})
    page.goto("/search/")
    field = page.get_by_role("main").get_by_role("combobox", name="Search")

    field.press_sequentially("retin")
    options = page.get_by_role("option")
    expect(options.first).to_be_visible()
    assert 1 <= options.count() <= (10 if width > 400 else 8)
    field.press("ArrowDown")
    expect(options.first).to_have_attribute("aria-selected", "true")
    expect(field).to_have_attribute("aria-activedescendant", options.first.get_attribute("id"))
    wanted = options.first.get_attribute("data-href")
    field.press("Enter")

    page.wait_for_url(f"**{wanted}")


def test_rule_17_esc_closes_the_suggestions(page):
    page.goto("/search/")
    field = page.get_by_role("main").get_by_role("combobox", name="Search")
    field.press_sequentially("serum")
    expect(page.get_by_role("option").first).to_be_visible()

    field.press("Escape")

    expect(page.get_by_role("option")).to_have_count(0)
    expect(field).to_have_value("serum")


@pytest.mark.parametrize("query", [*MISSPELT, "moisturiser"])
def test_rule_18_misspelt_words_still_suggest(page, query):
    page.goto("/search/")

    page.get_by_role("main").get_by_role("combobox", name="Search").press_sequentially(query)

    expect(page.get_by_role("option").first).to_be_visible()


@pytest.mark.parametrize("query", ["milia", "qqqqqq"])
def test_rule_19_query_stays_in_the_field(page, query):
    page.goto("/")
    page.get_by_role("banner").get_by_label("Search").first.fill(query)
    page.keyboard.press("Enter")
    page.wait_for_url("**/search/**")

    for field in page.get_by_label("Search").locator("visible=true").and_(page.locator("input")).all():
        expect(field).to_have_value(query)


def test_rule_20_no_results_offer_other_ways(page):
    page.goto("/search/?q=qqqqqq")

    popular = page.get_by_role("navigation", name="Popular searches").get_by_role("link")
    shelves = page.get_by_role("region", name="Browse the shop").get_by_role("link")
    assert popular.count() >= 3
    assert shelves.count() >= 5


# --- Product list


@pytest.mark.parametrize("address", ["/shop/", "/shop/exfoliants/", "/shop/?skin=dry"])
def test_rule_21_number_of_items_above_and_below(page, address):
    page.goto(address)
    count = page.locator("#result-count").inner_text().split()[0]

    below = page.get_by_role("navigation", name="Pages").locator("[data-shown-range]").inner_text()

    assert below.endswith(f"of {count} products")


def test_rule_22_applied_filters_stay_and_are_listed(page):
    page.goto("/shop/?skin=dry&concern=dryness")
    applied = page.get_by_role("region", name="Applied filters")

    assert page.locator("#filters input[name=skin][value=dry]").is_checked()
    assert page.locator("#filters input[name=concern][value=dryness]").is_checked()
    assert applied.get_by_role("link", name="Remove filter").count() == 2
    applied.get_by_role("link", name="Remove filter").first.click()
    expect(applied.get_by_role("link", name="Remove filter")).to_have_count(1)


def test_rule_23_filters_exist_for_what_cards_say(page):
    page.goto("/shop/")
    said = set()
    for line in page.locator("#products .product-card__details").all_inner_texts():
        said |= {word.strip().lower() for word in re.split(r"[·,]", line)}
    choices = {
        re.sub(r"\s*\(\d+\)$", "", text).strip().lower()
        for text in page.locator("#filters label").all_inner_texts()
    }
    measures = re.compile(r"^\d|^\(|^rated|no reviews|sizes?$|^from ", re.IGNORECASE)

    missing = {word for word in said if word and not measures.search(word)} - choices

    assert missing == set()


def test_rule_24_few_promoted_filters_stand_above(page):
    page.goto("/shop/")
    promoted = page.get_by_role("navigation", name="Concerns and skin types").get_by_role("link")

    assert 3 <= promoted.count() <= 5
    for link in promoted.all():
        [(name, [value])] = parse_qs(urlsplit(link.get_attribute("href")).query).items()
        assert page.locator(f"#filters input[name={name}][value={value}]").count() == 1


def test_rule_25_load_more_has_a_real_address(page):
    page.goto("/shop/")
    assert page.locator("#products article").count() == 24
    more = page.get_by_role("link", name="Load more")
    address = more.get_attribute("href")

    page.mouse.wheel(0, 20_000)
    page.wait_for_timeout(300)
    assert page.locator("#products article").count() == 24
    more.click()
    expect(page.locator("#products article")).to_have_count(26)
    assert urlsplit(page.url).query == urlsplit(address).query

    page.reload()
    expect(page.locator("#products article")).to_have_count(26)


def test_rule_26_filters_are_grouped_and_sorting_is_one_choice(page):
    page.goto("/shop/")
    groups = page.locator("#filters fieldset")

    assert groups.count() >= 3
    assert groups.count() == page.locator("#filters fieldset > legend").count()
    assert page.locator("#filters input[type=checkbox]:not(fieldset input)").count() == 0
    expect(page.get_by_label("Sort by")).to_have_js_property("tagName", "SELECT")
    assert not page.get_by_label("Sort by").evaluate("select => select.multiple")


def test_rule_27_count_is_announced_and_focus_kept(page):
    page.goto("/shop/")
    expect(page.locator("#result-count")).to_have_attribute("role", "status")
    page.get_by_role("link", name="Load more").focus()

    page.keyboard.press("Enter")

    expect(page.locator("#announcements")).to_contain_text("of 26 products")
    assert page.evaluate("document.activeElement !== document.body")


@pytest.mark.parametrize("address", ["/shop/", "/search/?q=serum", "/"])
def test_rule_28_card_is_an_article_with_one_link_in_its_heading(page, address):
    page.goto(address)
    cards = page.locator(".product-card")

    assert cards.count() > 0
    for card in cards.all():
        assert card.evaluate("card => card.tagName") == "ARTICLE"
        assert card.locator(":is(h2, h3, h4) a").count() == 1
        assert card.locator("a").count() == 1


@pytest.mark.parametrize("address", ["/shop/", "/search/?q=serum"])
def test_rule_29_rating_with_its_number_on_every_card(page, address):
    page.goto(address)

    for card in page.locator(".product-card").all():
        assert re.search(r"\d\.\d of 5,?\s*\(\d+ reviews?\)|No reviews yet", " ".join(card.text_content().split()))


def test_rule_30_sizes_are_one_card(page):
    page.goto("/shop/")
    titles = page.locator("#products :is(h2, h3)").all_inner_texts()
    card = page.locator("#products article", has_text="Omega essential fatty acid serum")

    assert len(titles) == len(set(titles))
    assert card.count() == 1
    assert "10 ml / 30 ml / 60 ml" in card.inner_text()


def test_rule_31_unit_price_where_sizes_differ(page):
    page.goto("/shop/")
    cards = page.locator("#products article", has_text=re.compile(r"· \d+ \w+ /")).all()

    assert cards
    for card in cards:
        assert re.search(r"per 100 (ml|g)", card.inner_text())


def test_rule_32_five_essentials_on_every_card(page):
    page.goto("/shop/")

    for card in page.locator(".product-card").all():
        assert [card.locator(essential).count() > 0 for essential in ESSENTIALS] == [True] * len(ESSENTIALS)
        assert card.locator(".product-card__details").first.inner_text().strip() != ""


@pytest.mark.parametrize(("width", "columns"), [(1280, 3), (375, 2)])
def test_rule_33_list_is_a_grid(open_page, width, columns):
    page = open_page(viewport={"width": width, "height": 900})
    page.goto("/shop/exfoliants/")

    lefts = {round(card.bounding_box()["x"]) for card in page.locator("#products .product-card").all()}

    assert len(lefts) >= columns


# --- Product page


@pytest.mark.parametrize("width", [1280, 375])
def test_rule_34_35_all_pictures_have_thumbnails(open_page, pictured, width):
    page = open_page(viewport={"width": width, "height": 900})
    page.goto(pictured)
    thumbs = page.locator("[data-gallery-thumb]")

    assert thumbs.count() == page.locator("[data-gallery-picture]").count() == 3
    for thumb in thumbs.all():
        expect(thumb).to_be_visible()
        box = thumb.bounding_box()
        assert box["x"] >= 0
        assert box["x"] + box["width"] <= width


def test_rule_36_gallery_is_a_region_of_buttons(page, pictured):
    page.goto(pictured)
    gallery = page.get_by_role("region", name=re.compile("^Pictures of "))
    second = gallery.get_by_role("button").nth(1)

    second.click()

    expect(second).to_have_attribute("aria-current", "true")
    assert gallery.locator("[aria-current=true]").count() == 1
    expect(gallery.locator("[data-gallery-picture]").nth(1)).to_be_visible()


def test_rule_37_delivery_cost_beside_the_price(page):
    page.goto(PRODUCT)

    assert re.search(r"[Ff]ree.*A\$60|A\$[\d.]+ delivery", page.locator(".buy-box__delivery").inner_text())


@pytest.mark.parametrize("address", ["/", PRODUCT, "/shop/", "/journal/why-milia-form/"])
def test_rule_38_add_to_bag_has_a_style_of_its_own(page, address):
    page.goto(address)
    style = "button => { const s = getComputedStyle(button); return s.backgroundColor + s.color + s.borderColor }"
    adds, others = set(), set()
    for button in page.locator("main .button").locator("visible=true").all():
        of = adds if "Add to bag" in button.inner_text() and button.is_enabled() else others
        of.add(button.evaluate(style))

    assert adds
    assert adds & others == set()


def test_rule_39_buy_bar_comes_when_the_button_is_gone(phone):
    phone.goto(PRODUCT)
    bar = phone.locator("[data-buy-bar]")
    phone.locator("#buy-form").get_by_role("button", name="Add to bag").scroll_into_view_if_needed()
    expect(bar).to_be_hidden()
    phone.get_by_role("radio", name="60 ml").check(force=True)
    height = phone.evaluate("document.documentElement.scrollHeight")

    phone.locator("#reviews").scroll_into_view_if_needed()

    expect(bar).to_be_visible()
    expect(bar).to_contain_text("60 ml")
    expect(bar).to_contain_text("In stock")
    expect(bar).to_contain_text("A$66.00")
    assert phone.evaluate("document.documentElement.scrollHeight") == height


def test_rule_40_prices_say_which_is_regular(page):
    page.goto("/shop/")

    for price in page.locator(".price").all():
        assert re.match(r"(Regular|Sale) price", price.text_content().strip())


def test_rule_41_quantity_is_named_after_its_product(page):
    page.goto(PRODUCT)
    name = "Omega essential fatty acid serum"

    page.get_by_role("button", name=f"One more of {name}").click()
    page.get_by_role("button", name=f"One more of {name}").click()
    page.get_by_role("button", name=f"One fewer of {name}").click()

    expect(page.get_by_role("spinbutton", name=f"Quantity for {name}")).to_have_value("2")


def test_rule_42_ratings_are_spread_out_above_the_reviews(page):
    page.goto(PRODUCT)
    table = page.get_by_role("table", name="Ratings by number of stars")

    assert table.get_by_role("row").count() == 5
    counts = [int(cell) for cell in table.locator(".review-summary__count").all_inner_texts()]
    assert sum(counts) > 0
    assert page.evaluate(
        "!!(document.querySelector('.review-summary').compareDocumentPosition("
        "document.querySelector('.reviews')) & Node.DOCUMENT_POSITION_FOLLOWING)"
    )


def test_rule_43_ingredients_use_and_texture_are_real_text(page):
    page.goto("/products/ultra-dry-moisturiser/")
    words = page.locator("main").text_content()

    for title in ("Ingredients", "How to use", "Texture"):
        assert re.search(title, words, re.IGNORECASE), title
    assert "Aqua" in words


def test_rule_44_adding_is_announced_without_leaving(page):
    page.goto(PRODUCT)

    page.locator("#buy-form").get_by_role("button", name="Add to bag").click()

    expect(page.locator("[data-announcements]")).to_contain_text("is in your bag")
    expect(page.locator("[data-bag-count]").first).to_have_text("(1)")
    assert urlsplit(page.url).path == PRODUCT


# --- Bag


def test_rule_45_drawer_is_a_modal_dialog(page):
    steps.add_to_bag(page, "squalane-face-oil")
    drawer = page.get_by_role("dialog", name="Bag")

    expect(drawer).to_be_visible()
    assert drawer.evaluate("dialog => dialog.matches(':modal') && dialog.contains(document.activeElement)")
    page.keyboard.press("Escape")
    expect(drawer).to_be_hidden()
    expect(page.locator("#buy-form").get_by_role("button", name="Add to bag")).to_be_focused()


def test_rule_46_estimated_total_and_tax_before_checkout(page):
    steps.add_to_bag(page, "squalane-face-oil")
    for place in (page.get_by_role("dialog", name="Bag"), page.get_by_role("main")):
        expect(place).to_contain_text("Estimated total")
        expect(place).to_contain_text("Includes GST of A$")
        expect(place).to_contain_text("delivery")
        steps.open_bag(page)


def test_rule_47_promo_code_is_a_link_that_opens_a_field(page):
    steps.add_to_bag(page, "squalane-face-oil")
    steps.open_bag(page)
    field = page.get_by_role("textbox", name="Promo code")
    expect(field).to_be_hidden()

    page.locator("summary", has_text="Promo code").click()

    expect(field).to_be_visible()


def test_rule_48_removing_a_line_announces_it_and_keeps_the_focus(page):
    steps.add_to_bag(page, "squalane-face-oil")
    steps.add_to_bag(page, "calm-mask")
    drawer = page.get_by_role("dialog", name="Bag")

    drawer.get_by_role("button", name="Remove Squalane face oil").click()

    expect(drawer.get_by_role("button", name="Remove Squalane face oil")).to_have_count(0)
    expect(drawer.locator("[data-announcements]")).to_contain_text("Squalane face oil")
    assert drawer.evaluate("dialog => dialog.contains(document.activeElement)")


def test_rule_49_bag_works_without_javascript(open_page):
    page = open_page(java_script_enabled=False)
    steps.add_to_bag(page, "squalane-face-oil")
    steps.add_to_bag(page, "calm-mask")
    steps.open_bag(page)

    page.get_by_role("spinbutton", name="Quantity for Squalane face oil").fill("3")
    page.get_by_role("button", name="Update quantity for Squalane face oil").click()
    expect(page.get_by_role("spinbutton", name="Quantity for Squalane face oil")).to_have_value("3")
    page.get_by_role("button", name="Remove Calm soothing mask").click()
    expect(page.get_by_role("main").get_by_role("article")).to_have_count(1)
    steps.go_to_checkout(page)

    expect(page.get_by_role("link", name="Continue as guest")).to_be_visible()


# --- Checkout and account


def test_rule_50_guests_come_first(surveyor):
    page = surveyor.open("checkout", width=1280)
    guest = page.get_by_role("link", name="Continue as guest")
    log_in = page.get_by_role("main").get_by_role("link", name="Log in")

    assert guest.bounding_box()["y"] < log_in.bounding_box()["y"]
    assert page.get_by_role("textbox").count() == 0


def test_rule_51_at_most_eight_fields_by_default(surveyor):
    page = surveyor.open("details", width=1280)

    fields = page.locator("main form").locator("input:not([type=hidden]), select, textarea").locator("visible=true")

    assert fields.count() <= 8


def test_rule_52_fields_are_one_column(surveyor):
    page = surveyor.open("details", width=1280)
    boxes = [field.bounding_box() for field in page.locator("main .form .field").locator("visible=true").all()]

    assert len({round(box["x"]) for box in boxes}) == 1
    assert all(below["y"] >= above["y"] + above["height"] for above, below in pairwise(boxes))


@every_page
def test_rule_53_no_asterisks_and_every_field_has_a_name(look_at, name):
    survey = look_at(name, width=1280)

    assert survey["asterisks"] == []
    assert survey["unnamedFields"] == []


def test_rule_53_optional_fields_say_so(surveyor):
    page = surveyor.open("details", width=1280)

    assert "(optional)" in page.locator("label", has_text="Phone").inner_text()
    assert "(optional)" not in page.locator("label", has_text="Postcode").inner_text()


@pytest.mark.parametrize(
    ("name", "button"),
    [("details", "Continue"), ("enquiry", "Send"), ("log in", "Log in"), ("new address", "Save address")],
)
def test_rule_54_errors_are_summed_up_and_values_kept(surveyor, name, button):
    page = surveyor.open(name, width=1280)
    form = page.locator("main form[novalidate]").first
    fields = form.locator("input[type=text], input[type=email], input[type=password], textarea")
    for field in fields.locator("visible=true").all():
        field.fill("")
    form.get_by_role("textbox").first.fill("kept" if name != "log in" else "kept@example.com")

    form.get_by_role("button", name=button, exact=True).click()

    summary = page.locator("[data-error-summary]")
    expect(summary).to_be_focused()
    expect(summary.get_by_role("heading", name="There is a problem")).to_be_visible()
    assert page.title().startswith("Error: ")
    expect(form.get_by_role("textbox").first).to_have_value(re.compile("^kept"))
    for link in summary.get_by_role("link").all():
        target = page.locator(link.get_attribute("href"))
        described = target.get_attribute("aria-describedby").split()
        beside = " ".join(page.locator(f"#{part}").text_content() for part in described if "error" in part)
        assert link.inner_text().strip() in beside
    summary.get_by_role("link").first.click()
    assert page.evaluate("document.activeElement.getAttribute('aria-invalid')") == "true"


def test_rule_55_personal_fields_name_what_they_ask(surveyor):
    page = surveyor.open("details", width=1280)
    wanted = {
        "email": "email",
        "full_name": "name",
        "line1": "address-line1",
        "line2": "address-line2",
        "suburb": "address-level2",
        "state": "address-level1",
        "postcode": "postal-code",
        "country": "country",
        "phone": "tel",
    }

    found = {name: page.locator(f"[name={name}]").get_attribute("autocomplete") for name in wanted}

    assert found == wanted


def test_rule_55_blanks_and_punctuation_are_taken(page):
    steps.add_to_bag(page, "squalane-face-oil")
    steps.go_to_checkout(page)
    steps.continue_as_guest(page)

    steps.fill_in_details(page, email="blanks@pages.example", Postcode=" 30 00 ", Phone="(03) 9123-4567")

    expect(page.get_by_role("heading", level=1, name="Delivery")).to_be_visible()


def test_rule_56_delivery_options_show_dates(surveyor):
    page = surveyor.open("delivery method", width=1280)
    dates = page.locator(".delivery-option__dates").all_inner_texts()

    assert len(dates) >= 3
    assert [bool(DATE.search(text)) for text in dates] == [True] * len(dates)


def test_rule_57_nothing_is_asked_twice(surveyor):
    page = surveyor.open("details", width=1280)

    for label, value in steps.ADDRESS.items():
        expect(page.get_by_label(label)).to_have_value(value)
    page.goto("/checkout/review/")
    assert page.locator("main").get_by_role("textbox").locator("visible=true").count() == 0


def test_rule_58_review_comes_before_paying_and_can_be_changed(surveyor):
    page = surveyor.open("review", width=1280)
    main = page.locator("main")

    for place in ("contact", "address", "delivery"):
        expect(main.get_by_role("link", name=f"Change {place}")).to_be_visible()
    main.get_by_role("link", name="Change delivery").click()
    expect(page.get_by_role("radio", name="Standard")).to_be_checked()
    page.get_by_role("main").get_by_role("link", name="Back", exact=True).click()
    expect(page.get_by_label("Full name")).to_have_value("Ada Lovelace")


def test_rule_58_back_after_paying_says_so(surveyor):
    page = surveyor.open("confirmation", width=1280)

    page.goto("/checkout/review/")

    expect(page.get_by_text("has already been placed. Here it is.")).to_be_visible()
    assert page.get_by_role("button", name="Pay now").count() == 0


@pytest.mark.parametrize("name", ["log in", "sign up", "confirmation"])
def test_rule_59_passwords_may_be_pasted(surveyor, name):
    page = surveyor.open(name, width=1280)
    field = page.get_by_label(re.compile("^Password")).first

    taken = field.evaluate(
        "input => input.dispatchEvent(new ClipboardEvent('paste', {cancelable: true, bubbles: true}))"
    )

    assert taken
    assert field.get_attribute("autocomplete") in ("current-password", "new-password")
    assert field.get_attribute("pattern") is None


def test_rule_59_password_needs_length_alone(page):
    page.goto("/account/signup/")
    page.get_by_label("Email").fill("length-alone@pages.example")
    page.get_by_label("Password").first.fill("pearl orchard evening")
    page.get_by_role("button", name="Create an account").click()

    expect(page.locator("[data-error-summary]")).to_have_count(0)


def test_rule_59_passkeys_are_offered(surveyor):
    page = surveyor.open("log in", width=1280)
    expect(page.get_by_role("button", name="Log in with a passkey")).to_be_visible()

    page = surveyor.open("signing in", width=1280)
    expect(page.get_by_role("main").get_by_text(re.compile("passkey", re.IGNORECASE)).first).to_be_visible()


def test_rule_60_account_is_offered_after_paying_with_one_field(surveyor):
    page = surveyor.open("confirmation", width=1280)
    offer = page.get_by_role("region", name="Keep this order in an account")

    assert offer.locator("input:not([type=hidden])").count() == 1
    expect(offer.get_by_role("button", name="Create account")).to_be_visible()


# --- What was added after the shop was tried as customers would


@every_page
def test_rule_g01_words_and_rows_are_pressed_as_their_box(look_at, name):
    assert look_at(name, width=375)["deadRows"] == []


# --- The rules themselves


def test_survey_notices_what_is_planted(page):
    page.goto("/about/")
    page.evaluate(
        """document.querySelector("main").innerHTML +=
        '<button class="button" aria-label="a"></button><button aria-label="b"></button><h1>Two</h1>' +
        '<input type="range"><label>Name * <input id="faint"></label><p class="clip">Some words</p>'"""
    )
    page.evaluate(
        """() => {
          const sheet = new CSSStyleSheet();
          sheet.replaceSync(
            "main button { all: unset; display: inline-block; width: 10px; height: 10px }" +
            "#faint { border: 1px solid #eee } label { pointer-events: none }" +
            ".clip { overflow: hidden; width: max-content; white-space: nowrap }"
          );
          document.adoptedStyleSheets = [sheet];
          const clip = document.querySelector(".clip");
          clip.style.width = `${Math.ceil(clip.offsetWidth)}px`;
        }"""
    )

    survey = page.evaluate(LOOK, 1280)

    found = ("tooSmall", "primary", "close", "faintBorders", "dragged", "asterisks", "clippedBySpacing", "deadRows")
    assert [name for name in found if not survey[name]] == []
    assert len(survey["h1s"]) == 2
