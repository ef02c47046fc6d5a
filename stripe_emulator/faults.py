"""Knobs that make the emulator fail on purpose, as networks and Stripe do now and then."""

import fnmatch
import random
import threading
from dataclasses import asdict, dataclass, field
from typing import Any

CALL_KINDS = ("fail", "delay", "lose_response", "reset", "truncate", "wrong_json")
WEBHOOK_KINDS = ("drop", "delay", "duplicate", "shuffle")


@dataclass
class CallFault:
    """What happens to the next calls of the API that match."""

    kind: str
    method: str = "*"
    path: str = "*"
    times: int = 1
    status: int = 500
    seconds: float = 1.0
    after_work: bool = False

    def matches(self, *, method: str, path: str) -> bool:
        """Say whether a call is meant."""
        return self.times > 0 and self.method in ("*", method) and fnmatch.fnmatchcase(path, self.path)


@dataclass
class WebhookFault:
    """What happens to the next webhook deliveries."""

    kind: str
    times: int = 1
    seconds: float = 1.0
    copies: int = 2
    skip: int = 0


@dataclass(frozen=True)
class DeliveryPlan:
    """How one delivery is to go."""

    dropped: bool = False
    delay: float = 0.0
    copies: int = 1


NO_FAULT = CallFault(kind="none")


@dataclass
class Faults:
    """The knobs as they stand. They are forgotten when the process ends; the clock is not."""

    calls: list[CallFault] = field(default_factory=list)
    webhooks: list[WebhookFault] = field(default_factory=list)
    _dice: random.Random = field(default_factory=lambda: random.Random(0))  # noqa: S311 - repeatable on purpose
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def add_call(self, fault: CallFault) -> None:
        """Turn a knob for calls."""
        with self._lock:
            self.calls.append(fault)

    def add_webhook(self, fault: WebhookFault, *, seed: int | None = None) -> None:
        """Turn a knob for webhooks."""
        with self._lock:
            self.webhooks.append(fault)
            if seed is not None:
                self._dice.seed(seed)

    def reset(self) -> None:
        """Turn everything off."""
        with self._lock:
            self.calls.clear()
            self.webhooks.clear()

    def take_call(self, *, method: str, path: str) -> CallFault:
        """Return the fault meant for this call, using it up once."""
        with self._lock:
            for fault in self.calls:
                if fault.matches(method=method, path=path):
                    fault.times -= 1
                    self.calls = [left for left in self.calls if left.times > 0]
                    return fault
        return NO_FAULT

    def plan_delivery(self) -> DeliveryPlan:
        """Return how the next delivery is to go, using up a fault once."""
        with self._lock:
            for fault in self.webhooks:
                if fault.skip > 0:
                    fault.skip -= 1
                    return DeliveryPlan()
                fault.times -= 1
                self.webhooks = [left for left in self.webhooks if left.times > 0]
                return self._plan(fault)
        return DeliveryPlan()

    def _plan(self, fault: WebhookFault) -> DeliveryPlan:
        match fault.kind:
            case "drop":
                return DeliveryPlan(dropped=True)
            case "delay":
                return DeliveryPlan(delay=fault.seconds)
            case "shuffle":
                return DeliveryPlan(delay=self._dice.uniform(0.001, fault.seconds))
            case _:
                return DeliveryPlan(copies=fault.copies)

    def as_json(self) -> dict[str, Any]:
        """Return the knobs that are still turned."""
        with self._lock:
            return {
                "calls": [asdict(fault) for fault in self.calls],
                "webhooks": [asdict(fault) for fault in self.webhooks],
            }
