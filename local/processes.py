"""The shop's processes on one machine: started in order, watched, and stopped in the opposite order."""

import contextlib
import errno
import json
import os
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

import psutil

from shop.serving import serve_command

ROOT = Path(__file__).resolve().parents[1]
SECONDS_TO_STOP = 10
# One more than Stripe is asked at once (see shop/payment/stripe.py): emails go on while it hangs.
JOBS_AT_ONCE = 4
RESTARTS_ALLOWED = 5
SECONDS_TO_FORGET_RESTARTS = 60
# Back offices of Oscar's and Django's that are not mounted: half of the time, two thirds of the space.
NOT_SERVED = ("oscar", "admin", "django_tables2", "treebeard")
COLLECT_STATIC = ("collectstatic", "--noinput", "--verbosity=0", *(f"--ignore={name}" for name in NOT_SERVED))


class UnableToRun(Exception):
    """The shop can't be run; the message says why and what to do about it."""


@dataclass
class Process:
    """One program, run in a session of its own so that Ctrl-C reaches us first, and its log."""

    name: str
    command: list[str]
    environment: Mapping[str, str]
    log: Path
    started_at: list[float] = field(default_factory=list)
    running: "subprocess.Popen[bytes] | None" = None

    def start(self) -> None:
        """Start the program."""
        self.log.parent.mkdir(parents=True, exist_ok=True)
        with self.log.open("ab" if self.started_at else "wb") as log:
            self.running = subprocess.Popen(
                self.command,
                cwd=ROOT,
                env=dict(self.environment),
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                start_new_session=True,
            )
        self.started_at.append(time.monotonic())

    @property
    def has_died(self) -> bool:
        """Whether the program was started and is gone."""
        return self.running is not None and self.running.poll() is not None

    @property
    def may_be_restarted(self) -> bool:
        """Whether it died seldom enough to try again."""
        recent = [at for at in self.started_at if at > time.monotonic() - SECONDS_TO_FORGET_RESTARTS]
        return len(recent) <= RESTARTS_ALLOWED

    def stop(self) -> None:
        """Stop the program and wait until it's gone, its own children too."""
        if self.running is None:
            return
        if self.running.poll() is None:
            self.running.terminate()
            with contextlib.suppress(subprocess.TimeoutExpired):
                self.running.wait(timeout=SECONDS_TO_STOP)
        # What's left of its session: workers of a program that was killed or didn't listen.
        with contextlib.suppress(ProcessLookupError, PermissionError):
            os.killpg(self.running.pid, signal.SIGKILL)
        self.running.wait()
        self.running = None

    def last_words(self, lines: int = 15) -> str:
        """Return the end of its log."""
        return "\n".join(self.log.read_text(errors="replace").splitlines()[-lines:])


def web_server(*, port: int, environment: Mapping[str, str], logs: Path) -> Process:
    """Serve the shop as production does."""
    command = serve_command(host="127.0.0.1", port=port, environment=environment)
    return Process(name="web server", command=command, environment=environment, log=logs / "web.log")


def job_worker(*, environment: Mapping[str, str], logs: Path) -> Process:
    """Do what must not keep a visitor waiting: emails, search index, looking after payments."""
    command = [sys.executable, "manage.py", "procrastinate", "worker", "--concurrency", str(JOBS_AT_ONCE)]
    return Process(name="job worker", command=command, environment=environment, log=logs / "worker.log")


def stripe_emulator(
    *,
    port: int,
    database: Path,
    webhook_url: str,
    environment: Mapping[str, str],
    logs: Path,
    options: tuple[str, ...] = (),
) -> Process:
    """Emulate Stripe, for a shop without an account there."""
    command = [sys.executable, "-m", "stripe_emulator", "--port", str(port), "--database", str(database)]
    command += ["--merchant", "Seedpearl"]
    command += [
        "--webhook-url",
        webhook_url,
        "--webhook-secret",
        environment["STRIPE_WEBHOOK_SECRET"],
        *options,
    ]
    return Process(name="Stripe emulator", command=command, environment=environment, log=logs / "stripe.log")


def static_files(*, environment: Mapping[str, str], logs: Path) -> Process:
    """Collect, name and compress what browsers fetch."""
    command = [sys.executable, "manage.py", *COLLECT_STATIC]
    return Process(name="static files", command=command, environment=environment, log=logs / "static.log")


def wait_until_answers(process: Process, *, url: str, seconds: float = 120) -> None:
    """
    Wait until a process answers at a URL.

    :raises UnableToRun: if it dies before, or takes too long
    """
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline and not process.has_died:
        if answers(url):
            return
        time.sleep(0.1)
    raise UnableToRun(f"The {process.name} did not start. Its last output:\n{process.last_words()}")


def answers(url: str) -> bool:
    """Whether something answers at this URL, be it with an error."""
    try:
        with urllib.request.urlopen(url, timeout=10):
            return True
    except urllib.error.HTTPError as error:
        error.close()
        return error.code < 500
    except OSError:
        return False


def check_port(port: int) -> None:
    """
    Make sure that a port can be used.

    :raises UnableToRun: if it can't
    """
    try:
        bind(port)
    except OSError as error:
        if error.errno == errno.EACCES:
            reason = f"Port {port} is reserved for root."
        elif error.errno == errno.EADDRINUSE:
            reason = f"Port {port} is taken by {who_listens(port)}. Stop that,"
        else:
            raise
        advice = f"choose another port, for instance: ./run --port {free_port(preferred=port + 10)}"
        raise UnableToRun(f"{reason} {'or ' if reason.endswith(',') else 'Please '}{advice}") from error


def bind(port: int) -> int:
    """Bind a port for a moment, any if it's 0, and return its number."""
    with socket.socket() as candidate:
        # Else a port that was used a minute ago seems taken.
        candidate.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        candidate.bind(("127.0.0.1", port))
        return int(candidate.getsockname()[1])


def free_port(*, preferred: int = 0) -> int:
    """Return the preferred port if nobody has it, otherwise any."""
    try:
        return bind(preferred)
    except (OSError, OverflowError):
        return bind(0)


def who_listens(port: int) -> str:
    """Say who has a port, as far as we may know."""
    with contextlib.suppress(psutil.Error):
        for connection in psutil.net_connections(kind="tcp"):
            listens = connection.status == psutil.CONN_LISTEN and connection.laddr[1:] == (port,)
            if listens and connection.pid:
                program = " ".join(psutil.Process(connection.pid).cmdline())
                return f"process {connection.pid} ({program[:80]})"
    return "another program"


@dataclass(frozen=True)
class PidFile:
    """A file with the processes that we started, to find what a killed start left behind."""

    path: Path

    def write(self, processes: list[Process]) -> None:
        """Record who runs now."""
        running = [process.running.pid for process in processes if process.running is not None]
        entries = {str(pid): psutil.Process(pid).create_time() for pid in running if psutil.pid_exists(pid)}
        self.path.write_text(json.dumps(entries))

    def stop_left_overs(self) -> None:
        """Stop what still runs of an earlier start, with its children."""
        for pid, created_at in self._entries().items():
            with contextlib.suppress(psutil.Error):
                process = psutil.Process(int(pid))
                if process.create_time() == created_at:
                    stop_tree(process)
        self.path.unlink(missing_ok=True)

    def _entries(self) -> dict[str, float]:
        try:
            return dict(json.loads(self.path.read_text()))
        except (FileNotFoundError, ValueError):
            return {}


def stop_tree(process: psutil.Process) -> None:
    """Stop a process and its children."""
    everybody = [process, *process.children(recursive=True)]
    for one in everybody:
        with contextlib.suppress(psutil.Error):
            one.terminate()
    for one in psutil.wait_procs(everybody, timeout=SECONDS_TO_STOP)[1]:
        with contextlib.suppress(psutil.Error):
            one.kill()
