"""Databases for tests: copies of a template, which takes a twentieth of a second instead of a minute."""

import contextlib
import hashlib
import os
from collections.abc import Callable, Iterator
from pathlib import Path

from local import schema
from local.databases import Databases, connect
from local.postgres import DatabaseIsInUse, EmbeddedPostgres

ROOT = Path(__file__).resolve().parents[2]
SERVERS = ROOT / "var" / "test"
# Set by the process that starts the server, for the workers that it starts.
SERVER_VARIABLE = "SEEDPEARL_TEST_SERVER"
LOCK = 5_201_314


@contextlib.contextmanager
def serve_tests() -> Iterator[str]:
    """Return the address of a server for tests: the one that DATABASE_URL names, or one of our own."""
    given = os.environ.get(SERVER_VARIABLE) or os.environ.get("DATABASE_URL")
    if given:
        yield given
        return
    server = start_server()
    os.environ[SERVER_VARIABLE] = server.url()
    try:
        yield server.url()
    finally:
        del os.environ[SERVER_VARIABLE]
        server.stop()


def start_server() -> EmbeddedPostgres:
    """Start a server whose data survives the run; each of several runs at the same time has its own."""
    for slot in range(1, 32):
        server = EmbeddedPostgres(data=SERVERS / str(slot) / "postgres", durable=False)
        with contextlib.suppress(DatabaseIsInUse):
            server.start()
            drop_left_overs(server.databases())
            return server
    raise DatabaseIsInUse("Too many test runs at the same time.")


def drop_left_overs(databases: Databases) -> None:
    """Delete what runs that were killed have left in this server, which is only ours."""
    for name in databases.names():
        if name.startswith(("test_", "stack_", "launched")):
            databases.drop(name)


def template_database(databases: Databases) -> str:
    """Return the name of a database as the migrations make it, making it when there is none."""
    migrations = [*ROOT.glob("*/migrations/*.py"), *ROOT.glob("shop/*/migrations/*.py")]
    stamp = fingerprint([schema.SCHEMA, ROOT / "requirements.txt", *migrations])
    return ensure_template(databases, kind="template", stamp=stamp, fill=fill_with_schema)


def fill_with_schema(url: str) -> None:
    """Load the schema dump, and run what migrations are newer."""
    schema.load(url=url)
    schema.make(url=url)


def ensure_template(
    databases: Databases, *, kind: str, stamp: str, fill: Callable[[str], None], base: str = "template0"
) -> str:
    """Make a database to copy, unless it's there; drop those of the same kind that went stale."""
    name = f"{kind}_{stamp}"
    with connect(databases.server_url) as connection:
        # One of the workers makes it, the others wait.
        connection.execute("SELECT pg_advisory_lock(%s)", [LOCK])
        if not databases.has(name):
            for stale in databases.names():
                if stale.startswith(f"{kind}_"):
                    databases.drop(stale)
            unfinished = f"{kind}_unfinished"
            databases.drop(unfinished)
            databases.create(unfinished, template=base)
            fill(databases.url(unfinished))
            databases.rename(unfinished, to=name)
    return name


def fingerprint(paths: list[Path]) -> str:
    """Return a fingerprint of the contents of these files."""
    digest = hashlib.sha256()
    for path in sorted(paths):
        digest.update(os.fsencode(path.relative_to(ROOT)) + b"\0" + path.read_bytes())
    return digest.hexdigest()[:12]
