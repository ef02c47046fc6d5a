"""Products and prices: enough to name what a session sells."""

from decimal import Decimal
from typing import Any

from stripe_emulator.errors import InvalidRequestError, no_such
from stripe_emulator.events import emit
from stripe_emulator.listing import filters, list_objects
from stripe_emulator.money import LARGEST, Currency
from stripe_emulator.parameters import METADATA, PAGING, Flag, Fraction, Integer, Many, Text, Url, choice, refused
from stripe_emulator.routing import Call, Takes, route
from stripe_emulator.store import Body, Record, Unit, new_id


def add_product(unit: Unit, data: dict[str, Any]) -> Record:
    """Keep a product."""
    return unit.add(
        {
            "id": new_id("prod_", 14),
            "object": "product",
            "active": data.get("active", True),
            "created": unit.now,
            "default_price": None,
            "description": data.get("description"),
            "images": data.get("images", []),
            "livemode": False,
            "marketing_features": [],
            "metadata": data.get("metadata", {}),
            "name": data["name"],
            "package_dimensions": None,
            "shippable": None,
            "statement_descriptor": None,
            "tax_code": None,
            "type": "service",
            "unit_label": data.get("unit_label"),
            "updated": unit.now,
            "url": data.get("url"),
        }
    )


def add_price(unit: Unit, data: dict[str, Any]) -> Record:
    """Keep a price."""
    exact = data["unit_amount_decimal"] if "unit_amount_decimal" in data else Decimal(data["unit_amount"])
    is_whole = exact == exact.to_integral_value()
    return unit.add(
        {
            "id": new_id("price_1"),
            "object": "price",
            "active": data.get("active", True),
            "billing_scheme": "per_unit",
            "created": unit.now,
            "currency": data["currency"],
            "custom_unit_amount": None,
            "livemode": False,
            "lookup_key": None,
            "metadata": data.get("metadata", {}),
            "nickname": data.get("nickname"),
            "product": data["product"],
            "recurring": None,
            "tax_behavior": data.get("tax_behavior", "unspecified"),
            "tiers_mode": None,
            "transform_quantity": None,
            "type": "one_time",
            "unit_amount": int(exact) if is_whole else None,
            "unit_amount_decimal": f"{exact.normalize():f}",
        }
    )


def find_product(unit: Unit, id: str, *, param: str = "id") -> Record:
    """
    Return a product.

    :raises NotFoundError: if there is none of that id
    """
    record = unit.find(id, "product")
    if record is None:
        raise no_such(kind="product", id=id, param=param)
    return record


def find_price(unit: Unit, id: str, *, param: str = "price") -> Record:
    """
    Return a price.

    :raises NotFoundError: if there is none of that id
    """
    record = unit.find(id, "price")
    if record is None:
        raise no_such(kind="price", id=id, param=param)
    return record


@route(
    "POST",
    "/v1/products",
    Takes(
        {
            "name": Text(),
            "active": Flag(),
            "description": Text(),
            "images": Many(Url(), maximum=8),
            "metadata": METADATA,
            "unit_label": Text(12),
            "url": Url(),
            **refused(
                "default_price_data", "id", "marketing_features", "package_dimensions", "shippable", "tax_code"
            ),
        },
        ("name",),
    ),
)
def create_product(call: Call) -> Body:
    """Make a product."""
    record = add_product(call.unit, call.parameters)
    emit(call.unit, "product.created", record)
    return record.body


@route("GET", "/v1/products/<id>")
def retrieve_product(call: Call, id: str) -> Body:
    """Return one product."""
    return find_product(call.unit, id).body


@route("GET", "/v1/products", Takes({**PAGING}))
def list_products(call: Call) -> Body:
    """Return a page of products, newest first."""
    return list_objects(call, "product")


@route(
    "POST",
    "/v1/prices",
    Takes(
        {
            "currency": Currency(),
            "active": Flag(),
            "metadata": METADATA,
            "nickname": Text(),
            "product": Text(),
            "tax_behavior": choice("exclusive", "inclusive", "unspecified"),
            "unit_amount": Integer(0, LARGEST),
            "unit_amount_decimal": Fraction(),
            **refused("billing_scheme", "currency_options", "custom_unit_amount", "lookup_key", "product_data"),
            **refused("recurring", "tiers", "tiers_mode", "transfer_lookup_key", "transform_quantity"),
        },
        ("currency", "product"),
    ),
)
def create_price(call: Call) -> Body:
    """Make a price for a product."""
    asked = call.parameters
    find_product(call.unit, asked["product"], param="product")
    if ("unit_amount" in asked) == ("unit_amount_decimal" in asked):
        raise InvalidRequestError(
            "You must specify either `unit_amount` or `unit_amount_decimal`.",
            code="parameter_missing",
            param="unit_amount",
        )
    record = add_price(call.unit, asked)
    emit(call.unit, "price.created", record)
    return record.body


@route("GET", "/v1/prices/<id>")
def retrieve_price(call: Call, id: str) -> Body:
    """Return one price."""
    return find_price(call.unit, id).body


@route("GET", "/v1/prices", Takes({**PAGING, "product": Text()}))
def list_prices(call: Call) -> Body:
    """Return a page of prices, newest first."""
    return list_objects(call, "price", where=filters(call, "product"))
