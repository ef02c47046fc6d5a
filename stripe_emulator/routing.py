"""Which function answers which address of the API."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from stripe_emulator.parameters import Hash, Many, Parameter, Text
from stripe_emulator.store import Body, Unit


@dataclass
class Call:
    """One checked request, inside its unit of work."""

    unit: Unit
    parameters: dict[str, Any]
    public_url: str
    path: str = ""


Handler = Callable[..., Body]


@dataclass(frozen=True)
class Route:
    """One address: its method, what it takes, and who answers."""

    method: str
    rule: str
    handler: Handler
    takes: Hash


ROUTES: list[Route] = []


@dataclass
class Takes:
    """The parameters of an address; `expand` is always among them."""

    fields: dict[str, Parameter] = field(default_factory=dict)
    required: tuple[str, ...] = ()

    def hash(self) -> Hash:
        """Return the check for the whole request."""
        return Hash({"expand": Many(Text(), maximum=20), **self.fields}, self.required)


def route(method: str, rule: str, takes: Takes | None = None) -> Callable[[Handler], Handler]:
    """Let a function answer an address."""

    def register(handler: Handler) -> Handler:
        ROUTES.append(Route(method, rule, handler, (takes or Takes()).hash()))
        return handler

    return register
