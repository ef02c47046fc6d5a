"""Text and links as their writer meant them, whatever Word, email programs and old websites made of them."""

import re
from collections import Counter
from collections.abc import Mapping
from urllib.parse import parse_qs, unquote, urlsplit

from ftfy import TextFixerConfig, fix_text

from shop.text import composed, without_invisible

# Quotes, ligatures and blanks are the writer's own; only letters that were read in a wrong encoding are put right.
_FIXER = TextFixerConfig(
    unescape_html=False,
    uncurl_quotes=False,
    fix_latin_ligatures=False,
    fix_character_width=False,
    fix_line_breaks=False,
    remove_terminal_escapes=False,
    remove_control_chars=False,
    normalization="NFC",
)
# What is left where a byte got lost: of a no-break space, and of a closing quote.
_LOST_SPACE = re.compile("(?<![A-ZÀ-Þ])Â(?=\\s|$)")
_LOST_QUOTE = re.compile("â€(?=[\\s.,;:!?)\\]]|$)")

# Services through which a link is led, and the parameter that holds where it leads to.
_REDIRECTS = (
    (re.compile(r"(?:www\.)?google\.[a-z.]{2,6}"), "/url", ("q", "url")),
    (re.compile(r".+\.safelinks\.protection\.outlook\.com"), "", ("url",)),
    (re.compile(r"lm?\.(?:facebook|instagram)\.com"), "", ("u",)),
    (re.compile(r"(?:www\.)?youtube\.com"), "/redirect", ("q",)),
    (re.compile(r"(?:www\.)?linkedin\.com"), "/redir/redirect", ("url",)),
    (re.compile(r"duckduckgo\.com"), "/l/", ("uddg",)),
    (re.compile(r"slack-redir\.net"), "/link", ("url",)),
)
_PROOFPOINT = re.compile(r"https://urldefense\.com/v3/__(.+?)__;", re.IGNORECASE)
MOST_REDIRECTS = 5
_OPEN_LINKS = ("", "http", "https", "ftp", "mailto", "tel")
# Places within the document that was copied.
_WITHIN_DOCUMENT = re.compile(r"#(?:_ftn|_edn|_toc|_ref|_hlk|_msocom|heading=|bookmark=|cmnt|ftnt)", re.IGNORECASE)


_WHOLE_LINK = re.compile(r"https?://\S+", re.IGNORECASE)

# What is said of each kind of change: of one, and of several.
WORDS = {
    "letters": ("Characters in the wrong encoding (like â€™ or Â) were put right.",) * 2,
    "invisible": ("Invisible characters were removed.",) * 2,
    "redirects": (
        "A link that went through another service now goes straight to its page.",
        "{} links that went through another service now go straight to their pages.",
    ),
}


def words_of(notes: Counter[str], *, words: Mapping[str, tuple[str, ...]]) -> list[str]:
    """Return what to tell someone of what was changed."""
    return [
        one if notes[name] == 1 else many.format(notes[name]) for name, (one, many) in words.items() if notes[name]
    ]


def cleaned(text: str, notes: Counter[str]) -> str:
    """Return what someone typed or pasted into a field: its letters put right, and a link straight."""
    right = put_right(text, notes)
    return straight_link(right, notes) or right if _WHOLE_LINK.fullmatch(right.strip()) else right


def put_right(text: str, notes: Counter[str]) -> str:
    """Return the text with its letters as they were meant, and count in `notes` what was changed."""
    if text.isascii() and text.isprintable():
        return text  # as most text is that an editor saves again
    written = composed(text)
    # Invisible letters go last: some are half of what was read in a wrong encoding.
    right = _decoded(written)
    seen = without_invisible(right)
    # What an invisible letter kept apart may only now be readable.
    while (further := without_invisible(_decoded(seen))) != seen:
        right, seen = further, further
    if right != written:
        notes["letters"] += 1
    if len(seen) < len(right):
        notes["invisible"] += 1
    return seen


def _decoded(text: str) -> str:
    return fix_text(_LOST_SPACE.sub("", _LOST_QUOTE.sub("”", text)), _FIXER)


def straight_link(url: str, notes: Counter[str]) -> str:
    """Return where a link leads in the end, as far as its address says; empty if that is within a document."""
    target = url.strip()
    for _ in range(MOST_REDIRECTS):
        further = _next_stop(target)
        if not further:
            break
        target = further
    if target != url.strip():
        notes["redirects"] += 1
    return target if _leads_somewhere(target) else ""


def _next_stop(url: str) -> str:
    if found := _PROOFPOINT.match(url):
        return found.group(1)
    try:
        parts = urlsplit(url)
        host = (parts.hostname or "").lower()
    except ValueError:
        return ""
    if parts.scheme not in ("http", "https"):
        return ""
    if host == "urldefense.proofpoint.com" and parts.path.startswith("/v2/url"):
        coded = parse_qs(parts.query).get("u", [""])[0]
        return _if_open(unquote(coded.replace("-", "%").replace("_", "/")))
    for pattern, path, names in _REDIRECTS:
        if pattern.fullmatch(host) and parts.path.startswith(path):
            query = parse_qs(parts.query)
            return next((_if_open(query[name][0]) for name in names if name in query), "")
    return ""


def _if_open(url: str) -> str:
    return url if url.lower().startswith(("http://", "https://", "mailto:")) else ""


def _leads_somewhere(url: str) -> bool:
    try:
        scheme = urlsplit(url).scheme.lower()
    except ValueError:
        return False
    return bool(url) and scheme in _OPEN_LINKS and not _WITHIN_DOCUMENT.match(url)
