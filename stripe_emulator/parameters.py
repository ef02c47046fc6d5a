"""What a request may send: Stripe's form encoding, and the checks Stripe makes on it."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal, InvalidOperation
from typing import Any, Protocol
from urllib.parse import urlsplit

from stripe_emulator.errors import InvalidRequestError, not_emulated

_KEY = re.compile(r"([^\[\]]+)((?:\[[^\[\]]*\])*)")
_EMAIL = re.compile(r"[^@\s\x00-\x1f]+@[^@\s\x00-\x1f]+\.[^@\s\x00-\x1f.]+")
_DEEPEST = 12
_LARGEST_INTEGER = 2**53


def decode(pairs: Iterable[tuple[str, str]]) -> dict[str, Any]:
    """Turn `a[b][0]=c` into `{"a": {"b": {"0": "c"}}}`."""
    tree: dict[str, Any] = {}
    for name, value in pairs:
        path = _path(name)
        branch = tree
        for step in path[:-1]:
            step = _next_index(branch) if step == "" else step
            branch = branch.setdefault(step, {})
            if not isinstance(branch, dict):
                raise InvalidRequestError(f"Invalid hash: {name}", param=name)
        last = _next_index(branch) if path[-1] == "" else path[-1]
        if isinstance(branch.get(last), dict):
            raise InvalidRequestError(f"Invalid string: {name}", param=name)
        branch[last] = value
    return tree


def _path(name: str) -> list[str]:
    match = _KEY.fullmatch(name)
    if match is None:
        raise InvalidRequestError(f"Received unknown parameter: {name}", code="parameter_unknown", param=name)
    path = [match[1], *re.findall(r"\[([^\[\]]*)\]", match[2])]
    if len(path) > _DEEPEST:
        raise InvalidRequestError("Parameters are nested too deeply.", param=match[1])
    return path


def _next_index(branch: dict[str, Any]) -> str:
    return str(len(branch))


class Parameter(Protocol):
    """One thing that may be sent."""

    def read(self, raw: Any, name: str) -> Any:
        """Return the value, or raise Stripe's refusal."""


def _text(raw: Any, name: str) -> str:
    if not isinstance(raw, str):
        raise InvalidRequestError("Invalid string: a hash was given", param=name)
    if raw == "":
        short = name.rsplit("[", 1)[-1].rstrip("]")
        raise InvalidRequestError(
            f"You passed an empty string for '{name}'. We assume empty values are an attempt to unset a "
            f"parameter; however '{short}' cannot be unset. You should remove '{name}' from your request or "
            "supply a non-empty value.",
            code="parameter_invalid_empty",
            param=name,
        )
    return raw


@dataclass(frozen=True)
class Text:
    """Any words, up to a length."""

    max_length: int = 5000
    may_be_empty: bool = False

    def read(self, raw: Any, name: str) -> str:
        """Return the words."""
        if raw == "" and self.may_be_empty:
            return ""
        text = _text(raw, name)
        if len(text) > self.max_length:
            raise InvalidRequestError(
                f"Invalid string: {text[:8]}...{text[-4:]}; must be at most {self.max_length} characters",
                param=name,
            )
        return text


@dataclass(frozen=True)
class Integer:
    """A whole number."""

    minimum: int = -_LARGEST_INTEGER
    maximum: int = _LARGEST_INTEGER

    def read(self, raw: Any, name: str) -> int:
        """Return the number."""
        text = _text(raw, name)
        if not re.fullmatch(r"-?[0-9]{1,18}", text):
            raise InvalidRequestError(f"Invalid integer: {text[:40]}", code="parameter_invalid_integer", param=name)
        number = int(text)
        if number < self.minimum:
            kind = "non-negative" if self.minimum == 0 else "positive"
            raise InvalidRequestError(f"Invalid {kind} integer", code="parameter_invalid_integer", param=name)
        if number > self.maximum:
            raise InvalidRequestError(
                f"This value must be less than or equal to {self.maximum}.",
                code="parameter_invalid_integer",
                param=name,
            )
        return number


@dataclass(frozen=True)
class Fraction:
    """A decimal number, as `unit_amount_decimal` takes it."""

    def read(self, raw: Any, name: str) -> Decimal:
        """Return the number."""
        text = _text(raw, name)
        try:
            if not re.fullmatch(r"[0-9]{1,12}(\.[0-9]{1,12})?", text):
                raise InvalidOperation
            return Decimal(text)
        except InvalidOperation:
            raise InvalidRequestError(f"Invalid decimal: {text[:40]}", param=name) from None


@dataclass(frozen=True)
class Flag:
    """Yes or no."""

    def read(self, raw: Any, name: str) -> bool:
        """Return the answer."""
        text = _text(raw, name)
        if text.lower() not in ("true", "false"):
            raise InvalidRequestError(f"Invalid boolean: {text[:40]}", param=name)
        return text.lower() == "true"


@dataclass(frozen=True)
class Choice:
    """One of a few words."""

    options: tuple[str, ...]

    def read(self, raw: Any, name: str) -> str:
        """Return the word."""
        text = _text(raw, name)
        if text not in self.options:
            raise InvalidRequestError(f"Invalid {name}: must be one of {_or(self.options)}", param=name)
        return text


def _or(options: tuple[str, ...]) -> str:
    if len(options) < 3:
        return " or ".join(options)
    return f"{', '.join(options[:-1])}, or {options[-1]}"


def choice(*options: str) -> Choice:
    """Return a parameter that takes one of these words."""
    return Choice(options)


@dataclass(frozen=True)
class Url:
    """A web address."""

    def read(self, raw: Any, name: str) -> str:
        """Return the address."""
        text = _text(raw, name)
        try:
            parts = urlsplit(text)
            valid = parts.scheme in ("http", "https") and bool(parts.hostname) and (parts.port or 1) > 0
        except ValueError:
            valid = False
        if not valid or len(text) > 5000 or re.search(r"[\s\x00-\x1f\x7f]", text):
            raise InvalidRequestError("Not a valid URL", code="url_invalid", param=name)
        return text


@dataclass(frozen=True)
class Email:
    """An email address."""

    def read(self, raw: Any, name: str) -> str:
        """Return the address."""
        text = _text(raw, name)
        if not is_email(text):
            raise InvalidRequestError(f"Invalid email address: {text[:100]}", code="email_invalid", param=name)
        return text


def is_email(text: str) -> bool:
    """Whether the text could be an email address."""
    return (
        len(text) <= 512 and re.fullmatch(r"[^@\s\x00-\x1f]+@[^@\s\x00-\x1f]+\.[^@\s\x00-\x1f.]+", text) is not None
    )


@dataclass(frozen=True)
class Metadata:
    """Up to 50 short pairs of the merchant's own; an empty value takes the key away."""

    def read(self, raw: Any, name: str) -> dict[str, str]:
        """Return the pairs."""
        if raw == "":
            return {}
        if not isinstance(raw, dict):
            raise InvalidRequestError("Invalid hash", param=name)
        if len(raw) > 50:
            raise InvalidRequestError("You can only have up to 50 metadata keys.", param=name)
        for key, value in raw.items():
            if len(key) > 40:
                raise InvalidRequestError(
                    f"Metadata keys can only be up to 40 characters long: {key[:40]}...", param=name
                )
            if not isinstance(value, str):
                raise InvalidRequestError("Metadata values must be strings", param=f"{name}[{key}]")
            if len(value) > 500:
                raise InvalidRequestError(
                    f"Metadata values can have up to 500 characters, but you passed in a value that is "
                    f"{len(value)} characters. Invalid value: {value[:20]}...",
                    param=f"{name}[{key}]",
                )
        return dict(raw)


@dataclass(frozen=True)
class Hash:
    """Named parameters inside one."""

    fields: Mapping[str, Parameter]
    required: tuple[str, ...] = ()

    def read(self, raw: Any, name: str) -> dict[str, Any]:
        """Return the values by name."""
        if not isinstance(raw, dict):
            raise InvalidRequestError("Invalid hash", param=name)
        for key in raw:
            if key not in self.fields:
                inner = _inside(name, key)
                raise InvalidRequestError(
                    f"Received unknown parameter: {inner}", code="parameter_unknown", param=inner
                )
        for key in self.required:
            if key not in raw:
                inner = _inside(name, key)
                raise InvalidRequestError(
                    f"Missing required param: {inner}.", code="parameter_missing", param=inner
                )
        return {key: self.fields[key].read(value, _inside(name, key)) for key, value in raw.items()}


def _inside(name: str, key: str) -> str:
    return f"{name}[{key}]" if name else key


@dataclass(frozen=True)
class Many:
    """A list."""

    of: Parameter
    maximum: int = 1000
    too_many: str = "This array can have at most {maximum} elements."

    def read(self, raw: Any, name: str) -> list[Any]:
        """Return the elements in the order of their indices."""
        if not isinstance(raw, dict) or not all(key.isascii() and key.isdigit() and len(key) < 6 for key in raw):
            raise InvalidRequestError("Invalid array", param=name)
        if len(raw) > self.maximum:
            raise InvalidRequestError(self.too_many.format(maximum=self.maximum), param=name)
        return [self.of.read(raw[key], f"{name}[{key}]") for key in sorted(raw, key=int)]


@dataclass(frozen=True)
class Moments:
    """A moment, or a range of them, as lists take for `created`."""

    bounds: Hash = field(default_factory=lambda: Hash({key: Integer(0) for key in ("gt", "gte", "lt", "lte")}))

    def read(self, raw: Any, name: str) -> dict[str, int]:
        """Return the bounds by name."""
        if isinstance(raw, str):
            moment = Integer(0).read(raw, name)
            return {"gte": moment, "lte": moment}
        return self.bounds.read(raw, name)


@dataclass(frozen=True)
class NotEmulated:
    """Something that Stripe takes and this emulator can't act upon."""

    def read(self, raw: Any, name: str) -> Any:
        """Refuse, saying who refuses."""
        raise not_emulated(f"the parameter {name}", param=name)


@dataclass(frozen=True)
class Unread:
    """Something that Stripe takes and that changes nothing here."""

    def read(self, raw: Any, name: str) -> None:
        """Return nothing."""


def refused(*names: str) -> dict[str, Parameter]:
    """Return parameters of Stripe's which the emulator refuses."""
    return {name: NotEmulated() for name in names}


METADATA = Metadata()
ADDRESS_FIELDS = ("city", "country", "line1", "line2", "postal_code", "state")
ADDRESS = Hash(dict.fromkeys(ADDRESS_FIELDS, Text(may_be_empty=True)))
SHIPPING = Hash(
    {
        "address": ADDRESS,
        "name": Text(),
        "carrier": Text(may_be_empty=True),
        "phone": Text(may_be_empty=True),
        "tracking_number": Text(may_be_empty=True),
    }
)
PAGING: dict[str, Parameter] = {
    "limit": Integer(1, 100),
    "starting_after": Text(),
    "ending_before": Text(),
    "created": Moments(),
}


def merge_metadata(old: Mapping[str, str], new: Mapping[str, str] | None) -> dict[str, str]:
    """Return the metadata after an update: an empty value takes its key away."""
    if new is None:
        return dict(old)
    if not new:
        return {}
    return {key: value for key, value in {**old, **new}.items() if value != ""}
