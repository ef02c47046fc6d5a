"""The TCP connection of the present request, to break it on purpose."""

import socket
import struct
from typing import Any

_LINGER_FOR_NO_TIME = struct.pack("ii", 1, 0)


def close(environ: dict[str, Any]) -> None:
    """End the connection as if the network had swallowed the answer."""
    environ["werkzeug.socket"].shutdown(socket.SHUT_RDWR)


def reset(environ: dict[str, Any]) -> None:
    """Tear the connection down, so that the caller sees a reset."""
    broken: socket.socket = environ["werkzeug.socket"]
    broken.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, _LINGER_FOR_NO_TIME)
    # Closing it under the server sends the reset; a copy keeps the server's own closing harmless.
    socket.socket(fileno=broken.detach()).close()
