"""Does a piece of JSON fit what stripe-python says of it? Read from the library's own annotations."""

import ast
import inspect
import types
import typing
from collections.abc import Mapping
from decimal import Decimal
from functools import cache
from importlib import import_module
from typing import Any, ClassVar, ForwardRef, Literal, Union, get_args, get_origin

import stripe
import typing_extensions
from stripe import ListObject, StripeObject
from stripe._request_options import RequestOptions
from stripe._stripe_object import UntypedStripeObject

_OPTIONAL_MARKS = (typing.NotRequired, typing_extensions.NotRequired)
_CLASSES: dict[str, type] = {
    "balance_transaction": stripe.BalanceTransaction,
    "charge": stripe.Charge,
    "checkout.session": stripe.checkout.Session,
    "dispute": stripe.Dispute,
    "event": stripe.Event,
    "item": stripe.LineItem,
    "payment_intent": stripe.PaymentIntent,
    "payment_method": stripe.PaymentMethod,
    "price": stripe.Price,
    "product": stripe.Product,
    "refund": stripe.Refund,
    "webhook_endpoint": stripe.WebhookEndpoint,
}


def violations(body: Mapping[str, Any]) -> list[str]:
    """Return what in an object (or list of them) does not fit its class."""
    kind = body.get("object")
    if kind == "list":
        inner = [fault for element in body["data"] for fault in violations(element)]
        return inner + [f"list: {name} is missing" for name in ("has_more", "url") if name not in body]
    if body.get("deleted"):
        return [] if body.keys() == {"id", "object", "deleted"} else [f"deleted {kind}: more than its id"]
    faults = _fits_object(body, _CLASSES[str(kind)], str(kind))
    if kind == "event":
        faults += [f"event {body['type']}: {fault}" for fault in violations(body["data"]["object"])]
    return faults


def request_violations(parameters: Mapping[str, Any], params_class: type) -> list[str]:
    """Return what in a request does not fit one of stripe-python's TypedDicts."""
    return _fits_object(parameters, params_class, params_class.__name__)


def parameter_names(params_class: type) -> set[str]:
    """Return what a TypedDict of stripe-python lets one send."""
    return set(_annotations(params_class)) - set(RequestOptions.__annotations__)


def _annotations(owner: type) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for base in reversed(owner.__mro__):
        if base.__module__.startswith("stripe") and base is not StripeObject:
            found |= inspect.get_annotations(base)
    return {
        name: hint
        for name, hint in found.items()
        if get_origin(hint) is not ClassVar and not name.startswith("_") and name != "OBJECT_NAME"
    }


def _fits_object(value: Any, owner: type, path: str) -> list[str]:
    if not isinstance(value, Mapping):
        return [f"{path}: {value!r} is no object"]
    hints = {name: _resolve(hint, owner) for name, hint in _annotations(owner).items()}
    faults = [f"{path}.{name}: unknown to stripe-python" for name in value if name not in hints]
    for name, hint in hints.items():
        if name in value:
            faults += _fits(value[name], hint, owner, f"{path}.{name}")
        elif not _may_be_absent(hint):
            faults.append(f"{path}.{name}: missing")
    return faults


def _may_be_absent(hint: Any) -> bool:
    return get_origin(hint) in _OPTIONAL_MARKS or type(None) in _members(hint)


def _members(hint: Any) -> tuple[Any, ...]:
    return get_args(hint) if get_origin(hint) in (Union, types.UnionType) else (hint,)


def _resolve(hint: Any, owner: type) -> Any:
    if isinstance(hint, ForwardRef):
        hint = hint.__forward_arg__
    if not isinstance(hint, str):
        return hint
    return eval(hint, {}, _Names(owner))  # noqa: S307 - a type that stripe-python wrote as a string


class _Names(dict[str, Any]):
    """The names that a module of stripe-python sees, those imported for type checkers only included."""

    def __init__(self, owner: type) -> None:
        super().__init__(vars(import_module(owner.__module__)))
        self._imports = _imports_of(owner.__module__)

    def __missing__(self, name: str) -> Any:
        if name in self._imports:
            module, original = self._imports[name]
            return getattr(import_module(module), original)
        if hasattr(typing, name):
            return getattr(typing, name)
        raise KeyError(name)


@cache
def _imports_of(module: str) -> dict[str, tuple[str, str]]:
    tree = ast.parse(inspect.getsource(import_module(module)))
    return {
        alias.asname or alias.name: (str(node.module), alias.name)
        for node in ast.walk(tree)
        if isinstance(node, ast.ImportFrom)
        for alias in node.names
    }


def _fits(value: Any, hint: Any, owner: type, path: str) -> list[str]:
    hint = _resolve(hint, owner)
    if get_origin(hint) in _OPTIONAL_MARKS:
        hint = _resolve(get_args(hint)[0], owner)
    members = [_resolve(member, owner) for member in _members(hint)]
    if len(members) > 1:
        return _fits_union(value, members, owner, path)
    return _fits_one(value, members[0], owner, path)


def _fits_union(value: Any, members: list[Any], owner: type, path: str) -> list[str]:
    if value is None:
        return [] if type(None) in members else [f"{path}: may not be null"]
    literals = [member for member in members if get_origin(member) is Literal]
    if literals:
        # stripe-python adds `str` for values of later versions; this version has none of those.
        members = [member for member in members if member is not str]
    rest = [member for member in members if member is not type(None)]
    tries = [_fits(value, member, owner, path) for member in rest]
    return min(tries, key=len)


def _fits_one(value: Any, hint: Any, owner: type, path: str) -> list[str]:
    origin = get_origin(hint)
    if hint is Any or isinstance(hint, typing.TypeVar):
        return []
    if origin is Literal:
        return [] if value in get_args(hint) else [f"{path}: {value!r} is none of {get_args(hint)[:9]}"]
    if origin in (list, typing.List):  # noqa: UP006 - stripe-python writes it so
        return _fits_list(value, get_args(hint)[0], owner, path)
    if origin is ListObject:
        return _fits_list(value.get("data"), get_args(hint)[0], owner, f"{path}.data")
    if origin in (dict, UntypedStripeObject) or hint is UntypedStripeObject:
        return [] if isinstance(value, Mapping) else [f"{path}: {value!r} is no object"]
    if hint in (int, str, bool, float, Decimal, type(None)):
        return _fits_plain(value, hint, path)
    return _fits_object(value, hint, path)


def _fits_list(value: Any, element: Any, owner: type, path: str) -> list[str]:
    if not isinstance(value, list):
        return [f"{path}: {value!r} is no list"]
    return [fault for at, inner in enumerate(value) for fault in _fits(inner, element, owner, f"{path}[{at}]")]


def _fits_plain(value: Any, hint: type, path: str) -> list[str]:
    # JSON carries decimals as strings.
    expected = {Decimal: str, type(None): type(None), float: (int, float)}.get(hint, hint)
    fits = isinstance(value, expected) and (hint is bool or not isinstance(value, bool))  # type: ignore[arg-type]
    return [] if fits else [f"{path}: {value!r} is no {hint.__name__}"]
