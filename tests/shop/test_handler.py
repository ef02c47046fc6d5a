"""Reading a request, whatever it says of its own encoding."""

import codecs
from io import BytesIO

import pytest
from django.http.multipartparser import MultiPartParserError

from shop.handler import ShopRequest, plain_content_type
from tests.robustness.hostile import CHARSETS, CODECS, FORM, MULTIPART, Attack, on_parts

BODY = b"q=caf%C3%A9"


def request_of(content_type: str, *, body: bytes = BODY) -> ShopRequest:
    return ShopRequest(
        {
            "REQUEST_METHOD": "POST",
            "PATH_INFO": "/shop/",
            "QUERY_STRING": "q=caf%C3%A9",
            "CONTENT_TYPE": content_type,
            "CONTENT_LENGTH": str(len(body)),
            "wsgi.input": BytesIO(body),
        }
    )


@pytest.mark.parametrize("charset", CHARSETS)
@pytest.mark.parametrize("parameter", ["charset={}", "x*={}''%41", "charset*={}''zlib"])
def test_text_is_utf_8_whatever_the_request_says(charset: str, parameter: str):
    request = request_of(f"{FORM}; {parameter.format(charset)}")

    assert request.GET["q"] == "café"
    assert request.POST["q"] == "café"


@pytest.mark.parametrize("attack", list(on_parts("/", name="a")), ids=str)
def test_part_in_an_unknown_encoding_is_read_or_refused(attack: Attack):
    request = request_of(MULTIPART, body=attack.body)

    try:
        read = dict(request.POST) | dict(request.FILES)
    except MultiPartParserError:
        read = {}

    assert set(read) <= {"a"}


@pytest.mark.parametrize(
    ("sent", "kept"),
    [
        ("", ""),
        ("application/json; charset=hex", "application/json"),
        (f"{FORM};charset=utf-8", FORM),
        ("multipart/form-data; charset=zlib; boundary=abc", "multipart/form-data; boundary=abc"),
        ('multipart/form-data; Boundary="a;b c"; x=1', 'multipart/form-data; Boundary="a;b c"'),
    ],
)
def test_content_type_keeps_its_type_and_boundary(sent: str, kept: str):
    assert plain_content_type(sent) == kept


def test_codecs_are_known_to_python():
    """A name that Python doesn't know harms nobody, and would prove nothing."""
    assert {name: codecs.lookup(name).name for name in CODECS}.keys() == set(CODECS)
