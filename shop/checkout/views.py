"""The steps from the bag to Stripe."""

from collections.abc import Callable, Sequence
from functools import wraps
from typing import Concatenate, ParamSpec

from django.contrib import messages
from django.contrib.auth.views import redirect_to_login
from django.core import signing
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST
from oscar.apps.address.models import Country, UserAddress

from shop.basket import services as baskets
from shop.basket.codes import apply_typed_code, known_customer
from shop.basket.forms import CodeForm
from shop.basket.summary import BasketSummary, summarise
from shop.basket.visitor import BasketRequest
from shop.checkout import personal_codes, services
from shop.checkout.forms import NEW_ADDRESS, DeliveryForm, DetailsForm, PayForm
from shop.checkout.paying import lead_to_payment
from shop.checkout.personal_codes import PersonalCodeRefused
from shop.checkout.session import CheckoutSession
from shop.checkout.waiting import find_waiting_order
from shop.customer import services as customers
from shop.mail import limits as mail_limits
from shop.offer.models import UnableToUseOffer
from shop.order import services as orders
from shop.order.models import Order
from shop.order.services import Recipient
from shop.order.summary import date_range
from shop.order.unpaid import Origin, TooMuchUnpaid
from shop.partner.stock import OutOfStock
from shop.payment import opening
from shop.refused_forms import redirect_refused, render_form
from shop.requests import member_of
from shop.shipping.methods import ClickAndCollect, Method
from shop.voucher.attempts import TooManyTries
from shop.voucher.checks import UnableToUseCode
from shop.voucher.models import Voucher

P = ParamSpec("P")
View = Callable[Concatenate[BasketRequest, P], HttpResponse]
CODE_ID = "promo-%s-checkout"
BAG_SALT = "shop.checkout.bag"


def _needs_a_bag(view: View[P]) -> View[P]:
    """Send visitors without a bag back to it: there is nothing to check out."""

    @wraps(view)
    @never_cache
    def wrapped(request: BasketRequest, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        if request.basket.is_empty:
            return _explain_empty_bag(request)
        try:
            return view(request, *args, **kwargs)
        except baskets.BasketAlreadyOrdered:  # another tab has ordered it this very moment
            return _explain_empty_bag(request)

    return wrapped


def _limit_reminders(request: BasketRequest, order: Order) -> None:
    """Write to nobody about an unpaid order when many come from one place: anyone can type anyone's address."""
    ip_address, now = request.META.get("REMOTE_ADDR", ""), timezone.now()
    if not mail_limits.may_send(form="unpaid-order", sender=ip_address, now=now):
        orders.keep_quiet_about(order=order)


def _explain_empty_bag(request: BasketRequest) -> HttpResponse:
    """Redirect to the order that the bag has become, if it has; never to a second payment."""
    numbers = CheckoutSession(request).order_numbers
    order = Order.objects.filter(number=numbers[-1]).first() if numbers else find_waiting_order(request)
    if order is None:
        messages.info(request, _empty_bag_text(request))
        return redirect("basket:summary")
    if order.is_payable:
        messages.info(request, f"Order {order.number} is placed and is waiting for your payment.")
    else:
        messages.info(request, f"Order {order.number} has already been placed. Here it is.")
    return redirect(order.get_absolute_url())


def _empty_bag_text(request: BasketRequest) -> str:
    if request.method == "POST" and member_of(request) is None:
        return "Your bag is empty here. If your session has ended, log in again: your bag is in your account."
    return "Your bag is empty."


def _explain_ended_session(request: BasketRequest, *, basket_id: int) -> HttpResponse:
    """Say that the answers are gone, where the bag is, and lead to what brings both back."""
    if member_of(request) is None and baskets.belongs_to_member(basket_id=basket_id):
        messages.warning(
            request,
            "Your session has ended. Log in again to pay: your bag is in your account. Nothing was charged.",
        )
        return redirect_to_login(reverse("checkout:details"))
    text = "Your session has ended, so please enter your details again. Your bag is as you left it."
    messages.warning(request, f"{text} Nothing was charged.")
    return redirect("checkout:details")


@_needs_a_bag
def start(request: BasketRequest) -> HttpResponse:
    """Ask guests whether they want to log in; members go on at once."""
    if request.user.is_authenticated:
        return redirect("checkout:details")
    return render(request, "checkout/start.html", _page(request, step=None))


@_needs_a_bag
def details(request: BasketRequest) -> HttpResponse:
    """Ask who the order is for and where it goes."""
    session = CheckoutSession(request)
    form = _details_form(request)
    if request.method != "POST" or not form.is_valid():
        context = _page(request, step="details", form=form, ways=_ways(is_collected=form.is_collected))
        if form.is_collected:
            context["summary"] = summarise(basket=request.basket, method=ClickAndCollect(), is_estimate=True)
        return render_form(request, "checkout/details.html", context)
    saved, before = form.saved_address, session.recipient
    session.remember_recipient(form.recipient, address_id=saved.pk if saved else None)
    _keep_address(request, form)
    customer = known_customer(request)
    for reason in services.drop_refused(basket=request.basket, customer=customer, now=timezone.now()):
        messages.warning(request, f"{reason} Your total has changed.")
    if form.is_collected:
        session.remember_method(ClickAndCollect.code)
        return redirect("checkout:review")
    if before and not before.has_address:  # it was to be collected until now
        session.remember_method("")
    return redirect("checkout:delivery")


@_needs_a_bag
def delivery(request: BasketRequest) -> HttpResponse:
    """Ask for the delivery method."""
    session = CheckoutSession(request)
    if session.recipient is None:
        return redirect("checkout:details")
    methods = services.methods_to(recipient=session.recipient, basket=request.basket)
    form = DeliveryForm(request.POST if request.method == "POST" else None, methods=methods)
    if request.method == "POST" and form.is_valid():
        session.remember_method(form.cleaned_data["method"])
        return redirect("checkout:review")
    chosen = services.likely_method(methods=methods, code=session.method_code)
    options = [_option(method, request=request, is_chosen=method is chosen) for method in methods]
    context = _page(request, step="delivery", form=form, options=options, recipient=session.recipient)
    return render_form(request, "checkout/delivery.html", context)


@_needs_a_bag
def review(request: BasketRequest) -> HttpResponse:
    """Show everything again, with the total that will be charged."""
    session = CheckoutSession(request)
    if session.recipient is None:
        return redirect("checkout:details")
    method = services.chosen_method(basket=request.basket, recipient=session.recipient, code=session.method_code)
    if method is None:
        return redirect("checkout:delivery")
    context = _review_page(request, recipient=session.recipient, method=method)
    return render_form(request, "checkout/review.html", context)


@_needs_a_bag
@require_POST
def code(request: BasketRequest) -> HttpResponse:
    """Apply a promo code without leaving the review."""
    recipient = CheckoutSession(request).recipient
    if recipient is None:
        return redirect("checkout:details")
    form = CodeForm(request.POST, auto_id=CODE_ID)
    if not form.is_valid():
        return _refuse_code(request, form, recipient=recipient)
    try:
        _apply_code(request, recipient=recipient, typed=form.cleaned_data["code"])
    except TooManyTries as refusal:
        form.add_error("code", str(refusal))
        return _show_code(request, form, recipient=recipient, status=429)
    except UnableToUseCode as refusal:
        form.add_error("code", str(refusal))
        return _refuse_code(request, form, recipient=recipient)
    return redirect("checkout:review")


def _apply_code(request: BasketRequest, *, recipient: Recipient, typed: str) -> None:
    def refuse_again(voucher: Voucher) -> None:
        personal_codes.refuse_again(
            session=CheckoutSession(request),
            voucher=voucher,
            email=recipient.email,
            user=member_of(request),
            now=timezone.now(),
        )

    apply_typed_code(request, code=typed, check=refuse_again)


@_needs_a_bag
@require_POST
def remove_code(request: BasketRequest, code: str) -> HttpResponse:
    """Take a promo code off without leaving the review."""
    baskets.remove_code(basket=request.basket, code=code)
    return redirect("checkout:review")


def _refuse_code(request: BasketRequest, form: CodeForm, *, recipient: Recipient) -> HttpResponse:
    review_url = reverse("checkout:review")
    redirect_to_review = redirect_refused(request, refused={"code_form": form}, url=review_url)
    return redirect_to_review or _show_code(request, form, recipient=recipient, status=422)


def _show_code(request: BasketRequest, form: CodeForm, *, recipient: Recipient, status: int) -> HttpResponse:
    method = services.chosen_method(
        basket=request.basket, recipient=recipient, code=CheckoutSession(request).method_code
    )
    if method is None:
        return redirect("checkout:delivery")
    context = {**_review_page(request, recipient=recipient, method=method), "code_form": form}
    return render(request, "checkout/review.html", context, status=status)


@never_cache
@require_POST
def pay(request: BasketRequest) -> HttpResponse:
    """Place the order and redirect to Stripe. Sent twice, it redirects to the same order."""
    session = CheckoutSession(request)
    form = PayForm(request.POST)
    basket_id = _read_bag(form.cleaned_data["bag"]) if form.is_valid() else None
    recipient = session.recipient
    if basket_id is None:
        return _explain_empty_bag(request)
    if recipient is None:
        # Sent from a second tab: the answers went with the order that the first one placed.
        order = Order.objects.filter(basket_id=basket_id, number__in=session.order_numbers).first()
        if order is None:
            return _explain_ended_session(request, basket_id=basket_id)
        return lead_to_payment(request, order=order)
    if form.cleaned_data["answers"] not in ("", session.fingerprint):
        messages.warning(request, "Your details have changed since you last saw them. Please check them.")
        return redirect("checkout:review")
    try:
        order = _place_order(request, basket_id=basket_id, recipient=recipient, shown=form.cleaned_data["shown"])
    except services.BasketEmpty:
        return _explain_empty_bag(request)
    except services.TotalsChanged:
        messages.warning(
            request, "Something in your bag has changed since you last saw it. Please check it before you pay."
        )
        return redirect("checkout:review")
    except OutOfStock:
        messages.error(request, "Sorry, an item in your bag has just sold out. Nothing was charged.")
        return redirect("basket:summary")
    except PersonalCodeRefused as refusal:
        services.take_code_off(basket_id=basket_id, code=refusal.code)
        messages.warning(request, f"{refusal} Please check your new total before you pay.")
        return redirect("checkout:review")
    except UnableToUseCode as refusal:
        services.drop_refused_codes(
            basket_id=basket_id, recipient=recipient, user=member_of(request), now=timezone.now()
        )
        messages.warning(request, f"{refusal} Please check your new total before you pay.")
        return redirect("checkout:review")
    except UnableToUseOffer as refusal:
        messages.warning(request, f"{refusal} Please check your new total before you pay.")
        return redirect("checkout:review")
    except (TooMuchUnpaid, opening.UnableToTakePayment) as refusal:
        messages.error(request, str(refusal))
        return redirect("checkout:review")
    session.remember_order(order)
    _limit_reminders(request, order)
    return lead_to_payment(request, order=order)


def _place_order(request: BasketRequest, *, basket_id: int, recipient: Recipient, shown: str) -> Order:
    """Place the order; what a code says of a person is said only as strangers may hear it."""
    session, user, now = CheckoutSession(request), member_of(request), timezone.now()

    def place() -> Order:
        return services.place_order(
            basket_id=basket_id,
            recipient=recipient,
            method_code=session.method_code,
            shown=shown,
            user=user,
            origin=_origin(request),
            now=now,
        )

    voucher = personal_codes.personal_code_in(basket_id=basket_id)
    if voucher is None:
        return place()
    with personal_codes.answering_strangers(
        request, voucher=voucher, email=recipient.email, user=user, now=now
    ) as customer:
        try:
            return place()
        except UnableToUseCode as refusal:
            if not personal_codes.take_code_over(
                number=refusal.held_by, session=session, user=user, customer=customer, now=now
            ):
                raise
        return place()


def _origin(request: BasketRequest) -> Origin:
    member = member_of(request)
    visitor = f"member {member.pk}" if member else f"session {request.session.session_key}"
    return Origin(visitor=visitor, ip_address=str(request.META.get("REMOTE_ADDR", "")))


def _details_form(request: BasketRequest) -> DetailsForm:
    """Return the form for one who has it delivered, or collects it, as `?way=` or the last answer says."""
    member = member_of(request)
    recipient = CheckoutSession(request).recipient
    default_way = "collect" if recipient and not recipient.has_address else "deliver"
    addresses = list(customers.deliverable_addresses(user=member)) if member else []
    return DetailsForm(
        request.POST if request.method == "POST" else None,
        initial=_initial_details(request, addresses),
        is_member=member is not None,
        addresses=addresses,
        is_collected=request.GET.get("way", default_way) == "collect",
    )


def _initial_details(request: BasketRequest, addresses: Sequence[UserAddress]) -> dict[str, object]:
    """Return what is known already: what was answered before, else the member's default address."""
    session = CheckoutSession(request)
    recipient = session.recipient
    member = member_of(request)
    known: dict[str, object] = {}
    if member is not None:
        known = {
            "email": member.email,
            "full_name": member.get_full_name(),
            "to": str(addresses[0].pk) if addresses else "",
        }
    if recipient is None:
        return known
    known["email"] = recipient.email
    known["gift_name"] = recipient.full_name if recipient.buyer_name else ""
    if session.address_id in {address.pk for address in addresses}:
        return {**known, "to": str(session.address_id)}
    if not recipient.has_address:
        return {**known, "full_name": recipient.full_name, "phone": recipient.phone}
    typed = {**vars(recipient), "full_name": recipient.buyer_name or recipient.full_name}
    return {**known, **typed, "country": recipient.country_code, "to": NEW_ADDRESS}


def _ways(*, is_collected: bool) -> list[dict[str, object]]:
    url = reverse("checkout:details")
    return [
        {"text": "Deliver it", "url": f"{url}?way=deliver", "is_chosen": not is_collected},
        {"text": "Collect it", "url": f"{url}?way=collect", "is_chosen": is_collected},
    ]


def _keep_address(request: BasketRequest, form: DetailsForm) -> None:
    member, fields = member_of(request), form.kept_fields
    if member is None or fields is None:
        return
    try:
        customers.save_address(user=member, fields=fields, is_default=bool(form.cleaned_data.get("make_default")))
    except customers.AddressBookFull as refusal:
        messages.info(request, str(refusal))


def _option(method: Method, *, request: BasketRequest, is_chosen: bool) -> dict[str, object]:
    earliest, latest = method.date_range(placed_on=timezone.localdate())
    return {
        "code": method.code,
        "name": method.name,
        "description": method.description,
        "price": method.charge(total=request.basket.total_incl_tax),
        "dates": date_range(earliest, latest),
        "is_chosen": is_chosen,
    }


def _review_page(request: BasketRequest, *, recipient: Recipient, method: Method) -> dict[str, object]:
    summary = summarise(basket=request.basket, method=method)
    earliest, latest = method.date_range(placed_on=timezone.localdate())
    form = PayForm(
        initial={
            "bag": signing.dumps(request.basket.pk, salt=BAG_SALT),
            "shown": summary.fingerprint,
            "answers": CheckoutSession(request).fingerprint,
        }
    )
    return _page(
        request,
        step="review",
        summary=summary,
        recipient=recipient if method.needs_address else recipient.as_collector(),
        method=method,
        dates=date_range(earliest, latest),
        pay_form=form,
        country_name=Country.objects.get(pk=recipient.country_code).printable_name,
        applied_codes=_applied_codes(summary),
        code_condition=personal_codes.condition_text(
            vouchers=request.basket.all_vouchers(), email=recipient.email, user=member_of(request)
        ),
        code_form=CodeForm(auto_id=CODE_ID),
    )


def _applied_codes(summary: BasketSummary) -> list[dict[str, str]]:
    return [
        {"code": code.code, "text": code.text, "remove_url": reverse("checkout:remove_code", args=[code.code])}
        for code in summary.codes
    ]


def _page(
    request: BasketRequest, *, step: str | None, summary: BasketSummary | None = None, **more: object
) -> dict[str, object]:
    return {
        "steps": _steps(step) if step else [],
        "summary": summary or _estimate(request),
        **more,
    }


def _estimate(request: BasketRequest) -> BasketSummary:
    """Sum up the bag with the chosen delivery method, or else the first one that serves its destination."""
    session = CheckoutSession(request)
    if session.recipient is None:
        return summarise(basket=request.basket)
    methods = services.methods_to(recipient=session.recipient, basket=request.basket)
    method = services.likely_method(methods=methods, code=session.method_code)
    return summarise(basket=request.basket, method=method, is_estimate=True)


def _steps(now: str) -> list[dict[str, str]]:
    titles = {"details": "Details", "delivery": "Delivery", "review": "Review and pay"}
    place = list(titles).index(now)
    return [
        {
            "title": title,
            "url": reverse(f"checkout:{name}"),
            "state": "done" if index < place else "now" if index == place else "later",
        }
        for index, (name, title) in enumerate(titles.items())
    ]


def _read_bag(signed: str) -> int | None:
    try:
        return int(signing.loads(signed, salt=BAG_SALT))
    except (signing.BadSignature, TypeError, ValueError):
        return None
