"""
Queries and forms that have an answer to whatever a view asks of them, and that answer is nonsense.

So nobody has to record which parameters each of Wagtail's pages reads. What was asked for is noted: a failure
names a request that a program could really send.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any
from zlib import crc32

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.handlers import wsgi
from django.http import QueryDict
from django.http import request as requests
from django.utils.datastructures import MultiValueDict

from tests.robustness.hostile import VALUES

# What is usual, else no view gets beyond its first parameter.
USUAL = (b"1", b"3", b"page", b"/cms/", b"on", b"2026-11-28")
ANSWERS = [value.decode(errors="replace") for value in (*VALUES.values(), *USUAL)]
# The middleware refuses a NUL in an address before anything is asked.
WITHOUT_NUL = [answer for answer in ANSWERS if "\x00" not in answer]
# Of so many names one has no value.
MISSING = 4


class Nonsense(MultiValueDict):
    """Has a value for most names, another one in each variant."""

    variant = 0
    answers = WITHOUT_NUL
    given: dict[str, str] = {}

    def value(self, name: str) -> Any:
        """Return what stands under this name, or nothing where nothing does."""
        number = crc32(f"{name} {self.variant}".encode())
        if number % MISSING == 0:
            return None
        self.given[name] = self.answers[number // MISSING % len(self.answers)]
        return self.given[name]

    def __contains__(self, name: object) -> bool:
        return self.value(str(name)) is not None

    def __getitem__(self, name: Any) -> Any:
        value = self.value(str(name))
        return super().__getitem__(name) if value is None else value

    def get(self, name: Any, default: Any = None) -> Any:
        """Return what stands under a name."""
        value = self.value(str(name))
        return default if value is None else value

    def getlist(self, name: Any, default: Any = None) -> list[Any]:
        """Return it twice."""
        value = self.value(str(name))
        return (default if default is not None else []) if value is None else [value, value]


class Query(Nonsense, QueryDict):
    """What an address asks for."""


class Form(Nonsense, QueryDict):
    """What a form holds."""

    answers = ANSWERS


class Files(Nonsense):
    """Files that are not what their names say."""

    def value(self, name: str) -> Any:
        """Return a picture that is none."""
        if super().value(name) is None:
            return None
        return SimpleUploadedFile("a\\..\\b.png", b"\xff\x00<svg/>", content_type="image/png")


@contextmanager
def answering_nonsense(variant: int) -> Iterator[dict[str, str]]:
    """Let every query and form answer nonsense for a while; gives what was asked for, with the answers."""
    Nonsense.variant, Nonsense.given = variant, {}
    with pytest.MonkeyPatch.context() as monkeypatch:
        monkeypatch.setattr(wsgi, "QueryDict", Query)
        monkeypatch.setattr(requests, "QueryDict", Form)
        monkeypatch.setattr(requests, "MultiValueDict", Files)
        yield Nonsense.given
