"""
Placing an order and what may happen to it.

An order is written first, complete and unchangeable; payment only moves its status. See docs/decisions/.
"""

import secrets
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from decimal import Decimal

from django.contrib.sites.models import Site
from django.db import transaction
from django.db.models import F
from oscar.apps.address.models import Country
from oscar.apps.order import utils
from oscar.apps.order.models import BillingAddress, ShippingAddress

from shop.basket.models import Basket
from shop.basket.summary import BasketSummary, discount_label
from shop.offer.models import ConditionalOffer
from shop.order.models import Line, Order, OrderStatus, UnpaidOrder
from shop.order.search import write_search_words
from shop.order.unpaid import Origin, forget_origin, hold_within_limits
from shop.partner import stock
from shop.users import email_keys
from shop.users.models import User
from shop.voucher import claims

ORDER_NUMBER_LETTERS = "23456789ABCDEFGHJKMNPQRSTUVWXYZ"  # none that is read as another
ORDER_NUMBER_LENGTH = 8


@dataclass(frozen=True, kw_only=True)
class Recipient:
    """
    Who the order is for and where it goes; without a street the customer comes for it.

    `buyer_name` is who orders, when someone else gets it.
    """

    email: str
    full_name: str
    line1: str
    line2: str
    suburb: str
    state: str
    postcode: str
    country_code: str
    phone: str
    buyer_name: str = ""

    @property
    def has_address(self) -> bool:
        return bool(self.line1)

    def as_collector(self) -> "Recipient":
        """Return them as who comes for it: who ordered, without any address that was typed before."""
        name = self.buyer_name or self.full_name
        return replace(self, full_name=name, buyer_name="", line1="", line2="", suburb="", state="", postcode="")


@dataclass(frozen=True, kw_only=True)
class Delivery:
    """How it goes there; without an address the customer comes for it."""

    code: str
    name: str
    needs_address: bool
    earliest_date: date | None
    latest_date: date | None


class UnableToPlaceOrder(Exception):
    """The order can't be placed as it is; the message is for the shopper."""


def new_order_number() -> str:
    """Return a number that says nothing about other orders: "SP-7K3M9XQ2", one of 31^8."""
    return "SP-" + "".join(secrets.choice(ORDER_NUMBER_LETTERS) for _ in range(ORDER_NUMBER_LENGTH))


@transaction.atomic
def place_order(
    *,
    basket: Basket,
    summary: BasketSummary,
    recipient: Recipient,
    delivery: Delivery,
    user: User | None,
    origin: Origin | None = None,
    now: datetime,
) -> Order:
    """
    Save the order, allocate its stock and claim its codes: all of it, or nothing.

    The caller holds the lock of the basket's row and has shown `summary` to the shopper.

    :param summary: what the shopper agreed to pay; it is what the order says to the cent
    :param origin: where it comes from, which limits what may wait for payment; staff have no such limit
    :raises shop.order.unpaid.TooMuchUnpaid: if it would keep too much from others without being paid
    :raises shop.partner.stock.OutOfStock: if a size has fewer left
    :raises shop.offer.models.UnableToUseOffer: if an offer has just been used up
    :raises shop.voucher.checks.UnableToUseCode: if a code may not be used by this person any more
    """
    if not delivery.needs_address:
        recipient = recipient.as_collector()
    customer_key = email_keys.customer_key(recipient.email)
    order = _write_order(
        basket=basket,
        summary=summary,
        recipient=recipient,
        delivery=delivery,
        user=user,
        customer_key=customer_key,
        now=now,
    )
    _write_discounts(order=order, basket=basket, summary=summary)
    creator = utils.OrderCreator()
    for line in basket.all_lines():
        creator.create_line_models(order, line)
    if origin is not None and order.total_incl_tax > 0:
        hold_within_limits(order=order, origin=origin)
    # Rows that other orders want too are locked last and in one order everywhere: stock, offers, codes.
    stock.allocate(quantities=_quantities(order), order_number=order.number)
    _use_offers(basket=basket)
    # A code that took nothing off is not used up by it.
    for voucher in basket.vouchers.filter(pk__in=order.discounts.values("voucher_id")).order_by("pk"):
        claims.claim(voucher=voucher, order=order, now=now)
    basket.submit()
    order.status_changes.create(old_status="", new_status=order.status)
    write_search_words(order_ids=[order.pk])
    return order


@transaction.atomic
def mark_paid(*, order_number: str, now: datetime) -> Order:
    """
    Record that the order was paid for. Calling it again changes nothing.

    :raises Order.DoesNotExist: if there is no such order
    """
    order = Order.objects.select_for_update().get(number=order_number)
    if order.status == OrderStatus.AWAITING_PAYMENT:
        order.paid_at = now
        order.save(update_fields=["paid_at"])
        forget_lapse(order=order)
        order.set_status(OrderStatus.PAID)
        forget_origin(order=order)
    return order


@transaction.atomic
def cancel(*, order_number: str, now: datetime) -> Order:
    """
    Cancel an order and release its stock and codes. Calling it again changes nothing.

    Money that came in is not given back here; see `shop.payment.cancelling.cancel_order`.

    :raises ValueError: if it is too late to cancel
    """
    order = Order.objects.select_for_update().get(number=order_number)
    if order.status == OrderStatus.CANCELLED:
        return order
    order.set_status(OrderStatus.CANCELLED)
    order.cancelled_at = now
    order.save(update_fields=["cancelled_at"])
    stock.release(quantities=_quantities(order), order_number=order.number)
    order.lines.update(num_allocated=0, allocation_cancelled=True)
    _return_offers(order=order)
    claims.release(order=order, now=now)
    forget_origin(order=order)
    return order


@transaction.atomic
def lapse(*, order_number: str, now: datetime) -> Order:
    """Cancel an order because nobody paid for it in time, and record that. Calling it again changes nothing."""
    order = Order.objects.select_for_update().get(number=order_number)
    if order.status == OrderStatus.AWAITING_PAYMENT:
        order = cancel(order_number=order_number, now=now)
        UnpaidOrder.objects.update_or_create(order=order, defaults={"lapsed_at": now})
    return order


def forget_lapse(*, order: Order) -> None:
    """Clear the lapse of an order: someone paid it, or decided what happens to it."""
    UnpaidOrder.objects.filter(order=order).delete()


def keep_quiet_about(*, order: Order) -> None:
    """Send no reminder if this order stays unpaid. Calling it again changes nothing."""
    UnpaidOrder.objects.update_or_create(order=order, defaults={"is_silent": True})


def note_refill(*, order: Order, now: datetime) -> None:
    """Record that the shopper has put the products of a lapsed order back in the bag."""
    UnpaidOrder.objects.filter(order=order, lapsed_at__isnull=False).update(refilled_at=now)


@transaction.atomic
def reinstate(*, order_number: str, now: datetime) -> Order:
    """
    Reinstate a cancelled order because its payment arrived after all.

    :raises shop.partner.stock.OutOfStock: if it cannot be delivered any more
    :raises shop.offer.models.UnableToUseOffer: if its offer has since been used up
    :raises shop.voucher.checks.UnableToUseCode: if its code has since been used up
    """
    order = Order.objects.select_for_update().get(number=order_number)
    for line in order.lines.all():
        line.num_allocated, line.allocation_cancelled = line.quantity, False
        line.save(update_fields=["num_allocated", "allocation_cancelled"])
    stock.allocate(quantities=_quantities(order), order_number=order.number)
    _use_offers_again(order=order)
    for claim in order.voucher_claims.select_related("voucher").order_by("voucher_id"):
        claims.claim(voucher=claim.voucher, order=order, now=now)
    forget_lapse(order=order)
    order.paid_at, order.cancelled_at = now, None
    order.save(update_fields=["paid_at", "cancelled_at"])
    order.set_status(OrderStatus.PAID)
    return order


@transaction.atomic
def mark_refunded(*, order_number: str) -> Order:
    """Record that all the money went back. What was not sent stays here. Calling it again changes nothing."""
    order = Order.objects.select_for_update().get(number=order_number)
    if order.can_become(OrderStatus.REFUNDED):
        order.set_status(OrderStatus.REFUNDED)
        stock.release(quantities=_quantities(order), order_number=order.number)
        order.lines.filter(num_allocated__gt=0).update(num_allocated=0, allocation_cancelled=True)
    return order


@transaction.atomic
def return_units(*, order: Order, quantities: Mapping[Line, int], is_restocked: bool, by: User | None) -> None:
    """
    Move the stock of pieces that are refunded. The caller holds the order's lock.

    Pieces that were not sent yet are given back for sale, or written off; those that were sent come back to the
    shelf, or stay where they are.
    """
    unsent: Counter[int] = Counter()
    sent: Counter[int] = Counter()
    for line, quantity in quantities.items():
        kept_here = min(quantity, line.num_allocated)
        if line.stockrecord_id is not None:
            unsent[line.stockrecord_id] += kept_here
            sent[line.stockrecord_id] += quantity - kept_here
        line.num_allocated -= kept_here
        line.save(update_fields=["num_allocated"])
    stock.lock(stockrecord_ids=[*unsent, *sent])
    if is_restocked:
        stock.release(quantities=+unsent, order_number=order.number)
        stock.restock(quantities=+sent, order_number=order.number, by=by)
    else:
        stock.write_off(quantities=+unsent, order_number=order.number, by=by)
    # With the last piece that was still to be sent, an order of which parcels have left counts as sent.
    if (
        order.status == OrderStatus.PACKED
        and order.parcels.exists()
        and not order.lines.filter(num_allocated__gt=0)
    ):
        order.set_status(OrderStatus.SHIPPED)


def complete_if_nothing_is_left(*, order: Order) -> None:
    """Close an order whose pieces are all refunded although not all of its money is. The caller holds its lock."""
    is_waiting = order.status in (OrderStatus.PAID, OrderStatus.PACKED)
    if is_waiting and not order.lines.filter(num_allocated__gt=0).exists() and not order.parcels.exists():
        order.set_status(OrderStatus.COMPLETE)


def _write_order(
    *,
    basket: Basket,
    summary: BasketSummary,
    recipient: Recipient,
    delivery: Delivery,
    user: User | None,
    customer_key: str,
    now: datetime,
) -> Order:
    address = _address_fields(recipient)
    buyer = address | _names(recipient.buyer_name or recipient.full_name)
    charge = summary.delivery or Decimal(0)
    return Order.objects.create(
        number=new_order_number(),
        site=Site.objects.get_current(),
        basket=basket,
        user=user,
        guest_email=recipient.email,
        customer_key=customer_key,
        phone=recipient.phone,
        billing_address=BillingAddress.objects.create(**buyer),
        shipping_address=ShippingAddress.objects.create(**address, phone_number=""),
        currency=summary.currency,
        total_incl_tax=summary.total,
        total_excl_tax=summary.total - summary.tax,
        shipping_incl_tax=charge,
        shipping_excl_tax=charge - summary.delivery_gst,
        shipping_tax_code="GST",
        shipping_method=delivery.name,
        shipping_code=delivery.code,
        delivery_earliest_date=delivery.earliest_date,
        delivery_latest_date=delivery.latest_date,
        status=OrderStatus.AWAITING_PAYMENT,
        date_placed=now,
    )


def _address_fields(recipient: Recipient) -> dict[str, object]:
    return {
        **_names(recipient.full_name),
        "line1": recipient.line1,
        "line2": recipient.line2,
        "line4": recipient.suburb,
        "state": recipient.state,
        "postcode": recipient.postcode,
        "country": Country.objects.get(iso_3166_1_a2=recipient.country_code),
    }


def _names(full_name: str) -> dict[str, str]:
    first_name, _, last_name = full_name.strip().rpartition(" ")
    return {"first_name": first_name, "last_name": last_name}


def _write_discounts(*, order: Order, basket: Basket, summary: BasketSummary) -> None:
    creator = utils.OrderCreator()
    delivery_discounts = iter(summary.delivery_discounts)
    for application in basket.offer_applications:
        if application["result"].affects_shipping:
            application["discount"] = next(delivery_discounts, Decimal(0))
        if application["discount"] > 0:
            application["message"] = discount_label(application)
            creator.create_discount_model(order, application)


def _quantities(order: Order) -> Counter[int]:
    quantities: Counter[int] = Counter()
    for line in order.lines.filter(stockrecord__isnull=False):
        quantities[line.stockrecord_id] += line.num_allocated
    return +quantities


def _use_offers(*, basket: Basket) -> None:
    for application in sorted(basket.offer_applications, key=lambda application: application["offer"].pk):
        if application["discount"] > 0:
            application["offer"].record_usage(application)


def _use_offers_again(*, order: Order) -> None:
    discounts = {discount.offer_id: discount for discount in order.discounts.filter(offer_id__isnull=False)}
    for offer in ConditionalOffer.objects.filter(pk__in=discounts).order_by("pk"):
        discount = discounts[offer.pk]
        offer.record_usage({"freq": discount.frequency or 0, "discount": discount.amount})


def _return_offers(*, order: Order) -> None:
    for discount in order.discounts.filter(offer_id__isnull=False).order_by("offer_id"):
        ConditionalOffer.objects.filter(pk=discount.offer_id).update(
            num_applications=F("num_applications") - (discount.frequency or 0),
            num_orders=F("num_orders") - 1,
            total_discount=F("total_discount") - discount.amount,
        )
