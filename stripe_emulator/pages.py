"""What a shopper sees: the payment page, the 3-D Secure page, and the end of both."""

import re
import time
from dataclasses import dataclass, field

from flask import Blueprint, Response, redirect, render_template, request
from werkzeug.wrappers import Response as AnyResponse

from stripe_emulator import money
from stripe_emulator.api import emulator
from stripe_emulator.bank_accounts import AUSTRALIAN, BSB, BankAccount
from stripe_emulator.cards import BY_NUMBER, CARDS, Card
from stripe_emulator.parameters import is_email
from stripe_emulator.payment_methods import add_account, add_card, empty_address, instrument_of
from stripe_emulator.payments import attempt, authenticate, awaits_authentication
from stripe_emulator.sessions import ensure_intent, finish
from stripe_emulator.store import Record, Unit, new_id
from stripe_emulator.timers import run_due

blueprint = Blueprint("pages", __name__)
_SPACES = re.compile(r"[\s\-]")


@dataclass
class Form:
    """What the shopper wrote on the payment page, and what is wrong with it."""

    email: str = ""
    name: str = ""
    token: str = ""
    card: Card | None = None
    account: BankAccount | None = None
    expires: tuple[int, int] = (12, 2034)
    errors: dict[str, str] = field(default_factory=dict)


def _read_form() -> Form:
    sent = request.form
    form = Form(
        email=sent.get("email", "").strip()[:512],
        name=(sent.get("name") or sent.get("holder", "")).strip()[:200],
        token=sent.get("attempt", "")[:64] or new_id("", 24),
    )
    if not is_email(form.email):
        form.errors["email"] = "Enter an email address, like name@example.com."
    if sent.get("method") == "au_becs_debit":
        _read_account(form)
        return form
    _read_card(form, _SPACES.sub("", sent.get("number", "")))
    _read_expiry(form, sent.get("expiry", ""))
    cvc, length = sent.get("cvc", "").strip(), form.card.cvc_length if form.card else None
    if not re.fullmatch(r"[0-9]{3,4}", cvc) or (length and len(cvc) != length):
        form.errors["cvc"] = f"Enter the security code: {length or 'three or four'} digits."
    if not form.name:
        form.errors["name"] = "Enter the name on the card."
    return form


def _read_account(form: Form) -> None:
    bsb, number = (_SPACES.sub("", request.form.get(name, "")) for name in ("bsb", "account"))
    form.account = next((account for account in AUSTRALIAN if account.number == number), None)
    if bsb != BSB:
        form.errors["bsb"] = f"Enter the BSB of the test bank: {BSB}."
    if form.account is None:
        form.errors["account"] = "Enter one of the test accounts listed on this page."
    if not form.name:
        form.errors["holder"] = "Enter the name of the account's holder."


def _read_card(form: Form, number: str) -> None:
    form.card = BY_NUMBER.get(number)
    if not number:
        form.errors["number"] = "Enter a card number. Any of the test cards listed on this page will do."
    elif number.isdigit() and not _passes_luhn(number):
        form.errors["number"] = "Your card number is invalid. Use one of the test cards listed on this page."
    elif form.card is None:
        form.errors["number"] = (
            "This is a test shop: only the test cards listed on this page work. Please don't enter a real card."
        )


def _passes_luhn(number: str) -> bool:
    doubled = [int(digit) * (2 if place % 2 else 1) for place, digit in enumerate(reversed(number[:40]))]
    return sum(value - 9 if value > 9 else value for value in doubled) % 10 == 0


def _read_expiry(form: Form, text: str) -> None:
    match = re.fullmatch(r"\s*([0-9]{1,2})\s*[/\- ]?\s*(?:20)?([0-9]{2})\s*", text, re.ASCII)
    month, year = (int(match[1]), 2000 + int(match[2])) if match else (0, 0)
    today = time.gmtime(emulator().store.clock.now())
    if not 1 <= month <= 12:
        form.errors["expiry"] = "Enter the expiry date as month and year, like 12/34."
    elif (year, month) < (today.tm_year, today.tm_mon):
        form.errors["expiry"] = "Your card's expiration date is in the past."
    form.expires = (month, year)


@blueprint.get("/c/pay/<id>")
def payment_page(id: str) -> AnyResponse:
    """Show what is to be paid."""
    run_due(emulator().store)
    with emulator().store.read() as unit:
        session = unit.find(id, "checkout.session")
        if session is None or session.body["status"] != "open":
            return _closed(session)
        form = Form(email=session.body["customer_email"] or session.private.get("shopper", {}).get("email", ""))
        return _page(session, form, message=_last_refusal(unit, session))


def _last_refusal(unit: Unit, session: Record) -> str:
    intent = unit.find(session.body["payment_intent"], "payment_intent")
    error = intent.body["last_payment_error"] if intent else None
    return str(error["message"]) if error and request.args.get("again") else ""


@blueprint.post("/c/pay/<id>")
def pay(id: str) -> AnyResponse:
    """Try to pay. Sending the same form twice tries once."""
    here = emulator()
    run_due(here.store)
    with here.store.write() as unit:
        session = unit.find(id, "checkout.session")
        if session is None or session.body["status"] == "expired":
            return _closed(session)
        if session.body["status"] == "complete":
            return _to_shop(session)
        form = _read_form()
        if session.body["customer_email"]:
            form.email = session.body["customer_email"]
            form.errors.pop("email", None)
        if request.form.get("method", "card") not in session.body["payment_method_types"]:
            form.errors["email"] = "This way of paying is not offered here."
        if form.errors:
            return _page(session, form)
        return _try(unit, session, form)


def _try(unit: Unit, session: Record, form: Form) -> AnyResponse:
    public_url = emulator().public_url
    intent = ensure_intent(unit, session)
    if form.token not in session.private["attempts"]:
        method = _add_method(unit, form)
        back = f"{public_url}/c/pay/{session.id}"
        attempt(unit, intent=intent, method=method, public_url=public_url, return_url=back)
        session.private["attempts"][form.token] = method.id
        session.private["shopper"] = {"email": form.email, "name": form.name}
        unit.save(session)
    return _show_outcome(unit, session, intent, form)


def _add_method(unit: Unit, form: Form) -> Record:
    billing = {"email": form.email, "name": form.name, "address": {**empty_address(), "country": "AU"}}
    if form.account is not None:
        return add_account(unit, form.account, billing=billing)
    if form.card is None:
        raise ValueError("A form without card and account has errors, and is not tried.")
    return add_card(unit, form.card, expires=form.expires, billing=billing)


def _show_outcome(unit: Unit, session: Record, intent: Record, form: Form) -> AnyResponse:
    if finish(unit, session, intent):
        return _to_shop(session)
    if intent.body["next_action"]:
        return redirect(intent.body["next_action"]["redirect_to_url"]["url"], 303)
    error = intent.body["last_payment_error"]
    return _page(session, form, message=error["message"] if error else "")


@blueprint.get("/3d_secure/<intent_id>/<source>")
def three_d_secure_page(intent_id: str, source: str) -> AnyResponse:
    """Ask the shopper to prove who they are, in place of the bank."""
    run_due(emulator().store)
    with emulator().store.read() as unit:
        intent = unit.find(intent_id, "payment_intent")
        if not awaits_authentication(intent, source=source):
            return _after_authentication(unit, intent)
        method = unit.find(intent.body["payment_method"], "payment_method")
        return _render(
            "three_d_secure.html",
            amount=money.show(intent.body["amount"], intent.body["currency"]),
            card=instrument_of(method) if method else None,
        )


@blueprint.post("/3d_secure/<intent_id>/<source>")
def finish_three_d_secure(intent_id: str, source: str) -> AnyResponse:
    """Go on with the payment, or refuse it. A second answer changes nothing."""
    here = emulator()
    run_due(here.store)
    with here.store.write() as unit:
        intent = unit.find(intent_id, "payment_intent")
        if awaits_authentication(intent, source=source):
            authenticate(
                unit, intent=intent, passed=request.form.get("outcome") == "complete", public_url=here.public_url
            )
            session = unit.find(intent.private.get("session"), "checkout.session")
            if session is not None:
                finish(unit, session, intent)
        return _after_authentication(unit, intent)


def _after_authentication(unit: Unit, intent: Record | None) -> AnyResponse:
    session = unit.find(intent.private.get("session"), "checkout.session") if intent else None
    if session is None:
        return _standalone_end(intent)
    if session.body["status"] == "complete":
        return _to_shop(session)
    return redirect(f"{emulator().public_url}/c/pay/{session.id}?again=1", 303)


def _standalone_end(intent: Record | None) -> AnyResponse:
    if intent is None:
        return _render("closed.html", status=404, title="There is nothing to confirm here", text="")
    back = intent.private.get("return_url")
    if back:
        return redirect(back, 303)
    return _render("closed.html", title="You can close this page", text=f"The payment is {intent.body['status']}.")


def _to_shop(session: Record) -> AnyResponse:
    return redirect(session.body["success_url"].replace("{CHECKOUT_SESSION_ID}", session.id), 303)


def _closed(session: Record | None) -> AnyResponse:
    if session is None:
        return _render(
            "closed.html", status=404, title="There is no such payment", text="Check the link, or start again."
        )
    if session.body["status"] == "complete":
        success = session.body["success_url"].replace("{CHECKOUT_SESSION_ID}", session.id)
        return _render(
            "closed.html",
            title="This was paid already",
            text="Nothing more will be charged.",
            link=success,
            link_text=f"Continue to {emulator().merchant}",
        )
    return _render(
        "closed.html",
        status=410,
        title="This payment page has expired",
        text="Nothing was charged. You can start again in the shop.",
        link=session.body["cancel_url"],
        link_text=f"Back to {emulator().merchant}",
    )


def _page(session: Record, form: Form, *, status: int = 200, message: str = "") -> AnyResponse:
    currency = session.body["currency"]
    lines = [
        {
            "name": item["description"],
            "quantity": item["quantity"],
            "amount": money.show(item["amount_total"], currency),
        }
        for item in session.private["items"]
    ]
    return _render(
        "pay.html",
        status=status,
        session=session.body,
        merchant=emulator().merchant,
        lines=lines,
        total=money.show(session.body["amount_total"], currency),
        form=form,
        attempt=new_id("", 24),
        message=message,
        cards=CARDS,
        accounts=AUSTRALIAN,
        bsb=BSB,
        ways=session.body["payment_method_types"],
        own_text=(session.body["custom_text"]["submit"] or {}).get("message", ""),
    )


def _render(template: str, *, status: int = 200, **context: object) -> Response:
    return Response(render_template(template, **context), status, mimetype="text/html")


@blueprint.get("/receipts/<id>")
def receipt(id: str) -> AnyResponse:
    """Show what was paid, as the link in Stripe's receipts does."""
    with emulator().store.read() as unit:
        charge = unit.find(id, "charge")
    if charge is None or not charge.body["paid"]:
        return _render("closed.html", status=404, title="There is no such receipt", text="")
    body = charge.body
    amount, refunded = (money.show(body[name], body["currency"]) for name in ("amount_captured", "amount_refunded"))
    return _render(
        "closed.html", title=f"Receipt: {amount}", text=f"{body['id']}. Refunded: {refunded}. No real money moved."
    )


def protect(response: Response) -> Response:
    """Add the headers that a payment page should have."""
    # No form-action: after paying, the browser is sent on to whatever address the shop named.
    response.headers["Content-Security-Policy"] = (
        "default-src 'none'; style-src 'self'; img-src 'self'; base-uri 'none'; frame-ancestors 'none'"
    )
    response.headers["X-Content-Type-Options"] = "nosniff"
    response.headers["Referrer-Policy"] = "no-referrer"
    if request.endpoint != "static":
        response.headers["Cache-Control"] = "no-store"
    return response
