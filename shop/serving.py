"""The one command that serves the shop: `./run`, the tests, the proof, the benchmarks and production use it."""

import os
import sys
from collections.abc import Mapping

SECONDS_FOR_THE_HEAD = 10
# Less than what supervisors wait before they kill: ./run waits for 10 s, systemd for 90.
SECONDS_TO_FINISH = 8
CONNECTIONS_OF_A_WORKER = 2048


def serve_command(*, host: str, port: int, environment: Mapping[str, str] = os.environ) -> list[str]:
    """
    Return the command that serves the shop.

    How many workers it has says WEB_WORKERS, and how many threads each of them WEB_THREADS (see shop/rsgi.py).
    """
    return [
        *(sys.executable, "-m", "granian", "shop.rsgi:application"),
        *("--interface", "rsgi", "--http", "1", "--no-ws"),
        *("--host", host, "--port", str(port)),
        *("--workers", environment.get("WEB_WORKERS") or "2", "--respawn-failed-workers"),
        *("--backlog", str(CONNECTIONS_OF_A_WORKER), "--backpressure", str(CONNECTIONS_OF_A_WORKER)),
        *("--http1-header-read-timeout", str(SECONDS_FOR_THE_HEAD * 1000)),
        *("--workers-kill-timeout", str(SECONDS_TO_FINISH)),
        *("--log-level", "warning"),
    ]
