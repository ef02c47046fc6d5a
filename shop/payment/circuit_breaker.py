"""A circuit breaker for calls to Stripe: while Stripe hangs, it must not hold every thread of a process."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from threading import Condition
from time import monotonic


class CircuitOpen(Exception):
    """The circuit is open: other calls are waiting and get no answer."""


@dataclass
class CircuitBreaker:
    """
    Lets a few calls go at once, and only one as long as the last one hung: it finds out when Stripe is back.

    This is a circuit breaker whose half-open state is the open one (M. Nygard, Release It!, 2nd ed., ch. 5).
    """

    at_once: int
    """How many calls may wait for an answer."""
    seconds_to_wait: float
    """How long a further one waits for its turn."""
    seconds_until_slow: float
    """After how long a call counts as slow: nobody waits behind it any more."""
    seconds_until_hung: float
    """After how long a call that failed counts as hung."""
    _began: list[float] = field(default_factory=list)
    _hangs: bool = False
    _changed: Condition = field(default_factory=Condition)

    @contextmanager
    def enter(self) -> Iterator[None]:
        """
        Wait for a turn and hold it.

        :raises CircuitOpen: if there is none; whatever the call raises is taken for its failure
        """
        began = self._begin()
        try:
            yield
        except BaseException:
            self._end(began, hung=monotonic() - began >= self.seconds_until_hung)
            raise
        self._end(began, hung=False)

    def _begin(self) -> float:
        until = monotonic() + self.seconds_to_wait
        with self._changed:
            while len(self._began) >= (1 if self._hangs else self.at_once):
                now = monotonic()
                is_slow = bool(self._began) and now - min(self._began) >= self.seconds_until_slow
                if self._hangs or is_slow or now >= until:
                    raise CircuitOpen
                self._changed.wait(0.05)
            began = monotonic()
            self._began.append(began)
            return began

    def _end(self, began: float, *, hung: bool) -> None:
        with self._changed:
            self._began.remove(began)
            self._hangs = hung
            self._changed.notify_all()
