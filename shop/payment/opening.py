"""
Opening a payment: writing down what Stripe is asked, and making the page that the customer pays on.

No call to Stripe is made while a row is locked. Locks are taken on the attempt first, then on its order.
"""

import logging
from collections.abc import Sequence
from datetime import datetime, timedelta
from decimal import Decimal

from django.conf import settings
from django.db import transaction
from django.db.models import Max
from django.urls import reverse

from shop.order.models import Order, OrderStatus
from shop.payment import money, stripe
from shop.payment.models import PaymentAttempt
from shop.payment.states import AttemptState, may_become

logger = logging.getLogger(__name__)
TIME_TO_PAY = timedelta(minutes=35)
MOST_LINE_ITEMS = 100


class UnableToTakePayment(Exception):
    """No payment can be taken for this order now; the message is for the shopper."""


@transaction.atomic
def begin_attempt(*, order: Order, now: datetime) -> PaymentAttempt:
    """
    Record what Stripe will be asked, with its idempotency key. The caller holds the order's lock.

    :raises UnableToTakePayment: if the total is below what a card can be charged
    """
    minimum = money.MINIMUM_CHARGE.get(order.currency, Decimal(0))
    if order.total_incl_tax < minimum:
        raise UnableToTakePayment(f"The minimum card payment is A${minimum}.")
    n = (order.payment_attempts.aggregate(Max("n"))["n__max"] or 0) + 1
    expires_at = now + TIME_TO_PAY
    return PaymentAttempt.objects.create(
        order=order,
        n=n,
        amount_in_minor_units=money.to_minor_units(order.total_incl_tax, order.currency),
        currency=order.currency,
        idempotency_key=f"session-{order.number}-{n}",
        request=_session_request(order=order, n=n, expires_at=expires_at),
        expires_at=expires_at,
        livemode=settings.STRIPE_SECRET_KEY.startswith(("sk_live", "rk_live")),
    )


def open_attempt(*, attempt_id: int) -> PaymentAttempt:
    """
    Make the attempt's Checkout Session, or find the one that was made; afterwards its url leads to Stripe.

    :raises shop.payment.stripe.StripeUnavailable: to be tried again, with the same key
    :raises UnableToTakePayment: if Stripe refuses the request
    """
    attempt = PaymentAttempt.objects.get(pk=attempt_id)
    if attempt.state != AttemptState.CREATING:
        return attempt
    try:
        session = stripe.create_session(request=attempt.request, idempotency_key=attempt.idempotency_key)
    except stripe.StripeRefused as error:
        _change(attempt_id=attempt_id, state=AttemptState.FAILED, last_error=str(error))
        raise UnableToTakePayment("We couldn't start the payment. Please try again.") from error
    if session.amount_total != attempt.amount_in_minor_units:
        _change(
            attempt_id=attempt_id,
            state=AttemptState.FAILED,
            session_id=session.id,
            last_error=f"asked for {session.amount_total}",
        )
        _close_page(session_id=session.id)
        raise UnableToTakePayment("We couldn't start the payment. Please contact us.")
    attempt = _change(attempt_id=attempt_id, state=AttemptState.OPEN, session_id=session.id, url=session.url)
    if attempt.session_id is None:  # it was given up in the meantime: what is paid by this page must be known to us
        PaymentAttempt.objects.filter(pk=attempt_id, session_id=None).update(session_id=session.id)
        _close_page(session_id=session.id)
        attempt.refresh_from_db()
    return attempt


def _close_page(*, session_id: str) -> None:
    """Close a payment page that nobody should pay by. One that can't be closed is paid or expired: sync tells."""
    try:
        stripe.expire_session(session_id=session_id)
    except (stripe.StripeRefused, stripe.StripeUnavailable) as error:
        logger.warning("Payment page %s could not be closed: %s", session_id, error)


def continue_to_payment(*, order_number: str, now: datetime) -> PaymentAttempt:
    """
    Return an open attempt for an order that waits for its payment: the live one, or a new one.

    :raises UnableToTakePayment: if the order is paid, cancelled or cannot be charged
    :raises shop.payment.stripe.StripeUnavailable:
    """
    with transaction.atomic():
        order = Order.objects.select_for_update().get(number=order_number)
        if order.status != OrderStatus.AWAITING_PAYMENT:
            raise UnableToTakePayment(f"Order {order.number} needs no payment: it is {order.get_status_label()}.")
        if order.payment_attempts.differing().exists():
            raise UnableToTakePayment("A payment has come in and we're checking it. You don't need to pay again.")
        attempt = order.payment_attempts.live().first()
        attempt = attempt or begin_attempt(order=order, now=now)
    return open_attempt(attempt_id=attempt.pk)


@transaction.atomic
def give_up_opening(*, attempt_id: int, now: datetime) -> None:
    """End an attempt whose page was never opened in time: whatever page Stripe made for it has expired unseen."""
    attempt = PaymentAttempt.objects.select_for_update().get(pk=attempt_id)
    if attempt.state == AttemptState.CREATING and attempt.expires_at <= now:
        attempt.move_to(AttemptState.FAILED, last_error="Stripe did not answer in time")


@transaction.atomic
def _change(*, attempt_id: int, state: str, **fields: object) -> PaymentAttempt:
    """Move an attempt forward; when it is further already, leave it there."""
    attempt = PaymentAttempt.objects.select_for_update().get(pk=attempt_id)
    if may_become(attempt.state, state):
        for name, value in {"state": state, "version": attempt.version + 1, **fields}.items():
            setattr(attempt, name, value)
        attempt.save()
    return attempt


def _session_request(*, order: Order, n: int, expires_at: datetime) -> dict[str, object]:
    """Return what Stripe is asked for; the sum of the line items is the order's total."""
    metadata = {"order": order.number, "attempt": str(n)}
    token = order.token
    address = settings.BASE_URL
    return {
        "mode": "payment",
        "ui_mode": "hosted_page",
        "client_reference_id": order.number,
        "customer_email": order.guest_email,
        "line_items": _line_items(order),
        "adaptive_pricing": {"enabled": False},
        "expires_at": int(expires_at.timestamp()),
        "metadata": metadata,
        "payment_intent_data": {
            "metadata": metadata,
            "description": f"{settings.SITE_NAME} order {order.number}",
        },
        "success_url": f"{address}{reverse('tracking:return', args=[token])}?session_id={{CHECKOUT_SESSION_ID}}",
        "cancel_url": f"{address}{reverse('tracking:back', args=[token])}",
    }


def _line_items(order: Order) -> Sequence[dict[str, object]]:
    charges = [
        (f"{line.title} × {line.quantity}" if line.quantity > 1 else line.title, line.line_price_incl_tax)
        for line in order.lines.order_by("pk")
    ]
    charges.append((order.shipping_method, order.shipping_incl_tax))
    charges = [(name, amount) for name, amount in charges if amount]
    if len(charges) > MOST_LINE_ITEMS:
        charges = [(f"Order {order.number}", order.total_incl_tax)]
    if sum(amount for _, amount in charges) != order.total_incl_tax:
        raise UnableToTakePayment(f"Order {order.number} does not add up.")
    return [_line_item(name=name, amount=amount, currency=order.currency) for name, amount in charges]


def _line_item(*, name: str, amount: Decimal, currency: str) -> dict[str, object]:
    return {
        "quantity": 1,
        "price_data": {
            "currency": currency.lower(),
            "unit_amount": money.to_minor_units(amount, currency),
            "product_data": {"name": name[:250]},
        },
    }
