"""How the shop reads a request: what a client says about its own encoding is not believed."""

import re
from typing import Any

from django.core.handlers.wsgi import WSGIHandler, WSGIRequest

_BOUNDARY = re.compile(r""";\s*(boundary=(?:"[^"]*"|[^;\s]*))""", re.IGNORECASE)


class ShopRequest(WSGIRequest):
    """
    A request whose every text is UTF-8, as browsers send it.

    Django looks a charset up among all of Python's codecs, of which some are no text encodings (zlib, hex) and some
    refuse any text (undefined): reading an address or a form then fails. A form is UTF-8 whatever it says of itself
    (WHATWG URL standard, "application/x-www-form-urlencoded parsing"), so nothing is lost by not asking.
    """

    def __init__(self, environ: dict[str, Any]) -> None:
        environ["CONTENT_TYPE"] = plain_content_type(environ.get("CONTENT_TYPE", ""))
        super().__init__(environ)


class ShopHandler(WSGIHandler):
    """Answers requests that are read as `ShopRequest`."""

    request_class = ShopRequest


def plain_content_type(value: str) -> str:
    """Return a Content-Type with nothing but the type and, for a form with files, its boundary."""
    boundary = _BOUNDARY.search(value)
    return "; ".join([value.partition(";")[0].strip(), *(boundary.groups() if boundary else ())])
