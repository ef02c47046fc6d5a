"""The pages that are measured, and who asks for them."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property

from tests.benchmarks.visitors import Request, UnableToVisit, Visitor, fields_of

CONNECTIONS = 8
MEMBER = "customer@seedpearl.example"
PASSWORD = "seedpearl-demo"
PRODUCT = "/products/pearl-polish-aha-scrub/"
BAG = (PRODUCT, "/products/omega-efa-serum/", "/products/retinol-eye-cream/")
ADD = "/basket/add/"
LOG_IN = "/account/login/"


class Scene:
    """The visitors of one shop, made when the first page asks for them."""

    def __init__(self, *, port: int) -> None:
        self.port = port

    @cached_property
    def passer_by(self) -> Visitor:
        """Someone without a bag, who has opened a product page."""
        visitor = Visitor(port=self.port)
        visitor.get(PRODUCT)
        return visitor

    @cached_property
    def shoppers(self) -> list[Visitor]:
        """Guests, each with the same three products in a bag."""
        return [self._fill_bag(Visitor(port=self.port)) for _ in range(CONNECTIONS)]

    @cached_property
    def member(self) -> Visitor:
        """A customer who is signed in and has ordered before."""
        visitor = Visitor(port=self.port)
        fields = fields_of(visitor.get(LOG_IN), action=LOG_IN)
        visitor.post(LOG_IN, **{**fields, "login": MEMBER, "password": PASSWORD})
        return visitor

    def add_first_product(self) -> list[Request]:
        """Return what a visitor without a bag sends to put a product into one."""
        self._fill_bag(Visitor(port=self.port))
        fields = fields_of(self.passer_by.get(PRODUCT), action=ADD)
        return [self.passer_by.with_cookies(self.passer_by.form(ADD, **fields))] * CONNECTIONS

    def with_bag(self, path: str) -> list[Request]:
        """Return what shoppers send for a page of their own."""
        return [shopper.with_cookies(Request(path=path)) for shopper in self.shoppers]

    def signed_in(self, path: str) -> list[Request]:
        """Return what the member sends for a page."""
        return [self.member.with_cookies(Request(path=path))] * CONNECTIONS

    @staticmethod
    def _fill_bag(visitor: Visitor) -> Visitor:
        for path in BAG:
            visitor.post(ADD, **fields_of(visitor.get(path), action=ADD))
        if not visitor.cookies.get("bag"):
            raise UnableToVisit("Nothing can be put into the bag.")
        return visitor


@dataclass(frozen=True)
class Page:
    """One kind of request."""

    name: str
    path: str
    ask: Callable[[Scene], list[Request]]
    statuses: tuple[int, ...] = (200,)


def _cold(name: str, path: str) -> Page:
    """Return a page as someone sees it who was never here: no cookie at all."""
    return Page(name=name, path=path, ask=lambda _: [Request(path=path)] * CONNECTIONS)


PAGES = [
    _cold("floor: bare view", "/floor/bare/"),
    _cold("floor: 30 kB, 5 queries", "/floor/page/"),
    _cold("home", "/"),
    _cold("list", "/shop/"),
    _cold("category", "/shop/exfoliants/"),
    _cold("product", PRODUCT),
    _cold("article", "/journal/why-milia-form/"),
    _cold("search", "/search/?q=retinol+serum"),
    Page("add to bag", ADD, lambda scene: scene.add_first_product(), statuses=(302, 303)),
    Page("bag", "/basket/", lambda scene: scene.with_bag("/basket/")),
    Page("product, full bag", PRODUCT, lambda scene: scene.with_bag(PRODUCT)),
    Page("checkout details", "/checkout/details/", lambda scene: scene.with_bag("/checkout/details/")),
    Page("account orders", "/account/orders/", lambda scene: scene.signed_in("/account/orders/")),
]
