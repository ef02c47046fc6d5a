"""Reading what people wrote, and telling them exactly where it can't be understood."""

from collections.abc import Iterator, Mapping
from datetime import date
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import Any, TypeVar

import yaml

Row = TypeVar("Row")
MOST_MONEY = 1_000_000


class UnableToReadFile(Exception):
    """A file says something that can't be understood; the message names file, key and what is expected."""


class Entry:
    """One mapping of a YAML file. Each reading method says what it expects when it finds something else."""

    def __init__(self, values: dict[str, Any], *, where: str, prefix: str = "") -> None:
        self.values = values
        self.where = where
        self.prefix = prefix

    def text(self, key: str, default: str | None = None) -> str:
        """Return a text; without a default it must be there."""
        value = self.values.get(key)
        if value is None and default is not None:
            return default
        if not isinstance(value, str) or not value.strip():
            raise self.wrong(key, "a text")
        return value.strip()

    def money(self, key: str) -> Decimal:
        """Return an amount with at most two decimals."""
        amount = self.number(key)
        if not 0 <= amount < MOST_MONEY or amount != round(amount, 2):
            raise self.wrong(key, 'a price in quotes, like "39.00"')
        return amount

    def number(self, key: str) -> Decimal:
        """Return a number written in quotes, so that nothing is lost on the way."""
        value = self.values.get(key)
        try:
            number = Decimal(value) if isinstance(value, str) else None
        except InvalidOperation:
            number = None
        if number is None or not number.is_finite():
            raise self.wrong(key, 'a number in quotes, like "30" or "0.5"')
        return number

    def whole(self, key: str, default: int | None = None, *, is_optional: bool = False) -> int | None:
        """Return a whole number, not below nought."""
        value = self.values.get(key, default)
        if value is None and (is_optional or default is not None):
            return default
        if not isinstance(value, int) or isinstance(value, bool) or value < 0:
            raise self.wrong(key, "a whole number, not below 0")
        return value

    def day(self, key: str) -> date:
        """Return a date."""
        value = self.values.get(key)
        if not isinstance(value, date):
            raise self.wrong(key, "a date, like 2026-04-26")
        return value

    def choice(self, key: str, choices: list[str]) -> str:
        """Return a text that is one of the choices."""
        value = self.text(key)
        if value not in choices:
            raise self.wrong(key, f"one of {', '.join(choices)}")
        return value

    def texts(self, key: str) -> list[str]:
        """Return a list of texts; empty when the key is missing."""
        value = self.values.get(key) or []
        if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
            raise self.wrong(key, "a list of texts")
        return [item.strip() for item in value]

    def rows(self, key: str, known: Mapping[str, Row], *, file: str) -> list[Row]:
        return [self.find(key, name, known, file=file) for name in self.texts(key)]

    def row(self, key: str, known: Mapping[str, Row], *, file: str) -> Row:
        return self.find(key, self.text(key), known, file=file)

    def find(self, key: str, name: str, known: Mapping[str, Row], *, file: str) -> Row:
        """Return the row of that name."""
        if name not in known:
            raise self.wrong(key, f"names listed in {file}", found=name)
        return known[name]

    def entry(self, key: str) -> "Entry":
        return self._nested(self.values.get(key), key)

    def entries(self, key: str) -> list["Entry"]:
        """Return the mappings in a list; empty when the key is missing."""
        value = self.values.get(key) or []
        if not isinstance(value, list):
            raise self.wrong(key, "a list")
        return [self._nested(item, f"{key}[{number}]") for number, item in enumerate(value, start=1)]

    def wrong(self, key: str, expected: str, *, found: object = None) -> UnableToReadFile:
        """Return the exception that says what is wrong with a key."""
        shown = self.values.get(key) if found is None else found
        return UnableToReadFile(f"{self.where}: {self.prefix}{key}: expected {expected}, found {_shorten(shown)}")

    def _nested(self, value: object, key: str) -> "Entry":
        if not isinstance(value, dict):
            raise self.wrong(key, "keys and values", found=value)
        return Entry(value, where=self.where, prefix=f"{self.prefix}{key}.")


def read_list(path: Path) -> list[Entry]:
    """
    Read a file that holds a list of entries.

    :raises UnableToReadFile: if it does not
    """
    content = _read(path)
    if not isinstance(content, list):
        raise UnableToReadFile(f"{_name(path)}: expected a list, each entry beginning with “- slug:”")
    whole = Entry({"entry": content}, where=_name(path))
    return whole.entries("entry")


def read_one(path: Path) -> Entry:
    """
    Read a file that holds one entry.

    :raises UnableToReadFile: if it does not
    """
    content = _read(path)
    if not isinstance(content, dict):
        raise UnableToReadFile(f"{_name(path)}: expected keys and values, beginning with “slug:”")
    return Entry(content, where=_name(path))


def read_directory(directory: Path) -> Iterator[Entry]:
    """Read each file of a directory, in the order of their names."""
    for path in sorted(directory.glob("*.yaml")):
        yield read_one(path)


def _read(path: Path) -> object:
    try:
        return yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)
    except OSError as error:
        raise UnableToReadFile(f"{_name(path)}: can't be read: {error.strerror}") from error
    except (yaml.YAMLError, UnicodeDecodeError) as error:
        raise UnableToReadFile(f"{_name(path)}: is not YAML: {' '.join(str(error).split())}") from error


def _name(path: Path) -> str:
    """Return where a file lies, as people see it in the repository."""
    return "/".join(path.parts[-5:]) if "products" in path.parts else "/".join(path.parts[-4:])


def _shorten(value: object) -> str:
    text = repr(value)
    return "nothing" if value is None else text if len(text) <= 60 else f"{text[:57]}..."
