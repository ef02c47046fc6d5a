"""The whole shop for journeys: a real web server, job worker and emulated Stripe over a copy of the demo shop."""

import contextlib
import fcntl
import hashlib
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from local import place as places
from local.databases import Databases
from local.place import DataDirectory
from local.processes import (
    Process,
    UnableToRun,
    free_port,
    job_worker,
    static_files,
    stripe_emulator,
    wait_until_answers,
    web_server,
)
from tests.support.databases import ROOT, SERVERS, ensure_template

# What the person who tests has set must not reach the shop that is tested.
NOT_PASSED_ON = ("DJANGO_", "DATABASE_URL", "STRIPE_", "DEBUG", "EMAIL_", "CACHE_URL", "DATA_DIR", "SECRET_KEY")


@dataclass(frozen=True)
class Stack:
    """A running shop."""

    url: str
    stripe_url: str
    database_url: str
    place: DataDirectory
    environment: dict[str, str]
    web: Process
    worker: Process
    stripe: Process

    @property
    def processes(self) -> list[Process]:
        """Everything that runs."""
        return [self.stripe, self.web, self.worker]

    def manage(self, *command: str) -> str:
        """Run one of Django's commands in this shop and give what it said."""
        done = subprocess.run(
            [sys.executable, "manage.py", *command],
            cwd=ROOT,
            env=self.environment,
            capture_output=True,
            text=True,
            check=True,
        )
        return done.stdout


@contextlib.contextmanager
def running_stack(
    *, directory: Path, databases: Databases, template: str, emulator_options: tuple[str, ...] = ("--faults",)
) -> Iterator[Stack]:
    """Run a shop of its own: database, pictures and ports are shared with nobody."""
    demo = demo_template(databases, base=template)
    database = f"stack_{os.getpid()}_{free_port()}"
    databases.create(database, template=demo)
    stack = make_stack(
        place=DataDirectory(data=directory), database_url=databases.url(database), emulator_options=emulator_options
    )
    copy_pictures(databases, demo, to=directory)
    try:
        collect_static_files(stack)
        for process in stack.processes:
            process.start()
        wait_until_answers(stack.stripe, url=stack.stripe_url)
        wait_until_answers(stack.web, url=f"{stack.url}/healthz")
        yield stack
    finally:
        for process in reversed(stack.processes):
            process.stop()
        databases.drop(database)


def make_stack(*, place: DataDirectory, database_url: str, emulator_options: tuple[str, ...]) -> Stack:
    """Put together what is to run."""
    port, stripe_port = free_port(), free_port()
    url, stripe_url = f"http://127.0.0.1:{port}", f"http://127.0.0.1:{stripe_port}"
    place.data.mkdir(parents=True, exist_ok=True)
    passed_on = {name: value for name, value in os.environ.items() if not name.startswith(NOT_PASSED_ON)}
    environment = place.environment(
        database_url=database_url, base_url=url, stripe_url=stripe_url, wanted=passed_on
    )
    environment["STATIC_ROOT"] = str(SERVERS / "static")
    return Stack(
        url=url,
        stripe_url=stripe_url,
        database_url=database_url,
        place=place,
        environment=environment,
        web=web_server(port=port, environment=environment, logs=place.logs),
        worker=job_worker(environment=environment, logs=place.logs),
        stripe=stripe_emulator(
            port=stripe_port,
            database=place.stripe,
            webhook_url=f"{url}/stripe/webhook/",
            environment=environment,
            logs=place.logs,
            options=emulator_options,
        ),
    )


def demo_template(databases: Databases, *, base: str) -> str:
    """Return the name of a database with the demo shop, loading it when there is none for this code."""
    directories = [ROOT / name for name in ("catalogue", "cms", "demo", "shop")]
    sources = [
        path for directory in directories for path in directory.rglob("*") if "__pycache__" not in path.parts
    ]
    stamp = places.fingerprint([ROOT / "requirements.txt", *sources])
    return ensure_template(
        databases, kind="demo", stamp=stamp, base=base, fill=lambda url: load_demo(url, pictures_of(databases))
    )


def load_demo(url: str, files: Path) -> None:
    """
    Load the demo shop.

    :raises UnableToRun: if that fails
    """
    shutil.rmtree(files, ignore_errors=True)
    settings = {
        "DATABASE_URL": url,
        "MEDIA_ROOT": str(files / "media"),
        "ORIGINALS_ROOT": str(files / "originals"),
        "DJANGO_SETTINGS_MODULE": "shop.settings.development",
    }
    done = subprocess.run(
        [sys.executable, "manage.py", "load_demo"],
        cwd=ROOT,
        env={**os.environ, **settings},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        raise UnableToRun(f"The demo shop can't be loaded:\n{done.stdout}\n{done.stderr}")


def pictures_of(databases: Databases) -> Path:
    """Tell where the pictures of a server's demo shop lie."""
    return SERVERS / "pictures" / hashlib.sha256(databases.server_url.encode()).hexdigest()[:12]


def copy_pictures(databases: Databases, demo: str, *, to: Path) -> None:
    """Give a shop its pictures: links, which cost nothing, since a picture is never written to again."""
    source = pictures_of(databases)
    if not source.exists():
        databases.drop(demo)
        raise UnableToRun(f"{source} is gone, so the demo shop is loaded again. Please start again.")
    shutil.copytree(source, to, copy_function=link_or_copy, dirs_exist_ok=True)


def link_or_copy(source: str, target: str) -> None:
    """Link a file, or copy it to another disk."""
    try:
        os.link(source, target)
    except OSError:
        shutil.copy2(source, target)


def collect_static_files(stack: Stack) -> None:
    """
    Collect static files, once for all shops that are tested.

    :raises UnableToRun: if that fails
    """
    stamp = SERVERS / "static.stamp"
    wanted = places.fingerprint(places.static_files())
    SERVERS.mkdir(parents=True, exist_ok=True)
    with (SERVERS / "static.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if stamp.exists() and stamp.read_text() == wanted:
            return
        collecting = static_files(environment=stack.environment, logs=stack.place.logs)
        collecting.start()
        if collecting.running is not None and collecting.running.wait():
            raise UnableToRun(f"Static files can't be collected:\n{collecting.last_words()}")
        stamp.write_text(wanted)
