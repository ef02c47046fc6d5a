"""Static files as browsers fetch them: stylesheets in one piece, named by what they hold, and compressed."""

import posixpath
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any

from django.core.files.base import ContentFile
from django.core.files.storage import InMemoryStorage, Storage
from whitenoise.storage import CompressedManifestStaticFilesStorage

# What is looked at in a stylesheet. Comments and texts are matched as a whole, so that nothing in them is a rule.
PARTS = re.compile(
    r"""
    (?P<comment>/\*(?!!).*?\*/) | /\*!.*?\*/
    | @import \s+ (?:url\(\s*)? (?P<mark>["']?) (?P<imported>[^"'()\s;]+) (?P=mark) \s* \)?
        \s* (?P<condition>[^;]*) ;
    | url\( \s* (?P<quote>["']?) (?P<address>[^"')]+) (?P=quote) \s* \)
    | "(?:\\.|[^"\\])*" | '(?:\\.|[^'\\])*'
    """,
    re.VERBOSE | re.DOTALL | re.IGNORECASE,
)
NO_CONDITION_BUT_A_LAYER = re.compile(r"(?:layer(?:\(\s*(?P<name>[\w.-]+)\s*\))?)?", re.IGNORECASE)
# With a scheme or a host, from the root, or a part of the page itself.
NOT_RELATIVE = re.compile(r"[a-z][a-z0-9+.-]*:|/|#", re.IGNORECASE)


class UnableToInline(Exception):
    """A stylesheet can't be put together; the message names the file and says why."""


def inline(name: str, *, read: Callable[[str], str]) -> str:
    """
    Return a stylesheet with all that it imports, in place. Comments stay behind, but for notices (`/*!`).

    `read` gives the text of a file by its name, and raises `KeyError` if there is none.

    :raises UnableToInline: if an import is missing, goes in a circle or can't stay where it is
    """
    return _Entry(name=name, read=read).whole(name)


@dataclass
class _Entry:
    """The stylesheet that a page loads: addresses in whatever it imports become relative to it."""

    name: str
    read: Callable[[str], str]
    has_inlined: bool = field(default=False, init=False)

    def whole(self, name: str, *, importers: tuple[str, ...] = ()) -> str:
        def replace(part: re.Match[str]) -> str:
            if part["imported"]:
                return self.imported(part, name=name, importers=importers)
            if part["address"]:
                return self.moved(part, name=name)
            return "" if part["comment"] else part[0]

        return PARTS.sub(replace, self.read(name))

    def imported(self, part: re.Match[str], *, name: str, importers: tuple[str, ...]) -> str:
        layer = NO_CONDITION_BUT_A_LAYER.fullmatch(part["condition"].strip())
        if NOT_RELATIVE.match(part["imported"]) or not layer:
            if importers or self.has_inlined:
                message = f"{name} imports {part['imported']} in a way that can't be inlined, after what can be."
                raise UnableToInline(message)
            return part[0]
        self.has_inlined = True
        imported = posixpath.normpath(posixpath.join(posixpath.dirname(name), part["imported"]))
        if imported in (*importers, name):
            raise UnableToInline(f"These imports go in a circle: {' -> '.join((*importers, name, imported))}.")
        try:
            rules = self.whole(imported, importers=(*importers, name)).strip()
        except KeyError:
            raise UnableToInline(f"{name} imports {imported}, and there is no such file.") from None
        return f"@layer {layer['name'] or ''} {{\n{rules}\n}}" if layer[0] else rules

    def moved(self, part: re.Match[str], *, name: str) -> str:
        if name == self.name or NOT_RELATIVE.match(part["address"]):
            return part[0]
        target = posixpath.join(posixpath.dirname(name), part["address"])
        return f'url("{posixpath.relpath(target, posixpath.dirname(self.name) or ".")}")'


class StaticFilesStorage(CompressedManifestStaticFilesStorage):
    """
    Inlines what stylesheets import, before files get the names and the compressed copies that pages load.

    The files without a hash in their name keep their imports: with DEBUG browsers follow them.
    """

    def post_process(
        self, paths: dict[str, tuple[Storage, str]], **options: Any
    ) -> Iterator[tuple[str, str | None, bool | Exception]]:
        """Name and compress these files (called by `collectstatic`), their imports in place."""

        def read(name: str) -> str:
            storage, path = paths[name]
            with storage.open(path) as file:
                return str(file.read().decode())

        inlined = InMemoryStorage()
        whole = dict(paths)
        for name in paths:
            if not name.endswith(".css") or "@import" not in (text := read(name)):
                continue
            try:
                text = inline(name, read=read)
            except UnableToInline as error:
                yield name, None, error
                return
            inlined.save(name, ContentFile(text.encode()))
            whole[name] = (inlined, name)
        yield from super().post_process(whole, **options)
