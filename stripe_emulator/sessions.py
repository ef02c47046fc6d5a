"""Checkout Sessions: what a shopper is asked to pay on the hosted page, and until when."""

from decimal import ROUND_HALF_UP, Decimal
from typing import Any

from stripe_emulator.errors import InvalidRequestError, no_such, not_emulated
from stripe_emulator.events import emit
from stripe_emulator.listing import as_list, filters, list_objects
from stripe_emulator.money import LARGEST, Currency, show, smallest
from stripe_emulator.parameters import (
    METADATA,
    PAGING,
    Email,
    Flag,
    Fraction,
    Hash,
    Integer,
    Many,
    Parameter,
    Text,
    Url,
    choice,
    merge_metadata,
    refused,
)
from stripe_emulator.payment_intents import ABOUT_PAYMENT, METHOD_TYPES, add_intent, cancel_intent
from stripe_emulator.payment_methods import empty_address
from stripe_emulator.products import add_price, add_product, find_price, find_product
from stripe_emulator.routing import Call, Takes, route
from stripe_emulator.store import Body, Record, Unit, new_id

_HALF_AN_HOUR, _A_DAY = 30 * 60, 24 * 60 * 60
_LOCALES = (
    "auto bg cs da de el en en-GB es es-419 et fi fil fr fr-CA hi-IN hr hu id it ja ko lt lv ms mt nb nl pl "
    "pt pt-BR ro ru sk sl sv th tr vi zh zh-HK zh-TW"
)
_CUSTOM_TEXTS = ("after_submit", "shipping_address", "submit", "terms_of_service_acceptance")
_ENABLED = Hash({"enabled": Flag()}, ("enabled",))
_MESSAGE = Hash({"message": Text(1200)}, ("message",))
_PRODUCT_DATA = Hash(
    {
        "name": Text(),
        "description": Text(),
        "images": Many(Url(), maximum=8),
        "metadata": METADATA,
        "unit_label": Text(12),
        **refused("tax_code", "tax_details"),
    },
    ("name",),
)
_LINE_ITEM = Hash(
    {
        "metadata": METADATA,
        "price": Text(),
        "price_data": Hash(
            {
                "currency": Currency(),
                "product": Text(),
                "product_data": _PRODUCT_DATA,
                "tax_behavior": choice("exclusive", "inclusive", "unspecified"),
                "unit_amount": Integer(0, LARGEST),
                "unit_amount_decimal": Fraction(),
                **refused("recurring"),
            },
            ("currency",),
        ),
        "quantity": Integer(1, 999_999),
        **refused("adjustable_quantity", "tax_rates"),
    }
)
_TAKES: dict[str, Parameter] = {
    "adaptive_pricing": Hash({"enabled": Flag()}),
    "allow_promotion_codes": Flag(),
    "allowed_payment_method_types": METHOD_TYPES,
    "automatic_tax": Hash({"enabled": Flag(), **refused("liability")}, ("enabled",)),
    "billing_address_collection": choice("auto", "required"),
    "cancel_url": Url(),
    "client_reference_id": Text(200),
    "currency": Currency(),
    "custom_text": Hash(dict.fromkeys(_CUSTOM_TEXTS, _MESSAGE)),
    "customer_creation": choice("always", "if_required"),
    "customer_email": Email(),
    "excluded_payment_method_types": Many(Text()),
    "expires_at": Integer(0),
    "integration_identifier": Text(200),
    "invoice_creation": Hash({"enabled": Flag(), **refused("invoice_data")}, ("enabled",)),
    "line_items": Many(
        _LINE_ITEM,
        maximum=100,
        too_many="You can only have up to {maximum} line items in a Checkout Session in payment mode.",
    ),
    "locale": choice(*_LOCALES.split()),
    "metadata": METADATA,
    "mode": choice("payment", "setup", "subscription"),
    "origin_context": choice("mobile_app", "web"),
    "payment_intent_data": Hash(
        {
            **ABOUT_PAYMENT,
            **refused("application_fee_amount", "on_behalf_of", "transfer_data"),
        }
    ),
    "payment_method_collection": choice("always", "if_required"),
    "phone_number_collection": _ENABLED,
    "submit_type": choice("auto", "book", "donate", "pay", "subscribe"),
    "success_url": Text(),
    "ui_mode": choice("hosted_page", "embedded_page", "elements", "form"),
    **refused(
        "after_expiration",
        "branding_settings",
        "consent_collection",
        "custom_fields",
        "customer",
        "customer_account",
        "customer_update",
        "discounts",
        "managed_payments",
        "name_collection",
        "optional_items",
        "payment_method_configuration",
        "payment_method_data",
        "payment_method_options",
        "permissions",
        "redirect_on_completion",
        "return_url",
        "saved_payment_method_options",
        "setup_intent_data",
        "shipping_address_collection",
        "shipping_options",
        "subscription_data",
        "tax_id_collection",
        "wallet_options",
    ),
}


@route("POST", "/v1/checkout/sessions", Takes(_TAKES))
def create(call: Call) -> Body:
    """Open a session for a list of things to pay."""
    asked, unit = call.parameters, call.unit
    _check_kind(asked)
    expires_at = _check_expiry(asked.get("expires_at"), now=unit.now)
    session_id = new_id("cs_test_a1", 58)
    items = _line_items(unit, asked)
    currency = items[0]["currency"]
    total = sum(item["amount_total"] for item in items)
    _check_total(total, currency)
    private = {
        "items": items,
        "about_payment": {
            **asked.get("payment_intent_data", {}),
            "allowed_payment_method_types": asked.get("allowed_payment_method_types", ["card"]),
        },
        "attempts": {},
        "form": new_id("", 24),
    }
    url = f"{call.public_url}/c/pay/{session_id}"
    body = _body(asked, id=session_id, url=url, currency=currency, total=total, expires_at=expires_at, now=unit.now)
    record = unit.add(body, private)
    unit.schedule("expire_session", record.id, due_at=expires_at)
    return record.body


def _check_kind(asked: dict[str, Any]) -> None:
    for name in ("mode", "line_items"):
        if not asked.get(name):
            raise InvalidRequestError(f"Missing required param: {name}.", code="parameter_missing", param=name)
    if asked["mode"] != "payment":
        raise not_emulated(f"Checkout Sessions in {asked['mode']} mode", param="mode")
    if asked.get("ui_mode", "hosted_page") != "hosted_page":
        raise not_emulated(f"the ui_mode {asked['ui_mode']}", param="ui_mode")
    for name in ("allow_promotion_codes", "automatic_tax", "invoice_creation"):
        wanted = asked.get(name)
        if wanted is True or (isinstance(wanted, dict) and wanted["enabled"]):
            raise not_emulated(name, param=name)
    if "success_url" not in asked:
        raise InvalidRequestError(
            "Missing required param: success_url.", code="parameter_missing", param="success_url"
        )
    # The placeholder's braces are no part of a valid address.
    Url().read(asked["success_url"].replace("{CHECKOUT_SESSION_ID}", "cs_test"), "success_url")


def _check_expiry(expires_at: int | None, *, now: int) -> int:
    if expires_at is None:
        return now + _A_DAY
    if expires_at < now + _HALF_AN_HOUR:
        raise InvalidRequestError(
            "The `expires_at` timestamp must be at least 30 minutes from Checkout Session creation.",
            param="expires_at",
        )
    if expires_at > now + _A_DAY:
        raise InvalidRequestError(
            "The `expires_at` timestamp must be less than 24 hours from Checkout Session creation.",
            param="expires_at",
        )
    return expires_at


def _line_items(unit: Unit, asked: dict[str, Any]) -> list[Body]:
    items = []
    for index, line in enumerate(asked["line_items"]):
        name = f"line_items[{index}]"
        if "quantity" not in line:
            raise InvalidRequestError(
                f"Quantity is required. Add `quantity` to `{name}`",
                code="parameter_missing",
                param=f"{name}[quantity]",
            )
        items.append(_line_item(unit, line, name=name))
    if len({item["currency"] for item in items} | ({asked["currency"]} if "currency" in asked else set())) > 1:
        raise InvalidRequestError(
            "All line items in a Checkout Session must have the same currency.", param="line_items"
        )
    return items


def _line_item(unit: Unit, line: dict[str, Any], *, name: str) -> Body:
    if ("price" in line) == ("price_data" in line):
        raise InvalidRequestError(
            "You must specify either `price` or `price_data` for each line item, and not both.", param=name
        )
    if "price" in line:
        price = find_price(unit, line["price"], param=f"{name}[price]")
    else:
        price = _inline_price(unit, line["price_data"], name=f"{name}[price_data]")
    product = find_product(unit, price.body["product"], param=name)
    unit_amount = Decimal(price.body["unit_amount_decimal"])
    amount = int((unit_amount * line["quantity"]).quantize(Decimal(1), ROUND_HALF_UP))
    return {
        "id": new_id("li_1"),
        "object": "item",
        "adjustable_quantity": None,
        "amount_discount": 0,
        "amount_subtotal": amount,
        "amount_tax": 0,
        "amount_total": amount,
        "currency": price.body["currency"],
        "description": product.body["name"],
        "metadata": line.get("metadata", {}),
        "price": price.body,
        "quantity": line["quantity"],
    }


def _inline_price(unit: Unit, data: dict[str, Any], *, name: str) -> Record:
    if ("product" in data) == ("product_data" in data):
        raise InvalidRequestError("You must specify either `product` or `product_data`.", param=name)
    if ("unit_amount" in data) == ("unit_amount_decimal" in data):
        raise InvalidRequestError(
            "You must specify either `unit_amount` or `unit_amount_decimal`.",
            code="parameter_missing",
            param=f"{name}[unit_amount]",
        )
    if "product" in data:
        product = find_product(unit, data["product"], param=f"{name}[product]")
    else:
        product = add_product(unit, {**data["product_data"], "active": False})
    return add_price(unit, {**data, "active": False, "product": product.id})


def _check_total(total: int, currency: str) -> None:
    if total == 0:
        raise not_emulated("Checkout Sessions that cost nothing", param="line_items")
    if total < smallest(currency):
        raise InvalidRequestError(
            "The Checkout Session's total amount due must add up to at least "
            f"{show(smallest(currency), currency)} {currency}",
            code="amount_too_small",
        )
    if total > LARGEST:
        raise InvalidRequestError(
            "The Checkout Session's total amount due must add up to no more than "
            f"{show(LARGEST, currency)} {currency}",
            code="amount_too_large",
        )


def _body(
    asked: dict[str, Any], *, id: str, url: str, currency: str, total: int, expires_at: int, now: int
) -> Body:
    texts = asked.get("custom_text", {})
    return {
        "id": id,
        "object": "checkout.session",
        "adaptive_pricing": {"enabled": asked.get("adaptive_pricing", {}).get("enabled", True)},
        "after_expiration": None,
        "allow_promotion_codes": asked.get("allow_promotion_codes"),
        "allowed_payment_method_types": asked.get("allowed_payment_method_types"),
        "amount_subtotal": total,
        "amount_total": total,
        "automatic_tax": {"enabled": False, "liability": None, "provider": None, "status": None},
        "billing_address_collection": asked.get("billing_address_collection"),
        "branding_settings": None,
        "cancel_url": asked.get("cancel_url"),
        "client_reference_id": asked.get("client_reference_id"),
        "client_secret": None,
        "collected_information": None,
        "consent": None,
        "consent_collection": None,
        "created": now,
        "currency": currency,
        "currency_conversion": None,
        "custom_fields": [],
        "custom_text": {name: texts.get(name) for name in _CUSTOM_TEXTS},
        "customer": None,
        "customer_account": None,
        "customer_creation": asked.get("customer_creation", "if_required"),
        "customer_details": customer_details(email=asked["customer_email"]) if "customer_email" in asked else None,
        "customer_email": asked.get("customer_email"),
        "discounts": [],
        "excluded_payment_method_types": asked.get("excluded_payment_method_types"),
        "expires_at": expires_at,
        "integration_identifier": asked.get("integration_identifier"),
        "invoice": None,
        "invoice_creation": {
            "enabled": False,
            "invoice_data": {
                "account_tax_ids": None,
                "custom_fields": None,
                "description": None,
                "footer": None,
                "issuer": None,
                "metadata": {},
                "rendering_options": None,
            },
        },
        "livemode": False,
        "locale": asked.get("locale"),
        "metadata": merge_metadata({}, asked.get("metadata")),
        "mode": "payment",
        "origin_context": asked.get("origin_context"),
        "payment_intent": None,
        "payment_link": None,
        "payment_method_collection": asked.get("payment_method_collection", "if_required"),
        "payment_method_configuration_details": None,
        "payment_method_options": {"card": {"request_three_d_secure": "automatic"}},
        "payment_method_types": asked.get("allowed_payment_method_types", ["card"]),
        "payment_status": "unpaid",
        "permissions": None,
        "phone_number_collection": {"enabled": asked.get("phone_number_collection", {}).get("enabled", False)},
        "presentment_details": None,
        "recovered_from": None,
        "saved_payment_method_options": None,
        "setup_intent": None,
        "shipping_address_collection": None,
        "shipping_cost": None,
        "shipping_options": [],
        "status": "open",
        "submit_type": asked.get("submit_type"),
        "subscription": None,
        "success_url": asked["success_url"],
        "total_details": {"amount_discount": 0, "amount_shipping": 0, "amount_tax": 0},
        "ui_mode": "hosted_page",
        "url": url,
        "wallet_options": None,
    }


def customer_details(*, email: str | None, name: str | None = None) -> Body:
    """Return what is known of the shopper."""
    return {
        "address": None,
        "business_name": None,
        "email": email,
        "individual_name": None,
        "name": name,
        "phone": None,
        "tax_exempt": "none",
        "tax_ids": [],
    }


def find_session(unit: Unit, id: str) -> Record:
    """
    Return a session.

    :raises NotFoundError: if there is none of that id
    """
    record = unit.find(id, "checkout.session")
    if record is None:
        raise no_such(kind="checkout.session", id=id, param="session")
    return record


def ensure_intent(unit: Unit, session: Record) -> Record:
    """Return the session's payment intent, made when the shopper first tries to pay."""
    intent = unit.find(session.body["payment_intent"], "payment_intent")
    if intent is not None:
        return intent
    intent = add_intent(
        unit,
        amount=session.body["amount_total"],
        currency=session.body["currency"],
        about=session.private["about_payment"],
        private={"session": session.id},
    )
    session.body["payment_intent"] = intent.id
    unit.save(session)
    return intent


def finish(unit: Unit, session: Record, intent: Record) -> bool:
    """Close a session whose money has come, or is held or on its way. Say whether it could be closed."""
    if intent.body["status"] not in ("succeeded", "requires_capture", "processing"):
        return False
    shopper = session.private["shopper"]
    details = customer_details(email=shopper["email"], name=shopper["name"])
    session.body |= {
        "status": "complete",
        "payment_status": "paid" if intent.body["status"] == "succeeded" else "unpaid",
        "url": None,
        "customer_details": {**details, "address": {**empty_address(), "country": "AU"}},
    }
    unit.save(session)
    emit(unit, "checkout.session.completed", session)
    return True


def expire_open(unit: Unit, session: Record) -> None:
    """Close a session that nobody paid; doing so again changes nothing."""
    if session.body["status"] != "open":
        return
    intent = unit.find(session.body["payment_intent"], "payment_intent")
    if intent is not None:
        cancel_intent(unit, intent, reason="expired")
    session.body |= {"status": "expired", "url": None}
    unit.save(session)
    emit(unit, "checkout.session.expired", session)


@route("POST", "/v1/checkout/sessions/<id>/expire")
def expire(call: Call, id: str) -> Body:
    """Expire an open session before its time."""
    session = find_session(call.unit, id)
    if session.body["status"] != "open":
        raise InvalidRequestError(
            'Only Checkout Sessions with a status in ["open"] can be expired. '
            f"This Checkout Session has a status of `{session.body['status']}`."
        )
    expire_open(call.unit, session)
    return session.body


@route("POST", "/v1/checkout/sessions/<id>", Takes({"metadata": METADATA}))
def update(call: Call, id: str) -> Body:
    """Change the merchant's own words on a session."""
    session = find_session(call.unit, id)
    session.body["metadata"] = merge_metadata(session.body["metadata"], call.parameters.get("metadata"))
    call.unit.save(session)
    return session.body


@route("GET", "/v1/checkout/sessions/<id>")
def retrieve(call: Call, id: str) -> Body:
    """Return one session."""
    return find_session(call.unit, id).body


@route(
    "GET",
    "/v1/checkout/sessions/<id>/line_items",
    Takes({name: value for name, value in PAGING.items() if name != "created"}),
)
def list_line_items(call: Call, id: str) -> Body:
    """Return a page of a session's lines, in their order."""
    items: list[Body] = find_session(call.unit, id).private["items"]
    ids = [item["id"] for item in items]
    asked = call.parameters
    for name in ("starting_after", "ending_before"):
        if name in asked and asked[name] not in ids:
            raise no_such(kind="item", id=asked[name], param=name)
    limit = asked.get("limit", 10)
    if "ending_before" in asked:
        end = ids.index(asked["ending_before"])
        start = max(0, end - limit)
        return _page(items[start:end], url=call.path, has_more=start > 0)
    start = ids.index(asked["starting_after"]) + 1 if "starting_after" in asked else 0
    return _page(items[start : start + limit], url=call.path, has_more=start + limit < len(items))


def _page(items: list[Body], *, url: str, has_more: bool) -> Body:
    return {**as_list([], url=url, has_more=has_more), "data": items}


def line_items_of(unit: Unit, session: Body) -> Body:
    """Return the first lines of a session, as `expand[]=line_items` asks."""
    items: list[Body] = find_session(unit, session["id"]).private["items"]
    return _page(items[:10], url=f"/v1/checkout/sessions/{session['id']}/line_items", has_more=len(items) > 10)


@route(
    "GET",
    "/v1/checkout/sessions",
    Takes(
        {
            **PAGING,
            "payment_intent": Text(),
            "status": choice("complete", "expired", "open"),
            "customer_details": Hash({"email": Email()}, ("email",)),
            **refused("customer", "customer_account", "payment_link", "subscription"),
        }
    ),
)
def list_sessions(call: Call) -> Body:
    """Return a page of sessions, newest first."""
    where = filters(call, "payment_intent", "status")
    if "customer_details" in call.parameters:
        where["email"] = call.parameters["customer_details"]["email"]
    return list_objects(call, "checkout.session", where=where)
