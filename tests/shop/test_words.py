"""Plain English: phrases that read like a translation never come back, in texts, docstrings or comments."""

import io
import re
import tokenize
from pathlib import Path

import pytest
from django.conf import settings

ROOT = Path(settings.BASE_DIR)
OURS = ("catalogue", "cms", "demo", "docs", "local", "shop", "stripe_emulator", "templates", "tests")
NOT_OURS = re.compile(r"/migrations/|/fonts/|^tests/shop/test_words\.py$")
PROSE = frozenset({tokenize.STRING, tokenize.COMMENT})

PHRASES = {
    "somebody": r"\bsomebody\b",
    "meanwhile": r"\bmeanwhile\b",
    "anew": r"\banew\b",
    "stands in": r"\bstands in\b|\bstand in for\b",
    "lies in": r"\blies? in\b",
    "counts from": r"\bcounts (from|until)\b",
    "in words": r"\bin words\b",
    "mails": r"(?<![\w/.`\"'(-])mails(?![\w/.`\"'(])",
    "tell whether": r"\btell whether\b",
    "e-mail": r"\be-mail",
    "need not": r"\bneed not\b",
    "written down": r"\bwritten down\b",
    "shall": r"\bshall\b",
    "The code X": r"\bThe code \{",
}
ALLOWED = {
    ("shop/order/models.py", "e-mail"),  # a help text, so a migration names it too
}


def prose_of(path: Path) -> str:
    """Return what people read in a file: all of it, but of code the strings and comments alone."""
    text = path.read_text()
    if path.suffix != ".py":
        return text
    tokens = tokenize.generate_tokens(io.StringIO(text).readline)
    return "\n".join(token.string for token in tokens if token.type in PROSE)


def files() -> list[Path]:
    """Return every file of ours that people read."""
    found = [*ROOT.glob("*.md"), *(path for folder in OURS for path in (ROOT / folder).rglob("*"))]
    suffixes = {".py", ".html", ".txt", ".md", ".yaml"}
    return [
        path
        for path in sorted(found)
        if path.suffix in suffixes
        and not NOT_OURS.search(str(path.relative_to(ROOT)))
        and not NOT_OURS.search(str(path.relative_to(ROOT)))
    ]


@pytest.fixture(scope="module")
def prose() -> dict[str, str]:
    return {str(path.relative_to(ROOT)): prose_of(path) for path in files()}


@pytest.mark.parametrize("phrase", PHRASES)
def test_phrase_is_not_used(prose: dict[str, str], phrase: str):
    pattern = re.compile(PHRASES[phrase], re.IGNORECASE)

    found = [name for name, text in prose.items() if pattern.search(text) and (name, phrase) not in ALLOWED]

    assert found == []


def test_allowed_files_still_need_it(prose: dict[str, str]):
    unneeded = [key for key in ALLOWED if not re.search(PHRASES[key[1]], prose[key[0]], re.IGNORECASE)]

    assert unneeded == []
