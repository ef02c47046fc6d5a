"""A closed loop: each connection sends its next request when it has the answer to the last."""

import http.client
import threading
import time
from collections.abc import Sequence
from dataclasses import dataclass, field

from tests.benchmarks.visitors import SECONDS_TO_WAIT, Request


@dataclass
class Answers:
    """How one connection was answered."""

    seconds: list[float] = field(default_factory=list)
    statuses: dict[int, int] = field(default_factory=dict)
    broken: int = 0

    def add(self, other: "Answers") -> None:
        """Take in another connection's answers."""
        self.seconds += other.seconds
        self.broken += other.broken
        for status, count in other.statuses.items():
            self.statuses[status] = self.statuses.get(status, 0) + count

    def percentile(self, share: float) -> float:
        """Return the time that this share of the answers took at most."""
        ranked = sorted(self.seconds)
        return ranked[min(len(ranked) - 1, int(len(ranked) * share))] if ranked else 0.0


def press(*, port: int, requests: Sequence[Request], seconds: float, most: int) -> Answers:
    """
    Send requests for so long, or so many; each connection repeats its own.

    :param most: how many requests in all
    """
    results = [Answers() for _ in requests]
    deadline = time.monotonic() + seconds
    share = -(-most // len(requests))
    threads = [
        threading.Thread(target=_repeat, args=(port, request, deadline, share, answers))
        for request, answers in zip(requests, results, strict=True)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    total = Answers()
    for answers in results:
        total.add(answers)
    return total


def _repeat(port: int, request: Request, deadline: float, most: int, answers: Answers) -> None:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=SECONDS_TO_WAIT)
    try:
        while len(answers.seconds) + answers.broken < most and time.monotonic() < deadline:
            _send(connection, request, answers)
    finally:
        connection.close()


def _send(connection: http.client.HTTPConnection, request: Request, answers: Answers) -> None:
    began = time.perf_counter()
    try:
        connection.request(request.method, request.path, request.body or None, request.headers)
        answer = connection.getresponse()
        answer.read()
    except (OSError, http.client.HTTPException):
        answers.broken += 1
        connection.close()
        return
    answers.seconds.append(time.perf_counter() - began)
    answers.statuses[answer.status] = answers.statuses.get(answer.status, 0) + 1
