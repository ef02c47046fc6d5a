"""The addresses that the URLconf knows, however they got there."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from django.urls import URLPattern, URLResolver, get_resolver

BACK_OFFICE = "cms/"
CONVERTED = re.compile(r"<(?:\w+:)?(?P<name>\w+)>")
NAMED_GROUP = re.compile(r"\(\?P<(?P<name>\w+)>(?:[^()]|\((?:\?:)?[^()]*\))*\)")
UNNAMED_GROUP = re.compile(r"\((?!\?)(?:[^()]|\((?:\?:)?[^()]*\))*\)")
SIGNS_OF_A_PATTERN = re.compile(r"[\^$\\]")


@dataclass(frozen=True)
class Route:
    """An address with holes in it, written {name}."""

    name: str
    template: str

    @property
    def is_back_office(self) -> bool:
        """Whether it's an address for staff."""
        return self.template.startswith(BACK_OFFICE)

    @property
    def holes(self) -> list[str]:
        """The names of its holes."""
        return re.findall(r"\{(\w+)\}", self.template)

    def path(self, **values: str) -> str:
        """Return the address with its holes filled."""
        return "/" + self.template.format(**values)


def all_routes() -> list[Route]:
    """Return every address, the first of each name and template."""
    return list(dict.fromkeys(_walk(get_resolver().url_patterns)))


def _walk(
    patterns: list[URLPattern | URLResolver], before: str = "", spaces: tuple[str, ...] = ()
) -> Iterator[Route]:
    for pattern in patterns:
        here = before + _template(str(pattern.pattern))
        if isinstance(pattern, URLPattern):
            yield Route(name=":".join((*spaces, pattern.name or here)), template=here)
        else:
            yield from _walk(pattern.url_patterns, here, (*spaces, *filter(None, [pattern.namespace])))


def _template(pattern: str) -> str:
    """Return a pattern with a hole for each argument."""
    holed = CONVERTED.sub(r"{\g<name>}", NAMED_GROUP.sub(r"{\g<name>}", pattern))
    holed = UNNAMED_GROUP.sub("{path}", holed)
    return SIGNS_OF_A_PATTERN.sub("", holed)
