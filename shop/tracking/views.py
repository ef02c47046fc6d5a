"""An order's own page, opened by its signed link or found by number and email, and what can be done there."""

from contextlib import suppress
from datetime import timedelta

from django.contrib import messages
from django.core import signing
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from shop import limits, redirects
from shop.basket import services as baskets
from shop.basket.visitor import BasketRequest
from shop.checkout.paying import SORRY_STRIPE, lead_to_payment
from shop.checkout.session import CheckoutSession
from shop.customer import services as customers
from shop.mail import limits as mail_limits
from shop.order import cancelling_words
from shop.order import services as orders
from shop.order.models import Order
from shop.order.summary import summarise_order
from shop.payment import cancelling, settlement, stripe
from shop.payment.models import PaymentAttempt
from shop.payment.refund_answers import learn_from_stripe
from shop.refused_forms import render_form
from shop.requests import member_of
from shop.tracking import services
from shop.tracking.forms import FindOrderForm, PasswordForm

WRONG_TRIES = 10
WRONG_TRIES_WINDOW = timedelta(hours=1)


def order_by_token(token: str) -> Order:
    """
    Return the order that a signed link opens.

    :raises Http404: if the token is not ours
    """
    try:
        number = signing.loads(token, salt=Order.TOKEN_SALT)
    except signing.BadSignature as error:
        raise Http404 from error
    orders = Order.objects.select_related("shipping_address__country", "billing_address", "user", "unpaid")
    return get_object_or_404(orders, number=number)


@never_cache
def show_order(request: HttpRequest, token: str) -> HttpResponse:
    """Show an order to whoever has its link."""
    order = order_by_token(token)
    parcels = order.parcels.prefetch_related("lines__line")
    context = {"order": order, "summary": summarise_order(order=order), "parcels": parcels, "token": token}
    return render(request, "tracking/order.html", context)


@never_cache
def find(request: HttpRequest) -> HttpResponse:
    """Open an order by its number and the email address it was placed with."""
    form = FindOrderForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        tries, now = {"what": "find order", "who": request.META["REMOTE_ADDR"]}, timezone.now()
        if not limits.allow(**tries, limit=WRONG_TRIES, per=WRONG_TRIES_WINDOW, now=now):
            return limits.refuse(request, **tries, now=now)
        order = form.find()
        if order is not None:
            limits.give_back(**tries)
            return redirect(order.get_absolute_url())
        form.add_error(
            None, "We couldn't find an order with this number and email address. Check both and try again."
        )
    return render_form(request, "tracking/find.html", {"form": form})


@never_cache
@require_POST
def pay(request: BasketRequest, token: str) -> HttpResponse:
    """Redirect to Stripe again for an order that waits for its payment."""
    return lead_to_payment(request, order=order_by_token(token))


@never_cache
def come_back_paid(request: BasketRequest, token: str) -> HttpResponse:
    """Come back from Stripe's page: ask Stripe about the payment, and show its state."""
    order = order_by_token(token)
    attempt = PaymentAttempt.objects.filter(order=order, session_id=request.GET.get("session_id", "")).first()
    if attempt is not None:
        # When Stripe is away, the confirmation page says that we are still asking, and asks again.
        with suppress(stripe.StripeUnavailable, stripe.StripeRefused):
            settlement.sync_attempt(attempt_id=attempt.pk, now=timezone.now())
    return redirect("tracking:thanks", token=token)


@never_cache
def come_back_unpaid(request: BasketRequest, token: str) -> HttpResponse:
    """Come back from Stripe's page without having paid: go on, or change the order."""
    order = order_by_token(token)
    if not order.is_payable:
        return redirect(order.get_absolute_url())
    context = {"order": order, "token": token, "summary": summarise_order(order=order)}
    return render(request, "tracking/back.html", context)


@never_cache
@require_POST
def change_order(request: BasketRequest, token: str) -> HttpResponse:
    """Cancel an unpaid order and put what it held back into the bag."""
    order = order_by_token(token)
    if order.is_lapsed:
        return _refill(request, order)
    if not order.is_awaiting_payment:
        return redirect(order.get_absolute_url())
    try:
        cancelling.cancel_order(order_number=order.number, now=timezone.now(), reason="Changed by the customer")
    except cancelling.UnableToCancel as refusal:
        messages.info(request, str(refusal))
        return redirect(order.get_absolute_url())
    except (stripe.StripeUnavailable, stripe.StripeRefused):
        messages.error(request, SORRY_STRIPE)
        return redirect(order.get_absolute_url())
    return _refill(request, order)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def resume(request: BasketRequest, token: str) -> HttpResponse:
    """
    Go on with an order that is not paid: to its payment while it's open, else with its products in the bag.

    The link of an email leads here, so a GET may refill the bag: it adds nothing that someone would pay for without
    seeing it, and a second time it changes nothing.
    """
    order = order_by_token(token)
    if order.is_payable:
        return redirect("tracking:back", token=token)
    if not order.is_lapsed or request.method == "HEAD":
        return redirect(order.get_absolute_url())
    return _refill(request, order)


@never_cache
def cancel_order(request: BasketRequest, token: str) -> HttpResponse:
    """Ask whether the customer is sure, and cancel an order while that is possible."""
    order = order_by_token(token)
    if (
        request.method != "POST"
        and order.is_paid
        and learn_from_stripe(order_number=order.number, now=timezone.now())
    ):
        order.refresh_from_db()
    if not order.is_cancellable:
        messages.info(request, f"Order {order.number} is {order.get_status_label()} and can't be cancelled here.")
        return redirect(order.get_absolute_url())
    if request.method != "POST":
        context = {
            "order": order,
            "token": token,
            "summary": summarise_order(order=order),
            "going_back": cancelling.amount_to_give_back(order=order),
            "until": cancelling_words.until(),
        }
        return render(request, "tracking/cancel.html", context)
    try:
        cancelling.cancel_order(order_number=order.number, now=timezone.now())
    except cancelling.UnableToCancel as refusal:
        messages.info(request, str(refusal))
    except (stripe.StripeUnavailable, stripe.StripeRefused):
        messages.error(request, SORRY_STRIPE)
    else:
        messages.success(request, f"Order {order.number} is cancelled.")
    return redirect(order.get_absolute_url())


@never_cache
def thanks(request: BasketRequest, token: str) -> HttpResponse:
    """Confirm the order, and offer an account to guests."""
    order = order_by_token(token)
    if order.is_payable:
        _ask_again(order)
        order.refresh_from_db()
    # Whoever has not paid could have typed anyone's address, and have us write to it.
    may_create_account = order.is_paid and order.user_id is None and member_of(request) is None
    form = PasswordForm(request.POST if request.method == "POST" else None, order=order)
    if request.method == "POST" and may_create_account and form.is_valid():
        sender, now = {"who": request.META["REMOTE_ADDR"], "what": "account for an order"}, timezone.now()
        if not mail_limits.may_send(form=sender["what"], sender=sender["who"], now=now):
            return limits.refuse(request, **sender, now=now)
        customers.create_account_for_order(order=order, password=form.cleaned_data["password"])
        messages.success(request, f"We've emailed {order.guest_email}: follow the link to use your account.")
        return redirect("tracking:thanks", token=token)
    context = {
        "order": order,
        "token": token,
        "summary": summarise_order(order=order),
        "may_create_account": may_create_account,
        "form": form,
    }
    return render_form(request, "tracking/thanks.html", context)


@never_cache
def moved(request: HttpRequest, token: str, page: str) -> HttpResponse:
    """Redirect from where a page of an order was once: old emails, payment pages and open tabs lead there."""
    return redirects.moved(request, reverse(f"tracking:{page}", args=[token]))


def _refill(request: BasketRequest, order: Order) -> HttpResponse:
    """Put what an order held back into the bag, and what the shopper told us into the checkout."""
    session, is_own = CheckoutSession(request), _is_own(request, order)
    if order.shipping_address is not None and (is_own or session.recipient is None):
        session.remember_recipient(services.recipient_of(order=order))
    try:
        problems = services.refill_bag(
            order=order, basket=request.visitor_basket.find_or_make(), now=timezone.now()
        )
    except baskets.BasketAlreadyOrdered as closed:
        messages.warning(request, str(closed))
        return redirect(order.get_absolute_url())
    for problem in problems:
        messages.warning(request, problem)
    if is_own:
        orders.note_refill(order=order, now=timezone.now())
    messages.success(request, _refilled_text(order))
    return redirect("basket:summary")


def _is_own(request: BasketRequest, order: Order) -> bool:
    """Whether the visitor placed the order, rather than having its link only, as whoever checks emails has."""
    member = member_of(request)
    return order.number in CheckoutSession(request).order_numbers or (member is not None and member == order.user)


def _refilled_text(order: Order) -> str:
    if order.is_lapsed:
        return f"The products of order {order.number} are back in your bag. Nothing was charged."
    return f"Order {order.number} is cancelled and its items are back in your bag."


def _ask_again(order: Order) -> None:
    for attempt in order.payment_attempts.filter(session_id__isnull=False).order_by("-n")[:1]:
        with suppress(stripe.StripeUnavailable, stripe.StripeRefused):
            settlement.sync_attempt(attempt_id=attempt.pk, now=timezone.now())
