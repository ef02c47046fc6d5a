"""Orders and people for tests, as they are once placed: stock set aside, status reached."""

from collections.abc import Iterable
from datetime import UTC, datetime
from decimal import Decimal
from itertools import count
from typing import Any

from allauth.account.models import EmailAddress
from django.contrib.auth.models import Group
from oscar.apps.address.models import Country

from catalogue.models import Product
from shop.order.models import Line, Order, OrderStatus, ShippingAddress
from shop.order.search import write_search_words
from shop.partner import stock
from shop.partner.strategy import gst_within
from shop.users.email_keys import customer_key
from shop.users.models import User

PASSWORD = "a long enough pass phrase"
_numbers = count(1)


def make_user(*, email: str = "", is_verified: bool = True, groups: Iterable[str] = (), **fields: Any) -> User:
    """Make someone who can log in."""
    email = email or f"person-{next(_numbers)}@example.com"
    user = User.objects.create_user(email=email, password=PASSWORD, **fields)
    EmailAddress.objects.create(user=user, email=email, verified=is_verified, primary=True)
    user.groups.set(Group.objects.filter(name__in=groups))
    return user


def make_country(code: str = "AU", name: str = "Australia") -> Country:
    """Make a country that we send to."""
    country, _ = Country.objects.get_or_create(
        iso_3166_1_a2=code, defaults={"printable_name": name, "name": name, "is_shipping_country": True}
    )
    return country


def make_order(
    *,
    lines: Iterable[tuple[Product, int]],
    user: User | None = None,
    email: str = "rosa@example.com",
    status: str = OrderStatus.PAID,
    number: str = "",
    postcode: str = "3065",
    **fields: Any,
) -> Order:
    """Make an order of these sizes, and set their stock aside."""
    lines = list(lines)
    total = sum((size.stockrecords.get().price * quantity for size, quantity in lines), Decimal(0))
    is_paid = status not in (OrderStatus.AWAITING_PAYMENT, OrderStatus.CANCELLED)
    order = Order.objects.create(
        number=number or f"SP-T{next(_numbers):07}",
        user=user,
        guest_email=email,
        customer_key=customer_key(email),
        shipping_address=ShippingAddress.objects.create(
            first_name="Rosa",
            last_name="Lindqvist",
            line1="12 Wattle Street",
            line4="Fitzroy",
            state="VIC",
            postcode=postcode,
            country=make_country(),
        ),
        status=status,
        currency="AUD",
        total_incl_tax=total,
        total_excl_tax=total - gst_within(total),
        date_placed=datetime(2026, 11, 2, 9, tzinfo=UTC),
        paid_at=datetime(2026, 11, 2, 9, 5, tzinfo=UTC) if is_paid else None,
        **{"shipping_method": "Standard delivery", "shipping_code": "standard", **fields},
    )
    for size, quantity in lines:
        _make_line(order, size, quantity)
    write_search_words(order_ids=[order.pk])
    return order


def _make_line(order: Order, size: Product, quantity: int) -> Line:
    record = size.stockrecords.get()
    total = record.price * quantity
    stock.allocate(quantities={record.pk: quantity})
    return order.lines.create(
        product=size,
        stockrecord=record,
        partner=record.partner,
        partner_name=record.partner.name,
        partner_sku=record.partner_sku,
        title=size.get_title(),
        quantity=quantity,
        num_allocated=quantity,
        line_price_incl_tax=total,
        line_price_excl_tax=total - gst_within(total),
        line_price_before_discounts_incl_tax=total,
        line_price_before_discounts_excl_tax=total - gst_within(total),
        unit_price_incl_tax=record.price,
        unit_price_excl_tax=record.price - gst_within(record.price),
    )
