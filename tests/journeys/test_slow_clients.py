"""Clients that are slow to send or to read do not stop the shop for others."""

import contextlib
import http.client
import socket
import time
import urllib.request
from collections.abc import Iterator
from urllib.parse import urlsplit

import pytest

from tests.support.stack import Stack

MANY = 40
# The webhook reads what it is sent before it judges who sent it.
HALF_A_BODY = b'POST /stripe/webhook/ HTTP/1.1\r\nHost: {host}\r\nContent-Length: 5000\r\n\r\n{"id": "evt_1'
HALF_A_HEAD = b"GET /shop/ HTTP/1.1\r\nHost: {host}\r\nCook"
A_PAGE = b"GET /shop/ HTTP/1.1\r\nHost: {host}\r\n\r\n"
SECONDS_TO_WAIT = 20


@contextlib.contextmanager
def clients(stack: Stack, *, saying: bytes) -> Iterator[list[socket.socket]]:
    """Open many connections that say this and nothing more."""
    url = urlsplit(stack.url)
    with contextlib.ExitStack() as opened:
        sockets = []
        for _ in range(MANY):
            connection = socket.socket()
            # A client that reads nothing: the smallest window there is.
            connection.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 1)
            connection.connect((url.hostname, url.port))
            connection.sendall(saying.replace(b"{host}", url.netloc.encode()))
            sockets.append(opened.enter_context(connection))
        yield sockets


def status_of(stack: Stack, path: str) -> int:
    with urllib.request.urlopen(f"{stack.url}{path}", timeout=SECONDS_TO_WAIT) as answer:
        return answer.status


@pytest.mark.parametrize("saying", [HALF_A_BODY, HALF_A_HEAD, A_PAGE], ids=["body", "head", "answer"])
def test_slow_clients_do_not_block_others(stack: Stack, saying: bytes):
    with clients(stack, saying=saying):
        statuses = [status_of(stack, path) for path in ("/healthz", "/shop/", "/static/css/site.css")]

    assert statuses == [200, 200, 200]


def test_picture_over_a_slow_line_arrives(stack: Stack):
    """The form is refused for want of its token, which is said only to those who are heard to their end."""
    connection = http.client.HTTPConnection(urlsplit(stack.url).netloc, timeout=SECONDS_TO_WAIT)
    connection.putrequest("POST", "/account/login/")
    connection.putheader("Content-Type", "application/octet-stream")
    connection.putheader("Content-Length", "10000000")
    connection.endheaders()
    for _ in range(20):
        connection.send(b"x" * 500_000)
        time.sleep(0.1)

    answer = connection.getresponse()

    assert answer.status == 403
    connection.close()


def test_body_that_is_too_large_gets_413_with_safe_headers(stack: Stack):
    connection = http.client.HTTPConnection(urlsplit(stack.url).netloc, timeout=SECONDS_TO_WAIT)
    connection.request("POST", "/account/login/", body=b"x" * 21 * 1024 * 1024)

    answer = connection.getresponse()

    assert answer.status == 413
    assert "default-src 'none'" in answer.headers["Content-Security-Policy"]
    assert b"too large" in answer.read()
    connection.close()
