"""
What ./run does once the environment is there: everything from the database to the first page.

Nothing here imports Django: the launcher stays small, and starts what needs Django as processes.
"""

import argparse
import contextlib
import fcntl
import os
import shutil
import signal
import sys
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import IO, NoReturn

import psycopg

from local import place as places
from local.database_state import DatabaseState, sells_something
from local.place import DataDirectory
from local.postgres import EmbeddedPostgres, UnableToStartPostgres, check_space
from local.processes import (
    PidFile,
    Process,
    UnableToRun,
    check_port,
    free_port,
    job_worker,
    static_files,
    stripe_emulator,
    wait_until_answers,
    web_server,
)

ROOT = places.ROOT
DATABASE = "seedpearl"
SECONDS_BETWEEN_LOOKS = 0.5
BYTES_OF_A_FULL_DISK = 4 * 1024 * 1024

LOG_INS = """
  Log in with the password seedpearl-demo as
  Customer   customer@seedpearl.example
  Marketer   marketer@seedpearl.example
  Packer     packer@seedpearl.example
  Owner      owner@seedpearl.example
"""


class StopRequested(BaseException):
    """Someone wants the shop to stop."""


def main() -> None:
    """Run the shop until it's told to stop."""
    options = read_options()
    places.read_settings_file()
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, stop_running)
    # nohup ignores it for us, and then the shop goes on when its terminal closes.
    if signal.getsignal(signal.SIGHUP) is not signal.SIG_IGN:
        signal.signal(signal.SIGHUP, stop_running)
    try:
        with only_one(options.data):
            Launcher(options).run()
    except StopRequested:
        say("Stopped. Your data is kept; ./run carries on from here.")
    except (UnableToRun, UnableToStartPostgres) as error:
        sys.exit(f"\n{error}")
    except psycopg.OperationalError as error:
        sys.exit(f"\nThe database can't be reached: {error}")
    except OSError as error:
        sys.exit(f"\nThe shop can't be run: {error}.")


def read_options() -> argparse.Namespace:
    """Read what was said on the command line."""
    parser = argparse.ArgumentParser(
        prog="./run",
        description="Run the whole shop on this machine: database, web server, job worker, emulated Stripe.",
        epilog="Settings are read from the environment and from .env; see .env.example.",
    )
    parser.add_argument("--port", type=port_number, default=8000, help="where to serve the shop (8000)")
    parser.add_argument("--data", type=Path, metavar="DIR", help="where the shop keeps everything (var/)")
    parser.add_argument("--fresh", action="store_true", help="delete the shop's data and start from scratch")
    options = parser.parse_args()
    called_from = Path(os.environ.pop("SEEDPEARL_CALLED_FROM", ROOT))
    options.data = (called_from / options.data).resolve() if options.data else ROOT / "var"
    return options


def port_number(text: str) -> int:
    """Read a port number, with room for the emulated Stripe after it."""
    number = int(text)
    if not 1 <= number <= 65534:
        raise argparse.ArgumentTypeError("a port is a number from 1 to 65534")
    return number


def stop_running(*_: object) -> NoReturn:
    """Begin to stop; ignore further signals, so that nothing is left half-stopped."""
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, signal.SIG_IGN)
    raise StopRequested


@contextlib.contextmanager
def only_one(data: Path) -> Iterator[IO[str]]:
    """
    Make sure that there's one start at a time in a data directory.

    :raises UnableToRun: if there is another, or the directory can't be used
    """
    try:
        data.mkdir(parents=True, exist_ok=True)
        lock = (data / "run.lock").open("a+")
    except OSError as error:
        raise UnableToRun(
            f"{data} can't be written to: {error.strerror}. Choose another place with --data DIR."
        ) from error
    with lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as error:
            lock.seek(0)
            raise UnableToRun(
                f"The shop in {data} is already running ({lock.read().strip() or 'another ./run'}). "
                "Stop it, or choose another place and port: ./run --data DIR --port NUMBER"
            ) from error
        lock.truncate(0)
        lock.write(f"process {os.getpid()}")
        lock.flush()
        yield lock


class Launcher:
    """One run of the shop."""

    def __init__(self, options: argparse.Namespace) -> None:
        self.port: int = options.port
        self.is_fresh: bool = options.fresh
        self.place = DataDirectory(data=options.data)
        self.register = PidFile(path=self.place.register)
        self.database: EmbeddedPostgres | None = None
        self.processes: list[Process] = []
        self.began = time.monotonic()

    def run(self) -> None:
        """Start everything, watch over it, and stop it when the time has come."""
        try:
            self.start()
            self.watch()
        finally:
            self.stop()

    def start(self) -> None:
        """Start everything, in an order that gets the first page out soonest."""
        self.register.stop_left_overs()
        check_port(self.port)
        check_space(self.place.data)
        if self.is_fresh:
            self.start_fresh()
        environment = self.prepare()
        web = web_server(port=self.port, environment=environment, logs=self.place.logs)
        self.add(web)
        if self.stripe_port:
            self.add(self.emulator(environment))
        wait_until_answers(web, url=f"http://127.0.0.1:{self.port}/healthz")
        self.tell(f"The shop is open: http://localhost:{self.port}/")
        # Only now, so that it doesn't compete with the first page.
        self.add(job_worker(environment=environment, logs=self.place.logs))
        self.print_welcome()

    def start_fresh(self) -> None:
        """
        Delete the shop's data.

        :raises UnableToRun: if the database isn't ours to throw away
        """
        if "DATABASE_URL" in os.environ:
            raise UnableToRun("--fresh doesn't touch the database in DATABASE_URL: empty it yourself.")
        self.tell(f"Deleting the shop in {self.place.data}")
        self.place.clear()
        EmbeddedPostgres(data=self.place.postgres).destroy()

    def prepare(self) -> dict[str, str]:
        """Bring database and static files to where the code expects them."""
        self.stripe_port = free_port(preferred=self.port + 1) if places.is_emulated(os.environ) else 0
        environment = self.place.environment(
            database_url=self.start_database(),
            base_url=f"http://localhost:{self.port}",
            stripe_url=f"http://127.0.0.1:{self.stripe_port}",
        )
        self.place.write_running(environment)
        with self.collecting_static_files(environment):
            self.set_up_database(environment)
        return environment

    def start_database(self) -> str:
        """Start our PostgreSQL, or take the one we are told of, and give its address."""
        if url := os.environ.get("DATABASE_URL"):
            return url
        self.database = EmbeddedPostgres(data=self.place.postgres)
        self.database.start()
        databases = self.database.databases()
        databases.ensure(DATABASE)
        self.tell("Database started")
        return databases.url(DATABASE)

    def set_up_database(self, environment: dict[str, str]) -> None:
        """Set up the shop's database, unless that's done."""
        url = environment["DATABASE_URL"]
        state = DatabaseState.read(url=url)
        schema = places.fingerprint(places.schema_files())
        wants_demo = state.demo == "begun" or (state.demo == "" and not sells_something(url=url))
        if state.schema == schema and not wants_demo:
            return
        self.tell("Setting up the database" + (" and the demo shop (only this once)" if wants_demo else ""))
        if wants_demo:
            # A demo shop that was interrupted half-way is loaded again: loading it twice does no harm.
            state = replace(state, demo="begun")
            state.write(url=url)
        command = [sys.executable, "manage.py", "set_up_shop", *(["--demo"] if wants_demo else [])]
        self.call(command, environment, log="setup.log")
        DatabaseState(schema=schema, demo="done" if wants_demo else state.demo).write(url=url)

    @contextlib.contextmanager
    def collecting_static_files(self, environment: dict[str, str]) -> Iterator[None]:
        """Collect static files beside whatever else there is to do; one core would idle otherwise."""
        stamp = places.fingerprint(places.static_files())
        is_done = self.place.static_stamp.exists() and self.place.static_stamp.read_text() == stamp
        if is_done or environment["DEBUG"].lower() in ("true", "1", "on", "yes"):
            yield
            return
        self.tell("Collecting and compressing static files")
        collecting = static_files(environment=environment, logs=self.place.logs)
        collecting.start()
        try:
            yield
            self.wait_for(collecting)
        finally:
            collecting.stop()
        self.place.static_stamp.write_text(stamp)
        self.tell("Static files collected")

    def call(self, command: list[str], environment: dict[str, str], *, log: str) -> None:
        """Run a command to its end, passing on what it says."""
        called = Process("set-up", command, environment, self.place.logs / log)
        called.start()
        try:
            self.wait_for(called)
        finally:
            called.stop()

    def wait_for(self, process: Process) -> None:
        """
        Wait for the end of a process, passing on its lines about what is done.

        :raises UnableToRun: if it fails
        """
        said = 0
        while True:
            is_over = process.has_died
            lines = process.log.read_text(errors="replace").splitlines()
            for line in lines[said:] if is_over else lines[said:-1]:
                said += 1
                if line.endswith(" s)") and not line[:1].isdigit():
                    self.tell(f"  {line}")
            if is_over:
                break
            time.sleep(0.05)
        if process.running is not None and process.running.returncode:
            raise UnableToRun(explain(process, what="failed"))

    def emulator(self, environment: dict[str, str]) -> Process:
        """Return the emulated Stripe for this shop."""
        return stripe_emulator(
            port=self.stripe_port,
            database=self.place.stripe,
            webhook_url=f"http://127.0.0.1:{self.port}/stripe/webhook/",
            environment=environment,
            logs=self.place.logs,
        )

    def add(self, process: Process) -> None:
        """Start one more process and remember it."""
        process.start()
        self.processes.append(process)
        self.register.write(self.processes)

    def watch(self) -> None:
        """Restart what crashes, until it crashes too often."""
        while True:
            time.sleep(SECONDS_BETWEEN_LOOKS)
            if self.database is not None and not self.database.is_running:
                self.tell("The database crashed; restarting it")
                self.database.stop()
                self.database.start()
            for process in self.processes:
                if process.has_died:
                    self.start_again(process)

    def start_again(self, process: Process) -> None:
        """
        Restart a process that crashed.

        :raises UnableToRun: if it died too often lately
        """
        if not process.may_be_restarted:
            raise UnableToRun(explain(process, what="keeps crashing"))
        self.tell(f"The {process.name} crashed; restarting it (see {process.log})")
        process.stop()
        process.start()
        self.register.write(self.processes)

    def stop(self) -> None:
        """Stop everything, the database last."""
        for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
            signal.signal(number, signal.SIG_IGN)
        for process in reversed(self.processes):
            process.stop()
        if self.database is not None:
            self.database.stop()
        self.register.path.unlink(missing_ok=True)
        self.place.running.unlink(missing_ok=True)

    def print_welcome(self) -> None:
        """Tell where everything is and who may log in."""
        say(f"\n  Shop         http://localhost:{self.port}/")
        say(f"  Back office  http://localhost:{self.port}/cms/")
        if self.stripe_port:
            say(f"  Stripe       http://127.0.0.1:{self.stripe_port} (emulated: pay with 4242 4242 4242 4242)")
        if self.database:
            say(f"  Database     {self.database.databases().url(DATABASE)}")
        say(f"  Data, logs   {self.place.data}")
        say(f"{LOG_INS}\nCtrl-C stops everything.")

    def tell(self, what: str) -> None:
        """Say what is going on, and since when."""
        say(f"{time.monotonic() - self.began:5.1f} s  {what}")


def explain(process: Process, *, what: str) -> str:
    """Turn a process's last output into a helpful message."""
    last_words = process.last_words()
    # On a full disk it may not even have been able to say so.
    if "No space left on device" in last_words or shutil.disk_usage(process.log.parent).free < BYTES_OF_A_FULL_DISK:
        return "The disk is full. Free some space, or choose a place on another disk with --data DIR."
    return f"The {process.name} {what}. Its last output (the full log is {process.log}):\n{last_words}"


def say(what: str) -> None:
    """Print at once, even into a pipe that nobody reads any more."""
    with contextlib.suppress(BrokenPipeError):
        print(what, flush=True)


if __name__ == "__main__":
    main()
