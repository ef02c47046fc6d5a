"""
Keeps slow clients away from the threads of the shop.

A thread is worth a connection to the database, so there are few, and a client that is slow to send or to read must
not hold one. The event loop takes a whole request in, a thread answers it, and the event loop gives the answer out.
See docs/decisions/slow-clients-hold-no-thread.md.
"""

import asyncio
import contextlib
import os
import sys
from collections.abc import AsyncIterator, Iterable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from tempfile import SpooledTemporaryFile
from typing import IO, Any, Protocol
from wsgiref.util import FileWrapper

from granian.rsgi import HTTPProtocol, Scope

SECONDS_FOR_A_BODY = 30
# What a slow line manages; each second's worth gives another second, but never more than a whole allowance ahead.
SLOWEST_BYTES_PER_SECOND = 1024
# A body that is too large is read on, so that the client hears why it is refused; one so many times larger isn't.
MOST_TIMES_TOO_LARGE = 10
IN_MEMORY = 512 * 1024
PIECE = 64 * 1024
Environment = dict[str, Any]
Headers = list[tuple[str, str]]


class TooSlow(Exception):
    """A client took too long to send its request."""


class FarTooLarge(Exception):
    """A client goes on and on."""


class ClientGone(Exception):
    """A client hung up before it had sent its request."""


class Application(Protocol):
    """A WSGI application."""

    def __call__(self, environ: Environment, start_response: Any, /) -> Iterable[bytes]:
        """Answer a request."""


@dataclass
class Answer:
    """What the shop has to say, all of it: in memory, in a temporary file, or where a file of ours lies."""

    status: int = 500
    headers: Headers = field(default_factory=list)
    body: "SpooledTemporaryFile[bytes] | None" = None
    path: str = ""

    def start(self, status: str, headers: Headers, exc_info: Any = None) -> None:
        """Take status and headers, as WSGI gives them."""
        self.status, self.headers = int(status[:3]), headers

    def take(self, parts: Iterable[bytes]) -> None:
        """Take the body, whose parts may be made while they are asked for."""
        if isinstance(parts, FileWrapper) and (path := _path_of(parts.filelike, self.headers)):
            self.path = path
            return
        self.body = SpooledTemporaryFile(max_size=IN_MEMORY)  # noqa: SIM115 send() closes it
        for part in parts:
            self.body.write(part)

    async def send(self, protocol: HTTPProtocol) -> None:
        """Give it to the client, at the client's pace."""
        if self.path:
            protocol.response_file(self.status, self.headers, self.path)
        elif self.body is not None:
            await self._send_body(self.body, protocol)

    async def _send_body(self, body: "SpooledTemporaryFile[bytes]", protocol: HTTPProtocol) -> None:
        with body:
            length = body.tell()
            body.seek(0)
            if length <= IN_MEMORY:
                protocol.response_bytes(self.status, self.headers, body.read())
                return
            transport = protocol.response_stream(self.status, self.headers)
            while piece := body.read(PIECE):
                await transport.send_bytes(piece)


class Buffered:
    """A WSGI application that never waits for a client."""

    def __init__(self, application: Application, *, threads: int, most_bytes: int) -> None:
        self.application = application
        self.most_bytes = most_bytes
        self.pool = ThreadPoolExecutor(threads, thread_name_prefix="shop")

    async def __rsgi__(self, scope: Scope, protocol: HTTPProtocol) -> None:
        """Answer a request."""
        environ = environment_of(scope)
        try:
            with SpooledTemporaryFile(max_size=IN_MEMORY) as body:
                await self.receive(environ, protocol, into=body)
                loop = asyncio.get_running_loop()
                answer = await loop.run_in_executor(self.pool, self.answer, {**environ, "wsgi.input": body})
        except TooSlow:
            protocol.response_empty(408, [("connection", "close")])
        except FarTooLarge:
            protocol.response_empty(413, [("connection", "close")])
        except ClientGone:
            protocol.response_empty(400, [("connection", "close")])
        else:
            await answer.send(protocol)

    async def receive(self, environ: Environment, protocol: HTTPProtocol, *, into: IO[bytes]) -> None:
        """
        Take in a body, and say in the environment how long it is.

        One that is too large is read to its end, else the client would not hear our answer, but not kept; the shop
        sees from its length that it has to refuse it.

        :raises TooSlow: if it does not come in time
        :raises FarTooLarge: if it is so large that its end isn't waited for
        :raises ClientGone: if it ends too early
        """
        announced = environ.pop("CONTENT_LENGTH", None)
        if announced is None and "HTTP_TRANSFER_ENCODING" not in environ:
            return
        size = 0
        async for chunk in _in_time(protocol):
            size += len(chunk)
            if size > self.most_bytes * MOST_TIMES_TOO_LARGE:
                raise FarTooLarge
            if size <= self.most_bytes:
                into.write(chunk)
        if announced is not None and size != int(announced):
            raise ClientGone
        into.seek(0)
        environ["CONTENT_LENGTH"] = str(size)
        environ.pop("HTTP_TRANSFER_ENCODING", None)

    def answer(self, environ: Environment) -> Answer:
        """Answer in a thread of the shop: everything that asks the database happens here."""
        answer = Answer()
        parts = self.application(environ, answer.start)
        try:
            answer.take(parts)
        finally:
            if close := getattr(parts, "close", None):
                close()
        return answer


async def _in_time(protocol: HTTPProtocol) -> AsyncIterator[bytes]:
    """Yield a body as it arrives. What arrives quickly doesn't buy the right to stop for hours after it."""
    time = asyncio.get_running_loop().time
    until = time() + SECONDS_FOR_A_BODY
    try:
        async with asyncio.timeout_at(until) as limit:
            async for chunk in protocol:
                until = min(until + len(chunk) / SLOWEST_BYTES_PER_SECOND, time() + SECONDS_FOR_A_BODY)
                limit.reschedule(until)
                yield chunk
    except TimeoutError as error:
        raise TooSlow from error


def environment_of(scope: Scope) -> Environment:
    """Return a request as WSGI describes it, but for its body."""
    host, _, port = scope.server.rpartition(":")
    environ: Environment = {
        "REQUEST_METHOD": scope.method,
        "SCRIPT_NAME": "",
        "PATH_INFO": _bytes_as_text(scope.path),
        "QUERY_STRING": _bytes_as_text(scope.query_string),
        "SERVER_NAME": host,
        "SERVER_PORT": port,
        "SERVER_PROTOCOL": f"HTTP/{scope.http_version}",
        "REMOTE_ADDR": scope.client.rpartition(":")[0].strip("[]"),
        "wsgi.version": (1, 0),
        "wsgi.url_scheme": scope.scheme,
        "wsgi.errors": sys.stderr,
        "wsgi.file_wrapper": FileWrapper,
        "wsgi.multithread": True,
        "wsgi.multiprocess": True,
        "wsgi.run_once": False,
    }
    for name, value in scope.headers.items():
        if "_" not in name:  # X_Forwarded_For would pass for X-Forwarded-For
            key = name.upper().replace("-", "_")
            key = key if key in ("CONTENT_TYPE", "CONTENT_LENGTH") else f"HTTP_{key}"
            between = "; " if key == "HTTP_COOKIE" else ","
            environ[key] = f"{environ[key]}{between}{value}" if key in environ else value
    return environ


def _bytes_as_text(text: str) -> str:
    """Return text as WSGI wants it: a letter for each of its bytes. Programs send letters that browsers encode."""
    return text.encode().decode("latin-1")


def _path_of(file: Any, headers: Headers) -> str:
    """Return where a file lies that is sent whole, or nothing if only a part of it is, or it's in memory."""
    lengths = [int(value) for name, value in headers if name.lower() == "content-length"]
    with contextlib.suppress(AttributeError, OSError, TypeError, ValueError):
        # A name may also be that of an upload, or where a storage keeps something.
        about = os.fstat(file.fileno())
        if lengths == [about.st_size] and file.tell() == 0 and os.path.samestat(os.stat(file.name), about):
            return str(file.name)
    return ""
