"""A shop to measure: the whole of ./run over a catalogue of a given size, in a data directory of its own."""

import contextlib
import json
import os
import subprocess
import sys
from collections.abc import Callable, Iterable, Iterator
from dataclasses import asdict, dataclass
from pathlib import Path

from local import place as places
from local.databases import Databases, connect
from local.place import ROOT, DataDirectory
from local.postgres import EmbeddedPostgres
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
from tests.benchmarks.pages import MEMBER
from tests.benchmarks.visitors import Request

ORDERS = 5
RUNNING = "running"
NO_CACHE = "dummycache://"
# What the person who measures has set must not reach the shop that is measured.
NOT_PASSED_ON = ("DJANGO_", "DATABASE_URL", "STRIPE_", "DEBUG", "EMAIL_", "CACHE_URL", "DATA_DIR", "SECRET_KEY")
Say = Callable[[str], None]


@dataclass(frozen=True)
class Shop:
    """A running shop."""

    port: int
    environment: dict[str, str]
    place: DataDirectory
    web: Process
    worker: Process
    stripe: Process
    stripe_port: int

    @property
    def url(self) -> str:
        """Where it is."""
        return f"http://127.0.0.1:{self.port}"

    def count_queries(self, requests: Iterable[Request]) -> list[int]:
        """Count the queries of each request."""
        lines = [json.dumps({**asdict(request), "body": request.body.decode()}) for request in requests]
        said = manage("count_queries", environment=self.environment, stdin="\n".join(lines))
        return [int(line) for line in said.split()]

    def start_the_rest(self) -> None:
        """Start what pages don't need: the job worker and the emulated Stripe."""
        self.stripe.start()
        wait_until_answers(self.stripe, url=f"http://127.0.0.1:{self.stripe_port}")
        self.worker.start()


@contextlib.contextmanager
def database_server(place: DataDirectory) -> Iterator[EmbeddedPostgres]:
    """Run a server that does nothing of its own accord while we measure."""
    with EmbeddedPostgres(data=place.postgres) as server:
        with connect(server.url()) as connection:
            connection.execute("ALTER SYSTEM SET autovacuum = off")
            connection.execute("SELECT pg_reload_conf()")
        yield server


@contextlib.contextmanager
def running_shop(
    *, place: DataDirectory, databases: Databases, products: int, is_cached: bool, say: Say
) -> Iterator[Shop]:
    """Run a shop over a fresh copy of a catalogue of that size."""
    template = _catalogue(databases, place=place, products=products, say=say)
    databases.drop(RUNNING)
    databases.create(RUNNING, template=template)
    shop = _make_shop(place=place, database_url=databases.url(RUNNING), is_cached=is_cached)
    try:
        _collect_static_files(place, shop.environment, say)
        shop.web.start()
        wait_until_answers(shop.web, url=f"{shop.url}/healthz")
        yield shop
    finally:
        for process in (shop.worker, shop.stripe, shop.web):
            process.stop()
        databases.drop(RUNNING)


def _make_shop(*, place: DataDirectory, database_url: str, is_cached: bool) -> Shop:
    port, stripe_port = free_port(), free_port()
    url, stripe_url = f"http://127.0.0.1:{port}", f"http://127.0.0.1:{stripe_port}"
    environment = _environment(place, database_url=database_url, base_url=url, stripe_url=stripe_url)
    if not is_cached:
        environment["CACHE_URL"] = NO_CACHE
    return Shop(
        port=port,
        environment=environment,
        place=place,
        web=web_server(port=port, environment=environment, logs=place.logs),
        worker=job_worker(environment=environment, logs=place.logs),
        stripe=stripe_emulator(
            port=stripe_port,
            database=place.stripe,
            webhook_url=f"{url}/stripe/webhook/",
            environment=environment,
            logs=place.logs,
        ),
        stripe_port=stripe_port,
    )


def _environment(
    place: DataDirectory,
    *,
    database_url: str,
    base_url: str = "http://127.0.0.1",
    stripe_url: str = "http://127.0.0.1",
) -> dict[str, str]:
    passed_on = {name: value for name, value in os.environ.items() if not name.startswith(NOT_PASSED_ON)}
    wanted = {**passed_on, "DJANGO_SETTINGS_MODULE": "tests.benchmarks.settings", "LOG_LEVEL": "WARNING"}
    return place.environment(database_url=database_url, base_url=base_url, stripe_url=stripe_url, wanted=wanted)


def _catalogue(databases: Databases, *, place: DataDirectory, products: int, say: Say) -> str:
    """Return the name of a database with so many products, made when there is none for this state of the code."""
    stamp = places.fingerprint(_sources())
    name = f"catalogue_{stamp}_{products}"
    if databases.has(name):
        return name
    demo = _demo(databases, place=place, stamp=stamp, say=say)
    say(f"Generating {products} products (only this once)")
    with _unfinished(databases, template=demo, name=name) as url:
        environment = _environment(place, database_url=url)
        manage("generate_products", str(products), environment=environment)
        manage("place_orders", MEMBER, str(ORDERS), environment=environment)
    return name


def _demo(databases: Databases, *, place: DataDirectory, stamp: str, say: Say) -> str:
    name = f"demo_{stamp}"
    if databases.has(name):
        return name
    for stale in databases.names():
        if stale.startswith(("demo_", "catalogue_")):
            databases.drop(stale)
    place.clear()
    say("Loading the demo shop (only this once)")
    with _unfinished(databases, template="template0", name=name) as url:
        manage("set_up_shop", "--demo", environment=_environment(place, database_url=url))
    return name


@contextlib.contextmanager
def _unfinished(databases: Databases, *, template: str, name: str) -> Iterator[str]:
    """Return a database to fill; it gets its name only when it's full."""
    databases.drop("unfinished")
    databases.create("unfinished", template=template)
    yield databases.url("unfinished")
    databases.rename("unfinished", to=name)


def _sources() -> list[Path]:
    """List what decides about the rows."""
    rows = [path for path in (ROOT / "demo").rglob("*") if "__pycache__" not in path.parts]
    return [
        *places.schema_files(),
        *rows,
        ROOT / "tests/benchmarks/products.py",
        ROOT / "tests/benchmarks/orders.py",
    ]


def _collect_static_files(place: DataDirectory, environment: dict[str, str], say: Say) -> None:
    stamp = places.fingerprint(places.static_files())
    if place.static_stamp.exists() and place.static_stamp.read_text() == stamp:
        return
    say("Collecting static files")
    collecting = static_files(environment=environment, logs=place.logs)
    collecting.start()
    try:
        if collecting.running is not None and collecting.running.wait():
            raise UnableToRun(f"Static files can't be collected:\n{collecting.last_words()}")
    finally:
        collecting.stop()
    place.static_stamp.write_text(stamp)


def manage(*command: str, environment: dict[str, str], stdin: str = "") -> str:
    """
    Run one of Django's commands to its end and give what it said.

    :raises UnableToRun: if it fails
    """
    done = subprocess.run(
        [sys.executable, "manage.py", *command],
        cwd=ROOT,
        env=environment,
        input=stdin,
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        last_words = "\n".join((done.stdout + done.stderr).splitlines()[-15:])
        raise UnableToRun(f"{command[0]} failed. Its last words:\n{last_words}")
    return done.stdout
