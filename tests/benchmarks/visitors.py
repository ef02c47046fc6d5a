"""A visitor who keeps cookies and fills in forms, as a browser would."""

import http.client
from dataclasses import dataclass, field, replace
from html.parser import HTMLParser
from http.cookies import SimpleCookie
from urllib.parse import urlencode, urlsplit

import brotli

SECONDS_TO_WAIT = 30
AS_BROWSERS_ASK = {"Accept-Encoding": "br"}


class UnableToVisit(Exception):
    """A page did not answer as it should; the message says which, and how it did."""


@dataclass(frozen=True)
class Request:
    """What is sent, byte for byte the same each time."""

    path: str
    method: str = "GET"
    body: bytes = b""
    headers: dict[str, str] = field(default_factory=dict)

    def as_browsers_ask(self) -> "Request":
        """Return the same request by someone who can unpack the answer."""
        return replace(self, headers={**self.headers, **AS_BROWSERS_ASK})


@dataclass(frozen=True)
class Response:
    """What came back."""

    status: int
    headers: dict[str, str]
    body: bytes

    @property
    def text(self) -> str:
        """The body as text, unpacked."""
        is_packed = self.headers.get("content-encoding") == "br"
        return (brotli.decompress(self.body) if is_packed else self.body).decode()


@dataclass
class Visitor:
    """One browser."""

    port: int
    cookies: dict[str, str] = field(default_factory=dict)

    def get(self, path: str, **headers: str) -> Response:
        """Fetch a page, following redirects."""
        return self.send(Request(path=path, headers=headers))

    def post(self, path: str, **fields: str) -> Response:
        """Send a form with the token that belongs to it, and follow where it leads."""
        return self.send(self.form(path, **fields))

    def form(self, path: str, **fields: str) -> Request:
        """Return the request that a form would send."""
        body = urlencode({"csrfmiddlewaretoken": self.cookies.get("csrftoken", ""), **fields}).encode()
        headers = {"Content-Type": "application/x-www-form-urlencoded"}
        return Request(path=path, method="POST", body=body, headers=headers)

    def with_cookies(self, request: Request) -> Request:
        """Return a request as this visitor sends it."""
        cookies = "; ".join(f"{name}={value}" for name, value in self.cookies.items())
        headers = {**request.headers, **({"Cookie": cookies} if cookies else {})}
        return Request(path=request.path, method=request.method, body=request.body, headers=headers)

    def send(self, request: Request) -> Response:
        """
        Send a request and keep the cookies that come back.

        :raises UnableToVisit: if the answer is an error
        """
        for _ in range(5):
            response = self._exchange(request)
            if response.status not in (301, 302, 303):
                break
            request = Request(path=urlsplit(response.headers["location"])._replace(scheme="", netloc="").geturl())
        if response.status >= 400:
            raise UnableToVisit(f"{request.method} {request.path} answered {response.status}")
        return response

    def _exchange(self, request: Request) -> Response:
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=SECONDS_TO_WAIT)
        try:
            sent = self.with_cookies(request)
            connection.request(sent.method, sent.path, sent.body or None, sent.headers)
            answer = connection.getresponse()
            body = answer.read()
            self._keep_cookies(answer)
        finally:
            connection.close()
        headers = {name.lower(): value for name, value in answer.getheaders()}
        return Response(status=answer.status, headers=headers, body=body)

    def _keep_cookies(self, answer: http.client.HTTPResponse) -> None:
        for line in answer.headers.get_all("Set-Cookie", []):
            for name, morsel in SimpleCookie(line).items():
                self.cookies[name] = morsel.value
                if morsel["max-age"] == "0" or not morsel.value:
                    del self.cookies[name]


class Fields(HTMLParser):
    """The fields of a page's form that leads somewhere, with the values they have."""

    def __init__(self, action: str) -> None:
        super().__init__()
        self.action = action
        self.found: dict[str, str] = {}
        self._is_inside = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Read one field."""
        given = {name: value or "" for name, value in attrs}
        if tag == "form":
            self._is_inside = not self.found and given.get("action", self.action) == self.action
        is_chosen = given.get("type") not in ("radio", "checkbox") or "checked" in given
        if self._is_inside and tag == "input" and "name" in given and is_chosen:
            self.found.setdefault(given["name"], given.get("value", ""))

    def handle_endtag(self, tag: str) -> None:
        """Leave the form."""
        if tag == "form":
            self._is_inside = False


def fields_of(page: Response, *, action: str) -> dict[str, str]:
    """
    Return the fields of the first form that leads to this address.

    :raises UnableToVisit: if the page has none
    """
    parser = Fields(action)
    parser.feed(page.text)
    if not parser.found:
        raise UnableToVisit(f"There is no form for {action}.")
    return parser.found
