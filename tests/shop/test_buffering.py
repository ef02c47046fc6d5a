"""The buffer between clients and the threads of the shop."""

import asyncio
import threading
from collections.abc import AsyncIterator, Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from io import BytesIO
from pathlib import Path
from types import SimpleNamespace
from typing import Any
from wsgiref.util import FileWrapper

import pytest
from django.core.files.base import ContentFile

from shop import buffering
from shop.buffering import IN_MEMORY, Buffered

MOST_BYTES = 1000


@dataclass
class Client:
    """Someone who sends a request in pieces, and what they hear."""

    pieces: list[bytes] = field(default_factory=list)
    headers: list[tuple[str, str]] = field(default_factory=list)
    method: str = "POST"
    seconds_between: float = 0
    status: int = 0
    heard: bytes = b""
    heard_headers: list[tuple[str, str]] = field(default_factory=list)
    file: str = ""

    @property
    def scope(self) -> Any:
        return SimpleNamespace(
            method=self.method,
            path="/café/",
            query_string="q=€",
            http_version="1.1",
            server="[::1]:8000",
            client="[2001:db8::7]:51000",
            scheme="http",
            headers=SimpleNamespace(items=lambda: self.headers),
        )

    async def __aiter__(self) -> AsyncIterator[bytes]:
        for piece in self.pieces:
            await asyncio.sleep(self.seconds_between)
            yield piece

    def response_empty(self, status: int, headers: list[tuple[str, str]]) -> None:
        self.status, self.heard_headers = status, headers

    def response_bytes(self, status: int, headers: list[tuple[str, str]], body: bytes) -> None:
        self.status, self.heard_headers, self.heard = status, headers, body

    def response_file(self, status: int, headers: list[tuple[str, str]], file: str) -> None:
        self.status, self.heard_headers, self.file = status, headers, file

    def response_stream(self, status: int, headers: list[tuple[str, str]]) -> "Client":
        self.status, self.heard_headers = status, headers
        return self

    async def send_bytes(self, piece: bytes) -> None:
        assert len(piece) <= buffering.PIECE
        self.heard += piece


def echo(environ: dict[str, Any], start_response: Any) -> Iterable[bytes]:
    start_response("200 OK", [("X-Length", environ.get("CONTENT_LENGTH", "none"))])
    return [environ["wsgi.input"].read()]


def visit(*clients: Client, application: Any = echo, threads: int = 4) -> None:
    async def ask() -> None:
        shop = Buffered(application, threads=threads, most_bytes=MOST_BYTES)
        await asyncio.gather(*(shop.__rsgi__(client.scope, client) for client in clients))  # type: ignore[arg-type]

    # In a thread of its own: a browser's test may have left a loop running in this one.
    with ThreadPoolExecutor(1) as pool:
        pool.submit(asyncio.run, ask()).result()


def announcing(length: int, *pieces: bytes, **fields: Any) -> Client:
    return Client(pieces=list(pieces), headers=[("content-length", str(length))], **fields)


def test_body_arrives_whole():
    client = announcing(6, b"abc", b"def")

    visit(client)

    assert (client.status, client.heard, client.heard_headers) == (200, b"abcdef", [("X-Length", "6")])


def test_chunked_body_has_a_length():
    client = Client(pieces=[b"abc", b"def"], headers=[("transfer-encoding", "chunked")])

    visit(client)

    assert (client.heard, client.heard_headers) == (b"abcdef", [("X-Length", "6")])


def test_request_without_a_body_is_not_waited_for():
    client = Client(method="GET", pieces=[b"x"], seconds_between=3600)

    visit(client)

    assert (client.status, client.heard_headers) == (200, [("X-Length", "none")])


def test_half_bodies_hold_no_thread(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(buffering, "SECONDS_FOR_A_BODY", 0.5)
    slow = [announcing(6, b"abc", b"def", seconds_between=3600) for _ in range(40)]
    quick = announcing(1, b"x")
    answered: list[int] = []

    def application(environ: dict[str, Any], start_response: Any) -> Iterable[bytes]:
        answered.append(sum(client.status for client in slow))
        return echo(environ, start_response)

    visit(*slow, quick, application=application, threads=1)

    assert quick.status == 200
    assert answered == [0]
    assert {client.status for client in slow} == {408}


def test_body_that_trickles_in_has_more_time(monkeypatch: pytest.MonkeyPatch):
    """A picture over a slow line takes long, but it gets on."""
    monkeypatch.setattr(buffering, "SECONDS_FOR_A_BODY", 0.6)
    monkeypatch.setattr(buffering, "SLOWEST_BYTES_PER_SECOND", 100)
    client = announcing(400, *[b"x" * 100] * 4, seconds_between=0.2)

    visit(client)

    assert (client.status, len(client.heard)) == (200, 400)


def test_quick_beginning_buys_no_time_to_stop_after_it(monkeypatch: pytest.MonkeyPatch):
    """A burst of one megabyte held a connection for seventeen minutes."""
    monkeypatch.setattr(buffering, "SECONDS_FOR_A_BODY", 0.2)
    client = announcing(901, b"x" * 900, b"x", seconds_between=0)

    async def pause(self: Client) -> AsyncIterator[bytes]:
        yield self.pieces[0]
        await asyncio.sleep(2)
        yield self.pieces[1]

    monkeypatch.setattr(buffering, "SLOWEST_BYTES_PER_SECOND", 10)
    monkeypatch.setattr(Client, "__aiter__", pause)

    visit(client)

    assert client.status == 408


def test_client_that_hangs_up_is_not_served():
    served: list[bool] = []
    client = announcing(6, b"abc")

    visit(client, application=lambda environ, start_response: served.append(True))

    assert (client.status, served) == (400, [])


@pytest.mark.parametrize("name", ["content-length", "transfer-encoding"])
def test_body_that_is_too_large_is_not_kept_but_its_length_is_told(name: str):
    client = Client(pieces=[b"x" * 600] * 4, headers=[(name, "2400" if name == "content-length" else "chunked")])

    visit(client)

    assert len(client.heard) <= MOST_BYTES
    assert client.heard_headers == [("X-Length", "2400")]


def test_body_without_end_is_not_read_on():
    client = Client(pieces=[b"x" * MOST_BYTES] * 12, headers=[("transfer-encoding", "chunked")])
    served: list[bool] = []

    visit(client, application=lambda environ, start_response: served.append(True))

    assert (client.status, client.heard_headers, served) == (413, [("connection", "close")], [])


def test_answer_larger_than_memory_leaves_in_pieces():
    client = Client(method="GET")

    def application(environ: dict[str, Any], start_response: Any) -> Iterator[bytes]:
        start_response("200 OK", [])
        yield from [b"x" * 1000] * 2000

    visit(client, application=application)

    assert len(client.heard) == 2_000_000 > IN_MEMORY


def test_answer_is_made_and_closed_in_one_thread():
    """A connection to the database belongs to a thread."""
    threads: list[str] = []

    class Parts:
        def __iter__(self) -> Iterator[bytes]:
            threads.append(threading.current_thread().name)
            yield b"x"

        def close(self) -> None:
            threads.append(threading.current_thread().name)

    def application(environ: dict[str, Any], start_response: Any) -> Parts:
        threads.append(threading.current_thread().name)
        start_response("200 OK", [])
        return Parts()

    visit(Client(method="GET"), application=application)

    assert len(threads) == 3
    assert len(set(threads)) == 1
    assert threads[0] != threading.main_thread().name


@pytest.mark.parametrize(("length", "is_whole"), [("3", True), ("2", False)])
def test_whole_file_is_left_to_the_server(tmp_path: Path, length: str, is_whole: bool):
    path = tmp_path / "a.txt"
    path.write_bytes(b"abc")
    client = Client(method="GET")

    def application(environ: dict[str, Any], start_response: Any) -> Iterable[bytes]:
        start_response("200 OK", [("Content-Length", length)])
        return environ["wsgi.file_wrapper"](path.open("rb"))

    visit(client, application=application)

    assert (client.file, client.heard) == ((str(path), b"") if is_whole else ("", b"abc"))


@pytest.mark.parametrize("name", ["", "a.txt"], ids=["without a name", "named like an upload"])
def test_file_in_memory_is_sent(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str):
    monkeypatch.chdir(tmp_path)
    Path("a.txt").write_bytes(b"xyz")
    client = Client(method="GET")

    def application(environ: dict[str, Any], start_response: Any) -> Iterable[bytes]:
        start_response("200 OK", [("Content-Length", "3")])
        return environ["wsgi.file_wrapper"](ContentFile(b"abc", name=name) if name else BytesIO(b"abc"))

    visit(client, application=application)

    assert (client.status, client.file, client.heard) == (200, "", b"abc")


def test_environment_is_what_wsgi_says():
    seen: dict[str, Any] = {}
    client = Client(
        method="GET",
        headers=[("host", "a.example"), ("cookie", "a=1"), ("cookie", "b=2"), ("x_forwarded_for", "1.2.3.4")],
    )

    def application(environ: dict[str, Any], start_response: Any) -> Iterable[bytes]:
        seen.update(environ)
        return echo(environ, start_response)

    visit(client, application=application)

    assert seen["PATH_INFO"].encode("latin-1").decode() == "/café/"
    assert seen["QUERY_STRING"].encode("latin-1").decode() == "q=€"
    assert (seen["SERVER_NAME"], seen["SERVER_PORT"]) == ("[::1]", "8000")
    assert seen["REMOTE_ADDR"] == "2001:db8::7"
    assert (seen["HTTP_HOST"], seen["HTTP_COOKIE"]) == ("a.example", "a=1; b=2")
    assert "HTTP_X_FORWARDED_FOR" not in seen
    assert seen["wsgi.file_wrapper"] is FileWrapper
