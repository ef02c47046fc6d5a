"""What a browser loads for a page: the bytes that travel."""

import re
from dataclasses import dataclass
from html.parser import HTMLParser
from urllib.parse import urljoin

from tests.benchmarks.visitors import AS_BROWSERS_ASK, Response, Visitor

IMPORTED = re.compile(
    r"""^\s*@import\s+(?:url\()?["']?([^"')\s]+) | ^\s*(?:import|export)\b[^"';]*["'](\.{0,2}/[^"'\s]+)["']""",
    re.MULTILINE | re.VERBOSE,
)


@dataclass(frozen=True)
class Weight:
    """Bytes on the wire: of the page alone, and with its styles and scripts."""

    page: int
    total: int


class Assets(HTMLParser):
    """The styles and scripts that a page names."""

    def __init__(self) -> None:
        super().__init__()
        self.urls: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note the address of a style or script."""
        given = dict(attrs)
        if tag == "script" and given.get("src"):
            self.urls.append(given["src"] or "")
        if tag == "link" and given.get("rel") in ("stylesheet", "modulepreload") and given.get("href"):
            self.urls.append(given["href"] or "")


def weigh(page: Response, *, path: str, visitor: Visitor) -> Weight:
    """Weigh a page and what it loads, and what that loads in turn."""
    assets = Assets()
    assets.feed(page.text)
    alone = len(page.body)
    waiting, weights = [urljoin(path, url) for url in assets.urls], {}
    while waiting:
        url = waiting.pop()
        if url not in weights:
            text, weights[url] = _fetch(url, visitor)
            waiting += [urljoin(url, one or other) for one, other in IMPORTED.findall(text)]
    return Weight(page=alone, total=alone + sum(weights.values()))


def _fetch(url: str, visitor: Visitor) -> tuple[str, int]:
    """Fetch a file as browsers do; give its text and what travelled."""
    response = visitor.get(url, **AS_BROWSERS_ASK)
    return response.text, len(response.body)
