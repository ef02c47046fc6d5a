"""Breaking the connection of the present request on purpose."""

import socket
import struct
from collections.abc import Iterator
from dataclasses import dataclass

_LINGER_FOR_NO_TIME = struct.pack("ii", 1, 0)


class AnswerSwallowed(ConnectionError):
    """A fault knob wants the caller to hear nothing."""


class ConnectionTornDown(ConnectionError):
    """A fault knob wants the caller to see a reset."""


@dataclass(frozen=True)
class NoAnswer:
    """A body that breaks off before its first byte; the server then ends the connection."""

    reason: type[ConnectionError]

    def __iter__(self) -> Iterator[bytes]:
        return self

    def __next__(self) -> bytes:
        raise self.reason


def reset_when_closed(connection: socket.socket) -> None:
    """Let closing the connection send a reset instead of a goodbye."""
    connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, _LINGER_FOR_NO_TIME)
