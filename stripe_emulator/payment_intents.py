"""Payment intents: one sum that someone means to pay, however many tries it takes."""

from typing import Any

from stripe_emulator.charges import find_charge
from stripe_emulator.errors import CardError, InvalidRequestError, no_such
from stripe_emulator.events import emit
from stripe_emulator.listing import list_objects
from stripe_emulator.money import Currency, check_amount
from stripe_emulator.parameters import (
    ADDRESS_FIELDS,
    METADATA,
    PAGING,
    SHIPPING,
    Email,
    Flag,
    Hash,
    Integer,
    Many,
    Parameter,
    Text,
    Unread,
    Url,
    choice,
    merge_metadata,
    refused,
)
from stripe_emulator.payment_methods import DATA, add_from, instrument_of, resolve
from stripe_emulator.payments import announce_captured, attempt
from stripe_emulator.routing import Call, Takes, route
from stripe_emulator.store import Body, Record, Unit, new_id

METHOD_TYPES = Many(choice("card", "au_becs_debit", "sepa_debit"))
# What a merchant may say of a payment, whether directly or through a Checkout Session.
ABOUT_PAYMENT: dict[str, Parameter] = {
    "capture_method": choice("automatic", "automatic_async", "manual"),
    "description": Text(1000),
    "metadata": METADATA,
    "receipt_email": Email(),
    "setup_future_usage": choice("off_session", "on_session"),
    "shipping": SHIPPING,
    "statement_descriptor": Text(22),
    "statement_descriptor_suffix": Text(22),
    "transfer_group": Text(),
}
_METHOD: dict[str, Parameter] = {"payment_method": Text(), "payment_method_data": DATA}
_CONFIRM: dict[str, Parameter] = {
    **_METHOD,
    "error_on_requires_action": Flag(),
    "mandate_data": Unread(),
    "return_url": Url(),
    "use_stripe_sdk": Flag(),
}
_REFUSED = refused(
    "amount_details",
    "application_fee_amount",
    "confirmation_token",
    "customer",
    "customer_account",
    "hooks",
    "mandate",
    "on_behalf_of",
    "payment_details",
    "payment_method_configuration",
    "payment_method_options",
    "radar_options",
    "transfer_data",
)


def add_intent(
    unit: Unit, *, amount: int, currency: str, about: dict[str, Any], private: Body | None = None
) -> Record:
    """Make a payment intent, and say so."""
    intent_id = new_id("pi_3")
    body = {
        "id": intent_id,
        "object": "payment_intent",
        "allowed_payment_method_types": about.get("allowed_payment_method_types"),
        "amount": amount,
        "amount_capturable": 0,
        "amount_details": {"tip": {}},
        "amount_received": 0,
        "application": None,
        "application_fee_amount": None,
        "automatic_payment_methods": about.get("automatic_payment_methods"),
        "canceled_at": None,
        "cancellation_reason": None,
        "capture_method": about.get("capture_method", "automatic_async"),
        "client_secret": f"{intent_id}_secret_{new_id('', 25)}",
        "confirmation_method": about.get("confirmation_method", "automatic"),
        "created": unit.now,
        "currency": currency,
        "customer": None,
        "customer_account": None,
        "description": about.get("description"),
        "excluded_payment_method_types": None,
        "last_payment_error": None,
        "latest_charge": None,
        "livemode": False,
        "metadata": merge_metadata({}, about.get("metadata")),
        "next_action": None,
        "on_behalf_of": None,
        "payment_method": None,
        "payment_method_configuration_details": None,
        "payment_method_options": {
            "card": {
                "installments": None,
                "mandate_options": None,
                "network": None,
                "request_three_d_secure": "automatic",
            }
        },
        "payment_method_types": about.get("allowed_payment_method_types", ["card"]),
        "processing": None,
        "receipt_email": about.get("receipt_email"),
        "review": None,
        "setup_future_usage": about.get("setup_future_usage"),
        "shipping": _shipping(about.get("shipping")),
        "source": None,
        "statement_descriptor": about.get("statement_descriptor"),
        "statement_descriptor_suffix": about.get("statement_descriptor_suffix"),
        "status": "requires_payment_method",
        "transfer_data": None,
        "transfer_group": about.get("transfer_group"),
    }
    record = unit.add(body, private)
    emit(unit, "payment_intent.created", record)
    return record


def _shipping(given: dict[str, Any] | None) -> Body | None:
    if not given:
        return None
    address = {key: given.get("address", {}).get(key) or None for key in ADDRESS_FIELDS}
    return {
        "address": address,
        "carrier": given.get("carrier") or None,
        "name": given.get("name"),
        "phone": given.get("phone") or None,
        "tracking_number": given.get("tracking_number") or None,
    }


def find_intent(unit: Unit, id: str, *, param: str = "intent") -> Record:
    """
    Return a payment intent.

    :raises NotFoundError: if there is none of that id
    """
    record = unit.find(id, "payment_intent")
    if record is None:
        raise no_such(kind="payment_intent", id=id, param=param)
    return record


def _wrong_state(intent: Record, what: str, allowed: str) -> InvalidRequestError:
    return InvalidRequestError(
        f"This PaymentIntent could not be {what} because it has a status of {intent.body['status']}. Only a "
        f"PaymentIntent with one of the following statuses may be {what}: {allowed}.",
        code="payment_intent_unexpected_state",
        payment_intent=intent.body,
    )


def _refuse_checkout(intent: Record, verb: str) -> None:
    if intent.private.get("session"):
        raise InvalidRequestError(
            f"You cannot {verb} this PaymentIntent because it belongs to the Checkout Session "
            f"{intent.private['session']}. Expire the Checkout Session instead.",
            code="payment_intent_unexpected_state",
            payment_intent=intent.body,
        )


@route(
    "POST",
    "/v1/payment_intents",
    Takes(
        {
            **ABOUT_PAYMENT,
            **_CONFIRM,
            "amount": Integer(1),
            "automatic_payment_methods": Hash(
                {"enabled": Flag(), "allow_redirects": choice("always", "never")}, ("enabled",)
            ),
            "confirm": Flag(),
            "confirmation_method": choice("automatic", "manual"),
            "currency": Currency(),
            "off_session": Flag(),
            "allowed_payment_method_types": METHOD_TYPES,
            "excluded_payment_method_types": Many(Text()),
            **_REFUSED,
        },
        ("amount", "currency"),
    ),
)
def create(call: Call) -> Body:
    """Make a payment intent, and confirm it when asked to."""
    asked = call.parameters
    check_amount(asked["amount"], asked["currency"])
    if not asked.get("confirm") and ("return_url" in asked or "off_session" in asked):
        name = "return_url" if "return_url" in asked else "off_session"
        raise InvalidRequestError(f"You cannot use `{name}` unless you also pass `confirm=true`.", param=name)
    intent = add_intent(call.unit, amount=asked["amount"], currency=asked["currency"], about=asked)
    _take_method(call, intent)
    if asked.get("confirm"):
        _confirm(call, intent)
    return intent.body


def _take_method(call: Call, intent: Record) -> None:
    asked = call.parameters
    if "payment_method_data" in asked:
        method = add_from(call.unit, asked["payment_method_data"])
    elif "payment_method" in asked:
        method = resolve(call.unit, asked["payment_method"])
    else:
        return
    intent.body |= {"payment_method": method.id, "status": "requires_confirmation"}
    call.unit.save(intent)


def _confirm(call: Call, intent: Record) -> None:
    asked = call.parameters
    method = call.unit.find(intent.body["payment_method"], "payment_method")
    if method is None:
        raise InvalidRequestError(
            "You cannot confirm this PaymentIntent because it's missing a payment method. You can either update "
            "the PaymentIntent with a payment method and then confirm it again, or confirm it again directly with "
            "a payment method or ConfirmationToken.",
            code="payment_intent_unexpected_state",
            payment_intent=intent.body,
        )
    if instrument_of(method).needs_authentication and (
        asked.get("off_session") or asked.get("error_on_requires_action")
    ):
        raise CardError(
            "Your card was declined. This transaction requires authentication.",
            code="authentication_required",
            decline_code="authentication_required",
            payment_intent=intent.body,
        )
    attempt(call.unit, intent=intent, method=method, public_url=call.public_url, return_url=asked.get("return_url"))
    raise_refusal(intent)


def raise_refusal(intent: Record) -> None:
    """
    Tell the caller that the last attempt failed.

    :raises CardError: with the reason
    """
    error = intent.body["last_payment_error"]
    if error is None:
        return
    details = {key: error[key] for key in ("charge", "decline_code", "network_decline_code") if key in error}
    raise CardError(
        error["message"],
        code=error["code"],
        payment_intent=intent.body,
        payment_method=error["payment_method"],
        **details,
    )


@route(
    "POST",
    "/v1/payment_intents/<id>/confirm",
    Takes(
        {
            **_CONFIRM,
            "off_session": Flag(),
            "receipt_email": Email(),
            "shipping": SHIPPING,
            "setup_future_usage": ABOUT_PAYMENT["setup_future_usage"],
            "capture_method": ABOUT_PAYMENT["capture_method"],
            "allowed_payment_method_types": METHOD_TYPES,
            "excluded_payment_method_types": Many(Text()),
            **refused(
                "amount_details",
                "amount_to_confirm",
                "confirmation_token",
                "hooks",
                "mandate",
                "payment_details",
                "payment_method_options",
                "radar_options",
            ),
        }
    ),
)
def confirm(call: Call, id: str) -> Body:
    """Try to take the money."""
    intent = find_intent(call.unit, id)
    _refuse_checkout(intent, "confirm")
    if intent.body["status"] not in ("requires_payment_method", "requires_confirmation", "requires_action"):
        raise _wrong_state(intent, "confirmed", "requires_confirmation, requires_action, requires_payment_method")
    _change(intent, call.parameters)
    _take_method(call, intent)
    _confirm(call, intent)
    return intent.body


def _change(intent: Record, asked: dict[str, Any]) -> None:
    plain = ("amount", "currency", "description", "receipt_email", "statement_descriptor", "capture_method",
             "statement_descriptor_suffix", "transfer_group")  # fmt: skip
    intent.body |= {name: asked[name] for name in plain if name in asked}
    intent.body["metadata"] = merge_metadata(intent.body["metadata"], asked.get("metadata"))
    if "shipping" in asked:
        intent.body["shipping"] = _shipping(asked["shipping"])


@route(
    "POST",
    "/v1/payment_intents/<id>",
    Takes({**ABOUT_PAYMENT, **_METHOD, "amount": Integer(1), "currency": Currency(), **_REFUSED}),
)
def update(call: Call, id: str) -> Body:
    """Change what is still open."""
    intent = find_intent(call.unit, id)
    is_open = intent.body["status"] in ("requires_payment_method", "requires_confirmation")
    if {"amount", "currency", "payment_method", "payment_method_data"} & call.parameters.keys():
        _refuse_checkout(intent, "update")
        if not is_open:
            raise _wrong_state(intent, "updated", "requires_payment_method, requires_confirmation")
    _change(intent, call.parameters)
    check_amount(intent.body["amount"], intent.body["currency"])
    _take_method(call, intent)
    call.unit.save(intent)
    return intent.body


@route(
    "POST",
    "/v1/payment_intents/<id>/capture",
    Takes(
        {
            "amount_to_capture": Integer(1),
            "metadata": METADATA,
            "statement_descriptor": Text(22),
            "statement_descriptor_suffix": Text(22),
            **refused(
                "amount_details",
                "application_fee_amount",
                "final_capture",
                "hooks",
                "payment_details",
                "transfer_data",
            ),
        }
    ),
)
def capture(call: Call, id: str) -> Body:
    """Take the money that was held; what is not taken is given back."""
    unit, intent = call.unit, find_intent(call.unit, id)
    if intent.body["status"] != "requires_capture":
        raise _wrong_state(intent, "captured", "requires_capture")
    amount = call.parameters.get("amount_to_capture", intent.body["amount_capturable"])
    if amount > intent.body["amount_capturable"]:
        raise InvalidRequestError(
            f"The payment intent only has {intent.body['amount_capturable']} capturable amount remaining, but you "
            f"tried to capture {amount}.",
            code="amount_too_large",
            param="amount_to_capture",
        )
    _change(intent, call.parameters)
    charge = find_charge(unit, intent.body["latest_charge"])
    charge.body |= {
        "amount_captured": amount,
        "captured": True,
        "receipt_url": f"{call.public_url}/receipts/{charge.id}",
    }
    unit.save(charge)
    intent.body |= {"status": "succeeded", "amount_capturable": 0, "amount_received": amount}
    unit.save(intent)
    emit(unit, "charge.captured", charge)
    announce_captured(unit, intent=intent, charge=charge)
    return intent.body


@route(
    "POST",
    "/v1/payment_intents/<id>/cancel",
    Takes({"cancellation_reason": choice("duplicate", "fraudulent", "requested_by_customer", "abandoned")}),
)
def cancel(call: Call, id: str) -> Body:
    """Give up a payment that has not been taken."""
    intent = find_intent(call.unit, id)
    if intent.body["status"] in ("succeeded", "canceled", "processing"):
        raise InvalidRequestError(
            f"You cannot cancel this PaymentIntent because it has a status of {intent.body['status']}. Only a "
            "PaymentIntent with one of the following statuses may be canceled: requires_payment_method, "
            "requires_capture, requires_confirmation, requires_action, processing.",
            code="payment_intent_unexpected_state",
            payment_intent=intent.body,
        )
    if intent.body["status"] != "requires_capture":
        _refuse_checkout(intent, "cancel")
    cancel_intent(call.unit, intent, reason=call.parameters.get("cancellation_reason"))
    return intent.body


def cancel_intent(unit: Unit, intent: Record, *, reason: str | None) -> None:
    """Cancel a payment intent, releasing what was held on the card."""
    charge = unit.find(intent.body["latest_charge"], "charge")
    if charge is not None and charge.body["status"] == "succeeded" and not charge.body["captured"]:
        charge.body |= {"amount_refunded": charge.body["amount"], "refunded": True}
        unit.save(charge)
        emit(unit, "charge.refunded", charge)
    intent.body |= {
        "status": "canceled",
        "amount_capturable": 0,
        "canceled_at": unit.now,
        "cancellation_reason": reason,
        "next_action": None,
    }
    unit.save(intent)
    emit(unit, "payment_intent.canceled", intent)


@route("GET", "/v1/payment_intents/<id>", Takes({"client_secret": Text()}))
def retrieve(call: Call, id: str) -> Body:
    """Return one payment intent."""
    return find_intent(call.unit, id).body


@route("GET", "/v1/payment_intents", Takes({**PAGING, **refused("customer", "customer_account")}))
def list_payment_intents(call: Call) -> Body:
    """Return a page of payment intents, newest first."""
    return list_objects(call, "payment_intent")
