"""
For tests: the emulator as a real process, a shopper who pays on its page, and a webhook receiver.

Needs the extra `testing`: `pip install 'stripe-emulator[testing]'`.
"""

import re
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any, Self
from urllib.parse import urljoin

import requests
import stripe
from bs4 import BeautifulSoup

API_KEY = "sk_test_of_the_tests"
WEBHOOK_SECRET = "whsec_of_the_tests"
# Where the package is found, whatever directory the tests run in.
_ROOT = Path(__file__).parents[1]
_PATIENCE = 20.0


@dataclass(frozen=True)
class PageAnswer:
    """Where a shopper ended up: sent away (`location`), or on a page with these words."""

    status: int
    location: str = ""
    html: str = ""

    @property
    def text(self) -> str:
        """Return the words of the page."""
        return BeautifulSoup(self.html, "html.parser").get_text(" ", strip=True)


@dataclass
class EmulatorProcess:
    """One emulator with its own port and SQLite file; `with` starts and stops it."""

    directory: Path
    faults: bool = True
    webhook_url: str = ""
    webhook_secret: str = WEBHOOK_SECRET
    port: int = 0
    settle_after: int = 20
    url: str = ""
    _process: "subprocess.Popen[str] | None" = None

    def __enter__(self) -> Self:
        self.start()
        return self

    def __exit__(self, *_: object) -> None:
        self.stop()

    @property
    def log(self) -> Path:
        """Return where the process writes its complaints."""
        return self.directory / "stripe_emulator.log"

    def start(self) -> None:
        """Start the process, on the port it had before if it had one, and wait until it is ready."""
        command = [sys.executable, "-m", "stripe_emulator", "--port", str(self.port)]
        command += ["--database", str(self.directory / "stripe.sqlite3"), "--settle-after", str(self.settle_after)]
        command += ["--faults"] if self.faults else []
        if self.webhook_url:
            command += ["--webhook-url", self.webhook_url, "--webhook-secret", self.webhook_secret]
        with self.log.open("a") as log:
            self._process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=log, text=True, cwd=_ROOT)
        assert self._process.stdout is not None
        ready = self._process.stdout.readline()
        self._process.stdout.close()
        found = re.search(r"http://127\.0\.0\.1:(\d+)", ready)
        if found is None:
            raise RuntimeError(f"The emulator did not start:\n{self.log.read_text()}")
        self.url, self.port = found[0], int(found[1])

    def stop(self) -> float:
        """Stop the process politely, and return how many seconds that took."""
        began = time.monotonic()
        self._end(signal.SIGTERM)
        return time.monotonic() - began

    def kill(self) -> None:
        """Kill the process with no chance to tidy up."""
        self._end(signal.SIGKILL)

    def restart(self) -> None:
        """Kill the process and start it again on what it left."""
        self.kill()
        self.start()

    def _end(self, number: signal.Signals) -> None:
        if self._process is not None:
            self._process.send_signal(number)
            self._process.wait(timeout=_PATIENCE)
            self._process = None

    def client(self, *, retries: int = 0, timeout: float = 20, api_key: str = API_KEY) -> stripe.StripeClient:
        """Return the official client, pointed at this emulator."""
        return stripe.StripeClient(
            api_key,
            base_addresses={"api": self.url},
            max_network_retries=retries,
            http_client=stripe.RequestsClient(timeout=timeout),
        )

    def open_page(self, url: str) -> PageAnswer:
        """Look at a page, following nothing."""
        return _answer(_visit("GET", url))

    def pay(
        self,
        session_url: str,
        *,
        card: str = "4242424242424242",
        three_d_secure: str | None = "complete",
        email: str = "shopper@example.com",
        name: str = "Sam Shopper",
        expiry: str = "12/34",
        cvc: str | None = None,
    ) -> PageAnswer:
        """
        Fill in the payment page and send it.

        :param three_d_secure: what to press when the 3-D Secure page comes: complete, fail, or None to stay there
        """
        page = _visit("GET", session_url)
        fields = _fields(page) | {"email": email, "number": card, "expiry": expiry, "name": name}
        fields["cvc"] = cvc or ("1234" if len(card) == 15 else "123")
        answer = _answer(_visit("POST", session_url, fields))
        if "/3d_secure/" in answer.location and three_d_secure is not None:
            answer = self.authenticate(answer.location, outcome=three_d_secure)
        if answer.location.startswith(f"{self.url}/c/pay/"):
            return self.open_page(answer.location)
        return answer

    def authenticate(self, url: str, *, outcome: str = "complete") -> PageAnswer:
        """Press a button of the 3-D Secure page."""
        return _answer(_visit("POST", url, {"outcome": outcome}))

    def ledger(self) -> dict[str, Any]:
        """Return what the emulator knows of everything."""
        return dict(_visit("GET", f"{self.url}/_ledger").json())

    def advance_clock(self, seconds: int) -> None:
        """Let the emulator's time pass."""
        self._turn("/clock", {"advance": seconds})

    def spoil_calls(self, kind: str, **knobs: Any) -> None:
        """Make the next calls fail: fail, delay, lose_response, reset, truncate or wrong_json."""
        self._turn("/calls", {"kind": kind, **knobs})

    def spoil_webhooks(self, kind: str, **knobs: Any) -> None:
        """Make the next deliveries go astray: drop, delay, duplicate or shuffle."""
        self._turn("/webhooks", {"kind": kind, **knobs})

    def reset_faults(self) -> None:
        """Turn all knobs off and set the clock right."""
        _visit("DELETE", f"{self.url}/_faults").raise_for_status()

    def _turn(self, path: str, knobs: dict[str, Any]) -> None:
        answer = requests.post(f"{self.url}/_faults{path}", json=knobs, timeout=_PATIENCE)
        assert answer.status_code == 200, answer.text


def _visit(method: str, url: str, fields: dict[str, str] | None = None) -> requests.Response:
    return requests.request(method, url, data=fields, allow_redirects=False, timeout=_PATIENCE)


def _answer(response: requests.Response) -> PageAnswer:
    location = response.headers.get("Location", "")
    return PageAnswer(response.status_code, urljoin(response.url, location) if location else "", response.text)


def _fields(page: requests.Response) -> dict[str, str]:
    inputs = BeautifulSoup(page.text, "html.parser").select("form input")
    return {str(field["name"]): str(field.get("value", "")) for field in inputs}


def wait_until(happened: Callable[[], Any], *, within: float = 30.0) -> Any:
    """Return the first true answer, asking again and again."""
    deadline = time.monotonic() + within
    while time.monotonic() < deadline:
        answer = happened()
        if answer:
            return answer
        time.sleep(0.02)
    raise AssertionError("It did not happen in time.")


@dataclass
class WebhookReceiver:
    """A server that hears webhooks, and answers with the status it is told."""

    status: int = 200
    heard: list[tuple[bytes, str]] = field(default_factory=list)
    _server: ThreadingHTTPServer | None = None

    def __enter__(self) -> Self:
        receiver = self

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self) -> None:
                payload = self.rfile.read(int(self.headers["Content-Length"]))
                receiver.heard.append((payload, self.headers.get("Stripe-Signature", "")))
                self.send_response(receiver.status)
                self.send_header("Content-Length", "0")
                self.end_headers()

            def log_message(self, *_: object) -> None:
                """Say nothing."""

        self._server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        threading.Thread(target=self._server.serve_forever, args=(0.05,), daemon=True).start()
        return self

    def __exit__(self, *_: object) -> None:
        if self._server is not None:
            self._server.shutdown()
            self._server.server_close()

    @property
    def url(self) -> str:
        """Return where it listens."""
        assert self._server is not None
        return f"http://127.0.0.1:{self._server.server_port}/stripe/webhook/"

    def events(self, *, secret: str = WEBHOOK_SECRET) -> list[stripe.Event]:
        """Return what was heard, verified by Stripe's own library."""
        return [stripe.Webhook.construct_event(payload, header, secret) for payload, header in list(self.heard)]

    def types(self, *, secret: str = WEBHOOK_SECRET) -> list[str]:
        """Return the types of what was heard, in order."""
        return [event.type for event in self.events(secret=secret)]
