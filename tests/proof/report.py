"""Saying how far a run is, what it found, and how long things took."""

import time
import traceback
from collections.abc import Callable
from dataclasses import dataclass, field

from django.utils import timezone

from shop.health.services import check, check_with_stripe


@dataclass
class Report:
    """What was proved so far."""

    only: str = ""
    rows: list[tuple[str, str]] = field(default_factory=list)
    broken: list[str] = field(default_factory=list)
    began: float = field(default_factory=time.monotonic)

    def say(self, words: str) -> None:
        """Tell progress."""
        print(f"{time.monotonic() - self.began:7.1f} s  {words}", flush=True)

    def prove(self, what: str, proof: Callable[[], str]) -> None:
        """Run one proof; what it returns is its result, and an exception is its failure."""
        if self.only not in what:
            return
        try:
            result = proof()
        except Exception as error:
            traceback.print_exc()
            self.broken.append(what)
            result = f"BROKEN: {type(error).__name__}: {error}"[:300]
        self.rows.append((what, result))
        self.say(f"{what}: {result}")

    def print_table(self) -> None:
        """Print all results."""
        print("\n| what | result |\n|---|---|")
        for what, result in self.rows:
            print(f"| {what} | {result} |")


def percentile(seconds: list[float], share: float) -> float:
    """Return below which time that share of all lies."""
    return sorted(seconds)[min(int(len(seconds) * share), len(seconds) - 1)] if seconds else 0.0


def books_are_right(*, with_stripe: bool = False, is_idle: bool = False) -> None:
    """
    Run the shop's own checks.

    :raises AssertionError: if they find anything
    """
    ask = check_with_stripe if with_stripe else check
    findings = ask(now=timezone.now(), is_idle=is_idle)
    assert not findings, [(finding.check, finding.rows) for finding in findings]


def wait_until_books_are_right(*, within: float, with_stripe: bool = True) -> float:
    """
    Wait until nothing is under way and all is where it should be; return how many seconds that took.

    :raises AssertionError: if it takes longer
    """
    began = time.monotonic()
    while True:
        try:
            books_are_right(with_stripe=with_stripe, is_idle=True)
        except AssertionError:
            if time.monotonic() - began > within:
                raise
            time.sleep(0.5)
        else:
            return time.monotonic() - began
