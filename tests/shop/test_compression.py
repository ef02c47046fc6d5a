"""What leaves the shop as text leaves compressed, and gives nothing away by its length."""

import gzip
from collections.abc import Iterator
from typing import Any

import brotli
import pytest
from django.http import HttpResponse, StreamingHttpResponse
from django.test import RequestFactory

from shop.compression import best_encoding, compress

PAGE = b"<p>Milia are small and white.</p>" * 100


def answer(
    content: Any = PAGE,
    *,
    path: str = "/shop/",
    method: str = "GET",
    accepted: str = "gzip, br",
    content_type: str = "text/html; charset=utf-8",
    streams: bool = False,
    **fields: Any,
) -> Any:
    headers = {"Accept-Encoding": accepted} if accepted else {}
    request = RequestFactory().generic(method, path, headers=headers)
    kind = StreamingHttpResponse if streams else HttpResponse
    return compress(lambda _: kind(content, content_type=content_type, **fields))(request)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("accepted", "encoding"),
    [
        ("gzip, deflate, br, zstd", "br"),
        ("gzip, deflate", "gzip"),
        ("gzip;q=1.0, br;q=0.5", "gzip"),
        ("br;q=0, gzip", "gzip"),
        ("br;q=0, gzip;q=0", ""),
        ("*", "br"),
        ("br;q=0, *;q=0.1", "gzip"),
        ("BR", "br"),
        ("identity", ""),
        ("", ""),
        ("br;q=x", ""),
        (";;,=;q=," * 100, ""),
    ],
)
def test_client_gets_what_it_prefers(accepted: str, encoding: str):
    assert best_encoding(accepted) == encoding


def test_page_is_compressed_by_brotli():
    response = answer()

    assert brotli.decompress(response.content) == PAGE
    assert response.headers["Content-Encoding"] == "br"
    assert response.headers["Content-Length"] == str(len(response.content))
    assert response.headers["Vary"] == "Accept-Encoding"


def test_page_is_compressed_by_gzip_with_another_length_each_time():
    responses = [answer(accepted="gzip").content for _ in range(20)]

    assert {gzip.decompress(content) for content in responses} == {PAGE}
    assert len({len(content) for content in responses}) > 1


@pytest.mark.parametrize(
    "content_type",
    ["application/json", "image/svg+xml", "application/xml", "application/rss+xml; charset=utf-8", "text/plain"],
)
def test_text_of_each_kind_is_compressed(content_type: str):
    assert answer(content_type=content_type).headers["Content-Encoding"] == "br"


@pytest.mark.parametrize(
    "fields",
    [
        {"content": b"<p>Short</p>"},
        {"content_type": "image/webp"},
        {"content_type": "application/pdf"},
        {"status": 206},
        {"headers": {"Content-Encoding": "zstd", "Content-Type": "text/html"}, "content_type": None},
        {"headers": {"Cache-Control": "no-transform", "Content-Type": "text/html"}, "content_type": None},
        {"accepted": ""},
    ],
    ids=str,
)
def test_what_gains_nothing_is_left_alone(fields: dict[str, Any]):
    response = answer(**fields)

    assert response.headers.get("Content-Encoding") in (None, "zstd")
    assert response.content == fields.get("content", PAGE)


def test_stream_is_left_alone():
    def parts() -> Iterator[bytes]:
        yield PAGE

    response = answer(parts(), streams=True)

    assert "Content-Encoding" not in response.headers
    assert b"".join(response.streaming_content) == PAGE


def test_answer_that_is_not_compressed_still_varies():
    assert answer(accepted="").headers["Vary"] == "Accept-Encoding"


def test_strong_etag_becomes_weak():
    assert (
        answer(headers={"ETag": '"1"', "Content-Type": "text/html"}, content_type=None).headers["ETag"] == 'W/"1"'
    )


@pytest.mark.parametrize("prefix", ["/account/", "/basket/", "/checkout/", "/orders/", "/cms/"])
def test_private_page_is_compressed_only_when_nothing_was_sent(prefix: str):
    plain, asked, sent = (
        answer(path=prefix),
        answer(path=f"{prefix}?next=guess"),
        answer(path=prefix, method="POST"),
    )

    assert plain.headers["Content-Encoding"] == "br"
    assert "Content-Encoding" not in asked.headers
    assert "Content-Encoding" not in sent.headers
