"""From a bag to an order: the one transaction that creates an order."""

from collections.abc import Sequence
from contextlib import suppress
from datetime import datetime

from django.db import transaction
from django.utils import timezone

from shop.basket import services as baskets
from shop.basket.models import Basket
from shop.basket.summary import BasketSummary, summarise
from shop.order import services as orders
from shop.order.models import Order
from shop.order.services import Delivery, Recipient
from shop.order.unpaid import Origin
from shop.payment import opening, settlement
from shop.shipping.methods import Method
from shop.shipping.repository import methods_for
from shop.users.identity import Customer, identify
from shop.users.models import User
from shop.voucher import checks


class TotalsChanged(Exception):
    """What the shopper agreed to is no longer what the bag costs: show it again and ask again."""

    def __init__(self, summary: BasketSummary) -> None:
        super().__init__("the bag changed")
        self.summary = summary


class BasketEmpty(Exception):
    """The bag is no longer open, and wasn't ordered."""


@transaction.atomic
def place_order(
    *,
    basket_id: int,
    recipient: Recipient,
    method_code: str,
    shown: str,
    user: User | None,
    origin: Origin | None = None,
    now: datetime,
) -> Order:
    """
    Turn a bag into an order awaiting payment. For a bag that has been ordered, return that order.

    :param shown: the fingerprint of what the shopper last saw; see `shop.basket.summary`
    :raises TotalsChanged: if the bag is no longer what was shown
    :raises BasketEmpty: if the bag is empty, merged or deleted
    :raises shop.partner.stock.OutOfStock: if someone else took the last unit this very moment
    :raises shop.order.unpaid.TooMuchUnpaid: if this visitor or network has too much waiting for payment
    :raises shop.voucher.checks.UnableToUseCode: if someone else took the code's last use this very moment
    :raises shop.offer.models.UnableToUseOffer: if someone else took the offer's last use this very moment
    :raises shop.payment.opening.UnableToTakePayment: if the total cannot be charged
    """
    basket = Basket.objects.select_for_update(no_key=True).filter(pk=basket_id).first()
    if basket is None:
        raise BasketEmpty
    if basket.status == Basket.SUBMITTED:
        return Order.objects.get(basket=basket)
    if basket.status != Basket.OPEN:
        raise BasketEmpty
    baskets.price(basket=basket)
    if basket.is_empty:
        raise BasketEmpty
    method = chosen_method(basket=basket, recipient=recipient, code=method_code)
    if method is None:
        raise TotalsChanged(summarise(basket=basket))
    summary = summarise(basket=basket, method=method)
    if summary.fingerprint != shown or summary.warnings:
        raise TotalsChanged(summary)
    order = orders.place_order(
        basket=basket,
        summary=summary,
        recipient=recipient,
        delivery=_delivery(method, now),
        user=user,
        origin=origin,
        now=now,
    )
    if order.total_incl_tax == 0:
        return settlement.settle_free_order(order=order, now=now)
    opening.begin_attempt(order=order, now=now)
    return order


def methods_to(*, recipient: Recipient, basket: Basket) -> list[Method]:
    """Return the delivery methods for this bag and person."""
    return methods_for(country_code=recipient.country_code, basket=basket, has_address=recipient.has_address)


def chosen_method(*, basket: Basket, recipient: Recipient, code: str) -> Method | None:
    """Return the delivery method of that code, if it's still available for the bag."""
    methods = methods_to(recipient=recipient, basket=basket)
    return next((method for method in methods if method.code == code), None)


def likely_method(*, methods: Sequence[Method], code: str) -> Method:
    """Return the method of that code, or the first where none of these has it: the country may have changed."""
    return next((method for method in methods if method.code == code), methods[0])


def drop_codes_not_for(
    *, basket: Basket, recipient: Recipient, user: User | None = None, now: datetime
) -> list[str]:
    """
    Take codes off the bag that the person behind this address may not use. Nobody else may hear of it.

    Return why, one sentence for the shopper per code.
    """
    return drop_refused(basket=basket, customer=identify(email=recipient.email, user=user), now=now)


def drop_refused(*, basket: Basket, customer: Customer | None, now: datetime) -> list[str]:
    """
    Take codes off the bag that don't apply now, or not for this customer where we know who it is.

    Return why, one sentence for the shopper per code.
    """
    reasons = []
    for voucher in basket.vouchers.all():
        try:
            checks.check(voucher=voucher, basket=basket, customer=customer, now=now)
        except checks.UnableToUseCode as error:
            baskets.remove_code(basket=basket, code=voucher.code)
            reasons.append(str(error))
    return reasons


def drop_refused_codes(*, basket_id: int, recipient: Recipient, user: User | None, now: datetime) -> None:
    """Take codes off a bag that could not be ordered with them, unless another tab has ordered it since."""
    with suppress(baskets.BasketAlreadyOrdered):
        basket = baskets.price(basket=Basket.objects.get(pk=basket_id))
        drop_codes_not_for(basket=basket, recipient=recipient, user=user, now=now)


def take_code_off(*, basket_id: int, code: str) -> None:
    """Take a code off a bag, unless another tab has ordered it."""
    with suppress(baskets.BasketAlreadyOrdered):
        baskets.remove_code(basket=Basket.objects.get(pk=basket_id), code=code)


def _delivery(method: Method, now: datetime) -> Delivery:
    earliest, latest = method.date_range(placed_on=timezone.localdate(now))
    return Delivery(
        code=method.code,
        name=method.name,
        needs_address=method.needs_address,
        earliest_date=earliest,
        latest_date=latest,
    )
