"""A demo shop with people in it: who asks, and what they ask for."""

from collections.abc import Mapping
from dataclasses import dataclass
from http.cookies import SimpleCookie

from bs4 import BeautifulSoup
from django.test import Client
from django.urls import Resolver404, resolve
from django.utils import timezone
from oscar.apps.address.models import UserAddress

from catalogue.models import Product
from cms.models import ArticlePage
from shop.basket import services as baskets
from shop.customer import email_changes, sessions
from shop.customer import services as customers
from shop.customer.forms import AddressForm
from shop.mail.models import OutboxMail
from shop.order.models import Order
from shop.users.models import AccountSession, EmailChange, User
from tests.factories.orders import make_user
from tests.ordering import make_recipient, place_order
from tests.robustness.addresses import ADDRESSES, Address
from tests.robustness.routes import Route

PLAUSIBLE = {
    "email": b"ada@example.com",
    "login": b"ada@example.com",
    "username": b"ada@example.com",
    "password": b"a long enough pass phrase",
    "password1": b"a long enough pass phrase",
    "full_name": b"Ada Shopper",
    "first_name": b"Ada",
    "last_name": b"Shopper",
    "name": b"Ada Shopper",
    "line1": b"1 Collins Street",
    "suburb": b"Melbourne",
    "state": b"VIC",
    "postcode": b"3000",
    "country": b"AU",
    "phone": b"0400 000 000",
    "quantity": b"1",
    "code": b"miliagone",
    "message": b"May I ask something?",
    "method": b"standard",
    "next": b"/shop/",
    "number": b"SP-22222222",
}
ACTUAL = {
    "slug": {
        "catalogue:category": "exfoliants",
        "catalogue:product": "pearl-polish-aha-scrub",
        "catalogue:ingredient": "glycerin",
    },
    "path": {"wagtail_serve": "journal/"},
}


@dataclass(frozen=True)
class Scene:
    """What there is in the shop, and who is in it."""

    guest: Client
    member: Client
    stranger: Client
    values: Mapping[str, str]
    orders: Mapping[str, Order]
    addresses: Mapping[str, UserAddress]

    def client(self, address: Address) -> Client:
        """Return the one who asks, as if they had sent nothing before."""
        return fresh(self.member if address.who == "member" else self.guest)

    def path(self, route: Route) -> str:
        """Return the path of something that is there."""
        return route.path(**{hole: self.value(route, hole) for hole in route.holes})

    def value(self, route: Route, hole: str) -> str:
        """Return what fills a hole of an address."""
        return ACTUAL.get(hole, {}).get(route.name) or self.values.get(f"{route.name} {hole}") or self.values[hole]

    def fields(self, route: Route, *, shown_at: str) -> dict[str, bytes]:
        """Return the fields of the form that leads there, with plausible values."""
        address = ADDRESSES[route.name]
        response = self.client(address).get(shown_at)
        has_forms = response.headers["Content-Type"].startswith("text/html") and not response.streaming
        shown = fields_leading_to(route.name, page=response.content, at=shown_at) if has_forms else {}
        names = dict.fromkeys([*shown, *address.fields])
        return {name: shown.get(name) or PLAUSIBLE.get(name, b"x") for name in names}


def fresh(client: Client) -> Client:
    """Return a client in the state of this one, which won't change it."""
    copy = Client(raise_request_exception=False)
    copy.handler = client.handler  # making one loads all middleware
    copy.cookies = SimpleCookie({name: morsel.value for name, morsel in client.cookies.items()})
    return copy


def fields_leading_to(name: str, *, page: bytes, at: str) -> dict[str, bytes]:
    """Return the fields of all forms of a page that are sent to an address of this name."""
    fields: dict[str, bytes] = {}
    for form in BeautifulSoup(page, "html.parser").find_all(
        "form", method=lambda value: (value or "").lower() == "post"
    ):
        if leads_to(form.get("action") or at) != name:
            continue
        for element in form.find_all(["input", "select", "textarea", "button"]):
            if element.get("name") and element["name"] != "csrfmiddlewaretoken":
                fields.setdefault(element["name"], value_of(element))
    return fields


def leads_to(path: str) -> str:
    """Return the name of an address."""
    try:
        return resolve(path.partition("?")[0]).view_name
    except Resolver404:
        return ""


def value_of(element: BeautifulSoup) -> bytes:
    """Return what a browser would send for an element that nobody touched."""
    if element.name == "select":
        options = element.find_all("option")
        chosen = next(
            (option for option in options if option.has_attr("selected")), options[0] if options else None
        )
        return (chosen.get("value") or "").encode() if chosen else b""
    if element.name == "textarea":
        return element.get_text().encode()
    return (element.get("value") or "").encode()


def make_scene() -> Scene:
    """Put people into the demo shop: a guest about to pay, a member with orders, another member."""
    size = Product.objects.filter(structure=Product.CHILD, stockrecords__num_in_stock__gt=20).order_by("pk").first()
    member, stranger = make_user(email="ada@example.com"), make_user(email="bo@example.com")
    orders = {name: place_order_for(size, user) for name, user in (("member", member), ("stranger", stranger))}
    orders["guest"] = place_order_for(size, None)
    addresses = {name: make_address(user) for name, user in (("member", member), ("stranger", stranger))}
    guest = guest_about_to_pay(size)
    bag = guest.get("/basket/").context["summary"].lines
    stranger_client = signed_in(stranger, size)
    return Scene(
        guest=guest,
        member=signed_in(member, size),
        stranger=stranger_client,
        orders=orders,
        addresses=addresses,
        values={
            "size_id": str(size.pk),
            "line_id": str(bag[0].id),
            "line of another": str(stranger_client.get("/basket/").context["summary"].lines[0].id),
            "code": "miliagone",
            "token": orders["guest"].token,
            "number": orders["member"].number,
            "address_id": str(addresses["member"].pk),
            "session_id": str(make_session(member).pk),
            "session of another": str(make_session(stranger).pk),
            "account:undo-email token": email_changes.token_for(make_email_change(member)),
            "key": "abc:def-123",
            "uidb36": "1",
            "pk": "1",
            "mail:mail pk": str(OutboxMail.objects.order_by("pk").values_list("pk", flat=True).first() or 1),
            "restriction_id": "1",
            "page_view_restriction_id": "1",
            "page_id": str(ArticlePage.objects.values_list("pk", flat=True).first()),
        },
    )


def place_order_for(size: Product, user: User | None) -> Order:
    """Place an order that waits for its payment."""
    basket = baskets.make_basket(owner=user)
    baskets.add(basket=basket, size_id=size.pk)
    recipient = make_recipient(email=user.email) if user else make_recipient()
    return place_order(basket=basket, recipient=recipient, user=user)


def make_address(user: User) -> UserAddress:
    """Write an address into someone's book."""
    form = AddressForm({name: value.decode() for name, value in PLAUSIBLE.items()})
    form.full_clean()
    return customers.save_address(user=user, fields=form.address_fields)


def make_session(user: User) -> AccountSession:
    """Let someone be logged in on another device."""
    now = timezone.now()
    sessions.remember(
        user=user, session_key=f"elsewhere-{user.pk}", ip_address="203.0.113.9", user_agent="Firefox", now=now
    )
    return AccountSession.objects.get(user=user)


def make_email_change(user: User) -> EmailChange:
    """Let someone have changed their address."""
    now = timezone.now()
    return EmailChange.objects.create(
        user=user, old_email="ada.before@example.com", new_email=user.email, asked_at=now, confirmed_at=now
    )


def guest_about_to_pay(size: Product) -> Client:
    """Return a guest who only has to pay, with something saved for later."""
    guest = Client()
    guest.post("/basket/add/", {"size_id": size.pk})
    tell_details(guest)
    return guest


def signed_in(user: User, size: Product) -> Client:
    """Return a member who only has to pay."""
    member = Client()
    member.force_login(user)
    member.post("/basket/add/", {"size_id": size.pk})
    tell_details(member)
    return member


def tell_details(client: Client) -> None:
    """Answer what the checkout asks."""
    client.post("/checkout/details/", {name: value.decode() for name, value in PLAUSIBLE.items()})
    client.post("/checkout/delivery/", {"method": "standard"})
    assert client.get("/checkout/review/").status_code == 200
