"""
The private API behind the hosted page, as far as Stripe's own command line uses it.

`stripe trigger checkout.session.completed` pays through it. It is not part of Stripe's public API.
"""

from stripe_emulator.errors import InvalidRequestError
from stripe_emulator.parameters import Integer, Text
from stripe_emulator.payment_intents import raise_refusal
from stripe_emulator.payment_methods import resolve
from stripe_emulator.payments import attempt
from stripe_emulator.routing import Call, Takes, route
from stripe_emulator.sessions import ensure_intent, find_session, finish
from stripe_emulator.store import Body, Record


def _as_page(session: Record) -> Body:
    return {**session.body, "id": session.id.replace("cs_test_", "ppage_", 1), "session_id": session.id}


@route("GET", "/v1/payment_pages/<id>")
def retrieve(call: Call, id: str) -> Body:
    """Return what the hosted page shows."""
    return _as_page(find_session(call.unit, id))


@route(
    "POST",
    "/v1/payment_pages/<id>/confirm",
    Takes({"payment_method": Text(), "expected_amount": Integer(0)}, ("payment_method",)),
)
def confirm(call: Call, id: str) -> Body:
    """Pay a session, as pressing the button of the hosted page does."""
    unit, asked, session = call.unit, call.parameters, find_session(call.unit, id)
    if session.body["status"] != "open":
        raise InvalidRequestError(f"This Checkout Session has a status of `{session.body['status']}`.")
    if asked.get("expected_amount", session.body["amount_total"]) != session.body["amount_total"]:
        raise InvalidRequestError("The amount has changed since the page was shown.", param="expected_amount")
    intent, method = ensure_intent(unit, session), resolve(unit, asked["payment_method"])
    details = method.body["billing_details"]
    session.private["shopper"] = {"email": details["email"], "name": details["name"]}
    attempt(unit, intent=intent, method=method, public_url=call.public_url)
    raise_refusal(intent)
    finish(unit, session, intent)
    return _as_page(session)
