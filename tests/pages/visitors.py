"""Who looks at pages, and which pages there are for them."""

from dataclasses import dataclass

from playwright.sync_api import Page

from tests.journeys import steps

ANYONE, BUYER, PAYER, MEMBER = "anyone", "buyer", "payer", "member"


@dataclass(frozen=True)
class ShopPage:
    """A page, and who sees it."""

    address: str
    visitor: str = ANYONE


PAGES = {
    "home": ShopPage("/"),
    "journal": ShopPage("/journal/"),
    "article with products and code": ShopPage("/journal/why-milia-form/"),
    "article with booking": ShopPage("/journal/milia-removal-treatments/"),
    "article with questions": ShopPage("/journal/milia-questions-and-answers/"),
    "article with routine": ShopPage("/journal/routine-for-milia-prone-skin/"),
    "about": ShopPage("/about/"),
    "delivery": ShopPage("/delivery/"),
    "contact": ShopPage("/contact/"),
    "all products": ShopPage("/shop/"),
    "category": ShopPage("/shop/exfoliants/"),
    "filtered list": ShopPage("/shop/?concern=dryness"),
    "product": ShopPage("/products/omega-efa-serum/"),
    "product with one size": ShopPage("/products/calm-mask/"),
    "sold-out product": ShopPage("/products/retinal-005-serum/"),
    "set": ShopPage("/products/milia-routine-set/"),
    "ingredients": ShopPage("/ingredients/"),
    "ingredient": ShopPage("/ingredients/lactic-acid/"),
    "search": ShopPage("/search/?q=milia"),
    "search without results": ShopPage("/search/?q=qqqqqq"),
    "empty bag": ShopPage("/basket/"),
    "enquiry": ShopPage("/enquiries/new/"),
    "find order": ShopPage("/orders/find/"),
    "log in": ShopPage("/account/login/"),
    "sign up": ShopPage("/account/signup/"),
    "forgotten password": ShopPage("/account/password/reset/"),
    "not found": ShopPage("/nowhere/"),
    "bag": ShopPage("/basket/", BUYER),
    "checkout": ShopPage("/checkout/", BUYER),
    "details": ShopPage("/checkout/details/", BUYER),
    "delivery method": ShopPage("/checkout/delivery/", BUYER),
    "review": ShopPage("/checkout/review/", BUYER),
    "confirmation": ShopPage("(confirmation)", PAYER),
    "order": ShopPage("(order)", PAYER),
    "account": ShopPage("/account/", MEMBER),
    "orders": ShopPage("/account/orders/", MEMBER),
    "addresses": ShopPage("/account/addresses/", MEMBER),
    "new address": ShopPage("/account/addresses/add/", MEMBER),
    "account details": ShopPage("/account/details/", MEMBER),
    "change email": ShopPage("/account/email/", MEMBER),
    "signing in": ShopPage("/account/2fa/", MEMBER),
    "sessions": ShopPage("/account/sessions/", MEMBER),
    "close account": ShopPage("/account/close/", MEMBER),
    "confirm password": ShopPage("/account/reauthenticate/", MEMBER),
    "log out": ShopPage("/account/logout/", MEMBER),
    "not allowed": ShopPage("/cms/login/", MEMBER),
}
WITHOUT_SEARCH = ("checkout", "details", "delivery method", "review", "confirmation")
# Those that ask nothing of the database.
STATIC_ERRORS = ["400", "403_csrf", "405", "413", "429", "500", "503"]


def fill_a_bag(page: Page, *, email: str) -> None:
    """Become a buyer who stands before paying."""
    steps.add_to_bag(page, "omega-efa-serum", size="60 ml")
    page.goto("/offer/miliagone/")
    steps.come_to_review(page, email=email)


def pay_for_an_order(page: Page, *, email: str) -> dict[str, str]:
    """Become someone with a paid order; give the addresses that only this person has."""
    steps.come_to_stripe(page, "pearl-polish-aha-scrub", email=email)
    steps.pay_by_card(page)
    steps.see_thanks(page)
    return {"(confirmation)": page.url, "(order)": steps.follow_order(page)}
