"""No test talks to another machine."""

import ipaddress
import socket
from typing import Any


class NetworkIsForbidden(AssertionError):
    """A test tried to reach something that isn't on this machine."""


def forbid_network(monkeypatch: Any) -> None:
    """Let sockets of this process reach this machine only."""
    for name in ("connect", "connect_ex"):
        monkeypatch.setattr(socket.socket, name, guarded(getattr(socket.socket, name)))


def guarded(connect: Any) -> Any:
    """Wrap a method of sockets, refusing to go elsewhere."""

    def connect_here(self: socket.socket, address: Any) -> Any:
        if self.family in (socket.AF_INET, socket.AF_INET6) and not is_here(str(address[0])):
            raise NetworkIsForbidden(f"No test may reach {address[0]}")
        return connect(self, address)

    return connect_here


def is_here(host: str) -> bool:
    """Whether a host is this machine."""
    try:
        return ipaddress.ip_address(host.partition("%")[0]).is_loopback
    except ValueError:
        return host == "localhost"
