import difflib
import subprocess
import sys

import psycopg
import pytest

from local import schema
from tests.support.databases import ROOT


def test_schema_dump_says_what_the_migrations_make():
    made = schema.write_down_migrations().splitlines()
    written = schema.SCHEMA.read_text().splitlines()

    # Not left to pytest, which takes minutes to compare texts of this length.
    differences = list(difflib.unified_diff(written, made, "schema.sql", "migrations", lineterm="", n=0))

    assert differences[:40] == [], "Run `manage.py dump_schema` and commit local/schema.sql."


def test_schema_dump_is_of_a_readable_size():
    assert schema.SCHEMA.stat().st_size < 1_500_000


def test_load_schema_refuses_a_database_with_tables(databases, template):
    command = [sys.executable, "manage.py", "load_schema"]

    done = subprocess.run(
        command, cwd=ROOT, env={"DATABASE_URL": databases.url(template)}, capture_output=True, text=True
    )

    assert done.returncode == 1
    assert "The database is not empty" in done.stderr


def test_settle_names_moments_and_random_ids_alike_in_each_run():
    first = "('2026-11-22 09:10:11.123+00', '0b1e0b4e-58a5-4b0c-8f0e-0123456789ab')"
    second = "('2027-01-02 03:04:05+00', 'ffffffff-58a5-4b0c-8f0e-0123456789ab')"

    assert schema.settle(first) == schema.settle(second)


def test_settle_keeps_ids_that_differ_apart():
    rows = "'0b1e0b4e-58a5-4b0c-8f0e-0123456789ab', '1b1e0b4e-58a5-4b0c-8f0e-0123456789ab'"

    first, second = schema.settle(rows).split(", ")

    assert first != second


@pytest.mark.django_db
def test_migrated_database_has_the_rows_that_migrations_made(databases):
    with psycopg.connect(databases.server_url) as connection:
        assert connection.execute("SELECT 1").fetchone() == (1,)
