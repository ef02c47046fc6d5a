"""What no browser sends, and what must hold of every answer."""

import time
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from urllib.parse import quote_from_bytes, urlsplit

from django.http import HttpResponse
from django.test import Client

from tests.support.undoing import undone

Fields = Mapping[str, bytes]

SCRIPT = b"<script>alert(7)</script>"
EVALUATED = b"qzzq"
ELSEWHERE = "evil.example"
VALUES = {
    "nothing": b"",
    "NUL": b"a\x00b",
    "a huge number": b"1" + b"0" * 25,
    "thousands of digits": b"9" * 5000,
    "a negative number": b"-1",
    "zero": b"0",
    "not a number": b"NaN",
    "infinity": b"1e999",
    "digits of another script": "٣".encode(),
    "superscript": "²".encode(),
    "no UTF-8": b"\xff",
    "half a surrogate": b"\xed\xa0\x80",
    "emoji": "👩🏽‍🔬🧴".encode(),
    "right to left": "\u202eשלום\u202c".encode(),
    "5 kB": b"x" * 5000,
    "dots": b"../../../etc/passwd",
    "line breaks": b"a\r\nSet-Cookie: planted=1",
    "quotes": b"'\"`--;" + SCRIPT,
    "template syntax": b'{{ "qz"|add:"zq" }}{% debug %}',
    "percent signs": b"%s%(x)s%n%",
    "another site": f"https://{ELSEWHERE}/".encode(),
    "another site, shorter": f"//{ELSEWHERE}/".encode(),
    "a script's address": b"javascript:alert(7)",
}
# Python knows each of these; none is an encoding of text, or it refuses any text.
CODECS = ("zlib", "zip", "bz2", "hex", "base64", "uu", "rot13", "quopri", "punycode", "idna", "undefined")
CHARSETS = (
    *CODECS,
    "klingon",
    "mbcs",
    "utf-16",
    "utf-7",
    "unicode_escape",
    "",
    '"',
    "x" * 300,
    "utf-8; charset=zlib",
)
SECONDS_ALLOWED = 2
FORM = "application/x-www-form-urlencoded"
MEGABYTE = 10**6


@dataclass(frozen=True)
class Attack:
    """One request."""

    name: str
    method: str
    path: str
    body: bytes = b""
    content_type: str = FORM
    headers: Mapping[str, str] = field(default_factory=dict)

    def __str__(self) -> str:
        return f"{self.name}: {self.method} {self.path[:120]}"

    def by_htmx(self) -> "Attack":
        """Return the same request as htmx sends it."""
        headers = {**self.headers, "HX-Request": "true", "HX-Current-URL": "http://testserver/shop/"}
        return Attack(f"{self.name}, by htmx", self.method, self.path, self.body, self.content_type, headers)


def send(client: Client, attack: Attack) -> list[str]:
    """Send a request, undo what it did, and say what is wrong with the answer."""
    began = time.process_time()
    with undone():
        response = client.generic(
            attack.method, attack.path, attack.body, content_type=attack.content_type, headers=attack.headers
        )
    seconds = time.process_time() - began
    return [f"{attack}: {problem}" for problem in problems_of(response, seconds=seconds)]


def problems_of(response: HttpResponse, *, seconds: float) -> Iterator[str]:
    """Say what is wrong with an answer."""
    if response.status_code >= 500:
        yield f"answered {response.status_code} ({cause_of(response)})"
    if seconds > SECONDS_ALLOWED:
        yield f"took {seconds:.1f} s of processor time"
    if "planted" in response.cookies:
        yield "let a header in"
    if urlsplit(response.headers.get("Location", "")).hostname == ELSEWHERE:
        yield "leads to another site"
    if response.streaming or not response.headers.get("Content-Type", "").startswith("text/html"):
        return
    if SCRIPT in response.content:
        yield "shows a script unescaped"
    if EVALUATED in response.content:
        yield "evaluates what was sent as a template"
    if b'href="javascript:alert' in response.content:
        yield "links to a script"


def cause_of(response: HttpResponse) -> str:
    """Return the exception behind an answer."""
    info = getattr(response, "exc_info", None)
    return f"{info[0].__name__}: {str(info[1])[:120]}" if info else "no exception"


def encode(fields: Iterable[tuple[str, bytes]]) -> bytes:
    """Return fields as a form sends them."""
    return "&".join(
        f"{quote_from_bytes(name.encode())}={quote_from_bytes(value)}" for name, value in fields
    ).encode()


def on_path(paths: Mapping[str, str]) -> Iterator[Attack]:
    """Yield requests for addresses that hold what they should not."""
    for name, path in paths.items():
        yield Attack(f"{name} in the address", "GET", path)
        yield Attack(f"{name} in the address", "POST", path)


def on_query(path: str, *, names: Iterable[str]) -> Iterator[Attack]:
    """Yield requests with each value in all the parameters at once; a few values where none is read."""
    names = tuple(names)
    for label in VALUES if names else ("NUL", "no UTF-8", "5 kB", "quotes"):
        query = encode((name, VALUES[label]) for name in names or ("q", "page", "next"))
        attack = Attack(f"{label} in the query", "GET", f"{path}?{query.decode()}")
        yield attack
        yield attack.by_htmx()
    twice = encode([(name, b"1") for name in names] + [(name, b"x") for name in names])
    yield Attack("parameters given twice", "GET", f"{path}?{twice.decode()}")
    yield Attack("names that hold what values should not", "GET", f"{path}?%ff=1&a%5B%5D=1&%00=2&=3&&;")


def on_fields(path: str, *, fields: Fields) -> Iterator[Attack]:
    """Yield a form with each value in each field, the others being plausible."""
    for name in fields:
        for label, value in VALUES.items():
            yield Attack(f"{label} in {name}", "POST", path, encode({**fields, name: value}.items()))
        missing = {other: value for other, value in fields.items() if other != name}
        yield Attack(f"no {name}", "POST", path, encode(missing.items()))
        yield Attack(f"{name} twice", "POST", path, encode([*fields.items(), (name, b"x")]))


def on_form(path: str, *, fields: Fields) -> Iterator[Attack]:
    """Yield a form with each value in all fields at once, as htmx sends it."""
    for label, value in VALUES.items() if fields else ():
        yield Attack(f"{label} in all fields", "POST", path, encode((name, value) for name in fields)).by_htmx()


def on_body(path: str, *, fields: Fields) -> Iterator[Attack]:
    """Yield bodies that are no form; fewer where no form is read."""
    plausible = encode(fields.items())
    name = next(iter(fields), "a")
    yield Attack("no field", "POST", path)
    yield Attack("3 MB in one field", "POST", path, encode([(name, b"x" * 3 * MEGABYTE)]))
    yield Attack("12,000 fields", "POST", path, encode((f"f{n}", b"1") for n in range(12_000)))
    yield Attack("broken JSON", "POST", path, b"{", "application/json")
    yield Attack("broken multipart", "POST", path, multipart(name, b"1")[:-20], MULTIPART)
    if not fields:
        return
    yield Attack("3,000 fields", "POST", path, encode((f"{name}-{n}", b"1") for n in range(3000)))
    yield Attack("a field 3,000 times", "POST", path, encode((name, b"1") for _ in range(3000)))
    yield Attack("JSON", "POST", path, b'{"a": [1e999]}', "application/json")
    yield Attack("plain text", "POST", path, plausible, "text/plain")
    yield Attack("an unknown charset", "POST", path, plausible, f"{FORM}; charset=klingon")
    yield Attack("UTF-16", "POST", path, plausible, f"{FORM}; charset=utf-16")
    yield Attack("no content type", "POST", path, plausible, "")
    yield Attack("multipart without boundary", "POST", path, plausible, "multipart/form-data")
    yield Attack("multipart with a NUL", "POST", path, multipart(name, b"a\x00b"), MULTIPART)
    yield Attack("a file for a field", "POST", path, multipart(name, b"\xff\x00", file="a\\..\\b.svg"), MULTIPART)
    yield Attack("broken base64", "POST", path, multipart(name, b"=", encoding="base64"), MULTIPART)


def large_uploads(path: str) -> Iterator[Attack]:
    """Yield bodies of 30 MB."""
    yield Attack("30 MB as a field", "POST", path, encode([("a", b"x" * 30 * MEGABYTE)]))
    yield Attack("30 MB as a file", "POST", path, multipart("a", b"x" * 30 * MEGABYTE, file="a.bin"), MULTIPART)
    yield Attack("30 MB as a part", "POST", path, multipart("a", b"x" * 30 * MEGABYTE), MULTIPART)


def on_charset(path: str, *, charsets: Iterable[str] = CHARSETS) -> Iterator[Attack]:
    """Yield requests that say of themselves to be written in something that is no encoding."""
    for charset in charsets:
        for content_type in (f"{FORM}; charset={charset}", f"{FORM}; x*={charset}''%41"):
            headers = {"Content-Type": content_type}
            yield Attack(f"charset {charset[:12]!r}", "GET", f"{path}?q=%C3%A9", headers=headers)
            yield Attack(f"charset {charset[:12]!r}", "POST", f"{path}?q=%C3%A9", b"q=%C3%A9", headers=headers)


def on_parts(path: str, *, name: str) -> Iterator[Attack]:
    """Yield forms of parts whose heads name encodings that are none."""
    for charset in CODECS:
        head = f"Content-Disposition: form-data; name*={charset}''{name}; filename*={charset}''%41"
        part = f"--{BOUNDARY}\r\n{head}\r\nContent-Type: a/b; charset={charset}\r\n\r\nx\r\n--{BOUNDARY}--\r\n"
        yield Attack(f"a part in {charset}", "POST", path, part.encode(), MULTIPART)


def on_method(path: str) -> Iterator[Attack]:
    """Yield methods that no form has."""
    for method in ("HEAD", "OPTIONS", "PUT", "DELETE", "PROPFIND"):
        yield Attack("a method that no form has", method, path, b"a=1")


def on_headers(path: str) -> Iterator[Attack]:
    """Yield headers that say nonsense."""
    nonsense = ("\xff\xfe", "x" * 5000, "'\"%s{{7*7}}", "a\tb", "1e999")
    names = ("Referer", "Accept-Language", "User-Agent", "X-Forwarded-For", "HX-Current-URL", "Accept", "Range")
    for value in nonsense:
        yield Attack(f"{value[:12]!r} in headers", "GET", path, headers=dict.fromkeys(names, value))
    yield Attack("dates that are none", "GET", path, headers={"If-Modified-Since": "x", "If-None-Match": '"'})


def on_host(path: str) -> Iterator[Attack]:
    """Yield hosts that we are not."""
    for host in (ELSEWHERE, "a b", "testserver:99999", "'", "\xff", "", "[::1", "localhost\x00"):
        yield Attack(f"host {host!r}", "GET", path, headers={"Host": host})


def on_cookies(path: str, *, names: Iterable[str]) -> Iterator[Attack]:
    """Yield cookies that we did not give."""
    for value in ('"', "x", "1:2:3", "\xff", "x" * 4000, '"[[\\"__json_message\\"]]"', "-1:x", "\\000"):
        cookies = "; ".join(f"{name}={value}" for name in names)
        yield Attack(f"cookies {value[:12]!r}", "GET", path, headers={"Cookie": cookies})
    yield Attack("cookies without a name", "GET", path, headers={"Cookie": "=; ;;a=b=c; =x"})


BOUNDARY = "b0undary"
MULTIPART = f"multipart/form-data; boundary={BOUNDARY}"


def multipart(name: str, value: bytes, *, file: str = "", encoding: str = "") -> bytes:
    """Return a body of one part."""
    head = f'--{BOUNDARY}\r\nContent-Disposition: form-data; name="{name}"'
    head += f'; filename="{file}"' if file else ""
    head += f"\r\nContent-Transfer-Encoding: {encoding}" if encoding else ""
    return f"{head}\r\n\r\n".encode() + value + f"\r\n--{BOUNDARY}--\r\n".encode()


def quoted(value: bytes) -> str:
    """Return a value as it appears in a URL, slashes too."""
    return quote_from_bytes(value, safe="/")
