"""
The schema dump: what the migrations make of an empty database, as one file of SQL.

Running some 320 migrations takes a minute; loading what they end in takes a second. A test runs them all and
proves that the file says the same.
"""

import os
import re
import subprocess
import sys
import uuid
from pathlib import Path

import psycopg

from local.postgres import temporary_server
from local.programs import SystemUser, run_program

ROOT = Path(__file__).resolve().parents[1]
SCHEMA = Path(__file__).with_name("schema.sql")
HEADING = "-- What the migrations make of an empty database. Made by `manage.py dump_schema`; don't edit.\n"
ONE_MOMENT = "2026-01-01 00:00:00+00"
MOMENT = re.compile(r"(?<=')\d{4}-\d\d-\d\d \d\d:\d\d:\d\d(?:\.\d+)?\+00(?=')")
RANDOM_ID = re.compile(r"(?<=')[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12}(?=')")
REMARK = re.compile(r"^--\n-- .*\n--\n\n*|^-- Dumped .*\n+", re.MULTILINE)
# Said by pg_dump 18, but unknown to older servers or different in each run.
NOT_PORTABLE = re.compile(r"^(?:\\(?:un)?restrict .*|SET transaction_timeout .*)\n+", re.MULTILINE)


class UnableToDump(Exception):
    """The database could not be dumped; the message says why."""


def write_down_migrations() -> str:
    """Run every migration in a database of its own and give what they made as SQL."""
    with temporary_server() as server:
        databases = server.databases()
        databases.create("migrated")
        make(url=databases.url("migrated"))
        # PostgreSQL words some conditions differently once they were dumped and loaded, but only once.
        databases.create("loaded")
        load(url=databases.url("loaded"), script=dump(url=databases.url("migrated")))
        return dump(url=databases.url("loaded"))


def make(*, url: str) -> None:
    """Run every migration on an empty database, in a process of its own: settings are read but once."""
    environment = {
        **os.environ,
        "DATABASE_URL": url,
        "DJANGO_SETTINGS_MODULE": "shop.settings.development",
        # Django keeps migrations in sets, and records those that replace others in the sets' order.
        "PYTHONHASHSEED": "0",
    }
    command = [sys.executable, "manage.py", "migrate", "--verbosity=0"]
    subprocess.run(command, cwd=ROOT, env=environment, check=True)


def dump(*, url: str) -> str:
    """
    Return a database's schema and rows as SQL, the same text for the same content.

    :raises UnableToDump: if pg_dump fails
    """
    options = ["--no-owner", "--no-privileges", "--no-comments", "--rows-per-insert=100", "--encoding=UTF8"]
    done = run_program("pg_dump", *options, "--dbname", url, user=SystemUser.current())
    if done.returncode:
        raise UnableToDump(done.stderr.strip())
    return HEADING + settle(done.stdout)


def settle(said: str) -> str:
    """Take out of a dump what differs from run to run: remarks, moments and random ids."""
    names: dict[str, str] = {}

    def rename(found: re.Match[str]) -> str:
        return names.setdefault(found.group(), str(uuid.uuid5(uuid.NAMESPACE_OID, f"seedpearl {len(names)}")))

    settled = RANDOM_ID.sub(rename, MOMENT.sub(ONE_MOMENT, said))
    return re.sub(r"\n{3,}", "\n\n", NOT_PORTABLE.sub("", REMARK.sub("", settled)))


def load(*, url: str, script: str | None = None) -> None:
    """Bring an empty database to what the schema dump, or another one, says."""
    with psycopg.connect(url) as connection:
        connection.execute((script or SCHEMA.read_text()).encode())


def is_empty(*, url: str) -> bool:
    """Whether a database has no table yet."""
    with psycopg.connect(url) as connection:
        query = "SELECT 1 FROM information_schema.tables WHERE table_schema = 'public' LIMIT 1"
        return connection.execute(query).fetchone() is None
