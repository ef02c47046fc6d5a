"""
The bag's page, its drawer, and what people do there.

Every change is a POST. htmx is answered with the part of the page that it asked to replace, and the header
`HX-Trigger: {"bag:changed": {"count", "message"}}`; a browser without JavaScript with a redirect and a message.
"""

from collections.abc import Callable
from urllib.parse import urldefrag, urlsplit

from django.contrib import messages
from django.forms import Form
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods, require_POST
from django_htmx.http import trigger_client_event

from shop.basket import services
from shop.basket.codes import apply_typed_code, apply_waiting_code, waiting_code
from shop.basket.forms import AddForm, CodeForm, QuantityForm
from shop.basket.models import Basket
from shop.basket.services import UnableToChangeBag
from shop.basket.summary import attach_pictures, shown_line, summarise
from shop.basket.visitor import BasketRequest
from shop.redirects import own_path, with_query
from shop.refused_forms import redirect_refused, render_form
from shop.voucher.attempts import TooManyTries
from shop.voucher.cards import value_text
from shop.voucher.checks import UnableToUseCode

PAGE = "bag-page"
CODE_ID = "promo-%s-page"


@never_cache
@require_GET
def summary(request: BasketRequest) -> HttpResponse:
    """Show the bag, its totals, and what was saved for later."""
    return render_form(request, "basket/summary.html", _page(request))


@never_cache
@require_GET
def drawer(request: BasketRequest) -> HttpResponse:
    """Show the bag in the drawer over another page."""
    return render(request, "basket/_drawer.html", _drawer(request))


@require_POST
def add(request: BasketRequest) -> HttpResponse:
    """Add a size to the bag."""
    form = AddForm(request.POST)
    if not form.is_valid():
        return _refuse(request, _first_error(form), next_url=_own_path(request))
    bag = request.visitor_basket.find_or_make()
    try:
        sent = form.cleaned_data
        line = services.add(basket=bag, size_id=sent["size_id"], quantity=sent["quantity"])
    except UnableToChangeBag as problem:
        return _refuse(request, str(problem), next_url=_own_path(request))
    words = f"{line.product.parent.title} is in your bag. {apply_waiting_code(request)}"
    return _confirm(request, words.strip(), next_url=_own_path(request))


@require_POST
def change_quantity(request: BasketRequest, line_id: int) -> HttpResponse:
    """Set the quantity of a line."""
    form = QuantityForm(request.POST)
    if not form.is_valid():
        return _refuse(request, _first_error(form))

    def change(bag: Basket) -> str:
        line = services.change_quantity(basket=bag, line_id=line_id, quantity=form.cleaned_data["quantity"])
        return f"Quantity changed to {line.quantity}." if line else "Removed from your bag."

    return _change(request, change)


@require_POST
def remove(request: BasketRequest, line_id: int) -> HttpResponse:
    """Take a line out."""

    def change(bag: Basket) -> str:
        title = services.remove(basket=bag, line_id=line_id)
        return f"{title} is removed from your bag." if title else ""

    return _change(request, change)


@require_POST
def save_for_later(request: BasketRequest, line_id: int) -> HttpResponse:
    """Move a line from the bag to what is saved for later."""

    def change(bag: Basket) -> str:
        saved = request.saved_basket.find_or_make()
        title = services.move_line(source=bag, target=saved, line_id=line_id, now=timezone.now())
        return f"{title} is saved for later." if title else ""

    return _change(request, change)


@require_POST
def move_to_bag(request: BasketRequest, line_id: int) -> HttpResponse:
    """Move a line that was saved for later to the bag."""

    def change(saved: Basket) -> str:
        bag = request.visitor_basket.find_or_make()
        title = services.move_line(source=saved, target=bag, line_id=line_id, now=timezone.now())
        return f"{title} is in your bag." if title else ""

    return _change(request, change, bag=request.saved_basket.find())


@require_POST
def remove_saved(request: BasketRequest, line_id: int) -> HttpResponse:
    """Remove a line that was saved for later."""

    def change(saved: Basket) -> str:
        title = services.remove(basket=saved, line_id=line_id)
        return f"{title} is no longer saved." if title else ""

    return _change(request, change, bag=request.saved_basket.find())


@never_cache
@require_POST
def apply_code(request: BasketRequest) -> HttpResponse:
    """Apply the promo code that was typed on the bag's page."""
    form = CodeForm(request.POST, auto_id=CODE_ID)
    if not form.is_valid():
        return _refuse_code(request, form)
    try:
        voucher = apply_typed_code(request, code=form.cleaned_data["code"])
    except TooManyTries as refusal:
        form.add_error("code", str(refusal))
        return _come_back_later(_show_code(request, form, status=429), refusal)
    except UnableToUseCode as refusal:
        form.add_error("code", str(refusal))
        return _refuse_code(request, form)
    messages.success(request, f"Code {voucher.shown_code} is applied.")
    return _redirect(reverse("basket:summary"))


@require_POST
def remove_code(request: BasketRequest, code: str) -> HttpResponse:
    """Take a promo code out."""

    def change(bag: Basket) -> str:
        services.remove_code(basket=bag, code=code)
        return "The promo code is removed."

    return _change(request, change)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def offer(request: BasketRequest, code: str) -> HttpResponse:
    """
    Apply a promo code by link, or by the button of an article, and redirect.

    A GET may do so: it adds nothing that someone would pay for, and a second time it changes nothing.
    """
    next_url = _own_path(request) or (_came_from(request) if request.method == "POST" else "")
    next_url = with_query(next_url or reverse("catalogue:shop"), _query_besides_next(request))
    try:
        voucher = apply_typed_code(request, code=code)
    except TooManyTries as refusal:
        if request.htmx:
            return _come_back_later(_promo_action(request, code=code, error=str(refusal)), refusal)
        return _come_back_later(render(request, "429.html", {"minutes": refusal.minutes}, status=429), refusal)
    except UnableToUseCode as refusal:
        if request.htmx:
            return _promo_action(request, code=code, error=str(refusal))
        messages.error(request, str(refusal))
        # The message is at the top of the page.
        return _redirect(urldefrag(next_url).url)
    words = _applied_words(request, voucher.shown_code, value_text(voucher=voucher))
    if request.htmx:
        return _promo_action(request, code=voucher.shown_code, words=words)
    messages.success(request, words)
    return _redirect(next_url)


def _promo_action(request: BasketRequest, *, code: str, words: str = "", error: str = "") -> HttpResponse:
    """Answer htmx with the part of a promo card that was pressed."""
    state = "live" if error else "waiting" if waiting_code(request) else "applied"
    context = {
        "state": state,
        "code": code,
        "apply_url": request.path,
        "next": _own_path(request),
        "error": error,
        "is_part": True,
    }
    response = render(request, "components/promo_action.html", context, status=422 if error else 200)
    change = {"count": request.visitor_basket.count(), "message": words}
    return trigger_client_event(response, "bag:changed", change)


def _change(request: BasketRequest, change: Callable[[Basket], str], *, bag: Basket | None = None) -> HttpResponse:
    """Change a bag, and answer with the result. Without a bag there is nothing to change."""
    bag = bag or request.visitor_basket.find()
    if bag is None:
        return _confirm(request, "")
    try:
        return _confirm(request, change(bag))
    except UnableToChangeBag as problem:
        return _refuse(request, str(problem))


def _confirm(request: BasketRequest, words: str, *, next_url: str = "") -> HttpResponse:
    if not request.htmx:
        if words:
            messages.success(request, words)
        return _redirect(next_url or reverse("basket:summary"))
    return _render_fragment(request, words=words)


def _refuse(request: BasketRequest, words: str, *, next_url: str = "") -> HttpResponse:
    if not request.htmx:
        messages.error(request, words)
        return _redirect(next_url or reverse("basket:summary"))
    return _render_fragment(request, error=words, status=422)


def _render_fragment(
    request: BasketRequest, *, words: str = "", error: str = "", status: int = 200
) -> HttpResponse:
    """Answer htmx with the part of the page that it replaces: the bag's page itself, or else the drawer."""
    if request.htmx.target == PAGE:
        template, context = "basket/_bag.html", _page(request, error=error, is_part=True)
    else:
        template, context = "basket/_drawer.html", _drawer(request, error=error)
    response = render(request, template, context, status=status)
    response.headers["Cache-Control"] = "private, no-store"
    change = {"count": context["bag_count"], "message": words}
    return trigger_client_event(response, "bag:changed", change)


def _page(request: BasketRequest, *, error: str = "", is_part: bool = False) -> dict[str, object]:
    saved = request.saved_basket.find()
    if saved is not None:
        saved.strategy = request.strategy
    saved_lines = list(saved.all_lines()) if saved is not None else []
    bag = request.basket
    attach_pictures([*bag.all_lines(), *saved_lines])
    shown = summarise(basket=bag)
    return {
        "summary": shown,
        "applied_codes": [
            {"code": code.code, "text": code.text, "remove_url": reverse("basket:remove-code", args=[code.code])}
            for code in shown.codes
        ],
        "saved_lines": [shown_line(line) for line in saved_lines],
        "bag_count": shown.item_count,
        "waiting_code": waiting_code(request),
        "code_form": CodeForm(auto_id=CODE_ID),
        "error": error,
        "is_part": is_part,
    }


def _drawer(request: BasketRequest, *, error: str = "") -> dict[str, object]:
    shown = summarise(basket=request.basket)
    return {"summary": shown, "bag_count": shown.item_count, "error": error}


def _refuse_code(request: BasketRequest, form: CodeForm) -> HttpResponse:
    summary_url = reverse("basket:summary")
    redirect = redirect_refused(request, refused={"code_form": form}, url=summary_url)
    return redirect or _show_code(request, form, status=422)


def _show_code(request: BasketRequest, form: CodeForm, *, status: int) -> HttpResponse:
    return render(request, "basket/summary.html", {**_page(request), "code_form": form}, status=status)


def _come_back_later(response: HttpResponse, refusal: TooManyTries) -> HttpResponse:
    response.headers["Retry-After"] = str(refusal.minutes * 60)
    return response


def _applied_words(request: BasketRequest, code: str, value: str) -> str:
    if waiting_code(request):
        return f"{value} with {code}: we'll apply it when you add something to your bag."
    return f"{value} with {code}: it is applied to your bag."


def _first_error(form: Form) -> str:
    field, errors = next(iter(form.errors.items()))
    return "This product is no longer sold." if field == "size_id" else str(errors[0])


def _own_path(request: BasketRequest) -> str:
    """Return where the form or link redirects to, if that is one of our pages."""
    return own_path(request.POST.get("next", "") or request.GET.get("next", ""))


def _query_besides_next(request: BasketRequest) -> str:
    """Return what else was asked along with a link, such as the campaign that it was printed for."""
    rest = request.GET.copy()
    rest.pop("next", None)
    return rest.urlencode()


def _came_from(request: BasketRequest) -> str:
    """Return the page of ours that has the form."""
    referer = request.headers.get("Referer", "")
    if not url_has_allowed_host_and_scheme(referer, allowed_hosts={request.get_host()}):
        return ""
    return urlsplit(referer).path


def _redirect(url: str) -> HttpResponseRedirect:
    """Redirect with 303, so that loading the page again sends nothing again."""
    response = HttpResponseRedirect(url)
    response.status_code = 303
    return response
